"""Scores that follow from a rate, over the amounts that make the rate: min(完成÷目标, 1)×分值.

The printed rate is rounded; what was done and what was to be done are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from jixiao.extraction.linking.limited_scores import DEVIATION
from jixiao.extraction.linking.scoring_rules import RATIO
from jixiao.extraction.prose.scores.rules import ratio_score, reverse_score, score_by
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict
from jixiao.ledger.relation import Relation, RelationKind

_RATES = (
    RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE, RelationKind.SHARE,
    RelationKind.CHANGE_RATE,
)  # fmt: skip
_PAIR = 2
_HUNDRED = 100
_PLACES = 12
"""Places where a rate is printed, of those looked at."""
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
        rated, *_, points = _figures(relation)
        amounts = _amounts_of(rated.start, made, again)
        amounts = amounts or alike.get(rated.digits if rated.telling >= _TELLING else "")
        if amounts is not None and relation.stated.figure is not None and amounts[1].value:
            found = _over_amounts(relation.stated.figure, (*amounts, points), relation)
            if any(word in relation.formula for word in (DEVIATION, RATIO)):
                found = _less_amounts(relation.stated.figure, (*amounts, points), relation)
            if found.verdict is Verdict.HOLDS:
                yield found


def _made_and_repeated(
    relations: Sequence[Relation],
) -> tuple[dict[int, tuple[Figure, ...]], dict[int, list[int]]]:
    """The two amounts that make each rate, by its place, and where a rate is printed again."""
    made: dict[int, tuple[Figure, ...]] = {}
    again: dict[int, list[int]] = defaultdict(list)
    for relation in relations:
        stated = relation.stated.figure
        if stated is None or stated.dimension is not Dimension.PERCENT:
            continue
        if relation.verdict is not Verdict.HOLDS:
            continue
        if relation.kind in _RATES and len(relation.operands) == _PAIR:
            if len(operands := _figures(relation)) == _PAIR and not _is_of_hundred(operands):
                made.setdefault(stated.start, operands)
        elif relation.kind is RelationKind.SAME_FACT:
            (other,) = _figures(relation)
            again[stated.start].append(other.start)
            again[other.start].append(stated.start)
    return made, again


def _amounts_of(
    rated: int, made: Mapping[int, tuple[Figure, ...]], again: Mapping[int, Sequence[int]]
) -> tuple[Figure, ...] | None:
    """The amounts that make a rate where it stands, or where it is printed again."""
    reached = [rated]
    for place in reached:
        if place in made:
            return made[place]
        if len(reached) < _PLACES:
            reached += [one for one in again.get(place, ()) if one not in reached]
    return None


def _by_digits(relations: Sequence[Relation]) -> dict[str, tuple[Figure, ...]]:
    """The two amounts that make a rate, by what it prints: a rate told again further down."""
    found: dict[str, tuple[Figure, ...]] = {}
    for one in relations:
        stated, operands = one.stated.figure, _figures(one)
        told = one.kind in _RATES and one.verdict is Verdict.HOLDS and len(operands) == _PAIR
        if told and stated is not None and stated.places and not _is_of_hundred(operands):
            found.setdefault(stated.digits, operands)
    return found


def _of_rate(relation: Relation) -> bool:
    """Whether a score is told as a rate of its points, be it beside a target of 100%."""
    figures = _figures(relation)
    if relation.verdict is not Verdict.HOLDS or len(figures) != len(relation.operands):
        return False
    if len(figures) == _PAIR + 1 and not _is_of_hundred(figures):
        return False
    kinds = [figure.dimension for figure in figures]
    return _PAIR <= len(kinds) <= _PAIR + 1 and kinds[0] is Dimension.PERCENT is not kinds[-1]


def _is_of_hundred(figures: Sequence[Figure]) -> bool:
    """Whether a rate, and no amount, is held against a target of 100%."""
    rated, target = figures[:_PAIR]
    return rated.dimension is Dimension.PERCENT is target.dimension and target.value == _HUNDRED


def _figures(relation: Relation) -> tuple[Figure, ...]:
    return tuple(term.figure for term in relation.operands if term.figure is not None)


def _over_amounts(score: Figure, operands: tuple[Figure, ...], relation: Relation) -> Relation:
    return score_by(
        score, operands, ratio_score, formula="min(完成数÷目标数, 1)×分值",
        subject=relation.subject, scope=relation.scope,
    )  # fmt: skip


def _less_amounts(score: Figure, operands: tuple[Figure, ...], relation: Relation) -> Relation:
    """年初预算800万元，调整40万元，偏离度5.00%: over the amounts that make a deviation, be the
    first of them what the budget was adjusted to (840万元).
    """
    way: Compute = reverse_score if operands[0].value > operands[1].value else _without
    return score_by(
        score, operands, way, formula="(1－调整数÷预算数)×分值", subject=relation.subject,
        scope=relation.scope,
    )  # fmt: skip


def _without(values: Sequence[Fraction]) -> Fraction:
    deviation, whole, points = values
    return (1 - deviation / whole) * points
