"""Tables whose cells are set apart by blanks, where rows without figures have lost their cells.

Told by a header that opens with 项目 or 科目: below it every row is a name with all of its figures
or with none. Where the header has another number of names than the rows have figures, which
figure is of which name cannot be told, and the columns stay without names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.documents.document import Table
from jixiao.documents.flat_grid import Piece, build_table, piece, pieces_apart
from jixiao.documents.textlines import Line

_OPENS = re.compile(r"(?:项\s?目|科目(?:名称)?)\s")
_SENTENCE = re.compile(r"[。；，]")
_MOST_FIGURES = 4
_FEWEST_ROWS = 3
"""Rows with figures that make a table."""
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
    if len(full) < _FEWEST_ROWS or any(1 < len(row) < width for row in rows):
        return None
    rows = rows[: full[-1] + 1]
    after = first + 1 + len(rows)
    names = pieces_apart(text, lines[first].start, lines[first].end)
    if (
        len(rows[0]) == 1
        and len(under := pieces_apart(text, lines[first + 1].start, lines[first + 1].end))
        == width - 1
    ):
        names, rows = [names[0], *under], rows[1:]
    blank = Piece(names[0].end, names[0].end, "")
    header = names if len(names) == width else [names[0], *[blank] * (width - 1)]
    filled = [row + [_behind(row[0])] * (width - len(row)) for row in rows]
    return build_table([header, *filled], lines[first].start, lines[after - 1].end, False, 1), after


def _behind(name: Piece) -> Piece:
    """The blank cell behind a name."""
    return Piece(name.end, name.end, "")


def _rows(text: str, lines: Sequence[Line], first: int) -> list[list[Piece]]:
    """The lines from ``first`` on that can be rows: each a name, with the figures at its end."""
    rows: list[list[Piece]] = []
    for line in lines[first:]:
        cells = pieces_apart(text, line.start, line.end)
        figures = next((n for n, one in enumerate(reversed(cells)) if not one.is_number), 0)
        lead = cells[: len(cells) - figures]
        long = len(line.words) > _LONGEST or _SENTENCE.search(line.words)
        if not lead or figures > _MOST_FIGURES or long:
            break
        rows.append([piece(text, lead[0].start, lead[-1].end), *cells[len(lead) :]])
    return rows
