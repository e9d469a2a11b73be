"""From drawn rules to grids: where the cells of ruled tables lie on a page."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.documents.pdf_rules import Rule, merged

NEAR = 3.0
"""Points within which rules count as touching."""
NARROWEST = 4.5
"""Points within which rules are one edge: no text fits between them."""
FRAME = 400.0
"""Height in points from which an untouched rule may be the side of a page frame."""
OPEN_SIDE = 8.0
"""Points a rule reaches past the outermost crossing rule where the outer edge is not drawn."""


@dataclass(slots=True)
class GridCell:
    """A cell by its upper left place and its extent, counted in grid rows and columns."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(slots=True)
class Grid:
    """The cells of one ruled table on one page; ``xs`` and ``ys`` are the edges in points."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    owner: list[list[int]] = field(init=False)
    """For each row and column the index of the cell that covers it."""

    def __post_init__(self) -> None:
        self.owner = [[0] * (len(self.xs) - 1) for _ in self.ys[1:]]
        for index, cell in enumerate(self.cells):
            for row in range(cell.row, cell.row + cell.row_span):
                span = slice(cell.column, cell.column + cell.column_span)
                self.owner[row][span] = [index] * cell.column_span

    def cell_at(self, x: float, y: float) -> int:
        """The cell that covers a point of the grid; points outside count to the nearest cell."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self.owner[row][column]

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies inside the outer edges."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


def find_grids(horizontal: list[Rule], vertical: list[Rule]) -> list[Grid]:
    """The ruled tables of a page from top to bottom."""
    if not horizontal or not vertical:
        return []
    across, down = merged(horizontal), merged(vertical)
    down = [rule for rule in down if not _is_frame(rule, across, down)]
    grids = (_grid(*band) for band in _bands(across, down))
    return [grid for grid in grids if grid is not None]


def _is_frame(rule: Rule, horizontal: list[Rule], vertical: list[Rule]) -> bool:
    """Whether a vertical rule is the side of a frame around a page, with tables inside."""
    x, top, bottom = rule
    if bottom - top < FRAME:
        return False
    touched = any(
        top + NEAR < y < bottom - NEAR and x0 - NEAR <= x <= x1 + NEAR for y, x0, x1 in horizontal
    )
    inner = any(top + NEAR < start and end < bottom - NEAR for _, start, end in vertical)
    return inner and not touched


def _bands(horizontal: list[Rule], vertical: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that vertical rules hold together, from top to bottom."""
    spans = sorted((start, end) for _, start, end in vertical)
    bands: list[list[float]] = []
    for start, end in spans:
        if bands and start <= bands[-1][1] + NEAR:
            bands[-1][1] = max(bands[-1][1], end)
        else:
            bands.append([start, end])
    for top, bottom in bands:
        yield (
            [rule for rule in horizontal if top - NEAR <= rule[0] <= bottom + NEAR],
            [rule for rule in vertical if top - NEAR <= rule[1] and rule[2] <= bottom + NEAR],
        )


def _grid(horizontal: list[Rule], vertical: list[Rule]) -> Grid | None:
    xs = _edges([rule[0] for rule in vertical])
    horizontal = [rule for rule in horizontal if _anchored(rule, xs)]
    if len(horizontal) < 2:
        return None
    ys = _edges([rule[0] for rule in horizontal])
    xs = _with_open_sides(xs, horizontal)
    ys = _with_open_sides(ys, vertical)
    if len(xs) < 3 or len(ys) < 2:  # One column is a frame around text, or a chart.
        return None
    cells = _cells(_covered(xs, ys, vertical), _covered(ys, xs, horizontal), len(xs) - 1)
    return Grid(xs, ys, cells) if len(cells) > 1 else None


def _anchored(rule: Rule, xs: Sequence[float]) -> bool:
    """Whether a horizontal rule touches a vertical one or spans several: else an underline."""
    _, start, end = rule
    first, last = bisect_left(xs, start - NEAR), bisect_right(xs, end + NEAR)
    inside = last - first
    if inside < 1:
        return False
    ends = (xs[first] <= start + NEAR) + (xs[last - 1] >= end - NEAR)
    return ends == 2 or (end - start > 20 and (ends == 1 or inside >= 2))


def _edges(values: list[float]) -> list[float]:
    """Distinct positions; those nearer than the tolerance are one edge, at their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= NARROWEST:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _with_open_sides(edges: list[float], crossing: list[Rule]) -> list[float]:
    """Edges with those added that only the ends of the crossing rules show."""
    first = min(rule[1] for rule in crossing)
    last = max(rule[2] for rule in crossing)
    if edges and edges[0] - first > OPEN_SIDE:
        edges = [first, *edges]
    if edges and last - edges[-1] > OPEN_SIDE:
        edges = [*edges, last]
    return edges


def _covered(edges: list[float], others: list[float], rules: list[Rule]) -> list[int]:
    """For each edge a bit per interval of the other direction that a rule covers there."""
    middles = [(a + b) / 2 for a, b in itertools.pairwise(others)]
    bits = [0] * len(edges)
    for at, start, end in rules:
        edge = min(bisect_left(edges, at), len(edges) - 1)
        if edge and abs(edges[edge - 1] - at) < abs(edges[edge] - at):
            edge -= 1
        first, last = bisect_left(middles, start), bisect_right(middles, end)
        if last > first:
            bits[edge] |= (1 << last) - (1 << first)
    return bits


def _cells(vertical: list[int], horizontal: list[int], columns: int) -> list[GridCell]:
    """Cells between the drawn edges; cells grow down where no rule lies between equal pieces."""
    cells: list[GridCell] = []
    above: dict[tuple[int, int], GridCell] = {}
    for row in range(len(horizontal) - 1):
        bit = 1 << row
        breaks = [0, *(x for x in range(1, columns) if vertical[x] & bit), columns]
        current: dict[tuple[int, int], GridCell] = {}
        for start, end in itertools.pairwise(breaks):
            mask = (1 << end) - (1 << start)
            cell = above.get((start, end))
            if cell is not None and not horizontal[row] & mask:
                cell.row_span += 1
            else:
                cell = GridCell(row, start, 1, end - start)
                cells.append(cell)
            current[start, end] = cell
        above = current
    return cells
