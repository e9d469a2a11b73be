"""A sheet of the working paper: plain rows in, a filtered, printable Excel table out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from jixiao.reports.printable import printable

MOST_ROWS = 1_000_000
"""Rows of one sheet; Excel ends at 1,048,576. What is more goes on in a further sheet."""

_LONGEST = 32_000
"""Characters of one cell; Excel ends at 32,767."""

_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

LINE = 14
"""Points of one line of text."""

_HIGHEST = 409
"""Points of the highest row that Excel knows."""

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


class Formats:
    """The cell formats of one workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **properties: object) -> Any:
        """The format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


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


def print_on_a4(page: Any, header: str, footer: str) -> None:
    """A4 across, narrow margins, document name above and page numbers below."""
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_header('&L&9&"宋体,Regular"' + _heading(header))
    page.set_footer('&C&9&"宋体,Regular"' + footer)


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
    quoted = text.startswith(_FORMULA_MARKS)
    look = formats.get(**_GRID, text_wrap=True, quote_prefix=quoted)
    if text:
        page.write_string(row, column, text, look)
    else:
        page.write_blank(row, column, None, look)


def cell_text(text: str) -> str:
    """The text as a cell can hold it: no control characters, cut with … where it is too long."""
    shown = printable(text)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"


def exact_float(digits: str) -> float | None:
    """The number as Excel keeps it, or None where its 15 digits would change it."""
    try:
        exact = Decimal(digits)
    except InvalidOperation:
        return None
    if not exact.is_finite() or len(exact.as_tuple().digits) > 15:
        return None
    value = float(exact)
    return value if Decimal(repr(value)) == exact else None


def _lay_out(page: Any, header: str, footer: str) -> None:
    print_on_a4(page, header, footer)
    page.fit_to_pages(1, 0)
    page.freeze_panes(1, 2)
    page.repeat_rows(0)
    page.hide_gridlines(2)


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes in a column, where a Chinese character takes two places."""
    return sum(
        max(1, math.ceil(len(part.encode("gb18030", "replace")) / width))
        for part in text.split("\n")
    )


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points that hold the tallest cell: WPS and LibreOffice do not work them out on opening."""
    texts = ((cell.word if isinstance(cell, Marked) else cell) for cell in row)
    tallest = max(
        lines_of(text, column.width) if isinstance(text, str) else 1
        for text, column in zip(texts, columns, strict=True)
    )
    return min(_HIGHEST, LINE * tallest + 2)


def _heading(text: str) -> str:
    """A page header: && prints one &; Excel takes 255 characters."""
    return "".join(_escaped(printable(text)))


def _escaped(text: str) -> Iterator[str]:
    left = 200
    for character in text:
        piece = "&&" if character == "&" else character
        left -= len(piece)
        if left < 0:
            return
        yield piece
