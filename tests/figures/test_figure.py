"""A printed number: its places, unit of the last place, and the values it may stand for."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.figures.figure import Approximation, printed, rounded, total_of
from jixiao.figures.interval import Interval
from tests.figures.figures import figure

A = Approximation


@pytest.mark.parametrize(
    ("digits", "unit", "value", "ulp", "low", "high"),
    [
        ("232.34", "万元", "2323400.00", "100", "2323350", "2323450"),
        ("69", "%", "69", "1", "68.5", "69.5"),
        ("1.5", "亿元", "150000000", "10000000", "145000000", "155000000"),
        ("-5.2", "%", "-5.2", "0.1", "-5.25", "-5.15"),
        ("3.5", "万人", "35000", "1000", "34500", "35500"),
        ("3", "个百分点", "3", "1", "2.5", "3.5"),
        ("1200", "平方米", "1200", "1", "1199.5", "1200.5"),
        ("5.5", "公里", "5.5", "0.1", "5.45", "5.55"),
        ("3", "千米", "3", "1", "2.5", "3.5"),
        ("12.34", "", "12.34", "0.01", "12.335", "12.345"),
    ],
)
def test_a_rounded_figure(
    digits: str, unit: str, value: str, ulp: str, low: str, high: str
) -> None:
    one = figure(digits, unit)
    assert one.value == Decimal(value)
    assert one.ulp == Decimal(ulp)
    assert not one.exact
    assert one.interval == Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("digits", "unit"),
    [
        ("12", "人"),
        ("3", "批次"),
        ("0.5", "个"),
        ("9.5", "分"),
        ("100", "分"),
        ("0", "万元"),
        ("0.00", "%"),
        ("5", "台"),
    ],
)
def test_counts_scores_and_zero_are_exact(digits: str, unit: str) -> None:
    one = figure(digits, unit)
    assert one.exact
    assert one.interval == Interval.point(Fraction(one.value))


@pytest.mark.parametrize(
    ("digits", "word", "low", "high", "closed"),
    [
        ("100", A.ABOUT, "95", "105", (True, True)),
        ("-100", A.ABOUT, "-105", "-95", (True, True)),
        ("2600", A.OVER, "2600", "2700", (False, False)),
        ("3.5", A.OVER, "3.5", "3.6", (False, False)),
        ("10", A.OVER, "10", "20", (False, False)),
        ("-10", A.OVER, "-20", "-10", (False, False)),
        ("0", A.OVER, "0", "1", (False, False)),
        ("50", A.UNDER, "45", "50", (True, False)),
        ("0", A.UNDER, "0", "0", (True, True)),
        ("5", A.AT_LEAST, "5", None, (True, True)),
        ("5", A.AT_MOST, None, "5", (True, True)),
        ("-5", A.AT_LEAST, "-5", None, (True, True)),
    ],
)
def test_a_word_of_approximation_widens(
    digits: str, word: A, low: str | None, high: str | None, closed: tuple[bool, bool]
) -> None:
    first, last = (None if end is None else Fraction(end) for end in (low, high))
    one = figure(digits, "人", word)
    assert not one.exact
    assert one.interval == Interval(first, last, *closed)


def test_over_counts_in_the_unit() -> None:
    assert figure("3.5", "万人", A.OVER).interval.high == 36_000


def test_moved_keeps_all_but_the_place() -> None:
    one = figure("12.5", "万元", A.ABOUT)
    other = one.moved(7)
    assert (other.start, other.number_end, other.end) == (7, 11, 13)
    assert other.moved(-7) == one


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("2.344", 2, "2.34"), ("1/3", 4, "0.3333"),
        ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("100", 2, "100.00"), ("0", 1, "0.0"),
    ],
)  # fmt: skip
def test_rounding_is_half_up_away_from_zero(value: str, places: int, text: str) -> None:
    assert printed(Fraction(value), places) == text


@given(st.fractions(), st.integers(0, 30))
def test_rounded_lies_within_half_a_unit(value: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)
    assert printed(value, places).count(".") == (places > 0)


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=12), max_size=8))
def test_totals_are_exact(values: list[Decimal]) -> None:
    assert Fraction(total_of(values)) == sum(map(Fraction, values))


@given(st.integers(1, 10**24 - 1), st.integers(0, 23), st.sampled_from(["元", "万元", "亿元", "%"]))
def test_value_and_interval_are_exact_for_any_digits(number: int, places: int, unit: str) -> None:
    digits = f"{Decimal(number).scaleb(-places):f}"
    one = figure(digits, unit)
    assert Fraction(one.value) == Fraction(number, 10**places) * one.scale
    assert one.places == places
    low, high = one.interval.low, one.interval.high
    assert low is not None
    assert high is not None
    assert high - low == Fraction(one.ulp)
