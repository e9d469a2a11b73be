"""Notes become comments of exactly their cells; everything else in the workbook stays."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from jixiao import verbs
from jixiao.cli.main import main
from jixiao.documents import DocumentError, read_document
from jixiao.documents.annotating import Note, annotate
from jixiao.documents.document import Document
from tests.converting import convert
from tests.documents.workbooks import saved

WRONG = "支出合计196.12万元，其中：基本支出142.60万元，项目支出54.52万元。"


def report() -> Any:
    """Two sheets with a comment, a chart and a table that does not add up."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "收支表"
    for row, cells in enumerate(
        [("项目", "决算数"), ("基本支出", 142.6), ("项目支出", 53.52), ("合计", 197.12)], 1
    ):
        for column, content in enumerate(cells, 1):
            sheet.cell(row, column, content).number_format = "#,##0.00"
    sheet["A2"].comment = Comment("请核对附件", "张三")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    sheet.add_chart(chart, "E5")
    book.create_sheet("说明")["B3"] = WRONG
    return book


@pytest.fixture
def read(tmp_path: Path) -> Document:
    path = tmp_path / "决算.xlsx"
    path.write_bytes(saved(report()))
    return read_document(path)


def note(document: Document, quote: str, text: str, level: str = "error") -> Note:
    at = document.text.index(quote)
    return Note(at, at + len(quote), text, level)


def comments(data: bytes) -> dict[tuple[str, str], str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet
        for cell in row
        if cell.comment
    }


def test_comments_on_their_cells(read: Document) -> None:
    notes = [
        note(read, "197.12", "错误 AR01\n197.12 → 196.12"),
        note(read, "197.12", "警告 CO01", "warning"),
        note(read, "基本支出", "提示"),
        note(read, "196.12万元", "错误 <&> \x01二"),
    ]
    found = comments(annotate(read, notes))
    assert found == {
        ("收支表", "B4"): "错误 AR01\n197.12 → 196.12\n\n警告 CO01",
        ("收支表", "A2"): "请核对附件\n\n提示",
        ("说明", "B3"): "错误 <&> 二",
    }


def test_all_else_is_kept(read: Document, tmp_path: Path) -> None:
    before = Path(read.path).read_bytes()
    after = annotate(read, [note(read, "197.12", "错误"), note(read, "196.12万元", "错误")])
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        assert set(old.namelist()) <= set(new.namelist())
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert {name for name in changed if "chart" in name or "styles" in name} == set()
    assert changed <= {
        "[Content_Types].xml",
        "xl/worksheets/sheet2.xml",
        *(name for name in changed if "comment" in name or "rels" in name or "Drawing" in name),
    }
    path = tmp_path / "批注.xlsx"
    path.write_bytes(after)
    again = read_document(path)
    assert (again.text, again.notes) == (read.text, read.notes)


def test_notes_twice(read: Document) -> None:
    once = annotate(read, [note(read, "197.12", "一")])
    Path(read.path).write_bytes(once)
    twice = annotate(
        read_document(read.path), [note(read, "197.12", "二"), note(read, "53.52", "三")]
    )
    assert comments(twice)["收支表", "B4"] == "一\n\n二"
    assert comments(twice)["收支表", "B3"] == "三"


def test_a_changed_file_is_refused(read: Document) -> None:
    book = report()
    book["收支表"]["B4"] = 1
    Path(read.path).write_bytes(saved(book))
    with pytest.raises(DocumentError) as caught:
        annotate(read, [note(read, "197.12", "错误")])
    assert caught.value.code == "changed"


def test_the_command_line_writes_the_copy(read: Document, tmp_path: Path) -> None:
    result = verbs.check(read)
    wrong = {result.document.locate(one.start, one.end).cell for one in result.findings}
    assert wrong
    assert main(["check", read.path, "--annotate", "-o", str(tmp_path / "出")]) == 1
    copy = (tmp_path / "出" / "决算.annotated.xlsx").read_bytes()
    assert {cell for _, cell in comments(copy)} == wrong | {"A2"}


def test_libreoffice_shows_the_comments(read: Document, tmp_path: Path) -> None:
    path = tmp_path / "批注.xlsx"
    path.write_bytes(
        annotate(read, [note(read, "197.12", "错误一"), note(read, "196.12万元", "错误二")])
    )
    copy = convert(path, "ods")
    with zipfile.ZipFile(copy) as package:
        content = package.read("content.xml").decode()
    assert "错误一" in content
    assert "错误二" in content
    assert "请核对附件" in content
