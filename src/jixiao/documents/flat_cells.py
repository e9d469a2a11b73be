"""Tables with one cell per line: each cell begins with a tab, a blank line ends the row.

Cells may hold line breaks. Merged cells are not marked: rows that begin with blank cells go on
with the labels above, and rows with fewer cells than others have a wide first one.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.documents.document import Table
from jixiao.documents.flat_grid import Piece, build_table, piece
from jixiao.documents.headings import find_marker
from jixiao.documents.textlines import Line

_LONG_CELL = 60
"""Median length, in characters, from which tab-indented lines are paragraphs."""


def is_cell(line: Line) -> bool:
    """A tab at the beginning and no other."""
    return line.raw.startswith("\t") and "\t" not in line.raw[1:]


def region_end(lines: Sequence[Line], first: int) -> int:
    """Where the run of cells that begins at ``first`` ends, without its last blank lines."""
    index = end = first
    while index < len(lines):
        line = lines[index]
        if is_cell(line):
            end = index + 1
        elif line.words:
            marker = find_marker(line.words)
            if end != index or "\t" in line.raw or (marker and marker.level == 1):
                break
            end = index + 1
        elif index - end > 0:
            break
        index += 1
    return end


def read_cells(text: str, lines: Sequence[Line]) -> Table | None:
    """The table that a run of cells makes, None where the run is indented prose."""
    rows: list[list[Piece]] = [[]]
    open_cell: list[Line] = []
    for line in lines:
        if is_cell(line) or not line.words:
            _close(text, rows[-1], open_cell)
        if is_cell(line) or line.words:
            open_cell.append(line)
        elif rows[-1]:
            rows.append([])
    _close(text, rows[-1], open_cell)
    rows = [row for row in rows if row]
    if not _is_table(rows):
        return None
    return build_table(rows, lines[0].start, lines[-1].end, to_right=True)


def _close(text: str, row: list[Piece], open_cell: list[Line]) -> None:
    """End the cell that the lines so far make up."""
    if open_cell:
        row.append(piece(text, open_cell[0].start, open_cell[-1].end))
        open_cell.clear()


def _is_table(rows: list[list[Piece]]) -> bool:
    lengths = sorted(len(cell.words) for row in rows for cell in row)
    wide = sum(len(row) >= 2 for row in rows)
    return wide >= 2 and lengths[len(lengths) // 2] < _LONG_CELL
