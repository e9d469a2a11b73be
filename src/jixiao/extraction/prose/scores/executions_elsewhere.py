"""The score of the execution rate where the rate stands in another part of the report (A06)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.executions import scored_executions
from jixiao.extraction.prose.scores.rules import rate_score, score_by
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_POINTS = late_regex(
    r"(?:^|[，。；：\x04])(?:[一-龥]{2,4})?(?:预算|资金)(?:执行|支出)率?(?:指标)?(?:率)?(?:的)?(?:分值|满分|权重|（)(?:为|共)?$"
)
"""预算执行率分值10分: the points of just this rate."""
_SCORE = late_regex(
    r"[，；）]+(?:按[^，。；]{0,10}，)?(?:自评|实际|应|实|可)*(?:得|计)分?(?:为|：)?"
)
_MOST_POINTS = 20
"""Points that an execution rate has at most."""
_TELLING_PLACES = 2
"""Decimals of a score whose likeness to another one is no chance, where they do not end on 0: a
score by steps does.
"""


def execution_scores_elsewhere(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each such score by the rate of the report that makes it, else by the only one of which a
    misprint keeps it.
    """
    rates: dict[str, Phrase] = {}
    told = {id(score) for _, score, _ in scored_executions(list(phrases))}
    for points, score in pairwise(phrases):
        if points.role is Role.EXECUTION_RATE:
            rates.setdefault(points.figure.digits, points)
            continue
        pair = rates and points.role is Role.WEIGHT and score.role is Role.SCORE
        if pair and _is_scored(points, score) and id(score) not in told:
            yield from _by_rates(score, points, [*rates.values()])


def _is_scored(points: Phrase, score: Phrase) -> bool:
    beside = points.passage == score.passage and points.stop == score.stop
    small = points.figure.value <= _MOST_POINTS
    named = _POINTS.search(points.gap) is not None and _SCORE.fullmatch(score.gap) is not None
    return beside and small and named


def _by_rates(score: Phrase, points: Phrase, rates: list[Phrase]) -> Iterator[Relation]:
    told = [_of_rate(score, points, one) for one in rates]
    held = [one for one in told if agrees(one.judgement)]
    digits = score.figure.digits
    telling = score.figure.places >= _TELLING_PLACES and not digits.endswith("0")
    slips = [one for one in told if telling and is_misprinted(one)]
    yield from held[:1] or (slips if len(slips) == 1 else ())


def _of_rate(score: Phrase, points: Phrase, one: Phrase) -> Relation:
    return score_by(
        score.figure, (one.figure, points.figure), rate_score, formula="执行率×分值",
        subject="预算执行率",
    )  # fmt: skip
