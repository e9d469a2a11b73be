"""Rows of years with the change from the year above: 2022 | 44.71 | 1.5%, 2023 | 49.27 | 10.2%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.rates import figure_at, judged, relation_of
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import judge_sum
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_YEAR = late_regex(r"((?:19|20)\d\d)年?度?")
_FEWEST = 2


def is_year_series(rows: Sequence[Row]) -> bool:
    """Whether the rows are years one after another."""
    years = [_YEAR.fullmatch(row.text.strip()) for row in rows]
    told = [int(year[1]) for year in years if year is not None]
    steps = {later - earlier for earlier, later in pairwise(told)}
    return len(told) == len(years) >= _FEWEST and len(steps) == 1 and steps <= {1, -1}


def changes_by_year(reading: TableReading, band: Band, column: Column) -> list[Relation]:
    """A column of changes or rates of change by the amounts left of it, each against the year
    before.
    """
    rows = band.rows[column.panel]
    left = [c for c in band.columns if c.panel == column.panel and c.index < column.index]
    source = next((c for c in reversed(left) if c.kind in ("amount", "count")), None)
    if source is None:
        return []
    ascending = rows[0].text < rows[-1].text
    found: list[Relation] = []
    for one, other in pairwise(rows):
        before, now = (one, other) if ascending else (other, one)
        stated = reading.entries.get((now.index, column.index))
        current, base = figure_at(reading, now, source), figure_at(reading, before, source)
        if stated is not None and current is not None and base is not None:
            found += change_of(column, stated, current, base)
    return found


def change_of(column: Column, stated: Entry, current: Figure, base: Figure) -> Iterator[Relation]:
    """What a column of changes, or of rates of change, says of two years."""
    if column.kind == "change":
        signed = [(1, current), (-1, base)]
        judgement = judge_sum(stated.figure, signed)
        yield relation_of(RelationKind.CHANGE_AMOUNT, "本年数－上年数", stated, signed, judgement)
    elif base.value:
        signed = [(1, current), (1, base)]
        judgement = judged(stated.figure, (current, base), growth)
        formula = "（本年数－上年数）÷上年数×100"
        yield relation_of(RelationKind.CHANGE_RATE, formula, stated, signed, judgement)


def growth(values: Sequence[Fraction]) -> Fraction:
    """The change over last year's amount."""
    return (values[0] - values[1]) / values[1]
