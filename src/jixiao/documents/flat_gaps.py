"""Tables whose cells are set apart by blanks, where rows without figures have lost their cells.

Told by a header that opens with 项目 or 科目: below it every row is a name with all of its figures
or with none. Where the header has another number of names than the rows have figures, which
figure is of which name cannot be told, and the columns stay without names.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.documents.document import Table
from jixiao.documents.flat_grid import Piece, blank_at, build_table, cells_of, piece, pieces_apart
from jixiao.documents.flat_headers import name_over, two_rows
from jixiao.documents.textlines import Line
from jixiao.late import late_regex

_OPENS = late_regex(r"(?:项\s?目|科目(?:名称)?)\s")
_SENTENCE = late_regex(r"[。；，]")
_MOST_FIGURES = 4
_FEWEST_ROWS = 3
"""Rows with figures that make a table."""
_MOST_BARE = 12
"""Rows without figures that may follow one another."""
_LONGEST = 40
"""Characters of a row without figures, at most."""


def opens_gaps(line: Line) -> bool:
    """Whether a line is the header of such a table."""
    return _OPENS.match(line.words) is not None and _SENTENCE.search(line.words) is None


def read_gaps(text: str, lines: Sequence[Line], first: int) -> tuple[Table, int] | None:
    """The table under the header at ``first`` and the line behind it, if there is one."""
    rows = _rows(text, lines, first + 1)
    width = max((len(row) for row in rows), default=0)
    full = [number for number, row in enumerate(rows) if len(row) == width > 1]
    if len(full) < _FEWEST_ROWS:
        return None
    rows = rows[: full[-1] + 1]
    after = first + 1 + len(rows)
    place = lines[first].start, lines[after - 1].end
    names, under = (pieces_apart(text, line.start, line.end) for line in lines[first : first + 2])
    second = under if len(rows[0]) == 1 else []
    if len(second) > 1 and len(names) - 1 + len(second) == width:
        return _under_two(names, second, [_filled(row, width) for row in rows[1:]], place), after
    if len(second) == width - 1:
        names, rows = [names[0], *second], rows[1:]
    header = names if len(names) == width else names[:1]
    filled = [_filled(row, width) for row in (header, *rows)]
    return build_table(filled, *place, header_rows=1), after


def _under_two(
    names: list[Piece], under: list[Piece], rows: list[list[Piece]], place: tuple[int, int]
) -> Table:
    """The table whose second line names the columns under one name of the first."""
    cells = two_rows(names, under, name_over(names, under)) + cells_of(rows, 2)
    return Table(*place, len(rows) + 2, len(rows[0]), cells, "lines", 2)


def _filled(row: list[Piece], width: int) -> list[Piece]:
    """A row with the blank cells that it has lost."""
    return row + [blank_at(row[0].end)] * (width - len(row))


def _rows(text: str, lines: Sequence[Line], first: int) -> list[list[Piece]]:
    """The lines from ``first`` on that can be rows: each a name, with the figures at its end."""
    rows: list[list[Piece]] = []
    width = bare = 0
    for line in map(lines.__getitem__, range(first, len(lines))):
        cells = pieces_apart(text, line.start, line.end)
        figures = next((n for n, one in enumerate(reversed(cells)) if not one.is_number), 0)
        lead = cells[: len(cells) - figures]
        long = len(line.words) > _LONGEST or _SENTENCE.search(line.words)
        if not lead or figures > _MOST_FIGURES or long or any(one.is_number for one in lead):
            break
        bare = 0 if figures else bare + 1
        width = width or figures
        if bare > _MOST_BARE or (figures and figures != width):
            break
        rows.append([piece(text, lead[0].start, lead[-1].end), *cells[len(lead) :]])
    return rows
