"""Whether the figures of a document make a number: a quick test before it is read again with it.

Generous, and no proof: what holds is told by the rules alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.comparability import measured_in
from jixiao.figures.figure import Dimension, Figure

_NEAR = 10
"""Figures to either side of one of which one is an operand."""
_NEAREST = 3
"""Figures right before one of which one may be the number that it is the mean of."""
_FULL = 100
_STRIDES = (1, 2, 3)
"""Amounts of a list stand beside each other, or each before its outturn and its rate."""
_FEWEST = 2
"""Others that make a whole together with a part."""
_RATES = (Dimension.PERCENT, Dimension.POINTS)
_PERCENT = "%"


def is_plausible(figure: Figure, value: Decimal, index: FiguresBySize) -> bool:
    """Whether figures beside one, some of them with others anywhere, make ``value``, in its base
    unit; scores are made in too many ways to tell.
    """
    if figure.dimension is Dimension.SCORE:
        return True
    if not value:
        return False
    near = index.beside(figure, _NEAR, _NEAR)
    if _has(figure, index, measured_in(figure), value, value):
        return True
    if figure.dimension in _RATES:
        return _is_rate(figure, value, near, index)
    return _is_amount(figure, value, near, index)


def _has(figure: Figure, index: FiguresBySize, kind: str, low: Decimal, high: Decimal) -> bool:
    """Whether another figure of a kind lies between two sizes."""
    return index.within(kind, low, high, figure) is not None


def _is_rate(figure: Figure, value: Decimal, near: Sequence[Figure], index: FiguresBySize) -> bool:
    """Whether a figure beside one is so many percent of another, or the other of it; so much more
    or less than it; or so many points away.
    """
    low, high = value - figure.ulp / 2, value + figure.ulp / 2
    for one in near:
        kind = measured_in(one)
        if one.dimension in _RATES and any(
            _has(figure, index, _PERCENT, *span) for span in _aside(one, low, high)
        ):
            return True
        if any(_has(figure, index, kind, *span) for span in _spans(one.value, low, high)):
            return True
    return False


def _aside(one: Figure, low: Decimal, high: Decimal) -> Iterator[tuple[Decimal, Decimal]]:
    yield one.value + low, one.value + high
    yield one.value - high, one.value - low


def _spans(size: Decimal, low: Decimal, high: Decimal) -> Iterator[tuple[Decimal, Decimal]]:
    """Between which sizes lies what makes a rate with one of a size."""
    if size > 0:
        yield size * low / _FULL, size * high / _FULL
        yield size * _FULL / high, size * _FULL / low
        yield size * (_FULL + low) / _FULL, size * (_FULL + high) / _FULL
        yield size * (_FULL - high) / _FULL, size * (_FULL - low) / _FULL


def _is_amount(
    figure: Figure, value: Decimal, near: Sequence[Figure], index: FiguresBySize
) -> bool:
    """Whether an amount beside one and any other lie so far apart, or amounts together add up to
    it; or two figures beside it make it as price and number, or as amount and number; or it is the
    mean of a number beside it and of an amount anywhere.
    """
    kind = measured_in(figure)
    alike = [one.value for one in near if measured_in(one) == kind]
    if any(
        _has(figure, index, kind, *(way,) * 2)
        for one in alike
        for way in (one + value, abs(one - value))
    ):
        return True
    if any(value in _runs(alike[at::stride]) for stride in _STRIDES for at in range(stride)):
        return True
    if _completes(figure, value, [one for one in near if measured_in(one) == kind]):
        return True
    if any(
        _is_product(value, figure.ulp, one.value, other.value)
        for one, other in combinations(near, 2)
    ):
        return True
    low, high = value - figure.ulp / 2, value + figure.ulp / 2
    counts = [one.value for one in near[:_NEAREST] if one.dimension is Dimension.COUNT]
    return any(_has(figure, index, kind, one * low, one * high) for one in counts)


def _completes(figure: Figure, value: Decimal, alike: Sequence[Figure]) -> bool:
    """Whether a figure and those that stand together with it make another one beside them."""
    before = [Decimal(0), *accumulate(one.value for one in alike if one.start < figure.start)]
    behind = [Decimal(0), *accumulate(one.value for one in alike if one.start > figure.start)]
    sizes = {one.value for one in alike}
    return any(
        value + one + other in sizes
        for place, one in enumerate(before)
        for more, other in enumerate(behind)
        if place + more >= _FEWEST
    )


def _runs(row: Sequence[Decimal]) -> set[Decimal]:
    """What two or more of a row that stand together make."""
    sums = [Decimal(0), *accumulate(row)]
    return {sums[end] - sums[start] for start, end in combinations(range(len(sums)), 2)}


def _is_product(value: Decimal, ulp: Decimal, one: Decimal, other: Decimal) -> bool:
    """Whether two numbers make a value, multiplied or divided by each other."""
    made = (one * other, one / other if other else one, other / one if one else other)
    return any(abs(each - value) <= ulp for each in made)
