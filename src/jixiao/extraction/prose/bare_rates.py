"""Rates over cells of which nothing but their order is left: 14.00 8.47 60.50%, shares in columns,
and rates of the prose over the cell before its amount.

Told by the digits alone and only where they hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import part_of_whole, rate, signed_sum
from jixiao.extraction.prose.chart_labels import in_unit_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_FEWEST, _WIDEST = 4, 4
"""Shares of a row; columns that make the one behind them."""
_ACROSS, _TELLING_RATE = 8, 4
"""Cells of a row before one of its rates; digits of such a rate."""
_ROWS = 3
"""Rows of shares that all say the same of their columns."""


def rows_of_shares(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """40% | 30% | 5% | 75% | 25%: shares in columns that make the one behind them in every row."""
    rows: dict[int, list[Phrase]] = defaultdict(list)
    for one in phrases:
        if one.figure.dimension is Dimension.PERCENT and "|" in one.gap and not one.gap.strip("| "):
            rows[one.passage].append(one)
    full = [row for row in rows.values() if len(row) >= _FEWEST]
    for first in range(_WIDEST if len(full) >= _ROWS else 0):
        for last in range(first + 2, first + 2 + _WIDEST):
            found = [row for row in full if last < len(row) and _makes(row[first:last], row[last])]
            if len(found) >= _ROWS and len(found) == len(full):
                for row in found:
                    operands = [(1, one.figure) for one in row[first:last]]
                    yield signed_sum(row[last].figure, operands, subject="", scope=Scope.TABLE)


def _makes(parts: Sequence[Phrase], total: Phrase) -> bool:
    values = [one.figure.value for one in parts]
    return all(values) and sum(values, Decimal(0)) == total.figure.value


def rates_of_rows(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """52.80 100.00% 30.80 58.33%: a percentage of many digits in a row of cells as what the number
    before it is of one further up the row.
    """
    for place, rated in enumerate(phrases):
        figure = rated.figure
        if figure.dimension is not Dimension.PERCENT or figure.telling < _TELLING_RATE:
            continue
        if rated.gap.strip("| ") or not place:
            continue
        done, *others = _cells_before(phrases, place)[::-1] or [rated]
        for planned in others if done.figure.value else ():
            relation = rate(
                figure, (done.figure, planned.figure), part_of_whole,
                kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
                subject="", scope=Scope.TABLE,
            )  # fmt: skip
            if relation.verdict is Verdict.HOLDS:
                yield relation
                break


def _cells_before(phrases: Sequence[Phrase], place: int) -> list[Phrase]:
    """The bare numbers of a row before one of its percentages, the last right before it."""
    rated = phrases[place]
    row = phrases[max(0, place - _ACROSS) : place]
    cells = [one for one in row if one.figure.dimension is Dimension.NUMBER and one.figure.places]
    beside = [one for one in cells if one.passage == rated.passage]
    return beside if beside and beside[-1] is phrases[place - 1] else []


def rates_of_cells(run: Sequence[Phrase], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """车辆费支出8.47万元，完成预算的60.50% beside the cells 14.00 8.47: a rate of the prose over
    the cell before its amount, where that makes it.
    """
    before: dict[Decimal, list[Figure]] = defaultdict(list)
    for planned, done in pairwise(one.figure for one in run):
        if planned.value >= done.value > 0:
            before[done.value].append(planned)
    for done_told, rated in pairwise(phrases) if before else ():
        if rated.role is not Role.EXECUTION_RATE or not done_told.money:
            continue
        for planned in before.get(Decimal(done_told.figure.digits), ()):
            told = in_unit_of(done_told.figure, planned)
            relation = rate(
                rated.figure, (done_told.figure, told), part_of_whole,
                kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
                subject=done_told.subject.name, scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            if relation.verdict is Verdict.HOLDS and rated.figure.places:
                yield relation
                break
