"""Tables by classification code with one cell per line: code, name and a figure for each column,
or code, name and amount several times abreast.

The code of a total is blank, and its cell may be lost; so the rows are told by what follows a
code or a name, not by their length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jixiao.documents.document import Table
from jixiao.documents.flat_grid import Piece, blank_at, build_table, piece
from jixiao.documents.textlines import Line, windows
from jixiao.late import late_regex

_CODED = late_regex(r"(?:[支功经][出能济](?:分类)?)?(?:科目)?(?:编码|代码)")
_CODE = late_regex(r"\d{3}(?:\d\d){0,2}")
_TOTAL = late_regex(r"[合总]\s*计")
_NOTE = late_regex(r"^注|[。；]")
_LABELS = 2
_GROUP = 3
"""Code, name and amount."""
_FEWEST_ROWS = 4
"""The header and three rows."""
_LONGEST = 30
_WIDEST = 16
"""Cells of a row at most: what a window that ends within one leaves over."""


def is_coded(words: str) -> bool:
    """Whether a cell is the first of such a header."""
    return _CODED.fullmatch(words) is not None


def read_coded(pieces: Iterable[Piece]) -> Table | None:
    """The table of such cells, None where they do not follow one another like that."""
    filled = [one for one in pieces if one.words]
    rows, count = _rows(filled) if filled and is_coded(filled[0].words) else ([], 0)
    return _table(rows) if rows and count == len(filled) else None


def read_coded_lines(text: str, lines: Sequence[Line], first: int) -> tuple[Table, int] | None:
    """The table that begins with the line ``first`` and the line behind it, if there is one."""
    rows: list[list[Piece]] = []
    for window in windows(lines, first):
        cells = _cells(text, window)
        rows, count = _rows(cells)
        if count + _WIDEST < len(cells):
            break
    if not rows:
        return None
    end = rows[-1][-1].end
    after = next(n for n in range(first, len(lines)) if lines[n].end >= end) + 1
    return _table(rows), after


def _cells(text: str, lines: Sequence[Line]) -> list[Piece]:
    """The lines as cells, up to one that can be none."""
    cells: list[Piece] = []
    for line in lines:
        if len(line.words) > _LONGEST or _NOTE.search(line.words):
            break
        if line.words:
            cells.append(piece(text, line.start, line.end))
    return cells


def _table(rows: list[list[Piece]]) -> Table:
    return build_table(rows, rows[0][0].start, rows[-1][-1].end, header_rows=1)


def _rows(pieces: list[Piece]) -> tuple[list[list[Piece]], int]:
    """The header and the rows, with how many cells they take; none where they are too few."""
    first = next((n for n, one in enumerate(pieces) if one.is_number), 0)
    if _is_abreast([one.words for one in pieces[:first]]):
        return _rows_abreast(pieces, first)
    if first and _TOTAL.fullmatch(pieces[first - 1].words):
        first -= 1
    rows, place, figures = [pieces[:first]], first, first - _LABELS
    while figures > 0:
        coded = place < len(pieces) and _CODE.fullmatch(pieces[place].words) is not None
        named = pieces[place + coded : place + coded + 1 + figures]
        if [one.is_number for one in named] != [False] + [True] * figures:
            break
        code = pieces[place] if coded else blank_at(named[0].start)
        rows.append([code, *named])
        place += coded + 1 + figures
    return (rows, place) if len(rows) >= _FEWEST_ROWS else ([], 0)


def _is_abreast(names: list[str]) -> bool:
    """Whether a header repeats code, name and amount (公开06表 has them three times)."""
    return len(names) > _GROUP and names == names[:_GROUP] * (len(names) // _GROUP)


def _rows_abreast(pieces: list[Piece], first: int) -> tuple[list[list[Piece]], int]:
    """The same below one header, each group a row of its own; an amount may be lost."""
    rows, place = [pieces[:_GROUP]], first
    while place < len(pieces):
        coded = _CODE.fullmatch(pieces[place].words) is not None
        end = place + coded + 1
        if end > len(pieces) or pieces[end - 1].is_number:
            break
        code, name = pieces[place], pieces[end - 1]
        amount = pieces[end : end + 1]
        if amount and amount[0].is_number and not _is_code_of_next(pieces, end):
            end += 1
        else:
            amount = [blank_at(name.end)]
        rows.append([code if coded else blank_at(name.start), name, *amount])
        place = end
    return (rows, place) if len(rows) >= _FEWEST_ROWS else ([], 0)


def _is_code_of_next(pieces: list[Piece], place: int) -> bool:
    """Whether a number is the code of the name behind it: whole, and no amount stands between."""
    whole = _CODE.fullmatch(pieces[place].words) is not None
    return whole and place + 1 < len(pieces) and not pieces[place + 1].is_number
