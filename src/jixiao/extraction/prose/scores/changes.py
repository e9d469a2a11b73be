"""Scores of two years and what lies between them: 得96.2分，比上年的94.8分高1.4分."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, RelationKind, Role


def score_changes(phrases: list[Phrase]) -> Iterator[Relation]:
    """Each change of a score right behind last year's, against the score before both."""
    scores = [one for one in phrases if one.figure.dimension is Dimension.SCORE]
    current: Phrase | None = None
    for one, other in pairwise(scores):
        if one.role is Role.SCORE:
            current = one
        compared = one.prior and other.role is Role.CHANGE and one.sentence == other.sentence
        if compared and current is not None and current.passage == one.passage:
            larger, smaller = (current, one) if other.sign > 0 else (one, current)
            yield signed_sum(
                other.figure, [(1, larger.figure), (-1, smaller.figure)], subject="得分增减",
                kind=RelationKind.CHANGE_AMOUNT,
            )  # fmt: skip
