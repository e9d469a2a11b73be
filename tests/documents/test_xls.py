"""Old workbooks read like new ones; damaged and locked ones are told plainly."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from jixiao.documents import DocumentError
from jixiao.documents.reading import read_data
from tests.converting import convert
from tests.documents.damaging import damaged
from tests.documents.workbooks import saved, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """One workbook as .xlsx and as the .xls that LibreOffice makes of it."""
    book = workbook(
        {
            "A1": "2024年度收入支出决算表", "C2": "单位：万元", "A3": "项目", "B3": "决算数",
            "C3": "占比", "A4": "基本支出", "B4": 1142.6, "C4": "=B4/B$6", "A5": "项目支出",
            "B5": 53.52, "C5": "=B5/B$6", "A6": "合计", "B6": "=SUM(B4:B5)", "A7": "日期",
            "B7": 45657,
        },
        {
            "B4": "#,##0.00", "B5": "#,##0.00", "B6": "#,##0.00", "C4": "0.00%", "C5": "0.00%",
            "B7": 'yyyy"年"m"月"d"日"',
        },
    )  # fmt: skip
    book.active.merge_cells("A1:C1")
    book.active.row_dimensions[5].hidden = True
    book.create_sheet("代码")["A1"] = 99
    book["代码"].sheet_state = "hidden"
    path = tmp_path_factory.mktemp("旧表") / "决算.xlsx"
    path.write_bytes(saved(book))
    return path.read_bytes(), convert(path, "xls").read_bytes()


def test_the_same_as_new(old: tuple[bytes, bytes]) -> None:
    new_document, old_document = (read_data("决算", data) for data in old)
    assert old_document.format == "xls"
    assert old_document.text == new_document.text
    assert "1,142.60\t95.53%" in old_document.text
    assert "2024年12月31日" in old_document.text
    assert old_document.notes == ["hidden_sheets:代码", "hidden_cells:Sheet"]
    at = old_document.text.index("1,142.60")
    assert old_document.locate(at, at + 8).cell == "B4"


def test_damage_is_told(old: tuple[bytes, bytes]) -> None:
    whole = old[1]
    for data in damaged(whole, seed=1, copies=150, each=6, start=512):
        with contextlib.suppress(DocumentError):
            read_data("a.xls", data)
    for size in range(600, len(whole), 700):
        with contextlib.suppress(DocumentError):
            read_data("a.xls", whole[:size])


def test_no_workbook_within() -> None:
    with pytest.raises(DocumentError) as caught:
        read_data("a.xls", OLE + "Workbook".encode("utf-16-le"))
    assert caught.value.code == "damaged"


def test_a_container_in_circles_ends() -> None:
    path = Path(__file__).parents[1] / "fuzzing" / "corpus" / "container-in-circles.xls"
    with pytest.raises(DocumentError) as caught:
        read_data("a.xls", path.read_bytes())
    assert caught.value.code == "damaged"
