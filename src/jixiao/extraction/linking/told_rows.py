"""Rows of indicators that counts of the text make, or that make a count of the text.

排查隐患320处，整改304处 beside 隐患整改率 | 100% | 95.00%; 访视比目标少120人次 beside 上门访视 |
≥4000人次 | 3880人次. Told where they hold, and so never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import part_of_whole, rate, results_of, signed_sum
from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.linking.told_indicators import IndicatorRow, rows_of
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_OFF = late_regex(
    r"[比较距离](?:年[度初]|预期)?(?:目标|计划|任务|指标)[值数]?(?:相?差|[少多低高短超欠增减])"
    r"[^，。；：、]{0,6}$"
)
_GOALS = ("目标", "计划", "任务", "指标")
_FULL, _PLACES = 100, 2
_WORD, _NAME = 2, 3
"""Characters that a row and a count share, or a row and what lies off its goal."""
_TELLING = 3
_Difference = tuple[Decimal, str]


def rates_of_rows(facts: Sequence[Fact], relations: Sequence[Relation]) -> Iterator[Relation]:
    """The rates of rows that two counts beside each other make."""
    stated = results_of(relations)
    cells = [one for one in facts if one.in_table and one.figure.start not in stated]
    yield from _rates([one for one in cells if _is_precise_rate(one)], facts)


def rows_off_goals(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """How far rows lie off their goals, where the text tells it and nothing makes it yet."""
    off = [one for one in phrases if _lies_off(one)]
    stated = results_of(relations) if off else {}
    off = [one for one in off if one.figure.start not in stated]
    if off:
        yield from _off_goals(off, list(rows_of(facts)))


def _is_precise_rate(fact: Fact) -> bool:
    figure = fact.figure
    told = fact.role is Role.ACTUAL and figure.dimension is Dimension.PERCENT
    return told and figure.places >= _PLACES and figure.telling >= _TELLING


def _rates(cells: Sequence[Fact], facts: Sequence[Fact]) -> Iterator[Relation]:
    """Each rate of the counts of the text that share a word with its row."""
    if not cells:
        return
    index = FiguresBySize(facts)
    for cell in cells:
        half = cell.figure.ulp / 2
        for part, whole in index.rated(cell.figure.value - half, cell.figure.value + half):
            names = [index.subjects[one.start] for one in (part, whole)]
            if any(share(cell.subject, name, _WORD) for name in names):
                relation = _rate(cell, part, whole)
                if relation.verdict is Verdict.HOLDS:
                    yield relation
                    break


def _rate(cell: Fact, part: Figure, whole: Figure) -> Relation:
    return rate(
        cell.figure, (part, whole), part_of_whole, kind=RelationKind.COMPLETION_RATE,
        formula="部分÷总数×100", subject=cell.subject, scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _lies_off(one: Phrase) -> bool:
    measured = one.figure.dimension in (Dimension.COUNT, Dimension.POINTS)
    said = measured and any(word in one.gap for word in _GOALS)
    return said and one.figure.value > 0 and _OFF.search(one.gap) is not None


def _off_goals(off: Sequence[Phrase], rows: Sequence[IndicatorRow]) -> Iterator[Relation]:
    """How far the result of the row that a clause names lies off its goal."""
    by_size: dict[_Difference, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        lies = abs(row.target.figure.value - row.actual.figure.value)
        by_size[lies, row.target.figure.unit].append(row)
    for phrase in off:
        unit = "%" if phrase.figure.dimension is Dimension.POINTS else phrase.figure.unit
        said = last_clause(phrase.context + phrase.gap).text
        for row in by_size.get((phrase.figure.value, unit), ()):
            if share(row.name, said, _NAME):
                yield _difference(phrase, row)
                break


def _difference(phrase: Phrase, row: IndicatorRow) -> Relation:
    pair = sorted((row.target.figure, row.actual.figure), key=lambda one: -one.value)
    return signed_sum(
        phrase.figure, [(1, pair[0]), (-1, pair[1])], subject=row.name,
        kind=RelationKind.DIFFERENCE, scope=Scope.TEXT_TABLE,
    )  # fmt: skip
