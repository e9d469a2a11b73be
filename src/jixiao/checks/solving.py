"""Relations solved for one of their figures: which value would make a failing relation hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from jixiao.checks.working import adds_up
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Term

_LINEAR = frozenset(
    {
        *(RelationKind.SUM, RelationKind.DIFFERENCE, RelationKind.CHANGE_AMOUNT),
        RelationKind.WEIGHTS,
    }
)
_QUOTIENTS = frozenset(
    {RelationKind.SHARE, RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE}
)
_Value = Callable[[Term], Fraction]
_PART_OF_POINTS = late_regex(r"(?:完成率|执行率|得分系数)×分值")
_FULL = Fraction(100)
_BESIDE_EXECUTION = Fraction(90)
"""The weights of indicators where the execution rate has ten points of its own."""


def solutions(relation: Relation, figure: Figure) -> Iterator[Fraction]:
    """Values of ``figure`` (in its base unit) that would make the relation hold, if it has any."""
    if _term_of(relation, figure) is None:
        return
    if _is_linear(relation):
        yield from _linear(relation, figure)
    elif _is_part_of_points(relation):
        yield from _part_of_points(relation, figure)
    elif _is_made(relation, figure):
        yield relation.judgement.value or Fraction(0)
    elif relation.kind is RelationKind.SAME_FACT:
        yield from (Fraction(other.value) for other in relation.figures() if other != figure)
    elif relation.kind in _QUOTIENTS and len(relation.operands) == 2:
        yield from _quotient(relation, figure)


def mends(relation: Relation, figure: Figure, value: Fraction) -> bool:
    """Whether the relation would hold, within its printed places, with ``value`` for ``figure``."""
    stated = relation.stated.figure
    if stated is None:
        return False

    def value_of(term: Term) -> Fraction:
        if term.figure is not None and _same_place(term.figure, figure):
            return value
        return Fraction(term.figure.value) if term.figure else Fraction(term.digits)

    target, half = value_of(relation.stated), Fraction(stated.ulp) / 2
    if _is_linear(relation):
        total = _total(relation, value_of)
        if relation.kind is RelationKind.WEIGHTS and target == _FULL:
            return total in (_FULL, _BESIDE_EXECUTION)
        return total == target or (relation.kind is RelationKind.CHANGE_AMOUNT and -total == target)
    if relation.kind is RelationKind.SAME_FACT:
        return value_of(relation.operands[0]) == target
    if _is_part_of_points(relation):
        rated, points = map(value_of, relation.operands)
        return abs(min(rated, _FULL) * points / 100 - target) <= half
    if _is_made(relation, figure):
        return abs((relation.judgement.value or 0) - value) <= half
    return any(abs(rate - target) <= half for rate in _rates(relation, value_of))


def _is_made(relation: Relation, figure: Figure) -> bool:
    """Whether a figure is a score that any other rule makes of the figures beside it."""
    stated = relation.stated.figure
    told = relation.kind is RelationKind.SCORE and stated is not None
    return told and stated is not None and _same_place(stated, figure)


def _is_linear(relation: Relation) -> bool:
    """Whether a relation is a sum, of amounts, points or scores."""
    return relation.kind in _LINEAR or (relation.kind is RelationKind.SCORE and adds_up(relation))


def _is_part_of_points(relation: Relation) -> bool:
    """Whether a score is told as a rate of its points."""
    told = relation.kind is RelationKind.SCORE and len(relation.operands) == 2
    return told and _PART_OF_POINTS.fullmatch(relation.formula) is not None


def _part_of_points(relation: Relation, figure: Figure) -> Iterator[Fraction]:
    """The score of points, or the points of a score; a score is too coarse to tell its rate."""
    rated, points = (_value(term) for term in relation.operands)
    of_points = relation.operands[1].figure
    if relation.stated.figure is not None and _same_place(relation.stated.figure, figure):
        yield min(rated, _FULL) * points / 100
    elif rated and of_points is not None and _same_place(of_points, figure):
        yield _value(relation.stated) * 100 / min(rated, _FULL)


def _linear(relation: Relation, figure: Figure) -> Iterator[Fraction]:
    stated = _value(relation.stated)
    if relation.stated.figure is not None and _same_place(relation.stated.figure, figure):
        yield abs(_total(relation, _value))
        return
    term = _term_of(relation, figure)
    assert term is not None
    others = _total(relation, _value) - term.sign * _value(term)
    if relation.kind is RelationKind.WEIGHTS and stated == _FULL:
        wholes = (stated, _BESIDE_EXECUTION)
        told = _value(term)
        yield from sorted((one - others for one in wholes), key=lambda one: abs(one - told))
        return
    yield term.sign * (stated - others)
    if relation.kind is RelationKind.CHANGE_AMOUNT:
        yield term.sign * (-stated - others)


def _quotient(relation: Relation, figure: Figure) -> Iterator[Fraction]:
    part, whole = (_value(term) for term in relation.operands)
    rate = _value(relation.stated)
    first = relation.operands[0].figure
    if relation.stated.figure is not None and _same_place(relation.stated.figure, figure):
        if whole:
            yield part / whole * 100
    elif first is not None and _same_place(first, figure):
        yield rate * whole / 100
    elif rate:
        yield part * 100 / rate


def _rates(relation: Relation, value_of: _Value) -> Iterator[Fraction]:
    """The readings of two operands as a rate: part of whole, or change over the earlier value."""
    if len(relation.operands) != 2:
        return
    first, second = (value_of(term) for term in relation.operands)
    if second:
        yield first / second * 100
    if relation.kind is not RelationKind.CHANGE_RATE:
        return
    for change, base in ((second, first - second), (second, first + second)):
        if base:
            yield abs(change / base * 100)
    for one, other in ((first, second), (second, first)):
        if other:
            yield abs((one - other) / other * 100)


def _total(relation: Relation, value_of: _Value) -> Fraction:
    return sum((term.sign * value_of(term) for term in relation.operands), Fraction(0))


def _value(term: Term) -> Fraction:
    return Fraction(term.figure.value) if term.figure else Fraction(term.digits)


def _term_of(relation: Relation, figure: Figure) -> Term | None:
    terms = (*relation.operands, relation.stated)
    return next((t for t in terms if t.figure and _same_place(t.figure, figure)), None)


def _same_place(one: Figure, other: Figure) -> bool:
    return (one.start, one.end) == (other.start, other.end)
