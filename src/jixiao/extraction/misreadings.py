"""Failing relations that only misread a figure which another relation of its kind explains."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

_RATES = frozenset({RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE, RelationKind.SHARE})
"""What is of one part and one whole."""
_TELLING_DIGITS = 3
"""Digits of a rate that two amounts make by no chance."""
_SEVERAL, _MOST, _MOST_ROWS = 3, 14, 80
"""Scores whose sum is made by no chance, and of how many each sum is looked at; and of rows that
stand together.
"""
_Values = tuple[Decimal, ...]


def without_misreadings(relations: list[Relation]) -> list[Relation]:
    """The relations without failing ones of a rate that another of its kind tells of another
    amount: one rate is of one amount. Of the same amount, it was taken over the wrong whole. So too
    without failing sums of scores whose total the rows of a table make, or some of them alone, and
    without those of amounts that left out one which is told between their parts.
    """
    held = {
        (one.kind, one.stated.figure.start): one.operands[0].figure
        for one in relations
        if one.kind in _RATES and one.stated.figure is not None
        if one.verdict is Verdict.HOLDS and one.stated.figure.telling >= _TELLING_DIGITS
    }
    made, whole = _made(relations), _whole_sums(relations)
    return [
        one
        for one in relations
        if not one.contradicted
        or not (_is_misread(one, held) or _is_made(one, made) or _is_partial(one, whole))
    ]


def _whole_sums(relations: Iterable[Relation]) -> dict[int, list[Relation]]:
    """The sums of amounts and counts that hold, by the place of their total."""
    sums: dict[int, list[Relation]] = {}
    for one in relations:
        held = one.kind is RelationKind.SUM and one.verdict is Verdict.HOLDS
        if held and one.stated.figure is not None:
            sums.setdefault(one.stated.figure.start, []).append(one)
    return sums


def _is_partial(one: Relation, whole: Mapping[int, Sequence[Relation]]) -> bool:
    """增加230元，其中甲增加0元；乙174元；丙增加56元: whether a failing sum lacks a part that stands
    between its own, with which it holds.
    """
    stated = one.stated.figure
    parts = [term.figure for term in one.operands if term.figure is not None]
    if one.kind is not RelationKind.SUM or stated is None or len(parts) < len(one.operands):
        return False
    own = {part.start for part in parts if part.value}
    first, last = min(part.start for part in parts), max(part.start for part in parts)
    for held in whole.get(stated.start, ()):
        starts = {term.figure.start for term in held.operands if term.figure is not None}
        if own < starts and all(first <= start <= last for start in starts):
            return True
    return False


def _made(relations: Iterable[Relation]) -> dict[int, _Values]:
    """The totals that several scores make, by their place, with these scores where they are rows of
    a table, or make the cell that says the same.
    """
    made: dict[int, _Values] = {}
    same: list[list[int]] = []
    for one in relations:
        if one.verdict is not Verdict.HOLDS or one.stated.figure is None:
            continue
        if one.kind is RelationKind.SAME_FACT and one.scope is Scope.TEXT_TABLE:
            same.append([figure.start for figure in one.figures()])
        elif _sums_scores(one):
            rows = _values(one) if one.scope in (Scope.TABLE, Scope.TEXT_TABLE) else ()
            start = one.stated.figure.start
            made[start] = max(rows, made.get(start, ()), key=len)
    for places in same:
        rows = max((made.get(place, ()) for place in places), key=len)
        made.update({place: rows for place in places if rows})
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


def _is_made(one: Relation, made: Mapping[int, _Values]) -> bool:
    """Whether a total of the prose has other parts: some of its scores, or rows of a table of which
    each score that was taken for a part is one, or the sum of some.
    """
    stated = one.stated.figure
    if stated is None or stated.start not in made or one.scope in (Scope.TABLE, Scope.TEXT_TABLE):
        return False
    if not _sums_scores(one):
        return False
    values, rows = _values(one), made[stated.start]
    if len(values) <= _MOST and stated.value in _sums(values):
        return True
    told = len(values) > _SEVERAL and 0 < len(rows) <= _MOST_ROWS
    return told and _runs(rows).issuperset(values)


def _values(one: Relation) -> _Values:
    return tuple(term.figure.value for term in one.operands if term.figure is not None)


def _runs(rows: _Values) -> set[Decimal]:
    """Rows and what some that stand together make."""
    sums = [Decimal(0), *accumulate(rows)]
    return {end - start for start, end in combinations(sums, 2)}


def _sums(values: Iterable[Decimal]) -> set[Decimal]:
    """What any of the values make together."""
    sums = {Decimal(0)}
    for value in values:
        sums |= {value + one for one in sums}
    return sums
