"""Cells of ruled tables in which there is ink but no line was found: a lone 0 is easily missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jixiao.documents.document import Box
from jixiao.documents.ocr_line import ReadLine
from jixiao.documents.pdf_grid import Grid, GridCell

if TYPE_CHECKING:
    from jixiao.documents.ocr_engine import Gray

INSET = 1.5
"""Points within a cell's edges that may hold what is left of its rules."""
SMALLEST = 4.0
"""Points of height from which ink is print and no speck."""
MARGIN = 0.35
"""Share of the ink's height that is read around it."""


def unread_boxes(
    grids: Sequence[Grid], lines: Sequence[ReadLine], inked: Gray, scale: float
) -> Iterator[Box]:
    """The boxes (pixels) of ink in cells that hold none of the lines."""
    middles = [((line.x0[0] + line.x1[-1]) / 2, (line.top + line.bottom) / 2) for line in lines]
    for grid in grids:
        taken = {
            grid.cell_at(x / scale, y / scale)
            for x, y in middles
            if grid.covers(x / scale, y / scale)
        }
        for index, cell in enumerate(grid.cells):
            if index not in taken and (box := _ink_in(_inside(grid, cell, scale), inked, scale)):
                yield box


def _inside(grid: Grid, cell: GridCell, scale: float) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a cell within its edges, in pixels."""
    x0, x1 = grid.xs[cell.column], grid.xs[cell.column + cell.column_span]
    y0, y1 = grid.ys[cell.row], grid.ys[cell.row + cell.row_span]
    left, top = round((x0 + INSET) * scale), round((y0 + INSET) * scale)
    return left, top, round((x1 - INSET) * scale), round((y1 - INSET) * scale)


def _ink_in(area: tuple[int, int, int, int], inked: Gray, scale: float) -> Box | None:
    """The ink of an area with a margin; None where it is no print."""
    left, top, right, bottom = (max(value, 0) for value in area)
    part = inked[top:bottom, left:right]
    if not part.size:
        return None
    rows = part.max(1).nonzero()[0].tolist()
    columns = part.max(0).nonzero()[0].tolist()
    if not rows or rows[-1] - rows[0] < SMALLEST * scale:
        return None
    margin = round(MARGIN * (rows[-1] - rows[0]))
    return (
        float(max(left + columns[0] - margin, left)),
        float(max(top + rows[0] - margin, top)),
        float(min(left + columns[-1] + 1 + margin, right)),
        float(min(top + rows[-1] + 1 + margin, bottom)),
    )
