"""Scores by rule: points as a function of target and actual (domain §2.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import rate
from jixiao.extraction.prose.scores.indicators import Indicator, alike, as_set
from jixiao.figures.figure import Figure, rounded
from jixiao.figures.verdict import Compute, Judgement, Verdict, judge_rate
from jixiao.ledger.relation import Relation, RelationKind, Scope

_SCORE_PLACES = 2
"""A score is rounded half up to these places (domain §2.3)."""
_LAST_PLACE = Fraction(1, 100)


def rate_score(values: Sequence[Fraction]) -> Fraction:
    """min(rate, 100 %) × points."""
    return min(values[0], Fraction(100)) / 100 * values[1]


def ratio_score(values: Sequence[Fraction]) -> Fraction:
    """min(actual ÷ target, 1) × points (domain §2.3, ≥ and =)."""
    actual, target, points = values
    return min(actual / target, Fraction(1)) * points


def reverse_score(values: Sequence[Fraction]) -> Fraction:
    """(1 − max(actual − target, 0) ÷ target) × points, not below 0 (domain §2.3, ≤)."""
    actual, target, points = values
    return max(1 - max(actual - target, Fraction(0)) / target, Fraction(0)) * points


def scores_by_rule(indicators: list[Indicator]) -> Iterator[Relation]:
    """A04: each score against its rule; binding where most scores of the report follow it."""
    relations = [relation for one in indicators if (relation := _rule(one)) is not None]
    holding = sum(not relation.contradicted for relation in relations)
    for relation in relations:
        relation.must_hold = 2 * holding > len(relations)
        relation.covers = ("A04",)
        yield relation


def _rule(one: Indicator) -> Relation | None:
    """The score that target, actual and points give; ≤ targets are scored in reverse."""
    if one.actual is None or one.weight is None or one.score is None:
        return None
    if not alike(one.actual.figure, one.target.figure) or one.target.figure.value == 0:
        return None
    falling = one.bound == "<="
    operands = (one.actual.figure, one.target.figure, one.weight.figure)
    compute = reverse_score if falling else ratio_score
    return rate(
        one.score.figure,
        operands,
        compute,
        kind=RelationKind.SCORE,
        formula="反向指标：未超指标值得满分" if falling else "min(完成值÷指标值, 1)×分值",
        subject=one.name,
        judgement=judge_score(
            one.score.figure, (operands[0], as_set(operands[1]), operands[2]), compute
        ),
    )


def score_by(
    stated: Figure,
    operands: Sequence[Figure],
    way: Compute,
    *,
    formula: str,
    subject: str,
    scope: Scope = Scope.CLAUSE,
) -> Relation:
    """A score that ``way`` makes of the operands, the last of which are its points."""
    return rate(
        stated, operands, way, kind=RelationKind.SCORE, formula=formula, subject=subject,
        scope=scope, judgement=judge_score(stated, operands, way),
    )  # fmt: skip


def judge_score(stated: Figure, operands: Sequence[Figure], compute: Compute) -> Judgement:
    """A score is exact to two places, whatever places it is printed with."""
    judged = judge_rate(stated, operands, compute)
    if judged.value is None or judged.verdict is not Verdict.HOLDS:
        return judged
    if rounded(judged.value, _SCORE_PLACES) == Decimal(stated.digits):
        return judged
    span = abs(judged.value - Fraction(Decimal(stated.digits)))
    if span <= _LAST_PLACE:
        return Judgement(Verdict.ROUNDING, judged.recomputed, value=judged.value)
    shown = f"{rounded(judged.value, _SCORE_PLACES):f}"
    return Judgement(Verdict.CONTRADICTED, shown, value=judged.value)
