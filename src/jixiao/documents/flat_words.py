"""Tables whose cells are set apart by blanks, with names between the figures.

A header whose names are the same for both sides of an account, below it rows of two names with
their figures; or a header with a name for every cell of the rows, and a total that has cells for
its figures alone. Cells hold no blanks here.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.documents.document import Table
from jixiao.documents.flat_grid import Piece, blank_at, pieces_apart, table_below
from jixiao.documents.textlines import Line
from jixiao.late import late_regex

_OPENS = late_regex(r"(?:项目|序号|科目(?:名称)?|收入|名称)\s")
_TOTAL = late_regex(r"[合总共]计")
_SENTENCE = late_regex(r"[。；，]")
_FEWEST_ROWS = 3
_FEWEST_NAMES = 4


def opens_words(line: Line) -> bool:
    """Whether a line is the header of such a table."""
    return _OPENS.match(line.words) is not None and _SENTENCE.search(line.words) is None


def read_words(text: str, lines: Sequence[Line], first: int) -> tuple[Table, int] | None:
    """The table under the header at ``first`` and the line behind it, if there is one."""
    header = pieces_apart(text, lines[first].start, lines[first].end)
    names = [one.words for one in header]
    if len(header) < _FEWEST_NAMES or any(one.is_number for one in header):
        return None
    half = len(names) // 2
    sides = names[:half] == names[half:]
    rows = [header]
    for line in map(lines.__getitem__, range(first + 1, len(lines))):
        cells = pieces_apart(text, line.start, line.end)
        row = _of_sides(cells, half) if sides else _under(cells, rows)
        if not row or _SENTENCE.search(line.words):
            break
        rows.append(row)
    if len(rows) <= _FEWEST_ROWS:
        return None
    return table_below(rows, lines, first)


def _of_sides(cells: list[Piece], wide: int) -> list[Piece]:
    """The row of two names with their figures, as many as there are; none for another line."""
    starts = [n for n, one in enumerate(cells) if not one.is_number]
    if len(starts) != 2 or starts[0]:
        return []
    groups = [cells[: starts[1]], cells[starts[1] :]]
    if max(map(len, groups)) > wide:
        return []
    return [one for group in groups for one in (*group, *_blanks(group[-1], wide - len(group)))]


def _under(cells: list[Piece], rows: list[list[Piece]]) -> list[Piece]:
    """The row with a cell under every name, figures where the rows above have figures; or a total
    with its figures alone.
    """
    width, above = len(rows[0]), rows[1:]
    shape = [one.is_number for one in above[0]] if above else []
    if len(cells) == width:
        fits = not above or [one.is_number for one in cells] == shape
        return cells if fits and cells[-1].is_number else []
    figures = cells[1:]
    total = bool(cells) and _TOTAL.fullmatch(cells[0].words) is not None
    last = next((n for n, one in enumerate(reversed(shape)) if not one), 0)
    if not total or len(figures) != last or not all(one.is_number for one in figures):
        return []
    return [cells[0], *_blanks(cells[0], width - 1 - last), *figures]


def _blanks(behind: Piece, count: int) -> list[Piece]:
    return [blank_at(behind.end)] * count
