"""Headers of two rows in tables with one cell per line, whose merges are lost."""

from __future__ import annotations

from jixiao.documents.document import Cell
from jixiao.documents.flat_grid import Piece, blank_at, cells_of
from jixiao.late import late_regex

_SUBTOTAL = late_regex(r"小\s*计|合\s*计")
"""The first name of a lower row: what its other names add up to."""
_LEAST_ROWS = 2
_LEAST_UPPER = 2
"""Names of the upper row: that of the rows, and the one over the lower row."""
_LEAST_WIDTH = 4
_MOST_COLUMNS = 12
_FEWEST_TOLD = 3
"""Rows with figures."""
_SIDES = 2
_SIDE_WIDTHS = (2, 3)
"""Columns of either side: a name with a figure, or with two."""


def read_stacked(pieces: list[Piece]) -> tuple[list[Cell], int, int] | None:
    """The cells, rows and columns of a table without blank cells whose lower header row opens with
    小计; None where it is none. The names above a lower row of ``n`` names are one less than the
    columns that it leaves.
    """
    first = next((n for n, one in enumerate(pieces) if one.is_number), 0) - 1
    width = next((n for n, one in enumerate(pieces[first + 1 :], 1) if not one.is_number), 0)
    if first != width + 1 or width < _LEAST_WIDTH or not all(one.words for one in pieces):
        return None
    values, over = pieces[first:], (len(pieces) - first) % width
    rows = [values[start : start + width] for start in range(0, len(values), width)]
    regular = all(not row[0].is_number and all(one.is_number for one in row[1:]) for row in rows)
    starts = [n for n in range(_LEAST_UPPER, first - 1) if _SUBTOTAL.fullmatch(pieces[n].words)]
    if over or not regular or len(rows) < _LEAST_ROWS or not starts:
        return None
    upper, lower = pieces[: starts[-1]], pieces[starts[-1] : first]
    cells = two_rows(upper, lower, name_over(upper, lower))
    return cells + cells_of(rows, 2), len(rows) + 2, width


def read_sides(pieces: list[Piece]) -> tuple[list[Cell], int, int] | None:
    """The cells, rows and columns of an account whose sides stand beside each other (收入 and 支出
    over 项目, 预算数, 项目, 预算数); None where the names right above the first row are not alike
    for both sides, or a row does not go with them.
    """
    first = next((n for n, one in enumerate(pieces) if one.is_number), 0) - 1
    wide = next((n for n in _SIDE_WIDTHS if _alike(pieces[first - 2 * n : first], n)), 0)
    upper = [one for one in pieces[: max(0, first - 2 * wide)] if one.words]
    if not wide or len(upper) != _SIDES:
        return None
    values = pieces[first:]
    values += [blank_at(values[-1].end)] * (-len(values) % (2 * wide))
    rows = [values[at : at + 2 * wide] for at in range(0, len(values), 2 * wide)]
    if not all(_goes_with(row, wide) for row in rows):
        return None
    cells = [Cell(0, n * wide, one.start, one.end, 1, wide) for n, one in enumerate(upper)]
    cells += cells_of([pieces[first - 2 * wide : first], *rows], 1)
    return cells, len(rows) + 2, 2 * wide


def read_named_rows(pieces: list[Piece]) -> tuple[list[Cell], int, int] | None:
    """The cells, rows and columns of a table whose rows are a name with figures, some of them
    blank, under a header that names every column; None where no length of its rows tells that.
    """
    first = next((n for n, one in enumerate(pieces) if one.is_number), 0)
    for width in range(2, min(first, _MOST_COLUMNS) + 1):
        blank = blank_at(pieces[-1].end)
        whole = [*pieces, *[blank] * (-len(pieces) % width)]
        rows = [whole[at : at + width] for at in range(0, len(whole), width)]
        told = sum(any(one.is_number for one in row) for row in rows)
        if told < _FEWEST_TOLD or not all(one.words for one in rows[0]):
            continue
        if all(row[0].words and _goes_with(row, width) for row in rows[1:]):
            return cells_of(rows), len(rows), width
    return None


def _alike(names: list[Piece], wide: int) -> bool:
    """Whether names are the same for both sides."""
    words = [one.words for one in names]
    return len(words) == 2 * wide and all(words) and words[:wide] == words[wide:]


def _goes_with(row: list[Piece], wide: int) -> bool:
    """Whether every side of a row is a name with figures, some of them blank, or blank itself."""
    for start in range(0, len(row), wide):
        name, *figures = row[start : start + wide]
        told = [one for one in figures if one.words]
        if name.is_number or not all(one.is_number for one in told) or (told and not name.words):
            return False
    return True


def name_over(upper: list[Piece], lower: list[Piece]) -> int:
    """Which name of the upper row the names behind 小计 are of: the one they share most with."""
    parts = {letter for one in lower[1:] for letter in one.words}
    shared = [len(parts & set(name.words)) for name in upper]
    return max(range(1, len(upper)), key=lambda n: (shared[n], n))


def two_rows(upper: list[Piece], lower: list[Piece], parent: int) -> list[Cell]:
    """The header cells where one name of the upper row stands over all of the lower row."""
    cells = []
    column = 0
    for index, name in enumerate(upper):
        wide = len(lower) if index == parent else 1
        tall = 1 if index == parent else 2
        cells.append(Cell(0, column, name.start, name.end, tall, wide))
        column += wide
    for offset, part in enumerate(lower):
        cells.append(Cell(1, parent + offset, part.start, part.end))
    return cells
