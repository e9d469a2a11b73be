"""A relation's computation with its printed numbers, for messages: ``44.72÷232.34``."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jixiao.ledger.relation import Relation, RelationKind, Term

_SHOWN_TERMS = 6
"""Operands that a message spells out; longer sums show the first, the last and their number."""

_SUMS = frozenset({RelationKind.SUM, RelationKind.DIFFERENCE, RelationKind.WEIGHTS})
_REPEATS = frozenset({RelationKind.SAME_FACT, RelationKind.UNIT})
_QUOTIENTS = frozenset(
    {RelationKind.SHARE, RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE}
)


def working_of(relation: Relation) -> str:
    """The computation in one line; the formula's words with the numbers where no form fits."""
    operands = relation.operands
    if adds_up(relation):
        return _signed(operands)
    if is_repeat(relation):
        return "另一处的" + "、".join(map(_with_unit, operands))
    if len(operands) == 2:
        if relation.kind is RelationKind.CHANGE_AMOUNT:
            return f"{operands[0].digits}－{operands[1].digits}"
        if relation.kind is RelationKind.PRODUCT and "项数" not in relation.formula:
            if "÷" in relation.formula:
                return f"{operands[0].digits}÷{operands[1].digits}"
            percent = "%" if "比例" in relation.formula else ""
            return f"{operands[0].digits}×{operands[1].digits}{percent}"
        quotient = relation.kind in _QUOTIENTS
        if quotient and "－" not in relation.formula and "＋" not in relation.formula:
            return f"{operands[0].digits}÷{operands[1].digits}"
        changed = quotient or relation.kind is RelationKind.CHANGE_RATE
        if changed and (form := _change_form(relation)):
            return form
    numbers = "、".join(term.digits for term in operands)
    return f"{relation.formula.rstrip('×')}（{numbers}）" if relation.formula else numbers


def adds_up(relation: Relation) -> bool:
    """Whether the stated figure is a signed sum of the operands."""
    if relation.kind is RelationKind.SCORE:
        return not any(sign in relation.formula for sign in "×÷")
    return relation.kind in _SUMS


def is_repeat(relation: Relation) -> bool:
    """Whether the operand is the same fact, stated elsewhere."""
    return relation.kind in _REPEATS


def _with_unit(term: Term) -> str:
    return term.digits + (term.figure.unit if term.figure else "")


def _signed(operands: tuple[Term, ...]) -> str:
    shown = operands if len(operands) <= _SHOWN_TERMS else (*operands[:2], operands[-1])
    parts = [
        ("－" if term.sign < 0 else "＋" if index else "") + term.digits
        for index, term in enumerate(shown)
    ]
    if len(operands) > _SHOWN_TERMS:
        parts[2:2] = ["＋…"]
        return "".join(parts) + f"（共{len(operands)}项）"
    return "".join(parts)


def _change_form(relation: Relation) -> str:
    """The reading of two operands that gives the recomputed rate; empty where none does."""
    value = relation.judgement.value
    if value is None:
        return ""
    first, second = relation.operands
    return next((text for text, rate in _forms(first, second) if _equal(rate, value)), "")


def _forms(first: Term, second: Term) -> Iterator[tuple[str, Fraction | None]]:
    a, b = first.digits, second.digits
    one, other = _value(first), _value(second)
    yield f"{b}÷（{a}－{b}）", _rate(other, one - other)
    yield f"{b}÷（{a}＋{b}）", _rate(other, one + other)
    yield f"{a}÷{b}", _rate(one, other)
    yield f"{b}÷{a}", _rate(other, one)
    yield f"（{a}－{b}）÷{b}", _rate(one - other, other)
    rest = f"{a}－{b}" if one > other else f"{b}－{a}"
    yield f"（{rest}）÷{a}", _rate(other - one, one)


def _rate(part: Fraction, whole: Fraction) -> Fraction | None:
    return part / whole * 100 if whole else None


def _equal(rate: Fraction | None, value: Fraction) -> bool:
    return rate is not None and abs(rate) == abs(value)


def _value(term: Term) -> Fraction:
    return Fraction(term.figure.value) if term.figure else Fraction(term.digits)
