"""A table with its meaning: what relations, and the linking of prose and tables, work on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.documents.document import Table
from jixiao.extraction.tables.bands import Band, band_columns, split
from jixiao.extraction.tables.captions import (
    Caption,
    UnitsInProse,
    kind_by_header,
    kind_by_rows,
)
from jixiao.extraction.tables.columns import MONEY_KINDS, RATE_KINDS, Column, unit_of
from jixiao.extraction.tables.grid import Grid, Place
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.panels import settle
from jixiao.extraction.tables.vocabulary import TableKind
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Fact

_ZERO, _SLACK = Decimal(0), Decimal("0.02")
_STAGED = ("amount", "change", "count")


@dataclass(slots=True)
class Entry:
    """A figure of the grid with its row and column."""

    fact: Fact
    row: Row
    column: Column

    @property
    def figure(self) -> Figure:
        return self.fact.figure


@dataclass(slots=True)
class TableReading:
    """A table read. ``kind`` is the id of ``kinds.yaml`` or ""; ``number`` counts from 1.

    ``entries`` holds the bare numbers by (row, column) of the grid; a blank, a dash and text have
    none. ``texts`` holds the figures inside text cells. ``prose_cells`` are the spans of cells
    with whole sentences, left to the prose grammar.
    """

    number: int
    table: Table
    grid: Grid
    caption: Caption
    kind: str
    bands: list[Band]
    stage: str = ""
    budget_stage: str = ""
    entries: dict[tuple[int, int], Entry] = field(default_factory=dict)
    texts: dict[tuple[int, int], list[Fact]] = field(default_factory=dict)
    prose_cells: list[tuple[int, int]] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.caption.title

    @property
    def unit(self) -> str:
        return self.caption.unit

    def state(self, row: int, column: int) -> str:
        """``number``, ``text``, ``dash`` or ``blank``; ``missing`` outside the grid."""
        place = self.grid.at(row, column)
        if place is None:
            inside = 0 <= row < len(self.grid) and 0 <= column < self.grid.n_columns
            return "blank" if inside else "missing"
        return _state(place)

    def rows(self) -> Iterator[Row]:
        """All rows, panel by panel."""
        for band in self.bands:
            for panel in band.rows:
                yield from panel


def _state(place: Place) -> str:
    if place.number is not None:
        return "number"
    if place.text:
        return "text"
    return "dash" if place.dash else "blank"


def read_table(
    number: int,
    table: Table,
    grid: Grid,
    caption: Caption,
    usual: str = "",
    said: UnitsInProse | None = None,
) -> TableReading:
    """Bands, panels, rows and columns of a table; no facts yet.

    ``usual`` is the unit of money that the document uses throughout: for tables of a known kind
    and charts that print none. For others it is that in which the prose prints the same amounts.
    """
    bands = split(table, grid)
    for band in bands:
        band.columns = band_columns(grid, band)
    kind = caption.kind if table.origin != "chart" else None
    if kind is None and table.origin != "chart":
        header = "".join(text for band in bands for column in band.columns for text in column.path)
        kind = kind_by_header(header) or kind_by_rows(grid)
    reading = TableReading(number, table, grid, caption, _kind_id(kind, bands), bands)
    if kind is not None:
        reading.stage, reading.budget_stage = kind.stage, kind.budget_stage
    for band in bands:
        settle(grid, band)
        if table.origin == "chart":
            _mark_shares(grid, band)
        assumed = usual if reading.kind or table.origin == "chart" else ""
        if not assumed and not caption.unit and said is not None:
            assumed = said.of(_amounts(grid, band))
        _give_units(reading, band, assumed)
    return reading


def _amounts(grid: Grid, band: Band) -> Iterator[str]:
    """The bare numbers under the columns of amounts that print no unit."""
    silent = {c.index for c in band.columns if c.kind == "amount" and not c.meaning.unit}
    for row in band.data if silent else ():
        for place in grid.filled[row]:
            if place.number is not None and not place.number.percent and place.column in silent:
                yield place.number.digits


def _kind_id(kind: TableKind | None, bands: list[Band]) -> str:
    """A table of amounts spent is one of final accounts, whatever its name leaves out."""
    if kind is None:
        return ""
    family, _, form = kind.id.partition(".")
    if family == "budget" and any(
        column.meaning.stage == "outturn" for band in bands for column in band.columns
    ):
        return f"final.{form}"
    return kind.id


def _mark_shares(grid: Grid, band: Band) -> None:
    """A chart of shares holds ratios that add up to one."""
    for row in band.data:
        values = [Decimal(p.number.digits) for p in grid.filled[row] if p.number is not None]
        if len(values) < 2 or max(values) > 1 or abs(sum(values, _ZERO) - 1) > _SLACK:
            continue
        for column in band.columns:
            column.kind = "share" if column.kind == "amount" else column.kind


def _give_units(reading: TableReading, band: Band, assumed: str) -> None:
    silent = [c.path for c in band.columns if not c.valued]
    inner = next((unit for path in silent if (unit := unit_of(path))), "")
    money = inner if inner.endswith("元") else reading.unit or assumed
    year = reading.caption.year
    for column in band.columns:
        meaning = column.meaning
        column.unit = meaning.unit or _default_unit(column.kind, inner, money)
        column.stage = meaning.stage if column.kind in _STAGED else ""
        if column.stage == "budget":
            column.stage = reading.budget_stage or "budget"
        elif column.stage == "mid":
            column.stage = ""
        elif not column.stage and column.kind in _STAGED:
            column.stage = reading.stage
        column.year = meaning.year or (year - 1 if year and meaning.last_year else year)


def _default_unit(kind: str, inner: str, money: str) -> str:
    if kind in ("weight", "score", "deduction"):
        return "分"
    if kind in RATE_KINDS:
        return "%"
    if kind == "count":
        return inner if inner and not inner.endswith("元") else "人"
    if kind in MONEY_KINDS:
        return inner if inner and inner not in ("%", "分") else money
    return ""
