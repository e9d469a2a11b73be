"""A sheet of the working paper: plain rows in, a filtered, printable Excel table out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from jixiao.forms.excel import (
    FORMULA_MARKS,
    HIGHEST,
    LINE,
    LONGEST,
    Formats,
    exact_float,
    lines_of,
    print_on_a4,
)
from jixiao.reports.printable import printable

MOST_ROWS = 1_000_000
"""Rows of one sheet; Excel ends at 1,048,576. What is more goes on in a further sheet."""

FONT: dict[str, object] = {"font_name": "宋体", "font_size": 10, "valign": "top"}
_GRID = {**FONT, "border": 1, "border_color": "#BFBFBF"}
_HEAD = {**_GRID, "bold": True, "bg_color": "#E7ECF2", "align": "center", "valign": "vcenter"}
_MARKS: dict[str, dict[str, object]] = {
    "head": {"bold": True, "bg_color": "#E7ECF2"},
    "error": {"bg_color": "#F8D7D3", "bold": True},
    "warning": {"bg_color": "#FCEBC5"},
    "info": {"bg_color": "#DCE9F7"},
    "holds": {"bg_color": "#DFF0E0"},
    "rounding": {"bg_color": "#E9F0D6"},
    "contradicted": {"bg_color": "#F8D7D3", "bold": True},
    "undecidable": {"bg_color": "#E4E1EC"},
}
"""Fills of cells that hold a severity or verdict; the word always stands in the cell too."""


@dataclass(frozen=True, slots=True)
class Number:
    """A cell with a number as printed: ``digits`` in ASCII with the printed places."""

    digits: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell with a word in the colour of a severity or verdict."""

    word: str
    mark: str


Cell = str | Number | Marked


@dataclass(frozen=True, slots=True)
class Column:
    """A column's title and its width in characters of the standard font."""

    title: str
    width: float


@dataclass(slots=True)
class Sheet:
    """A table: its name on the tab, columns and rows."""

    name: str
    columns: Sequence[Column]
    rows: list[list[Cell]] = field(default_factory=list)


def write_sheet(workbook: Any, formats: Formats, sheet: Sheet, header: str, footer: str) -> None:
    """The table on one sheet, or on several where it has more rows than one can hold."""
    for number, start in enumerate(range(0, max(1, len(sheet.rows)), MOST_ROWS), 1):
        name = sheet.name if number == 1 else f"{sheet.name}{number}"
        page = workbook.add_worksheet(name)
        _lay_out(page, header, footer)
        page.set_row(0, _height([f"{column.title}\n" for column in sheet.columns], sheet.columns))
        for index, column in enumerate(sheet.columns):
            page.set_column(index, index, column.width)
            page.write_string(0, index, column.title, formats.get(**_HEAD, text_wrap=True))
        rows = sheet.rows[start : start + MOST_ROWS]
        for line, row in enumerate(rows, 1):
            page.set_row(line, _height(row, sheet.columns))
            for index, cell in enumerate(row):
                write_cell(page, formats, line, index, cell)
        page.autofilter(0, 0, max(1, len(rows)), len(sheet.columns) - 1)


def write_cell(page: Any, formats: Formats, row: int, column: int, cell: Cell) -> None:
    """One cell: a number where it is exactly one, else text that is never a formula."""
    if isinstance(cell, Marked):
        look = formats.get(**_GRID, **_MARKS.get(cell.mark, {}), text_wrap=True)
        page.write_string(row, column, cell.word, look)
    elif isinstance(cell, str):
        _write_text(page, formats, row, column, cell)
    elif (value := exact_float(cell.digits)) is None:
        _write_text(page, formats, row, column, cell.digits)
    else:
        places = len(cell.digits.partition(".")[2])
        shown = "#,##0" + ("." + "0" * places if places else "")
        page.write_number(row, column, value, formats.get(**_GRID, num_format=shown))


def _write_text(page: Any, formats: Formats, row: int, column: int, cell: str) -> None:
    text = cell_text(cell)
    quoted = text.startswith(FORMULA_MARKS)
    look = formats.get(**_GRID, text_wrap=True, quote_prefix=quoted)
    if text:
        page.write_string(row, column, text, look)
    else:
        page.write_blank(row, column, None, look)


def cell_text(text: str) -> str:
    """The text as a cell can hold it: no control characters, cut with … where it is too long."""
    shown = printable(text)
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "…"


def _lay_out(page: Any, header: str, footer: str) -> None:
    print_on_a4(page, printable(header), footer)
    page.fit_to_pages(1, 0)
    page.freeze_panes(1, 2)
    page.repeat_rows(0)
    page.hide_gridlines(2)


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points that hold the tallest cell: WPS and LibreOffice do not work them out on opening."""
    texts = ((cell.word if isinstance(cell, Marked) else cell) for cell in row)
    tallest = max(
        lines_of(text, column.width) if isinstance(text, str) else 1
        for text, column in zip(texts, columns, strict=True)
    )
    return min(HIGHEST, LINE * tallest + 2)
