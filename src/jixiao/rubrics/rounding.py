"""Scores have two decimal places, rounded half up (domain notes §2.3, recomputed on reports)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jixiao.figures.figure import printed, rounded

PLACES = 2


def score_of(value: Fraction, points: Fraction | Decimal, places: int = PLACES) -> Decimal:
    """``value`` kept between 0 and ``points`` and rounded."""
    return rounded(max(Fraction(0), min(value, Fraction(points))), places)


def digits(value: Fraction | Decimal, places: int = PLACES) -> str:
    """Plain digits, with no more places than are needed: 28, 27.67, 0.5."""
    whole = int(value)
    if value == whole:
        return str(whole)
    text = printed(Fraction(value), places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Fraction) -> str:
    """A share of one as a percentage of two places: 99.92%."""
    return f"{printed(value * 100, PLACES)}%"
