"""Completion rates of indicators, and the survey counts behind a satisfaction rate."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import Indicator, alike, as_set
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.ledger.relation import Relation, RelationKind

_MOST_COUNTS = 12


def completion_rates(indicators: list[Indicator]) -> Iterator[Relation]:
    for one in indicators:
        if one.rate is None or one.actual is None or one.actual.figure.value == 0:
            continue
        if alike(one.actual.figure, one.target.figure) and one.target.figure.value:
            relation = rate(
                one.rate.figure,
                (one.actual.figure, one.target.figure),
                part_of_whole,
                judgement=judge_rate(
                    one.rate.figure, (one.actual.figure, as_set(one.target.figure)), part_of_whole
                ),
                kind=RelationKind.COMPLETION_RATE,
                formula="完成值÷指标值×100",
                subject=one.name,
            )
            relation.covers = ("A17",)
            yield relation


def survey_rates(indicators: list[Indicator], phrases: list[Phrase]) -> Iterator[Relation]:
    """满意 187 份 of 200 份: the counts of the survey that make the rate."""
    for one in indicators:
        if one.actual is None or one.actual.figure.dimension is not Dimension.PERCENT:
            continue
        start = bisect_left(phrases, one.actual.figure.start, key=lambda each: each.figure.start)
        counts = [
            each
            for each in phrases[start : start + _MOST_COUNTS]
            if each.passage == one.actual.passage and each.figure.dimension is Dimension.COUNT
        ]
        for part in reversed(counts):
            for whole in counts:
                if whole is part or whole.figure.unit != part.figure.unit or not whole.figure.value:
                    continue
                relation = rate(
                    one.actual.figure,
                    (part.figure, whole.figure),
                    part_of_whole,
                    kind=RelationKind.COMPLETION_RATE,
                    formula="满意数÷有效数×100",
                    subject=one.name,
                )
                if relation.verdict is Verdict.HOLDS:
                    yield relation
                    break
            else:
                continue
            break
