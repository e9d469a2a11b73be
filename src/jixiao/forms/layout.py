"""Which row and column of which sheet everything has. Both count from 0; column 0 is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.filing.field import Field, Kind
from jixiao.filing.filing import Filing
from jixiao.forms.blocks import Grid, Line, Page, Rows, pages
from jixiao.forms.excel import lines_of, width_of

LABEL, FIRST = 1, 2
"""The column of names, and the first of entries."""
_TOP = 2
"""Rows of the title."""
_SPARE_ALONE, _SPARE_LAST, _SPARE = 30, 12, 6
"""Prepared rows of a table that has a sheet of its own, of the last of a sheet, of another."""
_MOST_NAMED = 76
"""Characters of the columns that may stay in view beside the others."""
_BELOW = 500
"""Rows that a total goes on to below the last table of a sheet, for rows that a clerk adds."""
_TEXT_WIDTH = 44
_WIDTHS = {
    Kind.TEXT: 16,
    Kind.MONEY: 13,
    Kind.COUNT: 10,
    Kind.NUMBER: 11,
    Kind.PERCENT: 11,
    Kind.POINTS: 10,
    Kind.DATE: 12,
    Kind.FLAG: 10,
    Kind.FORMULA: 22,
}
"""Characters; a Chinese one takes two."""
_LONG_TEXT, _MOST_CHOICE = 28, 20
_BESIDE_GRID = 16
"""The columns of a grid stay alike, whatever a table below it would like."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell."""

    page: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Span:
    """The cells of a table's column, further rows included that a clerk may add."""

    page: str
    first: int
    last: int
    column: int


@dataclass(slots=True)
class PlacedGrid:
    """A grid: its hidden head, its visible heads (None for a list), headings and lines."""

    grid: Grid
    head: int
    labels: int | None
    sections: list[tuple[int, str]] = field(default_factory=list)
    lines: list[tuple[int, Line]] = field(default_factory=list)

    @property
    def beside(self) -> int:
        """The column right of the entries, for hints."""
        return FIRST + len(self.grid.columns)


@dataclass(slots=True)
class PlacedRows:
    """A table: heading (None where the sheet's title says it), heads, totals, sample, rows."""

    rows: Rows
    title: int | None
    head: int
    first: int
    count: int
    """Prepared rows."""
    sums_to: int
    """The last row that totals take in."""

    # Notes and sample stand above the visible heads, so that sorting and filtering below the
    # heads never reaches them.
    @property
    def totals(self) -> int:
        return self.head + 1

    @property
    def notes(self) -> int:
        return self.head + 2

    @property
    def sample(self) -> int:
        return self.head + 3

    @property
    def labels(self) -> int:
        return self.first - 1

    @property
    def last(self) -> int:
        return self.first + self.count - 1

    @property
    def left(self) -> int:
        """The column of the first field: behind the one that tells a family apart."""
        return LABEL + bool(self.rows.family)

    @property
    def right(self) -> int:
        return self.left + len(self.rows.columns) - 1


@dataclass(slots=True)
class PlacedPage:
    """A sheet with the places of its blocks and the widths of its columns from the names on."""

    page: Page
    widths: list[float]
    grids: list[PlacedGrid] = field(default_factory=list)
    tables: list[PlacedRows] = field(default_factory=list)

    def width(self, first: int, last: int) -> float:
        return sum(self.widths[column - LABEL] for column in range(first, last + 1))

    @property
    def named(self) -> int:
        """The column behind those that name a row: up to the key of the only table."""
        if len(self.tables) != 1:
            return FIRST
        (placed,) = self.tables
        key = placed.rows.tables[0].key
        names = [column.path for column in placed.rows.columns]
        last = placed.left + (names.index(key) if key else 0)
        return last + 1 if self.width(LABEL, last) <= _MOST_NAMED else FIRST

    def value_end(self, one: Field) -> int:
        """The last of the columns that are merged for the entry of a list."""
        if one.kind is Kind.TEXT:
            need = float(_TEXT_WIDTH)
        elif one.kind is Kind.CHOICE:
            need = _choice_width(one)
        else:
            return FIRST
        last = FIRST
        while self.width(FIRST, last) < need and last - LABEL + 1 < len(self.widths):
            last += 1
        return last

    def height(self, one: Field, text: str) -> int:
        """Lines of an entry of a list."""
        return max(one.lines, lines_of(text, self.width(FIRST, self.value_end(one)) - 2))


