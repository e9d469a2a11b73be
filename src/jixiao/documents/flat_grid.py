"""A grid of cells over a text whose tables were flattened to lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao.documents.document import Cell, Table
from jixiao.documents.headings import strip_residue
from jixiao.documents.textlines import Line
from jixiao.late import late_regex

NUMBER = late_regex(r"[-−－+＋]?\s*[\d０-９][\d０-９,，.．\s]*[%％‰]?")
"""A whole cell that is one number; line breaks inside are the page's."""
NO_FIGURE = frozenset(("-", "--", "—", "——", "–", "/", "－", "−"))
"""What stands for a blank cell among figures."""
_APART = late_regex(r"[^\s\u3000]+")


@dataclass(slots=True)
class Piece:
    """The place of a cell in the text, without outer blanks, and its words without residue."""

    start: int
    end: int
    words: str
    span: int = 1
    """Columns that it stands over."""

    @property
    def is_number(self) -> bool:
        return self.words in NO_FIGURE or NUMBER.fullmatch(self.words) is not None


def piece(text: str, start: int, end: int) -> Piece:
    """The piece between two offsets."""
    raw = text[start:end]
    words = raw.strip()
    if not words:
        return blank_at(start)
    if len(words) != len(raw):
        start += len(raw) - len(raw.lstrip())
    return Piece(start, start + len(words), strip_residue(words) if "[" in words else words)


def blank_at(at: int) -> Piece:
    """A cell without words at an offset."""
    return Piece(at, at, "")


def cells_of(rows: Iterable[list[Piece]], first: int = 0) -> list[Cell]:
    """The cells of rows, the first of which is number ``first``."""
    return [
        Cell(number, column, one.start, one.end)
        for number, row in enumerate(rows, first)
        for column, one in enumerate(row)
    ]


def table_below(rows: list[list[Piece]], lines: Sequence[Line], first: int) -> tuple[Table, int]:
    """The table of a row for every line from ``first`` on, its header before the others; and the
    line behind it.
    """
    after = first + len(rows)
    return build_table(rows, lines[first].start, lines[after - 1].end, header_rows=1), after


def pieces_between(text: str, start: int, end: int, separator: str) -> list[Piece]:
    """The cells of a stretch of text, separated by ``separator``."""
    found = []
    for raw in text[start:end].split(separator):
        found.append(piece(text, start, start + len(raw)))
        start += len(raw) + 1
    return found


def pieces_apart(text: str, start: int, end: int) -> list[Piece]:
    """The cells of a line that blanks part."""
    return [
        piece(text, start + match.start(), start + match.end())
        for match in _APART.finditer(text[start:end])
    ]


def drop_blank_tail(rows: list[list[Piece]]) -> list[list[Piece]]:
    """Rows without the last columns where these are blank throughout."""
    width = max(
        (i + 1 for row in rows for i, cell in enumerate(row) if cell.words),
        default=0,
    )
    return [row[:width] for row in rows]


def build_table(
    rows: list[list[Piece]],
    start: int,
    end: int,
    to_right: bool = False,
    header_rows: int | None = None,
) -> Table:
    """A table of origin ``lines``; with ``to_right`` the first cell of a short row spans the gap.

    A blank cell at the beginning of a row belongs to the filled cell above it.
    """
    n_columns = max(len(row) for row in rows)
    cells: list[Cell] = []
    above: dict[int, Cell] = {}
    for number, row in enumerate(rows):
        gap = n_columns - len(row) if to_right else 0
        _place_row(number, row, gap, cells, above)
    return Table(start, end, len(rows), n_columns, cells, "lines", header_rows)


def _place_row(
    number: int, row: list[Piece], gap: int, cells: list[Cell], above: dict[int, Cell]
) -> None:
    leading = any(cell.words for cell in row)
    column = 0
    for cell in row:
        span = cell.span if column else 1 + gap
        owner = above.get(column)
        leading = leading and not cell.words
        if leading and owner is not None and owner.column_span == span:
            owner.row_span = number - owner.row + 1
        else:
            placed = Cell(number, column, cell.start, cell.end, 1, span)
            cells.append(placed)
            above.pop(column, None)
            if cell.words:
                above[column] = placed
        column += span
