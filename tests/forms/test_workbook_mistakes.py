"""What a clerk or a stranger does wrong in a workbook: all told at once, each with its cell."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jixiao import verbs
from jixiao.filing.filing import Filing
from jixiao.filing.schema import fields
from jixiao.forms.filing_reading import read_filing
from jixiao.forms.problem import FormError
from jixiao.forms.recognising import is_filing
from tests.forms.clerk import Clerk
from tests.forms.mistakes import place_of, plant_mistakes


def new(path: Path) -> Clerk:
    path.write_bytes(verbs.workbook(Filing("xinjiang", 2024)))
    return Clerk(path)


def told(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(FormError) as caught:
        read_filing(path)
    return [(problem.place, problem.message) for problem in caught.value.problems]


def test_forty_mistakes_give_forty_messages_with_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    planted = plant_mistakes(clerk)
    clerk.save(path)
    found = told(path)
    assert len(planted) == 40
    assert len(found) == 40
    assert {place for place, _ in found} == set(planted)
    for place, message in found:
        assert planted[place] in message, (place, message)


def spoilt(tmp_path: Path, spoil: Callable[[Any], None]) -> list[tuple[str, str]]:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    spoil(clerk.book)
    clerk.save(path)
    return told(path)


def set_cell(sheet: str, coordinate: str, value: object) -> Callable[[Any], None]:
    def spoil(book: Any) -> None:
        book[sheet][coordinate].value = value

    return spoil


def copied(book: Any) -> None:
    book["单位情况"]["C4"].value = "甲单位"
    book.copy_worksheet(book["单位情况"])


def sorted_apart(book: Any) -> None:
    """Names and values sorted, the hidden column not."""
    sheet = book["单位情况"]
    for column in "BC":
        one, other = sheet[f"{column}5"], sheet[f"{column}6"]
        one.value, other.value = other.value, one.value


def without_marks(book: Any) -> None:
    book["项目"].delete_cols(1)


def without_head(book: Any) -> None:
    book["三公经费"].delete_rows(3)


def extra_row(book: Any) -> None:
    sheet = book["收支预算"]
    row = next(cell.row for cell in sheet["B"] if cell.value == "其他资金")
    sheet["A" + str(row)].value = None


@pytest.mark.parametrize(
    ("spoil", "place", "words"),
    [
        (set_cell("说明", "A2", None), "", "不是填报工作簿"),
        (set_cell("说明", "C2", "jixiao.workbook/2"), "说明!C2", "由较新的版本写成"),
        (set_cell("说明", "C3", "jixiao.filing/7"), "说明!C3", "请升级 jixiao"),
        (set_cell("说明", "C2", "other/1"), "说明!C2", "写的是 other/1"),
        (set_cell("说明", "C5", "24"), "说明!C5", "年度应为四位年份"),
        (set_cell("说明", "C4", None), "说明!C4", "地区应填"),
        (set_cell("单位情况", "B6", "级别"), "单位情况!B6", "这一行应是“单位级别”，写的是“级别”"),
        (set_cell("项目", "C7", "名字"), "项目!C7", "这一列应是“项目名称”，写的是“名字”"),
        (set_cell("项目", "D6", "我的项目"), "项目!B6", "这一行是说明或例行"),
        (set_cell("项目", "F4", 5), "项目!F4", "各行合计由其他数算出（应为 0）"),
        (copied, "单位情况 Copy!C4", "与 单位情况!C4 填的是同一项"),
        (sorted_apart, "单位情况!B5", "错开了"),
        (without_marks, "项目", "隐藏的 A 列不见了"),
        (without_head, "三公经费!A4", "表头的隐藏行不见了"),
    ],
)
def test_what_moves_or_changes_the_form_is_told(
    spoil: Callable[[Any], None], place: str, words: str, tmp_path: Path
) -> None:
    found = spoilt(tmp_path, spoil)
    assert any(at == place and words in message for at, message in found), found


def test_a_row_added_among_single_values_is_never_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    cell = clerk.single(fields()["budget.initial.other"])
    cell.value = 3
    cell.parent.cell(cell.row, 1).value = None
    clerk.save(path)
    assert told(path) == [(place_of(cell), "这一行不是表里原有的项目，读不进来；请填到原有的行")]


def test_a_sample_row_may_be_deleted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    clerk.book["项目"].delete_rows(6)
    clerk.save(path)
    assert read_filing(path).rows == {}


def repacked(path: Path, more: dict[str, bytes], drop: str = "") -> None:
    """The package with parts added or replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w") as fresh:
        for name in old.namelist():
            if name not in more and name != drop:
                fresh.writestr(name, old.read(name))
        for name, content in more.items():
            fresh.writestr(name, content)
    path.write_bytes(buffer.getvalue())


LINK = b'<Relationships><Relationship Target="file:///C:/other.xlsx"/></Relationships>'
MACRO = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled"/></Types>'


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"xl/vbaProject.bin": b"x"}, "带有宏（xl/vbaProject.bin）；请另存为不带宏的 .xlsx"),
        ({"[Content_Types].xml": MACRO}, "启用宏的工作簿（.xlsm）"),
        ({"xl/macrosheets/sheet1.xml": b"<x/>"}, "带有宏"),
        (
            {
                "xl/externalLinks/externalLink1.xml": b"<x/>",
                "xl/externalLinks/_rels/externalLink1.xml.rels": LINK,
            },
            "引用了别的工作簿（file:///C:/other.xlsx）",
        ),
        ({"xl/connections.xml": b"<x/>"}, "连接了外部数据"),
        ({"xl/embeddings/oleObject1.bin": b"x"}, "嵌有别的程序的对象"),
        ({"xl/workbook.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}, "文档类型声明"),
        ({"xl/workbook.xml": b"<broken"}, "打不开"),
        ({"xl/big.bin": b"0" * (65 * 1024 * 1024)}, "解开后超过 64 MB"),
    ],
)
def test_what_is_refused_is_named(more: dict[str, bytes], words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    new(path)
    repacked(path, more)
    ((place, message),) = told(path)
    assert place == ""
    assert words in message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rubbish", "打不开"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧格式（.xls、.et）或加了密码"),
        (b"", "应为“键: 值”的一组"),
        (b"\xff\xfe\x00", "应为 UTF-8 的文本文件"),
    ],
)
def test_other_files_are_told_apart(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert any(words in message for _, message in told(path))
    assert not is_filing(path)


def test_a_foreign_workbook_is_no_filing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["一", "二"])
    book.save(path)
    assert not is_filing(path)
    ((_, message),) = told(path)
    assert "应有版本标记 jixiao.workbook/1，没有找到" in message


def test_a_missing_file() -> None:
    with pytest.raises(FormError, match="读不出来"):
        read_filing(Path("nowhere.xlsx"))


def test_rows_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    new(path)
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet2.xml")
    far = sheet.replace(b"</sheetData>", b'<row r="99999999"><c r="A99999999"/></row></sheetData>')
    repacked(path, {"xl/worksheets/sheet2.xml": far})
    ((place, message),) = told(path)
    assert place == "单位情况"
    assert "用到的行或格子太多" in message


def test_cells_far_away_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    clerk = new(path)
    clerk.book["项目"]["XFD1048576"].value = "角落"
    clerk.save(path)
    assert read_filing(path).rows == {}
