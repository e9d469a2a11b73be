"""Whether a sum misses its total as a misprint makes it miss, rather than for a reason."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jixiao.figures.figure import Figure, rounded
from jixiao.figures.misprints import misprinted, swaps_of, telling_digits
from jixiao.ledger.relation import Relation

_FEWEST_DIGITS = 4
"""Digits that a sum must have for its likeness to a printed amount to be no chance."""


def shows_a_slip(relation: Relation) -> bool:
    """Whether one figure of a sum is a digit away from what the others make of it."""
    stated, value = relation.stated.figure, relation.judgement.value
    parts = [(one.sign, one.figure) for one in relation.operands if one.figure is not None]
    if stated is None or value is None or any(one.scale != stated.scale for _, one in parts):
        return False
    off = value - Fraction(stated.value) / stated.scale
    if telling_digits(_printed(value, stated)) < _FEWEST_DIGITS:
        return False
    corrected = [(stated, off), *((figure, -sign * off) for sign, figure in parts)]
    return any(_slipped(figure, more) for figure, more in corrected)


def shows_a_swap(relation: Relation) -> bool:
    """Whether one figure of a sum prints two neighbouring digits swapped."""
    stated, value = relation.stated.figure, relation.judgement.value
    parts = [(one.sign, one.figure) for one in relation.operands if one.figure is not None]
    if stated is None or value is None or any(one.unit != stated.unit for _, one in parts):
        return False
    off = value - Fraction(stated.value) / stated.scale
    corrected = [(stated, off), *((figure, -sign * off) for sign, figure in parts)]
    return any(
        _printed(Fraction(figure.value) / figure.scale + more, figure) in swaps_of(figure.digits)
        for figure, more in corrected
    )


def swaps_figure(relation: Relation) -> bool:
    """Whether the stated figure prints what the others make with two digits swapped."""
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None or not relation.contradicted:
        return False
    return _printed(value, stated) in swaps_of(stated.digits)


def _slipped(figure: Figure, more: Fraction) -> bool:
    """Whether a figure with ``more`` added differs from what is printed as a misprint does."""
    printed = Fraction(figure.value) / figure.scale
    return misprinted(_printed(printed, figure), _printed(printed + more, figure))


def _printed(value: Fraction, like: Figure) -> str:
    """A value with as many places as a figure prints."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact:.{like.places}f}"


def is_misprinted(relation: Relation) -> bool:
    """Whether the stated figure is one wrong digit away from what the others make."""
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None or not relation.contradicted:
        return False
    return misprinted(stated.digits, f"{rounded(value, stated.places):f}")


def is_surely_misprinted(relation: Relation) -> bool:
    """The same, where the figure has digits enough that this is no chance."""
    return is_misprinted(relation) and shows_a_slip(relation)
