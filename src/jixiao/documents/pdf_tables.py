"""Ruled tables: text into cells by place, pieces on following pages joined, header rows told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from jixiao.documents.pdf_characters import Glyphs, Run, part_of
from jixiao.documents.pdf_grid import Grid, GridCell
from jixiao.documents.pdf_lines import Line, gap_between_lines, group_lines
from jixiao.late import late_regex

SAME_EDGE = 4.0
"""Points by which the edges of a table may differ between two pages."""
GREATEST_SHIFT = 40.0
"""Points by which a table may stand further left or right on the next page."""
AMOUNT = late_regex(r"^[-−－+]?[\d,，]*\d(?:\.\d+)?[%％]?$")
NUMBERED = late_regex(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．](?!\d)|[①-⑳])")
_SENTENCE_END = tuple("。；;！!")
_column = attrgetter("column")


@dataclass(slots=True)
class CellText:
    """A cell of a piece: its place in the piece and its lines from top to bottom."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[Line]
    width: float
    """Inner width in points."""
    page: int = 0

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


@dataclass(slots=True)
class RuledTable:
    """A printed table: columns by their edges, rows with the page (from 0) each stands on."""

    xs: list[float]
    row_pages: list[int]
    cells: list[CellText]
    y0: float
    y1: float
    origin: str = "ruled"
    header_rows: int | None = None
    titles: list[str] = field(default_factory=list)
    """Text lines right above, kept to see the same title again on the next page."""

    @property
    def first_page(self) -> int:
        return self.row_pages[0]

    @property
    def last_page(self) -> int:
        return self.row_pages[-1]

    def rows(self) -> list[list[CellText]]:
        """The cells by the row they begin in, each row from left to right."""
        rows: list[list[CellText]] = [[] for _ in self.row_pages]
        for cell in self.cells:
            rows[cell.row].append(cell)
        for row in rows:
            row.sort(key=_column)
        return rows


def fill_grid(page: int, grid: Grid, runs: Iterable[Run], glyphs: Glyphs) -> RuledTable:
    """The table on one page with the text of each cell."""
    filled: list[list[Run]] = [[] for _ in grid.cells]
    for run in runs:
        for index, part in _parts_by_cell(grid, run, glyphs):
            filled[index].append(part)
    cells = [
        _cell_text(page, grid, cell, inner) for cell, inner in zip(grid.cells, filled, strict=True)
    ]
    return RuledTable(grid.xs, [page] * (len(grid.ys) - 1), cells, grid.ys[0], grid.ys[-1])


def _cell_text(page: int, grid: Grid, cell: GridCell, runs: list[Run]) -> CellText:
    width = grid.xs[cell.column + cell.column_span] - grid.xs[cell.column]
    lines = group_lines(page, runs) if runs else []
    return CellText(cell.row, cell.column, cell.row_span, cell.column_span, lines, width, page)


def _parts_by_cell(grid: Grid, run: Run, glyphs: Glyphs) -> Iterator[tuple[int, Run]]:
    """A run by cells: cut at an edge, but whole where a character lies across the edge."""
    middle = run.middle
    first = grid.cell_at(run.x0 + 0.5, middle)
    cell = grid.cells[first]
    if run.x1 - 0.5 < grid.xs[cell.column + cell.column_span]:
        yield first, run
        return
    start, current = run.first, first
    across = False
    for index in range(run.first, run.end):
        left, right = glyphs.x0[index], glyphs.x1[index]
        if index + 1 < run.end and left < glyphs.x0[index + 1] < right:
            right = glyphs.x0[index + 1]
        at = grid.cell_at((left + right) / 2, middle)
        was_across, across = across, _is_crossed(grid, left, right)
        if at != current and not across and not was_across:
            part = part_of(glyphs, run, start, index)
            if part is not None:
                yield current, part
            start, current = index, at
        elif was_across:
            across = True
    part = part_of(glyphs, run, start, run.end)
    if part is not None:
        yield current, part


def _is_crossed(grid: Grid, left: float, right: float) -> bool:
    """Whether an edge runs through the inner two thirds of a character."""
    margin = (right - left) / 6
    return any(left + margin < x < right - margin for x in grid.xs)


def cell_separator(cell: CellText, upper: Line, lower: Line) -> str:
    """What joins two lines of a cell: nothing for a soft break, a newline between two items."""
    one, other = upper.text, lower.text
    if one.endswith(_SENTENCE_END) or NUMBERED.match(other):
        return "\n"
    if one[-1:].isdigit() and other[:1].isdigit():
        full = cell.width - (upper.x1 - upper.x0) < 1.5 * upper.height
        complete = bool(re.search(r"\.\d\d$", one))
        return "" if full and not complete else "\n"
    return gap_between_lines(one, other)


def continues(upper: RuledTable, lower: RuledTable) -> bool:
    """Whether ``lower``, at the top of the next page, has the columns of ``upper``."""
    shift = lower.xs[0] - upper.xs[0]
    if lower.first_page != upper.last_page + 1 or abs(shift) > GREATEST_SHIFT:
        return False
    moved = [x - shift for x in lower.xs]
    if abs(moved[-1] - upper.xs[-1]) > SAME_EDGE:
        return False
    few, many = sorted((upper.xs, moved), key=len)
    return all(any(abs(x - other) <= SAME_EDGE for other in many) for x in few)


def opens_anew(table: RuledTable) -> bool:
    """Whether the first row is a title of its own over the whole width."""
    first = table.rows()[0]
    return len(first) == 1 and first[0].text.rstrip("）)").endswith(("表", "续", "附件"))


def repeated_rows(upper: RuledTable, lower: RuledTable) -> int:
    """How many leading rows of ``lower`` print the header of ``upper`` again."""
    count = 0
    for one, other in zip(upper.rows(), lower.rows(), strict=False):
        texts = [cell.text for cell in one]
        if texts != [cell.text for cell in other] or not any(texts):
            if not (count and not one and not other):
                break
        elif any(AMOUNT.match(text) for text in texts if "." in text):
            break
        count += 1
    return count


def align(upper: RuledTable, lower: RuledTable) -> None:
    """Moves the columns of both onto the finer edges of the two."""
    shift = lower.xs[0] - upper.xs[0]
    lower.xs = [x - shift for x in lower.xs]
    xs = upper.xs if len(upper.xs) >= len(lower.xs) else lower.xs
    _spread(upper, xs)
    _spread(lower, xs)


def join(upper: RuledTable, lower: RuledTable, dropped: int) -> None:
    """Adds the rows of ``lower``, whose columns are aligned, to ``upper``, but for the first ones
    ``dropped``: a header printed again, the rest of a row.
    """
    offset = len(upper.row_pages) - dropped
    for cell in lower.cells:
        if cell.row >= dropped:
            cell.row += offset
            upper.cells.append(cell)
    upper.row_pages += lower.row_pages[dropped:]
    upper.y1 = lower.y1


def _spread(table: RuledTable, xs: list[float]) -> None:
    """Renumbers the columns of a table onto finer edges."""
    if len(table.xs) == len(xs):
        return
    places = [min(range(len(xs)), key=lambda k: abs(xs[k] - x)) for x in table.xs]
    for cell in table.cells:
        last = places[cell.column + cell.column_span]
        cell.column = places[cell.column]
        cell.column_span = last - cell.column
    table.xs = xs
