"""Changes in percentage points: 占15.68%，比上年的18.92%下降3.24个百分点."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, RelationKind, Role

_LOOK_BACK = 2
"""Statements back in which this year's rate may stand."""


def point_changes(statement: Statement, statements: list[Statement]) -> Iterator[Relation]:
    """Each change in points against the two rates right before it, the second said to be last
    year's; against two others only where it lies between them.
    """
    for position, phrase in enumerate(statement.phrases):
        if phrase.figure.dimension is not Dimension.POINTS or phrase.role is not Role.CHANGE_RATE:
            continue
        rates = _rates_before(phrase, position, statement, statements)
        if len(rates) < 2:
            continue
        prior, current = rates[:2]
        larger, smaller = sorted((prior, current), key=lambda one: -one.figure.value)
        relation = signed_sum(
            phrase.figure, [(1, larger.figure), (-1, smaller.figure)],
            subject=statement.subject, kind=RelationKind.CHANGE_AMOUNT,
        )  # fmt: skip
        if agrees(relation.judgement) or words.PRIOR_LEVEL.search(prior.gap):
            yield relation


def _rates_before(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """The percentages of the sentence before a change, the nearest first."""
    before = [*reversed(statement.phrases[:position])]
    for other in nearest_before(statement, statements, _LOOK_BACK):
        before.extend(reversed(other.phrases))
    return [
        one
        for one in before
        if one.sentence == phrase.sentence
        and one.passage == phrase.passage
        and one.figure.dimension is Dimension.PERCENT
        and one.role is not Role.CHANGE_RATE
    ]
