"""Tables with one cell per line, each ended by a bar: header names first, then the figures.

Such a table has lost its merges: the covered cells follow at the end of their row, so that every
row is equally long. Two header rows can be put together where one name fits over the second row;
anything less certain stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jixiao.documents.document import Cell, Table
from jixiao.documents.flat_codes import read_coded
from jixiao.documents.flat_grid import Piece, blank_at, pieces_between
from jixiao.documents.flat_headers import read_named_rows, read_sides, read_stacked, two_rows
from jixiao.documents.flat_numbered import read_numbered_cells
from jixiao.documents.textlines import Line
from jixiao.late import late_regex

_FRAGMENT = 20
"""Longest line without a bar, in characters, that may be the first half of a cell."""
_NEXT_BAR = 3
"""Lines to the next bar: the bar of the first cell, the second cell and its bar."""
_MOST_COLUMNS = 12
"""Columns of a table whose rows are told by where their names and figures stand, at most."""
_SURE_ROWS = 3
"""Rows below the header without a blank cell that tell where names and figures stand."""
_LEAD = 6
"""Lines at the top among which the unit of a table may stand."""
_UNIT = late_regex(r"[（(]?(?:金额)?[单單]位[:：]?\s*[^|\s]{1,4}[)）]?\s*(\|)?")
_YEAR = late_regex(r"20[0-3]\d")
_SHARED = 2
"""Characters that a name over several columns shares with one of them, at least."""


def is_barred_cell(line: Line) -> bool:
    """One cell and a bar, or bars alone."""
    words = line.words
    return words.endswith("|") and "|" not in words.rstrip("| ")


def ends_below(lines: Sequence[Line], first: int) -> bool:
    """Whether a line is a cell whose bar stands alone below it, as the next one's does; the next
    one may be blank.
    """
    following = [line.words for line in lines[first + 1 : first + 1 + _NEXT_BAR]]
    barred = following[:1] == ["|"] and "|" in following[1:]
    return barred and 0 < len(lines[first].words) <= _FRAGMENT


def region_end(lines: Sequence[Line], first: int) -> int:
    """Where the run of cells that begins at ``first`` ends; a cell may be broken over two lines,
    its bar on the next.
    """
    end = index = first
    while index < len(lines):
        if is_barred_cell(lines[index]):
            end = index + 1
        elif not 0 < len(lines[index].words) <= _FRAGMENT or index > end + _bar_alone(lines, index):
            break
        index += 1
    return end


def title_within(lines: Sequence[Line], first: int, end: int) -> int:
    """Where a line without a bar parts a run of cells, each with its bar, from the next table; 0
    for none.
    """
    apart = (n for n in range(first + 1, end - 1) if not lines[n].words.endswith("|"))
    place = next(apart, 0)
    beside = place and is_barred_cell(lines[place - 1]) and is_barred_cell(lines[place + 1])
    return place if beside else 0


def _bar_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether the line behind one is nothing but a bar."""
    return index + 1 < len(lines) and lines[index + 1].words == "|"


def read_barred_cells(text: str, lines: Sequence[Line]) -> Table | None:
    """The table, None where the places of its cells cannot be told."""
    lines = lines[_above(lines) :]
    pieces = _unframed(pieces_between(text, lines[0].start, lines[-1].end, "|")[:-1])
    if told := read_coded(pieces) or read_numbered_cells(pieces):
        return told
    pieces = _with_years(pieces)
    if known := read_stacked(pieces) or read_sides(pieces):
        cells, rows_total, width = known
        return Table(lines[0].start, lines[-1].end, rows_total, width, cells, "lines", 2)
    if known := read_named_rows(pieces):
        cells, rows_total, width = known
        return Table(lines[0].start, lines[-1].end, rows_total, width, cells, "lines", 1)
    width = _row_length(pieces)
    if width and not _fits(pieces, width):
        width = _labelled_width(pieces) or width
    if not width or len(pieces) // width < 2:
        return None
    if cut := len(pieces) % width:
        pieces += [blank_at(lines[-1].end)] * (width - cut)
    rows = [pieces[start : start + width] for start in range(0, len(pieces), width)]
    titles = _titles(rows) if width > 1 else 0
    first = next((n for n, row in enumerate(rows) if any(one.is_number for one in row)), titles)
    headers, values = rows[titles:first], rows[first:]
    whole = _whole(values) or ((titles or _labelled_width(pieces) == width) and _labelled(values))
    if not values or not whole:
        return None
    names = _header_cells(headers, width)
    if names is None:
        return None
    cells = [Cell(n, 0, row[0].start, row[0].end, 1, width) for n, row in enumerate(rows[:titles])]
    cells += [replace(name, row=name.row + titles) for name in names]
    for number, row in enumerate(values, first):
        cells += [Cell(number, column, one.start, one.end) for column, one in enumerate(row)]
    span = (lines[0].start, lines[-1].end)
    return Table(*span, len(rows), width, cells, "lines", first)


def _unframed(pieces: list[Piece]) -> list[Piece]:
    """The cells without the bars that open every row, as they close it; a title may stand before
    the first of them, or the bar that opens the first row behind a unit.
    """
    filled = next((n for n, one in enumerate(pieces[1:]) if one.words), 0)
    first = blank_at(pieces[0].start)
    for framed, lost in ((pieces[filled:], bool(pieces[filled].words)), ([first, *pieces], True)):
        width = next((n for n, one in enumerate(framed) if n and not one.words), 0)
        if width > 2 and _is_framed(framed, width) and (not lost or framed[2 * width :]):
            return [one for number, one in enumerate(framed) if number % width]
    return pieces


