"""Exact intervals with open or closed ends: what a printed number may stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; ``None`` is unbounded on that side.

    Ends are exact rationals in the base unit of their dimension (元, %, 分, one person …).
    """

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        return cls(Fraction(value), Fraction(value))

    @property
    def bounded(self) -> bool:
        return self.low is not None and self.high is not None

    def contains(self, value: Fraction | int) -> bool:
        above = self.low is None or value > self.low or (self.low_closed and value == self.low)
        below = self.high is None or value < self.high or (self.high_closed and value == self.high)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether any value lies in both."""
        return _reaches(self, other) and _reaches(other, self)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_closed,
            self.low_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def hull(self, value: Fraction) -> Interval:
        """The smallest interval that also holds ``value``."""
        low = self.low if self.low is None or self.contains(value) else min(self.low, value)
        high = self.high if self.high is None or self.contains(value) else max(self.high, value)
        return Interval(
            low,
            high,
            self.low_closed or low == value,
            self.high_closed or high == value,
        )


def _reaches(lower: Interval, upper: Interval) -> bool:
    """Whether ``lower`` starts no later than ``upper`` ends."""
    if lower.low is None or upper.high is None:
        return True
    if lower.low == upper.high:
        return lower.low_closed and upper.high_closed
    return lower.low < upper.high


def image(
    compute: Callable[[Sequence[Fraction]], Fraction], operands: Sequence[Interval]
) -> Interval | None:
    """The values that ``compute`` takes over a box of operands.

    ``compute`` must be monotone in each operand over the box, as every formula of this project
    is for non-negative money, counts and rates. Its extremes then lie in corners of the box; an
    extreme at an open corner is attained only where ``compute`` is constant up to it (0 × x).
    None where an operand is unbounded or a corner divides by zero.
    """
    ends: list[tuple[Fraction, ...]] = []
    reached: list[tuple[Fraction, ...]] = []
    for operand in operands:
        low, high = operand.low, operand.high
        if low is None or high is None:
            return None
        ends.append((low, high))
        middle = (low + high) / 2
        reached.append(
            (low if operand.low_closed else middle, high if operand.high_closed else middle)
        )
    try:
        corners = [compute(corner) for corner in product(*ends)]
        if reached == ends:
            return Interval(min(corners), max(corners))
        attained = {compute(point) for point in product(*reached)}
    except ZeroDivisionError:
        return None
    low, high = min(corners), max(corners)
    return Interval(low, high, low in attained, high in attained)
