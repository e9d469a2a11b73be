"""Accounts with one cell per line whose sides number their rows (公开01表, 公开04表: 行次).

Blank cells are lost; the running numbers of both sides tell where each row begins, and which
figure is none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.documents.document import Table
from jixiao.documents.flat_grid import Piece, blank_at, build_table, piece, pieces_apart
from jixiao.documents.textlines import Line, windows
from jixiao.late import late_regex

_NAME, _NUMBER, _COLUMNS = "项目", "行次", "栏次"
_DIGIT = late_regex(r"\d")
_LONGEST = 30
_FEWEST_ROWS = 4
"""The header and three rows."""
_WIDEST = 8


@dataclass(slots=True)
class _Side:
    """One side of the account: its columns, and the number of its last row."""

    width: int
    last: int = 0

    def goes_on(self, cell: Piece) -> bool:
        """Whether a cell can be the number of a later row; some rows may be left out."""
        return cell.words.isdigit() and int(cell.words) > self.last

    def is_next(self, cell: Piece) -> bool:
        """Whether a cell is the number of the very next row."""
        return self.last > 0 and cell.words == str(self.last + 1)


def opens_numbered(lines: Sequence[Line], first: int) -> bool:
    """Whether a line is the first name of such a header, or the header itself."""
    words = _bare(lines[first].words)
    if words != _NAME:
        return words.startswith(_NAME + _NUMBER)
    return any(_bare(line.words) == _NUMBER for line in lines[first + 1 : first + 3])


def read_numbered(text: str, lines: Sequence[Line], first: int) -> tuple[Table, int] | None:
    """The table that begins with the line ``first`` and the line behind it, if there is one."""
    rows: list[list[Piece]] = []
    for window in windows(lines, first):
        cells = _all_cells(text, window)
        rows, count = _rows(cells)
        if count + 2 * _WIDEST < len(cells):
            break
    if not rows:
        return None
    end = _end(rows)
    return _table(rows), next(n for n in range(first, len(lines)) if lines[n].end >= end) + 1


def _all_cells(text: str, lines: Sequence[Line]) -> list[Piece]:
    """The cells of the lines, up to one that can be none."""
    cells: list[Piece] = []
    for line in lines:
        if len(line.words) > _LONGEST and not _DIGIT.search(line.words):
            break
        cells += _cells(text, line)
    return cells


def read_numbered_cells(pieces: Sequence[Piece]) -> Table | None:
    """The table of cells that bars end, None where they do not follow one another like that."""
    cells = [one for one in pieces if one.words]
    names = [_bare(one.words) for one in cells[: 2 * _WIDEST]]
    if _NUMBER not in names or _NAME not in names:
        return None
    first = names.index(_NAME)
    rows, count = _rows(cells[first:])
    return _table(rows) if rows and first + count == len(cells) else None


def _bare(words: str) -> str:
    return words.replace(" ", "")


def _cells(text: str, line: Line) -> list[Piece]:
    """The cell that a line is, or its cells where blanks part them."""
    apart = pieces_apart(text, line.start, line.end)
    several = any(one.is_number or one.words == _NUMBER for one in apart)
    return apart if several or not apart else [piece(text, line.start, line.end)]


def _table(rows: list[list[Piece]]) -> Table:
    return build_table(rows, rows[0][0].start, _end(rows), header_rows=1)


def _end(rows: list[list[Piece]]) -> int:
    return max(one.end for one in rows[-1])


def _rows(cells: list[Piece]) -> tuple[list[list[Piece]], int]:
    """The header and the rows, with how many cells they take; none where they are too few."""
    header = _header(cells)
    if header is None:
        return [], 0
    sides, place = header
    rows = [cells[:place]]
    place = _behind_numbering(cells, place)
    while (found := _row(cells, place, sides)) is not None:
        row, place = found
        rows.append(row)
    return (rows, place) if len(rows) >= _FEWEST_ROWS else ([], 0)


def _header(cells: list[Piece]) -> tuple[tuple[_Side, _Side], int] | None:
    """Both sides and the place of the first row: names, until one stands before a number."""
    names = [_bare(one.words) for one in cells[: 2 * _WIDEST]]
    starts = [n for n, name in enumerate(names) if name == _NAME]
    if len(starts) != 2 or any(names[n + 1 : n + 2] != [_NUMBER] for n in starts):
        return None
    first = next((n for n, one in enumerate(cells) if one.is_number), 0)
    end = first - 1
    left, right = starts[1], end - starts[1]
    if not 2 < left <= _WIDEST or not 2 < right <= _WIDEST:
        return None
    return (_Side(left), _Side(right)), end


def _behind_numbering(cells: list[Piece], place: int) -> int:
    """The place behind 栏次 with the numbers of the columns, on both sides."""
    while place < len(cells) and _bare(cells[place].words) == _COLUMNS:
        place += 1
        while place < len(cells) and cells[place].is_number:
            place += 1
    return place


def _row(
    cells: list[Piece], place: int, sides: tuple[_Side, _Side]
) -> tuple[list[Piece], int] | None:
    """The next row with the place behind it; None where the numbers do not go on."""
    row: list[Piece] = []
    for side, other in (sides, sides[::-1]):
        found = _half(cells, place, side, other)
        if found is None:
            return None
        half, place = found
        row += half
    return row, place


def _half(
    cells: list[Piece], place: int, side: _Side, other: _Side
) -> tuple[list[Piece], int] | None:
    """Name, number and figures of one side, blank where they are lost."""
    if place >= len(cells):
        return None
    named = not cells[place].is_number
    number = place + named
    if number >= len(cells) or not side.goes_on(cells[number]):
        return None
    side.last = int(cells[number].words)
    end = number + 1
    while end < len(cells) and cells[end].is_number and end - number < side.width - 1:
        if other.is_next(cells[end]):
            break
        end += 1
    blank = blank_at(cells[end - 1].end)
    figures = cells[number + 1 : end]
    if len(figures) not in (0, 1, side.width - 2):
        return None
    name = cells[place] if named else blank_at(cells[number].start)
    return [name, cells[number], *figures, *[blank] * (side.width - 2 - len(figures))], end
