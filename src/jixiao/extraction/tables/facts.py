"""Facts of a table: a figure for every bare number and for the numbers inside text cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.grid import Number, Place, has_digit
from jixiao.extraction.tables.labels import Row, label_of, points_in
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.row_units import counted_in, units_of_rows
from jixiao.figures.clean import CleanText, clean
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure
from jixiao.figures.scan import Mark, scan
from jixiao.figures.units import measure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Role

_ROLES = {
    "weight": Role.WEIGHT,
    "score": Role.SCORE,
    "target": Role.TARGET,
    "actual": Role.ACTUAL,
    "mid_year": Role.MID_YEAR,
    "change": Role.CHANGE,
    "deduction": Role.CHANGE,
    "change_rate": Role.CHANGE_RATE,
    "share": Role.SHARE,
}
_ROW_UNIT = late_regex(
    r"（(?:单位：)?(亿元|万元|千元|元|%|人次|人|个|辆|批次|次|台|套|台套|户|家|项|平方米|件)）$"
)
_COUNTED = late_regex(r"\d[%元万亿千百分个人户次项家场名件台套辆批篇份期天年月]|百分之")
_SPENT_RATE = late_regex(r"执行|(?:支出|支付|拨付|兑付)率|(?:支出|支付|拨付)进度")
_SENTENCE = 40
"""A text cell of more characters is left to the prose grammar."""
_MEASURED = frozenset(
    {"target", "actual", "mid_year", "weight", "score", "amount", "count", "rate"}
)


@dataclass(slots=True)
class _Filled:
    """A cell that may hold figures, where it stands; ``left`` is the cell before it."""

    place: Place
    left: Place | None
    row: Row | None
    column: Column
    unit: str
    """What the unit column of its row says."""


def add_facts(reading: TableReading, text: str, section: str) -> list[Fact]:
    """Make the facts of a table, in reading order, and enter them in the reading."""
    facts: list[Fact] = []
    for band in reading.bands:
        facts += _in_header(reading, band, text, section)
        for cell in _filled(reading, band):
            number = cell.place.number
            if number is None:
                if has_digit(cell.place.text):
                    facts += _from_text(reading, cell, text, section)
            elif cell.row is None or not cell.column.valued:
                continue
            elif field := _field(band, cell.left):
                facts.append(_loose(reading, number, field, section))
            else:
                facts.append(_enter(reading, cell, cell.row, number, section))
    return facts


def _in_header(reading: TableReading, band: Band, text: str, section: str) -> list[Fact]:
    """预算执行情况（20分） over the funds: the points of a part that has no column for them."""
    kinds = {column.kind for column in band.columns}
    if "score" not in kinds or "weight" in kinds:
        return []
    facts: list[Fact] = []
    for row in band.header:
        for place in reading.grid.filled[row]:
            if place.column < len(band.columns) and points_in(place.text) is not None:
                column = band.columns[place.column]
                cell = _Filled(place, None, None, replace(column, kind="label"), "")
                facts += _from_text(reading, cell, text, section)
    return facts


def _filled(reading: TableReading, band: Band) -> Iterator[_Filled]:
    """The cells of a band in reading order."""
    panels = [{row.index: row for row in rows} for rows in band.rows]
    units = units_of_rows(reading.grid, band)
    for index in band.data:
        left: Place | None = None
        for place in reading.grid.filled[index]:
            before, left = left, place
            if place.column < len(band.columns):
                column = band.columns[place.column]
                row = panels[column.panel].get(index) if column.panel < len(panels) else None
                yield _Filled(place, before, row, column, units.get(index, ""))


def _enter(reading: TableReading, cell: _Filled, row: Row, number: Number, section: str) -> Fact:
    column = cell.column
    figure = counted_in(figure_of(number, _unit(row, column)), column, cell.unit)
    fact = Fact(
        figure,
        _role(column),
        _named(reading, subject_of(row, column)),
        column.year,
        column.stage,
        section,
        in_table=True,
    )
    reading.entries[cell.place.row, cell.place.column] = Entry(fact, row, column)
    return fact


def _field(band: Band, left: Place | None) -> str:
    """The name of a field in the middle of a row (其中：基本支出： 240.00), "" for a plain cell;
    ``left`` is the cell before it.
    """
    if left is None or left.number is not None or not left.text.endswith("："):
        return ""
    if left.column >= len(band.columns) or band.columns[left.column].kind != "amount":
        return ""
    return label_of(left.text).name


def _loose(reading: TableReading, number: Number, name: str, section: str) -> Fact:
    """The amount of such a field: it belongs to no column."""
    money = next((c.unit for b in reading.bands for c in b.columns if c.kind == "amount"), "")
    figure = figure_of(number, money)
    year = reading.caption.year
    return Fact(figure, Role.LEVEL, name, year, "", section, in_table=True)


def _named(reading: TableReading, subject: str) -> str:
    """What a figure is of; the bare 合计 of a table of one theme is of that."""
    bare = subject in ("", "合计", "总计") and reading.kind.endswith("three_public")
    return "三公经费" if bare else subject


def _unit(row: Row, column: Column) -> str:
    """A row's own unit (人数（人）) goes before the table's money unit."""
    if row.label.rates and column.kind in ("amount", "count"):
        return "%"
    if column.kind in ("amount", "count", "change") and row.text.endswith("）"):
        match = _ROW_UNIT.search(row.text)
        if match is not None:
            return match[1]
        if row.text.endswith("总分（分）"):
            return "分"
    return column.unit


def figure_of(number: Number, unit: str) -> Figure:
    """The figure of a bare number counted in ``unit``."""
    digits, start, number_end, end, percent = number
    if percent:
        return Figure(digits, "%", Dimension.PERCENT, start, end, number_end)
    if unit in MONEY_SCALE:
        return Figure(digits, unit, Dimension.MONEY, start, end, number_end, MONEY_SCALE[unit])
    if unit == "分":
        return Figure(digits, unit, Dimension.SCORE, start, end, number_end)
    if unit == "%":
        if _is_ratio(digits):
            return Figure(digits, "", Dimension.NUMBER, start, end, number_end)
        return Figure(digits, unit, Dimension.PERCENT, start, end, number_end)
    if not unit:
        return Figure(digits, unit, Dimension.NUMBER, start, end, number_end)
    unit, dimension, scale = measure("count", unit)
    return Figure(digits, unit, dimension, start, end, number_end, scale)


def _is_ratio(digits: str) -> bool:
    """0.9853 under a rate header is a ratio; 1, 0 and 100 are not told by their look."""
    return digits.startswith("0.") and len(digits) >= 4


def _role(column: Column) -> Role:
    if column.kind == "rate":
        spent = _SPENT_RATE.search("".join(column.path)) is not None
        return Role.EXECUTION_RATE if spent else Role.COMPLETION_RATE
    return _ROLES.get(column.kind, Role.LEVEL)


def subject_of(row: Row, column: Column) -> str:
    """What a figure is of: the row's name, the column's where the row names none, or both."""
    name, item = row.name, column.item
    if row.label.bare or not name:
        outer = label_of(row.outer[-1]).name if row.outer and not row.label.grand else ""
        if column.meaning.total or not item:
            return outer + (item or name)
        return item
    if item and column.kind == "amount" and not column.meaning.total:
        return f"{name}{item}" if item != name else name
    return name


def _from_text(reading: TableReading, cell: _Filled, text: str, section: str) -> list[Fact]:
    """Figures inside a text cell: targets and actual values, points of a section, thresholds."""
    place, row, column = cell.place, cell.row, cell.column
    measured = column.kind in _MEASURED and row is not None
    if not measured and not _COUNTED.search(place.text):
        return []
    if len(place.text) > _SENTENCE and column.kind != "note":
        reading.prose_cells.append((place.start, place.end))
        return []
    view = clean(text, place.start, place.end, cell=True)
    points = None if measured else points_in(view.text)
    facts: list[Fact] = []
    for token in scan(view.text):
        found = token.figure if token.mark is Mark.FIGURE else None
        if found is None or (not measured and found.dimension is Dimension.NUMBER):
            continue
        role = _role(column) if measured else Role.THRESHOLD
        subject = row.name if row else ""
        if points and points.start(1) == found.start:
            role, subject = Role.WEIGHT, label_of(place.text).name
        figure = counted_in(_placed(found, view), column, cell.unit)
        facts.append(Fact(figure, role, subject, column.year, "", section, in_table=True))
    if facts:
        reading.texts[place.row, place.column] = facts
    return facts


def _placed(found: Figure, view: CleanText) -> Figure:
    """A figure of a cell's clean text at its place in the document."""
    start, end = view.span(found.start, found.end)
    number_end = view.span(found.start, found.number_end)[1]
    return Figure(
        found.digits, found.unit, found.dimension, start, end, number_end,
        found.scale, found.approximation,
    )  # fmt: skip