def _with_years(pieces: list[Piece]) -> list[Piece]:
    """The cells, years that follow one another in the header told to be no figures: 2014, 2015."""
    named = next((n for n, one in enumerate(pieces) if not one.is_number), 0)
    first = next((n for n, one in enumerate(pieces) if n > named and one.is_number), 0)
    after = first
    while after < len(pieces) and _YEAR.fullmatch(pieces[after].words):
        after += 1
    years = [int(one.words) for one in pieces[first:after]]
    steps = {later - earlier for earlier, later in pairwise(years)}
    if steps not in ({1}, {-1}):
        return pieces
    named_years = [replace(one, words=f"{one.words}年") for one in pieces[first:after]]
    return [*pieces[:first], *named_years, *pieces[after:]]


def _is_framed(pieces: list[Piece], width: int) -> bool:
    """Whether rows of this length open with a blank cell and a filled one."""
    named = all(one.words for one in (*pieces[1:width], *pieces[1::width]))
    return named and not any(one.words for one in pieces[width::width])


def _above(lines: Sequence[Line]) -> int:
    """How many lines lead up to a unit that stands above the table, that one included."""
    units = [
        (n, n + 1 if unit[1] else n + 2)
        for n, line in enumerate(lines[:_LEAD])
        if (unit := _UNIT.fullmatch(line.words)) and (unit[1] or _bar_alone(lines, n))
    ]
    place, after = units[-1] if units else (0, 0)
    lone = all(line.words.strip("| ") == "" for line in lines[:place])
    return after if lone and len(lines) > after else 0


def _fits(pieces: list[Piece], width: int) -> bool:
    """Whether rows of this length begin with words wherever they hold figures."""
    rows = [pieces[start : start + width] for start in range(0, len(pieces), width)]
    return not any(row[0].is_number for row in rows[1:])


def _labelled_width(pieces: list[Piece]) -> int:
    """The length under which every row below the header is a name and its figures, one without a
    remainder if there is one; 0 for none.
    """
    first = next((n for n, one in enumerate(pieces) if one.is_number), 0)
    widths = range(2, min(first, _MOST_COLUMNS) + 1)
    for width in sorted(widths, key=lambda one: len(pieces) % one > 0):
        rows = [pieces[start : start + width] for start in range(0, len(pieces), width)]
        whole = [row for row in rows[1:] if len(row) == width]
        shape = [one.is_number for one in whole[0]] if whole else []
        alike = all(_is_shaped(row, shape) for row in whole)
        said = all(one.words for row in (rows[0], *whole[:_SURE_ROWS]) for one in row)
        headed = not any(one.is_number for one in rows[0])
        if alike and said and headed and True in shape and not shape[0]:
            return width
    return 0


def _is_shaped(row: list[Piece], shape: list[bool]) -> bool:
    """Whether names and figures stand where they do in the first row; names may be blank where
    their figures are, as in the shorter half of a balance.
    """
    named = False
    for one, is_number in zip(row, shape, strict=True):
        named = named if is_number else bool(one.words)
        if (one.words and one.is_number != is_number) or bool(one.words) != named:
            return False
    return True


def _titles(rows: list[list[Piece]]) -> int:
    """How many rows at the top hold nothing but a title or a unit."""
    for number, row in enumerate(rows):
        if not row[0].words or any(cell.words for cell in row[1:]):
            return number
    return 0


def _whole(values: list[list[Piece]]) -> bool:
    """Whether no cell is blank: then nothing can have moved."""
    return all(cell.words for row in values for cell in row)


def _labelled(values: list[list[Piece]]) -> bool:
    """Whether every row begins with words, and has figures behind them."""
    return all(
        row[0].words and not row[0].is_number and any(cell.is_number for cell in row[1:])
        for row in values
    )


def _row_length(pieces: list[Piece]) -> int:
    """Cells per row: up to the end of the first blanks, or up to the first figure."""
    index = 0
    while index < len(pieces) and pieces[index].words and not pieces[index].is_number:
        index += 1
    while index < len(pieces) and not pieces[index].words:
        index += 1
    return index


def _header_cells(headers: list[list[Piece]], width: int) -> list[Cell] | None:
    names = [[cell for cell in row if cell.words] for row in headers]
    if len(headers) == 1 and len(names[0]) == width:
        return [Cell(0, column, one.start, one.end) for column, one in enumerate(names[0])]
    if len(headers) != 2 or len(names[1]) - 1 != width - len(names[0]):
        return None
    parent = _parent(names[0], names[1])
    return None if parent is None else two_rows(names[0], names[1], parent)


def _parent(upper: list[Piece], lower: list[Piece]) -> int | None:
    """Which name of the upper row stands over the lower row: the one that begins like a part."""
    shared = [max(_common_start(name.words, part.words) for part in lower) for name in upper]
    best = max(shared)
    return shared.index(best) if best >= _SHARED and shared.count(best) == 1 else None


def _common_start(one: str, other: str) -> int:
    pairs = zip(one.replace(" ", ""), other.replace(" ", ""), strict=False)
    count = 0
    for first, second in pairs:
        if first != second:
            break
        count += 1
    return count