@dataclass(slots=True)
class Layout:
    """The whole workbook; where each single path and each column of a table is."""

    pages: list[PlacedPage] = field(default_factory=list)
    spots: dict[str, Spot] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
    """``projects.initial`` → its cells."""


def lay_out(filing: Filing) -> Layout:
    """The workbook for a Filing: room for its rows and for more."""
    layout = Layout()
    for page in pages():
        placed = PlacedPage(page, _page_widths(page))
        row = _TOP
        for grid in page.grids:
            row = _place_grid(layout, placed, grid, row) + 1
        for rows in page.tables:
            row = _place_rows(layout, placed, rows, row, _entered(filing, rows)) + 1
        layout.pages.append(placed)
    return layout


def _place_grid(layout: Layout, page: PlacedPage, grid: Grid, row: int) -> int:
    """Place a grid; the row below it."""
    placed = PlacedGrid(grid, row, None)
    row += 1
    sections = {line.section for line in grid.lines}
    section = ""
    if len(sections) == 1 and "" not in sections:
        (section,) = sections
        placed.sections.append((row, section))
        row += 1
    if not grid.is_list:
        placed.labels = row
        row += 1
    for line in grid.lines:
        if line.section != section:
            section = line.section
            placed.sections.append((row, section))
            row += 1
        placed.lines.append((row, line))
        for index, (key, _) in enumerate(grid.columns):
            if key in line.entries:
                spot = Spot(page.page.name, row, FIRST + index)
                layout.spots[line.entries[key].path] = spot
        row += 1
    page.grids.append(placed)
    return row


def _place_rows(layout: Layout, page: PlacedPage, rows: Rows, row: int, entered: int) -> int:
    """Place a table; the row below it."""
    title = None if page.page.alone else row
    head = row if title is None else row + 1
    is_last = rows is page.page.tables[-1]
    count = entered + (_SPARE_ALONE if page.page.alone else _SPARE_LAST if is_last else _SPARE)
    placed = PlacedRows(rows, title, head, head + 5, count, head + 5 + count)
    if is_last:
        placed.sums_to = placed.last + _BELOW
    page.tables.append(placed)
    name = page.page.name
    for index, column in enumerate(rows.columns):
        at = placed.left + index
        layout.spans[f"{rows.path}.{column.path}"] = Span(name, placed.first, placed.sums_to, at)
        if rule := rows.totals.get(column.path):
            layout.spots[rule.path] = Spot(name, placed.totals, at)
    return placed.last + 1


def _entered(filing: Filing, rows: Rows) -> int:
    return sum(len(filing.rows.get(table.path, ())) for table in rows.tables)


def _page_widths(page: Page) -> list[float]:
    """Widths from the column of names on; the widest block decides."""
    labels = [width_of(line.label) + 3 for grid in page.grids for line in grid.lines]
    widths: list[float] = [min(34, max([20, *labels]) if page.grids else 12)]
    for grid in page.grids:
        for index, (_, label) in enumerate(grid.columns):
            _widen(widths, 1 + index, max(14, width_of(label) + 4))
    gridded = range(1, len(widths)) if len(widths) > FIRST else range(0)
    for rows in page.tables:
        names = [width_of(table.label) + 4 for table in rows.tables] if rows.family else []
        for index, width in enumerate([*_family_width(names), *map(_column_width, rows.columns)]):
            _widen(widths, index, min(width, _BESIDE_GRID) if index in gridded else width)
    while page.grids and len(widths) < 5:
        widths.append(14)
    return widths


def _family_width(names: list[int]) -> list[float]:
    return [float(max(names))] if names else []


def _widen(widths: list[float], index: int, width: float) -> None:
    while len(widths) <= index:
        widths.append(0)
    widths[index] = max(widths[index], width)


def _column_width(column: Field) -> float:
    if column.kind is Kind.CHOICE:
        return _choice_width(column)
    if column.kind is Kind.TEXT and column.lines > 1:
        return _LONG_TEXT
    return _WIDTHS[column.kind]


def _choice_width(one: Field) -> float:
    longest = max((width_of(choice) for choice in one.choices), default=8)
    return min(max(longest + 4, 10), _MOST_CHOICE if one.lines == 1 else _TEXT_WIDTH)
