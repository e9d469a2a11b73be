"""A number as it is printed: its digits, unit, places, and the values it may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, Generic, TypeVar

from jixiao.figures.interval import Interval
from jixiao.figures.misprints import telling_digits

_EXACT = Context(prec=200)
"""Wide enough that no arithmetic on printed digits is ever rounded."""


class Dimension(StrEnum):
    """What a figure measures; figures of different dimensions never compare."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    SCORE = "score"
    COUNT = "count"
    """People, things and times with a measure word; also lengths, areas, weights and ‰."""
    NUMBER = "number"
    """No unit printed: a bare number in a table, or a slip in prose."""


class Approximation(StrEnum):
    """A word beside the number that widens it."""

    NONE = ""
    ABOUT = "about"
    """约、左右: five percent to either side (the project's convention)."""
    OVER = "over"
    """余、多、超过: above the number, below the next unit of its last non-zero digit."""
    AT_LEAST = "at_least"
    """以上: the number or more."""
    UNDER = "under"
    """近、不足: below the number, by at most a tenth (the project's convention)."""
    AT_MOST = "at_most"
    """以内、以下: the number or less."""


MONEY_SCALE = {
    "元": 1,
    "块": 1,
    "百元": 100,
    "千元": 1_000,
    "万元": 10_000,
    "万": 10_000,
    "百万元": 1_000_000,
    "千万元": 10_000_000,
    "亿元": 100_000_000,
    "亿": 100_000_000,
    "万亿元": 1_000_000_000_000,
}
"""Units of money and their value in 元."""

_MEASURED = (*"米㎡亩里吨顷克斤升瓦煤贝帕焦℃‰", "dB", "m²", "m³", "m", "g")
"""Endings of units that are measured and rounded, not counted."""


_T = TypeVar("_T")


class _once(Generic[_T]):  # noqa: N801 - used as a decorator
    """A property worked out once. That of ``functools`` takes a lock before Python 3.12."""

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, instance: Any, owner: type | None = None) -> _T:
        value: _T = self._make(instance)
        instance.__dict__[self._name] = value
        return value


@dataclass(frozen=True, init=False)
class Figure:
    """One printed number with its unit.

    ``digits`` are ASCII with the printed places and a minus only if printed; ``scale`` turns the
    printed unit into the base unit of its dimension (万元 → 10000 元). ``start`` and ``end`` span
    number and unit, ``number_end`` ends the number, in code points of the document's text.
    """

    digits: str
    unit: str
    dimension: Dimension
    start: int
    end: int
    number_end: int
    scale: int = 1
    approximation: Approximation = Approximation.NONE

    def __init__(
        self,
        digits: str,
        unit: str,
        dimension: Dimension,
        start: int,
        end: int,
        number_end: int,
        scale: int = 1,
        approximation: Approximation = Approximation.NONE,
    ) -> None:
        # A document has thousands of figures: one update takes half as long as setting each field
        # of a frozen class.
        self.__dict__.update(
            digits=digits,
            unit=unit,
            dimension=dimension,
            start=start,
            end=end,
            number_end=number_end,
            scale=scale,
            approximation=approximation,
        )

    @_once
    def places(self) -> int:
        """Printed decimal places."""
        _, point, fraction = self.digits.partition(".")
        return len(fraction) if point else 0

    @_once
    def telling(self) -> int:
        """How many digits it has, zeros at either end apart: with more of them it is surely known
        again.
        """
        return telling_digits(self.digits)

    @_once
    def value(self) -> Decimal:
        """The printed value in the base unit."""
        printed = Decimal(self.digits)
        return printed if self.scale == 1 else _EXACT.multiply(printed, Decimal(self.scale))

    @_once
    def fraction(self) -> Fraction:
        """The printed value in the base unit, as rates are worked out with it."""
        return Fraction(self.units * self.scale, 10**self.places)

    @_once
    def in_unit(self) -> Fraction:
        """The number as printed, in the printed unit."""
        return self.fraction if self.scale == 1 else Fraction(self.units, 10**self.places)

    @_once
    def units(self) -> int:
        """The number as printed, in units of its last printed place."""
        return int(self.digits.replace(".", ""))

    @_once
    def ulp(self) -> Decimal:
        """One unit of the last printed place, in the base unit."""
        return Decimal(self.scale).scaleb(-self.places)

    @_once
    def exact(self) -> bool:
        """Counts, scores and zero say exactly what they print; the rest are rounded.

        A count in 万 is rounded, and so is what is measured (米, 亩, 吨); 0.5个 is half a thing.
        """
        if self.approximation:
            return False
        if self.value == 0 or self.dimension is Dimension.SCORE:
            return True
        if self.dimension is not Dimension.COUNT or self.scale != 1:
            return False
        return not self.unit.partition("/")[0].endswith(_MEASURED)

    @_once
    def interval(self) -> Interval:
        """The values, in the base unit, that print as this figure."""
        value = self.fraction
        if self.approximation:
            return _widened(value, self.approximation, self.digits, self.scale)
        if self.exact:
            return Interval(value, value)
        half = Fraction(self.scale, 2 * 10**self.places)
        return Interval(value - half, value + half)

    def moved(self, offset: int) -> Figure:
        """The same figure with its place shifted."""
        return Figure(
            self.digits,
            self.unit,
            self.dimension,
            self.start + offset,
            self.end + offset,
            self.number_end + offset,
            self.scale,
            self.approximation,
        )


