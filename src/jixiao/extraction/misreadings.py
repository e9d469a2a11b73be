"""Failing relations that only misread a figure which another relation of its kind explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

_RATES = frozenset({RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE, RelationKind.SHARE})
"""What is of one part and one whole."""
_TELLING_DIGITS = 3
"""Digits of a rate that two amounts make by no chance."""
_SEVERAL, _MOST = 3, 14
"""Scores whose sum is made by no chance, and of how many each sum is looked at."""


def without_misreadings(relations: list[Relation]) -> list[Relation]:
    """The relations without failing ones of a rate that another of its kind tells of another
    amount: one rate is of one amount. Of the same amount, it was taken over the wrong whole. So too
    without failing sums of scores whose total the rows of a table make, or some of them alone.
    """
    held = {
        (one.kind, one.stated.figure.start): one.operands[0].figure
        for one in relations
        if one.kind in _RATES and one.stated.figure is not None
        if one.verdict is Verdict.HOLDS and one.stated.figure.telling >= _TELLING_DIGITS
    }
    made = _made(relations)
    return [
        one
        for one in relations
        if not (one.contradicted and (_is_misread(one, held) or _is_made(one, made)))
    ]


def _made(relations: Iterable[Relation]) -> dict[int, bool]:
    """The totals that several scores make, by their place, and whether rows of a table make them,
    or make the cell that says the same.
    """
    made: dict[int, bool] = {}
    same: list[Relation] = []
    for one in relations:
        if one.verdict is not Verdict.HOLDS or one.stated.figure is None:
            continue
        if one.kind is RelationKind.SAME_FACT and one.scope is Scope.TEXT_TABLE:
            same.append(one)
        elif _sums_scores(one):
            start, in_rows = one.stated.figure.start, one.scope in (Scope.TABLE, Scope.TEXT_TABLE)
            made[start] = made.get(start, False) or in_rows
    for one in same:
        places = [figure.start for figure in one.figures()]
        in_rows = any(made.get(place) for place in places)
        made.update({place: True for place in places if in_rows})
    return made


def _is_misread(one: Relation, held: Mapping[tuple[RelationKind, int], Figure | None]) -> bool:
    """Whether a failing rate is held to be of another amount; what covers an error stays."""
    if one.kind not in _RATES or one.covers or one.stated.figure is None:
        return False
    part = held.get((one.kind, one.stated.figure.start))
    return part is not None and part is not one.operands[0].figure


def _sums_scores(one: Relation) -> bool:
    """Whether a score is the sum of several, and no part of its points."""
    if one.kind is not RelationKind.SCORE or len(one.operands) < _SEVERAL:
        return False
    figures = [term.figure for term in one.operands]
    return all(one is not None and one.dimension is Dimension.SCORE for one in figures)


def _is_made(one: Relation, made: Mapping[int, bool]) -> bool:
    """Whether a total of the prose has other parts: rows of a table, or but some of these."""
    stated = one.stated.figure
    if stated is None or stated.start not in made or one.scope in (Scope.TABLE, Scope.TEXT_TABLE):
        return False
    return _sums_scores(one) and (made[stated.start] or _holds_in_part(one, stated))


def _holds_in_part(one: Relation, stated: Figure) -> bool:
    """Whether some of the scores make the total."""
    values = [term.figure.value for term in one.operands if term.figure is not None]
    return len(values) <= _MOST and stated.value in _sums(values)


def _sums(values: Iterable[Decimal]) -> set[Decimal]:
    """What any of the values make together."""
    sums = {Decimal(0)}
    for value in values:
        sums |= {value + one for one in sums}
    return sums
