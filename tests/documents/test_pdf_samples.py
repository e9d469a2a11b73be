"""The sample disclosures against their labels: tables, facts, furniture, reading order."""

from __future__ import annotations

import functools
import re
from typing import Any

import pytest

from jixiao.documents.document import Cell, Document, Paragraph, Table
from jixiao.documents.pdf import read_pdf
from tests.samples import pdf_labels, sample_file

LABELLED = pdf_labels()
TABLES = [(doc, table) for doc in LABELLED for table in doc["tables"]]
FACTS = [(doc, fact) for doc in LABELLED for fact in doc["facts"]]


def _id(value: Any) -> str:
    return str(value["id"])


@functools.cache
def sample(path: str) -> Document:
    file = sample_file(path)
    return read_pdf(str(file), file.read_bytes())


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def texts(document: Document, cells: list[Cell]) -> list[str]:
    return [plain(document.text[cell.start : cell.end]) for cell in cells]


def rows_of(table: Table) -> list[list[Cell]]:
    return [[cell for cell in table.cells if cell.row == row] for row in range(table.n_rows)]


def table_on(document: Document, page: int) -> Table:
    found = [table for table in document.tables() if page in table.pages]
    assert len(found) == 1, f"{len(found)} tables on page {page}"
    return found[0]


@pytest.mark.parametrize(("doc", "label"), TABLES, ids=_id)
def test_table_inventory(doc: dict[str, Any], label: dict[str, Any]) -> None:
    document = sample(doc["path"])
    table = table_on(document, label["pages"][0])
    body = rows_of(table)[label["header_rows"] :]
    filled = [row for row in body if any(texts(document, row))]
    assert table.pages == tuple(label["pages"])
    assert table.origin == "ruled"
    assert table.header_rows == label["header_rows"]
    assert table.n_columns == label["columns"]
    assert len(filled) == label["data_rows"]
    assert len(body) - len(filled) == label["blank_rows"]
    numbers = [text for row in filled for text in texts(document, row)]
    amount = re.compile(r"-?[\d,]+\.\d+")
    assert sum(bool(amount.fullmatch(text)) for text in numbers) == label["numeric_cells"]


@pytest.mark.parametrize("doc", LABELLED, ids=_id)
def test_no_tables_but_the_printed_ones(doc: dict[str, Any]) -> None:
    document = sample(doc["path"])
    assert len(list(document.tables())) == len(doc["tables"])
    assert len(document.page_starts) == doc["pages"]


@pytest.mark.parametrize("doc", LABELLED, ids=_id)
def test_title_and_unit_stand_in_paragraphs_of_their_own(doc: dict[str, Any]) -> None:
    document = sample(doc["path"])
    paragraphs = {plain(document.text[p.start : p.end]) for p in document.paragraphs()}
    for label in doc["tables"]:
        if label["unit"]:
            assert plain(label["name"]) in paragraphs
    assert any(text.endswith(("单位：万元", "单位：元")) for text in paragraphs)


def header_path(document: Document, table: Table, column: int) -> str:
    """All header texts above a column, top down."""
    above = [
        cell
        for cell in table.cells
        if cell.row < (table.header_rows or 0)
        and cell.column <= column < cell.column + cell.column_span
    ]
    return "-".join(texts(document, sorted(above, key=lambda cell: cell.row)))


def code_of(document: Document, row: list[Cell], last: int) -> str:
    """The code printed in up to three cells before the name in column ``last``."""
    parts = [
        text
        for cell, text in zip(row, texts(document, row), strict=True)
        if cell.column < last and text
    ]
    digits = ""
    for text in reversed(parts):
        if not text.isdigit():
            break
        digits = text + digits
        if len(text) > 2:
            break
    return digits