def _widened(value: Fraction, word: Approximation, digits: str, scale: int) -> Interval:
    """What a word of approximation leaves open; sizes are meant, so −5 余 lies beyond −5."""
    if value < 0 and word not in (Approximation.AT_LEAST, Approximation.AT_MOST):
        return -_widened(-value, word, digits, scale)
    if word is Approximation.ABOUT:
        return Interval(value * Fraction(95, 100), value * Fraction(105, 100))
    if word is Approximation.AT_LEAST:
        return Interval(value, None)
    if word is Approximation.AT_MOST:
        return Interval(None, value)
    if word is Approximation.UNDER:
        return Interval(value * Fraction(9, 10), value, high_closed=value == 0)
    return Interval(value, value + _last_unit(digits) * scale, False, False)


def _last_unit(digits: str) -> Fraction:
    """One unit of the last non-zero digit: 2600 → 100, 3.5 → 0.1."""
    whole, _, fraction = digits.lstrip("-").partition(".")
    if fraction.strip("0"):
        return Fraction(1, 10 ** len(fraction.rstrip("0")))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Fraction(10**zeros if whole.strip("0") else 1)


def rounded(value: Fraction, places: int) -> Decimal:
    """``value`` rounded half up (away from zero) to ``places`` decimals, with these places."""
    return _of_units(rounded_units(value, places), places)


def rounded_units(value: Fraction, places: int) -> int:
    """How many units of its last place ``value`` has, rounded half up to ``places`` decimals."""
    top, bottom = value.numerator, value.denominator
    doubled: int = 2 * 10**places * abs(top)
    units = (doubled + bottom) // (2 * bottom)
    return units if top >= 0 else -units


def _of_units(units: int, places: int) -> Decimal:
    return _EXACT.scaleb(Decimal(units), -places)


def in_places(units: int, places: int) -> str:
    """So many units of the last of ``places`` decimals as plain ASCII digits."""
    return f"{_of_units(units, places):f}"


def difference_of(one: Decimal, other: Decimal) -> Decimal:
    """How far two printed values lie apart, exactly."""
    return _EXACT.subtract(one, other).copy_abs()


def total_of(values: Iterable[Decimal]) -> Decimal:
    """The exact sum of printed values."""
    total = Decimal(0)
    for value in values:
        total = _EXACT.add(total, value)
    return total


def printed(value: Fraction, places: int) -> str:
    """``value`` as plain ASCII digits with ``places`` decimals, rounded half up."""
    return in_places(rounded_units(value, places), places)
