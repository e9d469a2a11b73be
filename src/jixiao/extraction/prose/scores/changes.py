"""Scores of two years and what lies between them: 得96.2分，比上年的94.8分高1.4分."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_LAST_YEARS = late_regex(
    r"(?:^|[，。；：（])(?:而|其)?(?:上年|去年|上一年)度?[^，。；：比较]{0,14}$"
)
"""。上年得分: a score by its own words of last year, followed by 今年提高."""
_APART = late_regex(r"比[^，。；：]{1,30}(?:高|低|多|少)(?:出|了)?$|相差$")
_NEAR = 12
"""Scores before one that tells how far apart two of them are."""
_MOST = 40
"""Scores of one passage among which that of this year is sought."""


def score_changes(phrases: list[Phrase]) -> Iterator[Relation]:
    """Each change of a score right behind last year's, against the score before both that agrees,
    else against the likeliest.
    """
    scores = [one for one in phrases if one.figure.dimension is Dimension.SCORE]
    current: list[Phrase] = []
    for one, other in pairwise(scores):
        if one.role is Role.SCORE:
            beside = current and current[0].passage == one.passage
            current = [*current[1 - _MOST :], one] if beside else [one]
        compared = other.role is Role.CHANGE and one.sentence == other.sentence
        named = compared and not one.prior and _LAST_YEARS.search(one.gap) is not None
        told = _told_before(one, current) if named or (compared and one.prior) else []
        if told:
            changed = [_change(score, one, other) for score in told]
            agreeing = (change for change in reversed(changed) if agrees(change.judgement))
            likeliest = next(agreeing, changed[_likeliest(told, one)])
            if not named or agrees(likeliest.judgement) or is_misprinted(likeliest):
                yield likeliest


def score_gaps(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """甲得92.60分、乙得95.10分，乙比甲高2.50分: how far apart two of the scores before it in its
    paragraph are, told where it holds.
    """
    told: list[Phrase] = []
    for one in phrases:
        if one.figure.dimension is not Dimension.SCORE:
            continue
        told = [*told[-_NEAR:], one] if told and told[0].passage == one.passage else [one]
        if not (one.figure.places and _APART.search(one.gap)):
            continue
        pairs = combinations(sorted(told[:-1], key=lambda each: -each.figure.value), 2)
        for larger, smaller in pairs:
            if larger.figure.value - smaller.figure.value == one.figure.value:
                yield _change(larger, smaller, one, sign=1)
                break


def _told_before(prior: Phrase, current: list[Phrase]) -> list[Phrase]:
    """The scores of its passage that last year's may be of: those of its sentence, else all."""
    told = [one for one in current if one.passage == prior.passage and one is not prior]
    return [one for one in told if one.sentence == prior.sentence] or told


def _likeliest(told: list[Phrase], prior: Phrase) -> int:
    """得95分，其中甲46分、乙49分，较上年的94分提高1分: of the sentence the score that the others
    detail, else the last one; of a sentence before the largest, which the others are parts of.
    """
    if told[0].sentence != prior.sentence:
        return max(range(len(told)), key=lambda place: told[place].figure.value)
    return 0 if len(told) > 1 and told[1].opener else len(told) - 1


def _change(score: Phrase, prior: Phrase, change: Phrase, *, sign: int = 0) -> Relation:
    larger, smaller = (score, prior) if (sign or change.sign) > 0 else (prior, score)
    return signed_sum(
        change.figure, [(1, larger.figure), (-1, smaller.figure)], subject="得分增减",
        kind=RelationKind.CHANGE_AMOUNT,
    )  # fmt: skip
