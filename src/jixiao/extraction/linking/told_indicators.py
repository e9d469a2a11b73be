"""What the text tells of an indicator that one row of a table prints: its target and what was
reached, one after the other (计划治理18公里，实际治理17公里 beside 治理河长 | ≥18公里 | 17公里), or
what was reached and how much of the target that is (治理17公里，完成率94.44%), also where the row
prints the same rate of a misprint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from jixiao.extraction.building import part_of_whole, rate, same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_TOLD = frozenset({Role.TARGET, Role.ACTUAL, Role.LEVEL})
_RATES = frozenset({Role.COMPLETION_RATE, Role.EXECUTION_RATE})
_DONE_BEHIND = late_regex(r"，(?:全年|最终|已)?(?:实际|完成|达到)[^，。；：\d]{0,4}")
_COUNTING = late_regex(r"(?:数量|场次|人数|次数|个数|户数|面积|数)$")
_COMPLETED = "完成率"
_FEW_WORDS = 3
"""Characters of a name that surely tell an indicator."""
_LEAST_NAMED = 2
"""Of so many pairs of characters of a row's name, one must stand in the text."""
_Value = tuple[Decimal, str]


class IndicatorRow(NamedTuple):
    """A row that prints one target and one result in one unit."""

    name: str
    target: Fact
    actual: Fact
    rate: Decimal | None
    """How much of the target was reached, where a cell tells it to parts of a percent."""


def told_indicators(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """Target and result of each row whose target stands right before a figure of its unit: both
    where they are the same; of a row that the text names, also a result that is a misprint or is
    surely meant.
    """
    rows = list(rows_of(facts))
    if not rows:
        return
    yield from _rates_of_rows(phrases, rows)
    by_target, by_actual = (_by_value(rows, column) for column in ("target", "actual"))
    by_rate: dict[Decimal, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        if row.rate is not None:
            by_rate[row.rate].append(row)
    for one, other in pairwise(phrases):
        value = one.figure.value, one.figure.unit
        beside = (other.passage, other.sentence) == (one.passage, one.sentence)
        if not beside or one.role not in _TOLD:
            continue
        if value in by_target and other.role in _TOLD:
            yield from _told(one, other, by_target[value])
        if value in by_actual and other.role in _RATES:
            yield from _completion(one, other, by_actual[value])
        elif other.figure.value in by_rate and other.role in _RATES:
            yield from _misprinted(one, by_rate[other.figure.value])


def _by_value(rows: Sequence[IndicatorRow], column: str) -> dict[_Value, list[IndicatorRow]]:
    found: dict[_Value, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        figure = (row.target if column == "target" else row.actual).figure
        found[figure.value, figure.unit].append(row)
    return found


def rows_of(facts: Sequence[Fact]) -> Iterator[IndicatorRow]:
    """The rows that print one target and one result in one unit."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.in_table and fact.role in (Role.TARGET, Role.ACTUAL, *_RATES) and fact.subject:
            found[fact.subject].append(fact)
    for name, cells in found.items():
        pair = [one for one in cells if one.role not in _RATES]
        if [one.role for one in pair] == [Role.TARGET, Role.ACTUAL]:
            figure = pair[0].figure
            rates = [one.figure.value for one in cells if one.role in _RATES]
            rated = rates[0] if len(rates) == 1 and rates[0] % 1 else None
            if figure.value and figure.unit == pair[1].figure.unit:
                yield IndicatorRow(name, pair[0], pair[1], rated)


def _completion(actual: Phrase, told: Phrase, rows: Sequence[IndicatorRow]) -> Iterator[Relation]:
    """完成率 behind what was reached: of the target of the one row that the text names."""
    named = [row for row in rows if _names(actual.title + actual.gap, row.name)]
    if len(named) != 1 or (told.role is Role.EXECUTION_RATE and "目标" not in told.base):
        return
    relation = _rate_of(told, actual.figure, named[0])
    if relation.verdict is Verdict.HOLDS or is_misprinted(relation):
        yield relation


def _rates_of_rows(phrases: Sequence[Phrase], rows: Sequence[IndicatorRow]) -> Iterator[Relation]:
    """法治宣讲完成率92.50% beside 法治宣讲场次 | ≥40场 | 37场: of the one row that the rate names,
    whose amounts the text does not tell; or a misprint of that.
    """
    for phrase in phrases:
        if phrase.role not in _RATES or not phrase.rate_name.endswith(_COMPLETED):
            continue
        name = phrase.rate_name.removesuffix(_COMPLETED)
        named = [row for row in rows if name in row.name] if len(name) > _FEW_WORDS else []
        if len(named) == 1 and named[0].actual.figure.dimension is not Dimension.PERCENT:
            relation = _rate_of(phrase, named[0].actual.figure, named[0])
            if relation.verdict is Verdict.HOLDS or is_misprinted(relation):
                yield relation


def _rate_of(told: Phrase, actual: Figure, row: IndicatorRow) -> Relation:
    return rate(
        told.figure, (actual, row.target.figure), part_of_whole,
        kind=RelationKind.COMPLETION_RATE, formula="完成值÷指标值×100", subject=row.name,
        scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _misprinted(actual: Phrase, rows: Sequence[IndicatorRow]) -> Iterator[Relation]:
    """年末为46.35万元，完成率92.70% beside 46.53万元 | 92.70%: what was reached, of the one row of
    that rate that the heading of the sentence names, which misprints it.
    """
    named = [row for row in rows if _names(actual.title + actual.context, row.name)]
    if len(named) != 1:
        return
    figure = named[0].actual.figure
    if figure.unit == actual.figure.unit and misprinted(actual.figure.digits, figure.digits):
        yield _same(actual, named[0].actual, named[0].name)


def _told(target: Phrase, actual: Phrase, rows: Sequence[IndicatorRow]) -> Iterator[Relation]:
    said = target.title + target.gap + actual.gap
    rows = [row for row in rows if row.actual.figure.unit == actual.figure.unit]
    alike = [row for row in rows if row.actual.figure.value == actual.figure.value]
    named = [row for row in alike or rows if _names(said, row.name)]
    chosen = named or alike
    if len(chosen) != 1:
        return
    row = chosen[0]
    slip = misprinted(actual.figure.digits, row.actual.figure.digits)
    if alike or slip or _is_surely_of(row, target, actual):
        yield _same(target, row.target, row.name)
        yield _same(actual, row.actual, row.name)


def _is_surely_of(row: IndicatorRow, target: Phrase, actual: Phrase) -> bool:
    """社教活动计划240场，实际252场: whether what was done is said right behind the target, before
    which most of the name of the row stands.
    """
    core = set(_COUNTING.sub("", row.name))
    named = len(core) >= _FEW_WORDS and len(core & set(target.gap)) * 4 >= len(core) * 3
    return named and actual.gap == target.after and bool(_DONE_BEHIND.fullmatch(actual.gap))


def _names(said: str, name: str) -> bool:
    """Whether a text names a row: half of what the row is called stands in it."""
    pairs = [one + other for one, other in pairwise(name)]
    return sum(pair in said for pair in pairs) * _LEAST_NAMED >= len(pairs)


def _same(phrase: Phrase, fact: Fact, name: str) -> Relation:
    return same(phrase.figure, fact.figure, subject=name, scope=Scope.TEXT_TABLE)
