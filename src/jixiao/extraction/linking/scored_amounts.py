"""Scores that follow from a rate, over the amounts that make the rate: min(完成÷目标, 1)×分值.

The printed rate is rounded; what was done and what was to be done are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.prose.scores.rules import ratio_score, score_by
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

_RATES = (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE, RelationKind.SHARE)
_PAIR = 2
_TELLING = 3
"""Digits of a rate that no other rate of the report prints by chance."""


def scored_amounts(relations: Sequence[Relation]) -> Iterator[Relation]:
    """One relation for each score of a rate whose two amounts make the score as well."""
    scores = [one for one in relations if one.kind is RelationKind.SCORE and _of_rate(one)]
    if not scores:
        return
    made, again = _made_and_repeated(relations)
    alike = _by_digits(relations)
    for relation in scores:
        rated, points = _figures(relation)
        amounts = made.get(rated.start) or made.get(again.get(rated.start, -1))
        amounts = amounts or alike.get(rated.digits if rated.telling >= _TELLING else "")
        if amounts is not None and relation.stated.figure is not None and amounts[1].value:
            found = _over_amounts(relation.stated.figure, (*amounts, points), relation)
            if found.verdict is Verdict.HOLDS:
                yield found


def _made_and_repeated(
    relations: Sequence[Relation],
) -> tuple[dict[int, tuple[Figure, ...]], dict[int, int]]:
    """The two amounts that make each rate, by its place, and where a rate is printed again."""
    made: dict[int, tuple[Figure, ...]] = {}
    again: dict[int, int] = {}
    for relation in relations:
        stated = relation.stated.figure
        if stated is None or stated.dimension is not Dimension.PERCENT:
            continue
        if relation.verdict is not Verdict.HOLDS:
            continue
        if relation.kind in _RATES and len(relation.operands) == _PAIR:
            if len(operands := _figures(relation)) == _PAIR:
                made.setdefault(stated.start, operands)
        elif relation.kind is RelationKind.SAME_FACT:
            (other,) = _figures(relation)
            again.setdefault(stated.start, other.start)
            again.setdefault(other.start, stated.start)
    return made, again


def _by_digits(relations: Sequence[Relation]) -> dict[str, tuple[Figure, ...]]:
    """The two amounts that make a rate, by what it prints: a rate told again further down."""
    found: dict[str, tuple[Figure, ...]] = {}
    for one in relations:
        stated, operands = one.stated.figure, _figures(one)
        told = one.kind in _RATES and one.verdict is Verdict.HOLDS and len(operands) == _PAIR
        if told and stated is not None and stated.places:
            found.setdefault(stated.digits, operands)
    return found


def _of_rate(relation: Relation) -> bool:
    """Whether a score is told as a rate of its points."""
    if len(relation.operands) != _PAIR or relation.verdict is not Verdict.HOLDS:
        return False
    kinds = [figure.dimension for figure in _figures(relation)]
    return kinds[0] is Dimension.PERCENT is not kinds[-1]


def _figures(relation: Relation) -> tuple[Figure, ...]:
    return tuple(term.figure for term in relation.operands if term.figure is not None)


def _over_amounts(score: Figure, operands: tuple[Figure, ...], relation: Relation) -> Relation:
    return score_by(
        score, operands, ratio_score, formula="min(完成数÷目标数, 1)×分值",
        subject=relation.subject, scope=relation.scope,
    )  # fmt: skip
