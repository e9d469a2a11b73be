"""A .csv is told by its rows of fields; prose with commas stays a text."""

from __future__ import annotations

import pytest

from jixiao.documents.reading import read_data

TABLE = '项目,预算数,决算数\r\n"基本支出,其中人员",140.00,"1,142.60"\r\n合计,140.00,1142.60\r\n'
SHOWN = "项目\t预算数\t决算数\t\n基本支出,其中人员\t140.00\t1,142.60\t\n合计\t140.00\t1142.60\t\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    document = read_data("a.csv", TABLE.encode(encoding))
    assert (document.format, document.text) == ("csv", SHOWN)


def test_semicolons_and_places() -> None:
    document = read_data("a.txt", "项目;金额\n甲;1,5\n乙;2.50\n".encode())
    assert document.text == "项目\t金额\t\n甲\t1,5\t\n乙\t2.50\t\n"
    place = document.locate(document.text.index("2.50"), document.text.index("2.50") + 4)
    assert (place.sheet, place.cell, place.row, place.column) == (None, "B3", 3, 2)


def test_title_above_the_fields() -> None:
    rows = "收支决算表,,\n项目,预算数,决算数\n甲,1.00,2.00\n"
    assert read_data("a", rows.encode()).text == (
        "收支决算表\n项目\t预算数\t决算数\t\n甲\t1.00\t2.00\t\n"
    )


def test_line_breaks_within_a_field() -> None:
    document = read_data("a", '项目,数\n"甲\n乙",1\n丙,2\n'.encode())
    (table,) = document.tables()
    assert (table.n_rows, document.text) == (3, "项目\t数\t\n甲\n乙\t1\t\n丙\t2\t\n")


@pytest.mark.parametrize(
    "text",
    [
        "2024年支出196.12万元,比上年增加13.82万元\n其中基本支出142.60万元,项目支出53.52万元\n",
        "收入,支出\n甲,乙\n",
        "一行,1\n",
        "收入总计512.00万元，支出总计512.00万元；与上年相比,增加32.00万元。\n" * 3,
        "项目\t金额\n甲\t1\n",
    ],
)
def test_other_texts_stay_texts(text: str) -> None:
    document = read_data("a.csv", text.encode())
    assert (document.format, document.text) == ("text", text)


def test_broken_quotes() -> None:
    assert "乙" in read_data("a.csv", '项目,数\n"甲,1\n乙,2\n'.encode()).text
