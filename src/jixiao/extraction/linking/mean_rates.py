"""Means of rates that only a table prints: 5项产出指标平均完成率96.40%, beside a column of which
five rows in turn make that, each counted as 100% at most.

Told where they make it, and where all but one of them do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import rate, results_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.tables.reading import TableReading
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_MEAN = late_regex(
    r"均(?:值|数|水平|[^，。；：人户每年月]{0,10}[率度])?(?:计算)?(?:约?为|是|达到?|：|约)*$"
)
_FEWEST, _MOST = 3, 20
"""Rates of a mean."""
_TELLING = 3
"""Digits of a mean that no rows in turn make by chance."""
_REACH = 8
"""Figures before a mean among which it is counted of how many it is."""
_TOLD = 2
"""Columns that make a mean: what was done, and what of it counts."""
_UNITS = ("项", "个")
_FULL = Fraction(100)


def mean_rates(
    phrases: Sequence[Phrase], tables: Sequence[TableReading], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each mean of the prose that no relation makes yet, of as many rows as it is said to be of."""
    means = [place for place, one in enumerate(phrases) if _is_mean(one)]
    stated = results_of(relations) if means else {}
    means = [place for place in means if phrases[place].figure.start not in stated]
    columns = [*_columns(tables)] if means else []
    for place in means:
        before = phrases[max(0, place - _REACH) : place]
        counts = [one for one in before if one.passage == phrases[place].passage]
        numbers = dict.fromkeys(int(one.figure.value) for one in counts[::-1] if _counts(one))
        tried = (
            _mean(phrases[place], column[at : at + number])
            for number in numbers
            for column in columns
            for at in range(len(column) - number + 1)
            if _is_near(phrases[place].figure, column[at : at + number])
        )
        held = [one for one in tried if one.verdict is Verdict.HOLDS][:_TOLD]
        yield from held or _of_fewer(phrases[place], [*numbers][:1], columns)


def _of_fewer(
    phrase: Phrase, numbers: Sequence[int], columns: Sequence[Sequence[Figure]]
) -> Iterator[Relation]:
    """The first or last rows of the one column of just as many as the mean is said to be of, where
    it is the mean of all of these but one: wrong for sure.
    """
    rows = [
        row
        for number in numbers
        for column in columns
        for row in dict.fromkeys((tuple(column[:number]), tuple(column[-number:])))
        if _FEWEST < number == len(row)
    ]
    told = [row for row in rows if any(_leaves_out(phrase, row, one) for one in row)]
    if len(told) == 1 and phrase.figure.telling > _TELLING and "指标" in phrase.gap:
        yield _mean(phrase, told[0])


def _leaves_out(phrase: Phrase, row: Sequence[Figure], one: Figure) -> bool:
    fewer = [other for other in row if other is not one]
    return _is_near(phrase.figure, fewer) and _mean(phrase, fewer).verdict is Verdict.HOLDS


def _is_mean(one: Phrase) -> bool:
    if "均" not in one.gap or one.figure.dimension is not Dimension.PERCENT:
        return False
    return one.figure.telling >= _TELLING and _MEAN.search(one.gap) is not None


def _counts(one: Phrase) -> bool:
    whole = one.figure.unit in _UNITS and not one.figure.places
    return whole and _FEWEST <= one.figure.value <= _MOST


def _columns(tables: Sequence[TableReading]) -> Iterator[list[Figure]]:
    """The percentages of each column in their order, without totals."""
    found: dict[tuple[int, int], list[Figure]] = defaultdict(list)
    for table in tables:
        for (_, column), entry in sorted(table.entries.items()):
            if entry.figure.dimension is Dimension.PERCENT and not entry.row.label.total:
                found[table.number, column].append(entry.figure)
    yield from (row for row in found.values() if len(row) >= _FEWEST)


def _is_near(mean: Figure, row: Sequence[Figure]) -> bool:
    """Whether a row makes what is printed, before it is worked out to the last place."""
    made = sum((min(one.value, Decimal(100)) for one in row), Decimal(0))
    return abs(made - mean.value * len(row)) <= mean.ulp * len(row)


def _mean(phrase: Phrase, row: Sequence[Figure]) -> Relation:
    return rate(
        phrase.figure, row, _capped, kind=RelationKind.PRODUCT, formula="各项之和÷项数",
        subject="平均数", scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _capped(values: Sequence[Fraction]) -> Fraction:
    """The mean of rates, each a hundred at most."""
    return sum((min(value, _FULL) for value in values), Fraction(0)) / len(values)
