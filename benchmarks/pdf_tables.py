"""The tables of a PDF as read, against the inventory of rows and the facts in their cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jixiao.documents.document import Document, Table
from jixiao.documents.reading import read_document

Outcome = tuple[str, str]
"""What was looked at, and what is wrong with it (empty where nothing is)."""


@lru_cache(maxsize=8)
def document_of(path: Path) -> Document:
    return read_document(path)


def plain(text: str) -> str:
    """Text without blanks and width, for comparing cells."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def tables_of(path: Path, labels: list[dict[str, Any]]) -> Iterator[Outcome]:
    """Every table of the inventory, with what differs in its rows."""
    document = document_of(path)
    for label in labels:
        table = table_for(document, label)
        yield f"table {label['id']} p{label['pages']}", _row_problem(document, table, label)


def table_for(document: Document, label: Mapping[str, Any]) -> Table | None:
    """The table that stands on the label's pages; the one of most alike width where several do."""
    pages = set(label["pages"])
    here = [table for table in document.tables() if pages & set(pages_of(document, table))]
    ranked = sorted(
        here,
        key=lambda t: (
            abs(t.n_columns - label["columns"]),
            abs(len(filled_rows(document, t)) - label["data_rows"]),
        ),
    )
    return ranked[0] if ranked else None


def pages_of(document: Document, table: Table) -> tuple[int, ...]:
    page = document.locate(table.start, table.start).page
    return table.pages or ((page,) if page else ())


def filled_rows(document: Document, table: Table) -> list[int]:
    """Rows in which some cell begins that holds text."""
    return sorted({c.row for c in table.cells if document.text[c.start : c.end].strip()})


def _row_problem(document: Document, table: Table | None, label: Mapping[str, Any]) -> str:
    if table is None:
        return "not found"
    rows = filled_rows(document, table)
    heads = {label["header_rows"], table.header_rows or 0}
    counts = {sum(row >= header for row in rows) for header in heads}
    if label["data_rows"] not in counts:
        shape = f"{table.n_rows}x{table.n_columns}, header {table.header_rows}"
        return f"{counts} rows of data, expected {label['data_rows']} ({shape})"
    return ""


def facts_of(
    path: Path, tables: list[dict[str, Any]], facts: list[dict[str, Any]]
) -> Iterator[Outcome]:
    """Every fact that stands in a cell: printed as labelled, blank as blank."""
    document = document_of(path)
    by_id = {label["id"]: label for label in tables}
    for fact in facts:
        if fact["source"] != "table":
            continue
        label = by_id[fact["table"].split()[0]]
        table = table_for(document, label)
        name = f"fact {fact['id'].rsplit('-', 1)[-1]} p{fact['page']} {fact['label']}"
        yield name, _cell_problem(document, table, label, fact)


def _cell_problem(
    document: Document, table: Table | None, label: Mapping[str, Any], fact: Mapping[str, Any]
) -> str:
    if table is None:
        return "its table was not found"
    grid = _grid(document, table)
    header = label["header_rows"]
    candidates = list(_candidates(grid, header, fact))
    if not candidates:
        return "its cell was not found"
    printed = plain(fact["printed"])
    if any(value == printed for value in candidates):
        return ""
    return f"reads {candidates[:4]}, printed {fact['printed']!r}"


def _grid(document: Document, table: Table) -> list[list[str]]:
    """The cells' texts; a merged cell stands in each place that it covers."""
    grid = [[""] * table.n_columns for _ in range(table.n_rows)]
    for cell in table.cells:
        text = plain(document.text[cell.start : cell.end])
        for row in range(cell.row, min(cell.row + cell.row_span, table.n_rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.n_columns)):
                grid[row][column] = text
    return grid


def _candidates(grid: list[list[str]], header: int, fact: Mapping[str, Any]) -> Iterator[str]:
    """The values of the cells that the fact's row and column name."""
    row_name = plain(fact["row_code"] or "")
    column_name = plain(fact["column"])
    for row in grid[header:]:
        for start in _row_heads(row, row_name):
            for column in _columns(grid, header, column_name, start, len(row)):
                yield row[column]


def _row_heads(row: list[str], name: str) -> Iterator[int]:
    """The last column of each place where a row bears the name; a code may spread over cells."""
    if not name:
        yield -1
    for column in range(len(row)):
        for last in range(column, min(column + 3, len(row))):
            if name and row[column] and "".join(row[column : last + 1]) == name:
                yield last


def _columns(grid: list[list[str]], header: int, name: str, after: int, end: int) -> list[int]:
    """Columns under the named header; in a two-sided table the first one right of the label."""
    wanted = name.split("-")
    found = []
    for column in range(after + 1, end):
        above = [grid[row][column] for row in range(min(header, len(grid)))]
        if all(any(part in cell for cell in above) for part in wanted):
            found.append(column)
    if name in ("收入", "支出"):
        return [after + 1] if after + 1 < end else []
    return found[:1] if name == "决算数" else found
