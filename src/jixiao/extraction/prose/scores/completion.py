"""Completion rates of indicators, and the survey counts behind a satisfaction rate."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import Indicator, alike, as_set
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict, judge_rate
from jixiao.ledger.relation import Relation, RelationKind

_FULL = 100
_MOST_COUNTS = 12
"""Figures behind a satisfaction rate among which the counts of its survey stand."""


def completion_rates(indicators: list[Indicator]) -> Iterator[Relation]:
    """完成率 = 完成值 ÷ 指标值, and of nothing else than the target (A17); so at mid-year."""
    for one in indicators:
        yield from _at_mid_year(one)
        if one.rate is None or one.actual is None or one.actual.figure.value == 0:
            continue
        actual, target = one.actual.figure, one.target.figure
        if not alike(actual, target):
            continue
        if not target.value:
            yield from _over_no_target(one, one.rate.figure, actual, target)
            continue
        readings = [
            _completion(one, one.rate.figure, (actual, target), way, formula)
            for way, formula in _ways(one, actual, target)
        ]
        relation = next((one for one in readings if agrees(one.judgement)), readings[0])
        relation.covers = ("A17",)
        if one.bound != "<=" and one.rate.figure.value == _FULL and actual.value > target.value:
            relation.cause = "capped"
        yield relation


def _at_mid_year(one: Indicator) -> Iterator[Relation]:
    """年中监控完成410人次，完成率45.56%: what was done by then over the target of the year."""
    if one.mid_year is None or one.mid_rate is None or not one.target.figure.value:
        return
    figures = (one.mid_year.figure, one.target.figure)
    if alike(*figures):
        yield _completion(one, one.mid_rate.figure, figures, part_of_whole, "监控值÷指标值×100")


def _over_no_target(
    one: Indicator, stated: Figure, actual: Figure, target: Figure
) -> Iterator[Relation]:
    """大于等于0次，完成3次，完成率100%: a rate over nothing, which cannot have been computed so."""
    if one.bound != "<=" and stated.value:
        relation = _completion(one, stated, (actual, target), part_of_whole, "完成值÷指标值×100")
        relation.covers = ("A17",)
        yield relation


def _ways(one: Indicator, actual: Figure, target: Figure) -> Iterator[tuple[Compute, str]]:
    """How the rate may be meant: a limit that is kept is met in full, or by what was saved."""
    yield part_of_whole, "完成值÷指标值×100"
    if one.bound != "<=":
        return
    yield whole_of_part, "指标值÷完成值×100"
    yield within_limit, "(1＋(指标值－完成值)÷指标值)×100"
    if actual.value <= target.value:
        yield in_full, "反向指标：未超指标值为100"


def whole_of_part(values: Sequence[Fraction]) -> Fraction:
    """Target ÷ actual × 100: the rate of a limit, as some compute it."""
    actual, target = values
    return target / actual * 100


def within_limit(values: Sequence[Fraction]) -> Fraction:
    """(1 + (target − actual) ÷ target) × 100: what was saved counts on top (domain §2.3, ≤)."""
    actual, target = values
    return (1 + (target - actual) / target) * 100


def in_full(values: Sequence[Fraction]) -> Fraction:
    """A limit that is kept is met in full, whatever was used of it."""
    return Fraction(100) if values[0] <= values[1] else part_of_whole(values)


def _completion(
    one: Indicator, stated: Figure, figures: tuple[Figure, Figure], way: Compute, formula: str
) -> Relation:
    return rate(
        stated,
        figures,
        way,
        judgement=judge_rate(stated, (figures[0], as_set(figures[1])), way),
        kind=RelationKind.COMPLETION_RATE,
        formula=formula,
        subject=one.name,
    )


def survey_rates(indicators: list[Indicator], phrases: list[Phrase]) -> Iterator[Relation]:
    """满意 187 份 of 200 份: the counts of the survey that make the rate, where some do exactly."""
    for one in indicators:
        if one.actual is None or one.actual.figure.dimension is not Dimension.PERCENT:
            continue
        stated = one.actual.figure
        for part, whole in _counts_after(one.actual, phrases):
            relation = rate(
                stated,
                (part, whole),
                part_of_whole,
                kind=RelationKind.COMPLETION_RATE,
                formula="满意数÷有效数×100",
                subject=one.name,
            )
            if relation.verdict is Verdict.HOLDS:
                yield relation
                break


def _counts_after(actual: Phrase, phrases: list[Phrase]) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of counts in one unit behind a figure of its passage, the last count first."""
    start = bisect_left(phrases, actual.figure.start, key=lambda each: each.figure.start)
    counts = [
        each.figure
        for each in phrases[start : start + _MOST_COUNTS]
        if each.passage == actual.passage and each.figure.dimension is Dimension.COUNT
    ]
    for part in reversed(counts):
        for whole in counts:
            if whole is not part and whole.unit == part.unit and whole.value:
                yield part, whole
