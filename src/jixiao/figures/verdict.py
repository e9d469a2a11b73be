"""When a stated figure contradicts the figures it should follow from (design §3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from jixiao.figures.figure import (
    Dimension,
    Figure,
    difference_of,
    in_places,
    rounded_units,
    total_of,
)
from jixiao.figures.interval import Interval, image


class Verdict(StrEnum):
    """What is known of a relation."""

    HOLDS = "holds"
    ROUNDING = "rounding"
    """Not exactly so, but the printed places leave room for it."""
    CONTRADICTED = "contradicted"
    UNDECIDABLE = "undecidable"


class Judgement(NamedTuple):
    """A verdict with the recomputed value and how far it lies from the stated one.

    ``recomputed`` is in the unit of the stated figure, with its printed places and one more where
    it differs; None where nothing can be computed. ``last_digit``: contradicted by at most one
    unit of the last printed place. ``strict``: the verdict of the second reading that takes
    integers and one-decimal amounts as exact to 0.01 万元. ``value`` is the exact recomputed
    value in the unit of the stated figure.
    """

    verdict: Verdict
    recomputed: str | None = None
    last_digit: bool = False
    strict: Verdict | None = None
    value: Fraction | None = None


Compute = Callable[[Sequence[Fraction]], Fraction]


def judge_sum(stated: Figure, operands: Sequence[tuple[int, Figure]]) -> Judgement:
    """Judge ``stated`` = Σ sign × operand. Money and counts must agree exactly to hold."""
    total = total_of(
        [operand.value if sign > 0 else operand.value.copy_negate() for sign, operand in operands]
    )
    if total == stated.value:
        return _held(stated)
    difference = difference_of(total, stated.value)
    exact = Fraction(total) / stated.scale
    figures = [stated, *(operand for _, operand in operands)]
    if any(figure.approximation for figure in figures):
        span = sum_interval(operands)
        verdict = Verdict.ROUNDING if span.meets(stated.interval) else Verdict.CONTRADICTED
        return Judgement(verdict, _shown(exact, stated.places), value=exact)
    room = sum((figure.ulp for figure in figures if not figure.exact), Decimal(0)) / 2
    recomputed = _shown(exact, stated.places)
    if difference <= room:
        strict = _strict_sum(difference, figures)
        return Judgement(Verdict.ROUNDING, recomputed, strict=strict, value=exact)
    outside = difference - room + (0 if stated.exact else stated.ulp / 2)
    last_digit = not stated.exact and outside <= stated.ulp
    return Judgement(Verdict.CONTRADICTED, recomputed, last_digit, value=exact)


def may_be_sum(stated: Figure, operands: Sequence[tuple[int, Figure]]) -> bool:
    """Whether ``stated`` can be Σ sign × operand; where False, :func:`judge_sum` contradicts it.

    Much cheaper than a judgement: most sums are only tried.
    """
    rest, slack = stated.value.copy_negate(), stated.ulp
    for sign, operand in operands:
        rest = total_of((rest, operand.value if sign > 0 else operand.value.copy_negate()))
        slack = total_of((slack, operand.ulp))
    if rest.copy_abs() <= slack:
        return True
    return any(figure.approximation for figure in (stated, *(one for _, one in operands)))


def sum_interval(operands: Sequence[tuple[int, Figure]]) -> Interval:
    """The values that a signed sum of printed figures may take."""
    total = Interval.point(0)
    for sign, operand in operands:
        total = total + (operand.interval if sign > 0 else -operand.interval)
    return total


def judge_rate(stated: Figure, operands: Sequence[Figure], compute: Compute) -> Judgement:
    """Judge ``stated`` = compute(operands): a rate, a score or a conversion.

    Holds when the point value, rounded half up to the printed places, is what is stated.
    """
    try:
        value = compute([operand.fraction for operand in operands])
    except ZeroDivisionError:
        return Judgement(Verdict.UNDECIDABLE)
    exact = value if stated.scale == 1 else value / stated.scale
    units = rounded_units(exact, stated.places)
    shown = _shown(exact, stated.places, units)
    if units == stated.units and not stated.approximation:
        return Judgement(Verdict.HOLDS, shown, value=exact)
    span = image(compute, [operand.interval for operand in operands])
    if span is None:
        return Judgement(Verdict.UNDECIDABLE, shown, value=exact)
    if span.meets(stated.interval):
        strict = _strict_rate(stated, operands, compute)
        return Judgement(Verdict.ROUNDING, shown, strict=strict, value=exact)
    last_digit = _gap(span, stated) <= Fraction(stated.ulp) / 2 and not _whole_score(stated)
    return Judgement(Verdict.CONTRADICTED, shown, last_digit, value=exact)


def judge_same(stated: Figure, reference: Figure) -> Judgement:
    """Judge two statements of one fact: equal places must be identical, else the finer rounds."""
    if stated.value == reference.value:
        return _held(stated)
    exact = reference.fraction / stated.scale
    if stated.approximation or reference.approximation:
        verdict = (
            Verdict.ROUNDING if stated.interval.meets(reference.interval) else Verdict.CONTRADICTED
        )
        return Judgement(verdict, _shown(exact, stated.places), value=exact)
    verdict, last_unit = _unlike(stated, reference)
    return Judgement(verdict, _shown(exact, stated.places), last_unit, value=exact)


def _held(stated: Figure) -> Judgement:
    """What is stated is exactly what the others give."""
    return Judgement(Verdict.HOLDS, in_places(stated.units, stated.places), value=stated.in_unit)


def _unlike(one: Figure, other: Figure) -> tuple[Verdict, bool]:
    """The verdict on two different statements of one fact, and whether they are one unit apart."""
    fine, coarse = sorted((one, other), key=lambda figure: figure.ulp)
    same_unit = coarse.scale == fine.scale
    off = difference_of(one.value, other.value)
    if _is_nothing(coarse, same_unit) or _is_nothing(fine, same_unit):
        known = fine if coarse.value == 0 else coarse
        return Verdict.CONTRADICTED, not known.exact and off <= known.ulp
    in_unit = fine.fraction / coarse.scale
    if fine.ulp < coarse.ulp and rounded_units(in_unit, coarse.places) == coarse.units:
        return Verdict.ROUNDING if same_unit else Verdict.HOLDS, False
    last_unit = not (one.exact and other.exact) and off <= coarse.ulp
    return Verdict.ROUNDING if last_unit and same_unit else Verdict.CONTRADICTED, last_unit


def _is_nothing(figure: Figure, same_unit: bool) -> bool:
    """Whether a printed zero says "none": only 0.00万元 may stand for some 元."""
    return figure.value == 0 and (same_unit or figure.places == 0)


def _whole_score(stated: Figure) -> bool:
    return stated.dimension in (Dimension.SCORE, Dimension.COUNT) and stated.places == 0


def _gap(span: Interval, stated: Figure) -> Fraction:
    """How far the computed values end from the stated point, less its own half unit."""
    low, high = span.low, span.high
    assert low is not None
    assert high is not None
    value = stated.fraction
    outside = max(low - value, value - high, Fraction(0))
    return outside - Fraction(stated.ulp) / 2


def _shown(in_unit: Fraction, places: int, units: int | None = None) -> str:
    """Recomputed in the stated unit: its places where they agree, else one more where needed."""
    coarse = rounded_units(in_unit, places) if units is None else units
    fine = rounded_units(in_unit, places + 1)
    return in_places(coarse, places) if fine == 10 * coarse else in_places(fine, places + 1)


_STRICT_ULP = Decimal(100)
"""0.01 万元 in 元: what the strict second reading takes a coarse amount to be exact to."""


def _strict_half(figure: Figure) -> Decimal:
    """Half the unit that the strict reading allows an amount (others keep their own)."""
    if figure.exact:
        return Decimal(0)
    coarse = figure.dimension is Dimension.MONEY and figure.scale >= 10_000 and figure.places < 2
    return min(figure.ulp, _STRICT_ULP) / 2 if coarse else figure.ulp / 2


def _strict_sum(difference: Decimal, figures: Sequence[Figure]) -> Verdict:
    room = sum((_strict_half(figure) for figure in figures), Decimal(0))
    return Verdict.ROUNDING if difference <= room else Verdict.CONTRADICTED


def _strict_rate(stated: Figure, operands: Sequence[Figure], compute: Compute) -> Verdict:
    narrowed = [
        Interval(
            operand.fraction - Fraction(_strict_half(operand)),
            operand.fraction + Fraction(_strict_half(operand)),
        )
        if not operand.approximation
        else operand.interval
        for operand in operands
    ]
    span = image(compute, narrowed)
    meets = span is None or span.meets(stated.interval)
    return Verdict.ROUNDING if meets else Verdict.CONTRADICTED
