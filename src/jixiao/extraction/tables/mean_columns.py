"""Columns of means: 场次 | 观众（人次） | 场均人次, each the second over the first of its row.

What a mean is of what, the rows tell: two columns left of it that make all of them, or all but one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.rates import Pair, figure_at, relation_of
from jixiao.extraction.tables.reading import TableReading
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_MEAN = late_regex(r"[一-龥]均(?!衡)|^每[一-龥]|单价|单位成本")
_FEWEST = 3
"""Different means of a column by which it is known what they are of."""
_TRIED = 4
"""Columns left of a mean that it may be made of."""
_DIVIDED = frozenset({Dimension.MONEY, Dimension.COUNT, Dimension.NUMBER})


def mean_columns(reading: TableReading) -> Iterator[Relation]:
    """The means of each such column."""
    for band in reading.bands:
        for column in band.columns:
            if column.valued and column.path and _MEAN.search(column.path[-1]):
                yield from _fitting(reading, band, column)


def _fitting(reading: TableReading, band: Band, column: Column) -> list[Relation]:
    left = [
        other
        for other in band.columns
        if other.panel == column.panel and other.index < column.index and other.valued
    ]
    for pair in permutations(left[-_TRIED:], 2):
        found = list(_of_columns(reading, band, column, pair))
        made = [one for one in found if one.verdict is Verdict.HOLDS]
        telling = {one.stated.digits for one in made}
        if len(telling) >= _FEWEST and len(found) - len(made) <= 1:
            return found
    return []


def _of_columns(
    reading: TableReading, band: Band, column: Column, pair: Pair
) -> Iterator[Relation]:
    for row in band.rows[column.panel]:
        stated = reading.entries.get((row.index, column.index))
        top, base = (figure_at(reading, row, other) for other in pair)
        if stated is None or top is None or base is None or not base.value:
            continue
        if {top.dimension, base.dimension, stated.figure.dimension} <= _DIVIDED:
            judgement = judge_rate(stated.figure, (top, base), _quotient)
            yield relation_of(
                RelationKind.PRODUCT, "总数÷数量", stated, ((1, top), (1, base)), judgement
            )


def _quotient(values: Sequence[Fraction]) -> Fraction:
    return values[0] / values[1]
