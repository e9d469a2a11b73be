"""The score of the execution rate: rate × points, at most the points (A06)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.building import rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.rules import judge_score, ratio_score
from jixiao.ledger.relation import Relation, RelationKind, Role


def execution_scores(phrases: list[Phrase]) -> Iterator[Relation]:
    """执行率为 x%，(权重 10 分，)得 y 分: the score is rate × points, at most the points."""
    for index, phrase in enumerate(phrases):
        if phrase.role is not Role.EXECUTION_RATE:
            continue
        score, points = _score_after(phrases[index + 1 : index + 4], phrase)
        if score is None:
            continue
        amounts = [one for one in phrases[max(0, index - 2) : index] if one.money]
        if len(amounts) == 2 and amounts[0].figure.value >= amounts[1].figure.value > 0:
            operands = [amounts[1].figure, amounts[0].figure]
            formula = "min(执行数÷全年预算数, 1)×10"
            ten = _ratio_of_ten
        else:
            operands, formula, ten = [phrase.figure], "执行率×10", _tenth
        if points is not None:
            operands.append(points.figure)
            formula, ten = ("min(执行数÷全年预算数, 1)×分值", ratio_score) if len(operands) == 3 else (
                "执行率×分值", _rate_times
            )  # fmt: skip
        yield rate(
            score.figure, operands, ten, kind=RelationKind.SCORE, formula=formula,
            subject="预算执行率", judgement=judge_score(score.figure, operands, ten),
        )  # fmt: skip


def _score_after(following: list[Phrase], phrase: Phrase) -> tuple[Phrase | None, Phrase | None]:
    points: Phrase | None = None
    for one in following:
        if one.passage != phrase.passage or one.sentence > phrase.sentence + 1:
            break
        if one.role is Role.WEIGHT:
            points = one
        elif one.role is Role.SCORE:
            return one, points
        else:
            break
    return None, None


def _ratio_of_ten(values: Sequence[Fraction]) -> Fraction:
    return min(values[0] / values[1], Fraction(1)) * 10


def _tenth(values: Sequence[Fraction]) -> Fraction:
    return min(values[0], Fraction(100)) / 10


def _rate_times(values: Sequence[Fraction]) -> Fraction:
    return min(values[0], Fraction(100)) / 100 * values[1]
