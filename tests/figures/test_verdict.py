"""When a stated figure contradicts what it follows from (design §3)."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.figures.figure import Approximation, Figure
from jixiao.figures.interval import Interval, image
from jixiao.figures.verdict import (
    Judgement,
    Verdict,
    judge_rate,
    judge_same,
    judge_sum,
    may_be_sum,
    sum_interval,
)
from tests.figures.figures import figure

HOLDS, ROUNDING = Verdict.HOLDS, Verdict.ROUNDING
CONTRADICTED, UNDECIDABLE = Verdict.CONTRADICTED, Verdict.UNDECIDABLE
ABOUT, AT_LEAST, OVER = Approximation.ABOUT, Approximation.AT_LEAST, Approximation.OVER


def percent(values: Sequence[Fraction]) -> Fraction:
    return values[0] / values[1] * 100


def change_rate(values: Sequence[Fraction]) -> Fraction:
    return (values[0] - values[1]) / values[1] * 100


def weighted(values: Sequence[Fraction]) -> Fraction:
    return values[0] * values[1] / 100


def summed(stated: Figure, *operands: Figure) -> Judgement:
    return judge_sum(stated, [(1, operand) for operand in operands])


@pytest.mark.parametrize(
    ("stated", "operands", "verdict", "recomputed", "last_digit"),
    [
        (("232.34", "万元"), [("200.04", "万元"), ("32.30", "万元")], HOLDS, "232.34", False),
        (("232.34", "万元"), [("2000400", "元"), ("32.30", "万元")], HOLDS, "232.34", False),
        (("232.35", "万元"), [("200.04", "万元"), ("32.30", "万元")], ROUNDING, "232.34", False),
        (("232.36", "万元"), [("200.04", "万元"), ("32.30", "万元")], CONTRADICTED, "232.34", True),
        (("232.39", "万元"), [("20004", "元"), ("230.34", "万元")], CONTRADICTED, "232.34", False),
        (("233", "万元"), [("200.04", "万元"), ("32.30", "万元")], CONTRADICTED, "232.3", True),
        (("235", "万元"), [("200.04", "万元"), ("32.30", "万元")], CONTRADICTED, "232.3", False),
        (("1.5", "亿元"), [("14000", "万元"), ("1234.56", "万元")], ROUNDING, "1.52", False),
        (("12", "人"), [("5", "人"), ("6", "人")], CONTRADICTED, "11", False),
        (("12", "人"), [("5", "人"), ("7", "人")], HOLDS, "12", False),
        (("95.5", "分"), [("60", "分"), ("35.4", "分")], CONTRADICTED, "95.4", False),
        (("0", "万元"), [("0.00", "万元"), ("0", "万元")], HOLDS, "0", False),
        (("0", "万元"), [("0.3", "万元"), ("0", "万元")], CONTRADICTED, "0.3", False),
    ],
)  # fmt: skip
def test_sums(
    stated: tuple[str, str],
    operands: list[tuple[str, str]],
    verdict: Verdict,
    recomputed: str,
    last_digit: bool,
) -> None:
    found = summed(figure(*stated), *(figure(*operand) for operand in operands))
    assert (found.verdict, found.recomputed, found.last_digit) == (verdict, recomputed, last_digit)


def test_a_difference() -> None:
    operands = [(1, figure("316.23", "万元")), (-1, figure("83.89", "万元"))]
    assert judge_sum(figure("232.34", "万元"), operands) == Judgement(
        HOLDS, "232.34", value=Fraction("232.34")
    )


@pytest.mark.parametrize(
    ("total", "parts", "strict"),
    [
        ("20.35", ["8", "12.35"], None),
        ("20.4", ["8", "12.35"], CONTRADICTED),
        ("20.35", ["8", "12.3"], CONTRADICTED),
        ("20.36", ["8.00", "12.35"], ROUNDING),
    ],
)
def test_the_strict_reading_takes_coarse_amounts_as_exact(
    total: str, parts: list[str], strict: Verdict | None
) -> None:
    found = summed(figure(total, "万元"), *(figure(part, "万元") for part in parts))
    assert found.verdict is (HOLDS if strict is None else ROUNDING)
    assert found.strict is strict


def test_sums_of_approximations() -> None:
    about = figure("100", "人", ABOUT)
    assert summed(figure("152", "人"), about, figure("50", "人")).verdict is ROUNDING
    assert summed(figure("170", "人"), about, figure("50", "人")).verdict is CONTRADICTED
    assert summed(figure("900", "人"), figure("100", "人", AT_LEAST)).verdict is ROUNDING
    assert summed(figure("90", "人"), figure("100", "人", AT_LEAST)).verdict is CONTRADICTED


@pytest.mark.parametrize(
    ("stated", "operands", "compute", "verdict", "recomputed", "last_digit"),
    [
        (("73.47", "%"), [("232.34", "万元"), ("316.23", "万元")], percent, HOLDS, "73.472", False),
        (("73", "%"), [("232.34", "万元"), ("316.23", "万元")], percent, HOLDS, "73.5", False),
        (("80", "%"), [("8", "人"), ("10", "人")], percent, HOLDS, "80", False),
        (("66.66", "%"), [("2", "人"), ("3", "人")], percent, CONTRADICTED, "66.667", True),
        (("66", "%"), [("2", "人"), ("3", "人")], percent, CONTRADICTED, "66.7", True),
        (("60", "%"), [("2", "人"), ("3", "人")], percent, CONTRADICTED, "66.7", False),
        (("90.0", "%"), [("9", "万元"), ("9.8", "万元")], percent, ROUNDING, "91.84", False),
        (("25", "%"), [("12.5", "万元"), ("10", "万元")], change_rate, HOLDS, "25", False),
        (("-20", "%"), [("8.00", "万元"), ("10.00", "万元")], change_rate, HOLDS, "-20", False),
        (("10", "%"), [("5", "万元"), ("0", "万元")], percent, UNDECIDABLE, None, False),
        (("8.54", "分"), [("10", "分"), ("85", "%")], weighted, ROUNDING, "8.50", False),
        (("8.5", "分"), [("10", "分"), ("85.00", "%")], weighted, HOLDS, "8.5", False),
        (("9", "分"), [("10", "分"), ("80.00", "%")], weighted, CONTRADICTED, "8", False),
    ],
)  # fmt: skip
def test_rates(
    stated: tuple[str, str],
    operands: list[tuple[str, str]],
    compute: Callable[[Sequence[Fraction]], Fraction],
    verdict: Verdict,
    recomputed: str | None,
    last_digit: bool,
) -> None:
    found = judge_rate(figure(*stated), [figure(*operand) for operand in operands], compute)
    assert (found.verdict, found.recomputed, found.last_digit) == (verdict, recomputed, last_digit)


def test_a_rate_of_something_unbounded_is_undecidable_unless_it_prints() -> None:
    operands = [figure("50", "人", AT_LEAST), figure("100", "人")]
    assert judge_rate(figure("60", "%"), operands, percent).verdict is UNDECIDABLE
    assert judge_rate(figure("50", "%"), operands, percent).verdict is HOLDS


def test_an_approximate_rate_is_never_more_than_rounding() -> None:
    operands = [figure("50", "人"), figure("100", "人")]
    assert judge_rate(figure("50", "%", ABOUT), operands, percent).verdict is ROUNDING
    assert judge_rate(figure("49", "%", OVER), operands, percent).verdict is CONTRADICTED


@pytest.mark.parametrize(
    ("stated", "reference", "verdict", "last_digit"),
    [
        (("168.30", "万元"), ("168.30", "万元"), HOLDS, False),
        (("168.3", "万元"), ("168.30", "万元"), HOLDS, False),
        (("168.29", "万元"), ("168.30", "万元"), ROUNDING, True),
        (("168.28", "万元"), ("168.30", "万元"), CONTRADICTED, False),
        (("168.3", "万元"), ("168.34", "万元"), ROUNDING, False),
        (("168.3", "万元"), ("168.36", "万元"), ROUNDING, True),
        (("168", "万元"), ("169.50", "万元"), CONTRADICTED, False),
        (("1682950", "元"), ("168.30", "万元"), HOLDS, False),
        (("168.30", "万元"), ("1682949", "元"), CONTRADICTED, True),
        (("168.30", "万元"), ("1700000", "元"), CONTRADICTED, False),
        (("1.68", "亿元"), ("16830.00", "万元"), HOLDS, False),
        (("168.30", "元"), ("168.30", "万元"), CONTRADICTED, False),
        (("12", "人"), ("13", "人"), CONTRADICTED, False),
        (("90", "分"), ("91", "分"), CONTRADICTED, False),
        (("0", "万元"), ("0.00", "万元"), HOLDS, False),
        (("0", "万元"), ("0.3", "万元"), CONTRADICTED, False),
        (("0.3", "万元"), ("0", "万元"), CONTRADICTED, False),
        (("0.00", "万元"), ("0.01", "万元"), CONTRADICTED, True),
        (("0.00", "万元"), ("30", "元"), HOLDS, False),
        (("0", "万元"), ("3000", "元"), CONTRADICTED, False),
    ],
)
def test_same_fact(
    stated: tuple[str, str], reference: tuple[str, str], verdict: Verdict, last_digit: bool
) -> None:
    found = judge_same(figure(*stated), figure(*reference))
    assert (found.verdict, found.last_digit) == (verdict, last_digit)


def test_same_fact_recomputes_in_the_unit_of_the_stated() -> None:
    found = judge_same(figure("168.30", "万元"), figure("1700000", "元"))
    assert (found.recomputed, found.value) == ("170.00", Fraction(170))


def test_same_fact_of_an_approximation() -> None:
    about = figure("170", "万元", ABOUT)
    assert judge_same(about, figure("168.30", "万元")).verdict is ROUNDING
    assert judge_same(about, figure("200.00", "万元")).verdict is CONTRADICTED


DIGITS = st.builds(
    lambda number, places: f"{Decimal(number).scaleb(-places):f}",
    st.integers(1, 10**7),
    st.integers(0, 3),
)
AMOUNTS = st.builds(figure, DIGITS, st.sampled_from(["元", "万元", "亿元"]))


@st.composite
def near(draw: st.DrawFn, value: Fraction) -> Figure:
    """A figure printed of a value, some last units off."""
    places, off = draw(st.integers(0, 3)), draw(st.integers(-4, 4))
    units = round(abs(value) * 10**places) + off
    return figure(f"{Decimal(max(units, 1)).scaleb(-places):f}", "%")


@given(st.data())
def test_verdicts_of_sums_agree_with_the_intervals(data: st.DataObject) -> None:
    operands = data.draw(
        st.lists(st.tuples(st.sampled_from([1, -1]), AMOUNTS), min_size=1, max_size=4)
    )
    total = sum(Fraction(operand.value) * sign for sign, operand in operands)
    off = data.draw(st.integers(-300, 300))
    stated = figure(f"{Decimal(round(total) + off)}", "元")
    found = judge_sum(stated, operands)
    span = sum_interval(operands)
    assert found.value == total
    check_verdict(found, span, stated)
    if found.verdict is HOLDS:
        assert total == Fraction(stated.value)
    assert may_be_sum(stated, operands) or found.verdict is CONTRADICTED


@given(st.data())
def test_verdicts_of_rates_agree_with_the_intervals(data: st.DataObject) -> None:
    operands = [data.draw(AMOUNTS), data.draw(AMOUNTS)]
    values = [Fraction(operand.value) for operand in operands]
    stated = data.draw(near(percent(values)))
    found = judge_rate(stated, operands, percent)
    span = image(percent, [operand.interval for operand in operands])
    assert span is not None
    check_verdict(found, span, stated)


def check_verdict(found: Judgement, span: Interval, stated: Figure) -> None:
    assert found.verdict is not UNDECIDABLE
    assert (found.verdict is CONTRADICTED) != span.meets(stated.interval)
    assert not (found.last_digit and found.verdict is not CONTRADICTED)
    point, unit = Fraction(stated.value), Fraction(stated.ulp)
    if found.verdict is CONTRADICTED and not stated.exact:
        reach = Interval(point - unit, point + unit)
        assert found.last_digit == span.meets(reach)


@given(AMOUNTS, AMOUNTS)
def test_same_fact_is_symmetric(one: Figure, other: Figure) -> None:
    found, turned = judge_same(one, other), judge_same(other, one)
    assert (found.verdict, found.last_digit) == (turned.verdict, turned.last_digit)
    if found.verdict in (HOLDS, ROUNDING) and not found.last_digit:
        assert one.interval.meets(other.interval)
    if found.verdict is CONTRADICTED and not found.last_digit:
        assert abs(one.value - other.value) > max(one.ulp, other.ulp)


@given(AMOUNTS)
def test_a_fact_holds_beside_itself(one: Figure) -> None:
    assert judge_same(one, one).verdict is HOLDS
    assert summed(one, one).verdict is HOLDS
