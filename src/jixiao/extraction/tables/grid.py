"""A table as a grid of places: clean texts and plain numbers, each cell looked at once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from jixiao.documents.document import Cell, Table
from jixiao.figures.clean import clean
from jixiao.late import late_regex

_PLAIN = late_regex(r"\s*(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([%％]?)[\s?？]*")
_BROKEN = late_regex(r"\s*(-?\d[\d,.\s]*?)\s*([%％]?)\s*")
_NUMBER = late_regex(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_DIGIT = late_regex(r"\d")
_DASHES = frozenset(
    {"-", "--", "—", "——", "———", "–", "/", "//", "\\", "—/", "-/-", "*", "…", "……"}
)
_MAX_DIGITS = 24


class Number(NamedTuple):
    """A cell that holds one number and nothing else, in code points of the document."""

    digits: str
    start: int
    number_end: int
    end: int
    percent: bool


class Place:
    """A cell in the grid. ``text`` is clean; ``number`` stands where it is a bare number.

    A blank cell has neither; ``dash`` tells a printed dash from a blank.
    """

    __slots__ = (
        "blank",
        "column",
        "column_span",
        "dash",
        "end",
        "number",
        "row",
        "row_span",
        "start",
        "text",
    )

    def __init__(self, cell: Cell, text: str, number: Number | None) -> None:
        self.row = cell.row
        self.column = cell.column
        self.row_span = cell.row_span
        self.column_span = cell.column_span
        self.start = cell.start
        self.end = cell.end
        self.dash = text in _DASHES
        self.text = "" if self.dash else text
        self.number = number
        self.blank = number is None and not self.text


class Grid:
    """Places by row; ``at`` also finds the cell that covers a place.

    Most cells of a disclosure are blank: a blank cell that spans nothing has no place.
    """

    def __init__(self, table: Table, text: str) -> None:
        self.n_columns = table.n_columns
        self.rows: list[list[Place]] = [[] for _ in range(table.n_rows)]
        self.filled: list[list[Place]] = [[] for _ in range(table.n_rows)]
        """By row the cells that start there and hold text or a number."""
        self.numbering: dict[int, bool] = {}
        """Rows already looked at for being a row of column numbers."""
        self._at: dict[tuple[int, int], Place] = {}
        for cell in table.cells:
            single = cell.row_span == 1 and cell.column_span == 1
            if cell.row >= table.n_rows or (single and cell.start == cell.end):
                continue
            place = _place(cell, text)
            self.rows[cell.row].append(place)
            if not place.blank:
                self.filled[cell.row].append(place)
            if single:
                self._at[cell.row, cell.column] = place
            else:
                self._cover(place)

    def _cover(self, place: Place) -> None:
        for row in range(place.row, place.row + place.row_span):
            for column in range(place.column, place.column + place.column_span):
                self._at.setdefault((row, column), place)

    def at(self, row: int, column: int) -> Place | None:
        """The cell that stands at or covers a place; None for a single blank cell."""
        return self._at.get((row, column))

    def __len__(self) -> int:
        return len(self.rows)


def _place(cell: Cell, text: str) -> Place:
    start, end = cell.start, cell.end
    if start == end:
        return Place(cell, "", None)
    plain = _PLAIN.fullmatch(text, start, end)
    if plain is not None:
        digits, percent = plain[1], plain[2]
        if len(digits) <= _MAX_DIGITS:
            number = Number(
                digits.replace(",", ""), plain.start(1), plain.end(1), plain.end(2), bool(percent)
            )
            return Place(cell, digits + percent, number)
    raw = text[start:end]
    label = normal(raw)
    return Place(cell, label, _broken(raw, start) if label[:1] in "-0123456789" else None)


def _broken(raw: str, offset: int) -> Number | None:
    """A number that breaks over lines inside its cell."""
    match = _BROKEN.fullmatch(raw)
    if match is None or "\n" not in match[1]:
        return None
    digits = "".join(match[1].split())
    if " " in match[1].strip().replace("\n", "") or not _NUMBER.fullmatch(digits):
        return None
    if len(digits) > _MAX_DIGITS:
        return None
    return Number(
        digits.replace(",", ""),
        offset + match.start(1),
        offset + match.end(1),
        offset + match.end(2),
        bool(match[2]),
    )


@lru_cache(maxsize=8192)
def normal(raw: str) -> str:
    """A label as it is meant: no blanks, widths and quotes folded, breaks closed."""
    if len(raw) <= 400:
        return clean(raw, cell=True).text.strip()
    return raw.strip()


def has_digit(text: str) -> bool:
    """Whether any digit stands in a text."""
    return _DIGIT.search(text) is not None