def fact_cells(document: Document, table: Table, fact: dict[str, Any]) -> list[str]:
    """The texts a fact may mean: right of its row label, under its column title."""
    wanted = [plain(part) for part in fact["column"].split("-")]
    found = []
    for row in rows_of(table)[table.header_rows or 0 :]:
        labels = texts(document, row)
        for at, cell in enumerate(row):
            label = labels[at]
            code = fact["row_code"]
            if not code:
                begins = at == 0
            elif code.isdigit():
                begins = label == code or (
                    bool(label)
                    and not label.isdigit()
                    and code_of(document, row, cell.column) == code
                )
            else:
                begins = label == plain(code)
            if begins:
                for right in row[at + (1 if code else 0) :]:
                    path = header_path(document, table, right.column)
                    if all(part in path for part in wanted):
                        found.append(plain(document.text[right.start : right.end]))
                        break
    return found


@pytest.mark.parametrize(("doc", "fact"), FACTS, ids=_id)
def test_fact(doc: dict[str, Any], fact: dict[str, Any]) -> None:
    document = sample(doc["path"])
    start = document.page_starts[fact["page"] - 1]
    end = [*document.page_starts, len(document.text)][fact["page"]]
    if fact["source"] == "text":
        assert plain(fact["printed"]) in plain(document.text[start:end])
        return
    table = table_on(document, fact["page"])
    side = plain(fact["column"])
    if side in ("收入", "支出"):
        money = "决算数" if "预算" not in doc["doc_kind"] else "预算数"
        fact = fact | {"column": f"{side}-{money}"}
    found = fact_cells(document, table, fact)
    assert found, f"no row {fact['row_code']!r} with column {fact['column']!r}"
    assert found[0] == fact["printed"]


def page_text(document: Document, page: int) -> str:
    return document.text.split("\f")[page - 1]


def test_clipped_text_is_gone() -> None:
    document = sample("documents/budget-2025-finance-bureau.pdf")
    assert "hidden_text" in document.notes
    for page, numbers in ((7, range(1, 9)), (8, range(9, 12))):
        starts = re.findall(r"^(\d+)\.“", page_text(document, page), flags=re.MULTILINE)
        assert [int(number) for number in starts] == list(numbers)


def test_reading_order_follows_the_page() -> None:
    document = sample("documents/final-accounts-2024-finance-bureau.pdf")
    text = plain("".join(page_text(document, page) for page in (21, 22, 23)))
    for quote in (
        "其他收入6.2万元，占0.21%；三、支出决算情况说明",
        "项目支出603.14万元，占20.51%；四、",
        "住房保障支出（类）445.69万元，占15.16%；（三）",
        "年初预算为161.62万元，支出决算为160.75万元。",
    ):
        assert quote in text
    headings = re.findall(r"[一二三四五六七八九十]、[^。]{2,30}?说明", text)
    assert [heading[0] for heading in headings] == list("一二三四五六七八九一")


@pytest.mark.parametrize("doc", LABELLED, ids=_id)
def test_paragraphs_are_whole(doc: dict[str, Any]) -> None:
    document = sample(doc["path"])
    for block in document.blocks:
        if isinstance(block, Paragraph):
            text = document.text[block.start : block.end]
            assert text.strip()
            assert "\n" not in text
            assert "\t" not in text
            assert document.text[block.end] == "\n"
    assert document.text.count("\f") == doc["pages"]


@pytest.mark.parametrize("doc", LABELLED, ids=_id)
def test_every_printed_character_has_a_box_on_its_page(doc: dict[str, Any]) -> None:
    document = sample(doc["path"])
    for offset, char in enumerate(document.text):
        if char.isspace():
            continue
        locator = document.locate(offset, offset + 1)
        assert locator.box is not None
        assert locator.page is not None
        x0, y0, x1, y1 = locator.box
        assert -1 <= x0 <= x1 <= 850
        assert -1 <= y0 < y1 <= 850


def test_blocks_are_in_order_and_apart() -> None:
    for doc in LABELLED:
        document = sample(doc["path"])
        ends = 0
        for block in document.blocks:
            assert ends <= block.start <= block.end
            ends = block.end
