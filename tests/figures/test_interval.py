"""Intervals: exact ends, open or closed; images of formulas over them."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.figures.interval import Interval, image

FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=40)
POSITIVE = st.fractions(min_value=Fraction(1, 10), max_value=1000, max_denominator=40)


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = FRACTIONS) -> Interval:
    low, high = sorted((draw(ends), draw(ends)))
    if low == high:
        return Interval(low, high)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def unbounded(draw: st.DrawFn) -> Interval:
    whole = draw(intervals())
    low = None if draw(st.booleans()) else whole.low
    high = None if draw(st.booleans()) else whole.high
    return Interval(low, high, whole.low_closed, whole.high_closed)


def inside(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Any point of a bounded interval, its closed ends among them."""
    assert interval.low is not None
    assert interval.high is not None
    low, high = interval.low, interval.high
    part = draw(st.fractions(min_value=0, max_value=1, max_denominator=8))
    point = low + (high - low) * part
    return point if interval.contains(point) else (low + high) / 2


@st.composite
def with_points(
    draw: st.DrawFn, count: int, ends: st.SearchStrategy[Fraction] = FRACTIONS
) -> tuple[list[Interval], list[Fraction]]:
    found = [draw(intervals(ends)) for _ in range(count)]
    return found, [inside(draw, interval) for interval in found]


@pytest.mark.parametrize(
    ("low", "high", "closed", "value", "expected"),
    [
        (1, 2, (True, True), 1, True),
        (1, 2, (False, True), 1, False),
        (1, 2, (True, False), 2, False),
        (1, 2, (False, False), Fraction(3, 2), True),
        (None, 2, (True, True), -(10**9), True),
        (1, None, (False, True), 1, False),
        (None, None, (True, True), 0, True),
    ],
)
def test_contains(
    low: int | None, high: int | None, closed: tuple[bool, bool], value: Fraction, expected: bool
) -> None:
    first, last = (None if end is None else Fraction(end) for end in (low, high))
    assert Interval(first, last, *closed).contains(value) is expected


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Interval.point(1), Interval.point(1), True),
        (Interval(Fraction(0), Fraction(1)), Interval(Fraction(1), Fraction(2)), True),
        (Interval(Fraction(0), Fraction(1), True, False), Interval.point(1), False),
        (Interval(None, Fraction(1)), Interval(Fraction(2), None), False),
        (Interval(None, Fraction(2)), Interval(Fraction(1), None), True),
    ],
)
def test_meets(one: Interval, other: Interval, meet: bool) -> None:
    assert one.meets(other) is meet
    assert other.meets(one) is meet


@given(unbounded(), unbounded())
def test_meets_is_symmetric(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)


@given(unbounded(), FRACTIONS)
def test_meeting_a_point_is_containing_it(interval: Interval, value: Fraction) -> None:
    assert interval.meets(Interval.point(value)) == interval.contains(value)


@given(with_points(2))
def test_sum_and_difference_contain_those_of_any_points(
    drawn: tuple[list[Interval], list[Fraction]],
) -> None:
    (one, other), (a, b) = drawn
    assert (one + other).contains(a + b)
    assert (one - other).contains(a - b)
    assert (-one).contains(-a)


@given(intervals(), FRACTIONS)
def test_hull_holds_the_value_and_the_interval(interval: Interval, value: Fraction) -> None:
    hull = interval.hull(value)
    assert hull.contains(value)
    assert interval.low is not None
    assert interval.high is not None
    assert hull.contains((interval.low + interval.high) / 2)


def share(values: Sequence[Fraction]) -> Fraction:
    return values[0] / values[1] * 100


def change_rate(values: Sequence[Fraction]) -> Fraction:
    return (values[0] - values[1]) / values[1] * 100


def score(values: Sequence[Fraction]) -> Fraction:
    return values[0] / values[1] * values[2]


def times(values: Sequence[Fraction]) -> Fraction:
    return values[0] * values[1] * values[2]


@pytest.mark.parametrize("compute", [share, change_rate, score, times])
@given(drawn=with_points(3, POSITIVE))
def test_image_contains_the_result_at_any_point(
    compute: object, drawn: tuple[list[Interval], list[Fraction]]
) -> None:
    assert callable(compute)
    operands, points = drawn
    found = image(compute, operands)
    assert found is not None
    assert found.contains(compute(points))


@given(with_points(2, st.sampled_from([Fraction(-2), Fraction(0), Fraction(1), Fraction(3)])))
def test_image_of_products_over_zero(drawn: tuple[list[Interval], list[Fraction]]) -> None:
    operands, (a, b) = drawn
    found = image(lambda values: values[0] * values[1], operands)
    assert found is not None
    assert found.contains(a * b)


def test_image_keeps_an_end_open_that_is_never_reached() -> None:
    half_open = Interval(Fraction(1), Fraction(2), True, False)
    found = image(lambda values: values[0] * 3, [half_open])
    assert found == Interval(Fraction(3), Fraction(6), True, False)


def test_image_of_zero_times_an_open_interval_is_zero() -> None:
    open_both = Interval(Fraction(1), Fraction(2), False, False)
    found = image(lambda values: values[0] * values[1], [Interval.point(0), open_both])
    assert found == Interval.point(0)


@pytest.mark.parametrize(
    "operands",
    [
        [Interval.point(1), Interval.point(0)],
        [Interval.point(1), Interval(Fraction(-1), Fraction(0))],
        [Interval.point(1), Interval(Fraction(1), None)],
        [Interval(None, Fraction(1)), Interval.point(1)],
    ],
)
def test_no_image_over_zero_or_without_bound(operands: list[Interval]) -> None:
    assert image(share, operands) is None
