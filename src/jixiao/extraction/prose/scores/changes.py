"""Scores of two years and what lies between them: 得96.2分，比上年的94.8分高1.4分."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, RelationKind, Role

_MOST = 40
"""Scores of one passage among which that of this year is sought."""


def score_changes(phrases: list[Phrase]) -> Iterator[Relation]:
    """Each change of a score right behind last year's, against the score before both: the last one;
    of a sentence before, whichever agrees, else the largest, which the others are parts of.
    """
    scores = [one for one in phrases if one.figure.dimension is Dimension.SCORE]
    current: list[Phrase] = []
    for one, other in pairwise(scores):
        if one.role is Role.SCORE:
            beside = current and current[0].passage == one.passage
            current = [*current[1 - _MOST :], one] if beside else [one]
        compared = one.prior and other.role is Role.CHANGE and one.sentence == other.sentence
        if compared and current and current[0].passage == one.passage:
            beside = current[-1].sentence == one.sentence
            changed = [
                _change(score, one, other) for score in (current[-1:] if beside else current)
            ]
            agreeing = (change for change in reversed(changed) if agrees(change.judgement))
            largest = max(range(len(changed)), key=lambda place: current[place].figure.value)
            yield next(agreeing, changed[largest])


def _change(score: Phrase, prior: Phrase, change: Phrase) -> Relation:
    larger, smaller = (score, prior) if change.sign > 0 else (prior, score)
    return signed_sum(
        change.figure, [(1, larger.figure), (-1, smaller.figure)], subject="得分增减",
        kind=RelationKind.CHANGE_AMOUNT,
    )  # fmt: skip
