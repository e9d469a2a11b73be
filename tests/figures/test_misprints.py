"""Every misprint of a number is found by one of its ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.figures.misprints import ends_near, ends_of, misprinted, swaps_of

NUMBERS = st.text("0123456789.", min_size=3, max_size=12)


def _swapped_over_the_point(one: str, other: str) -> bool:
    """The one slip that short numbers may be missed for."""
    wrong = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and len(wrong) == 2 and wrong[1] - wrong[0] == 2


@given(NUMBERS, NUMBERS)
def test_a_misprint_shares_an_end(one: str, other: str) -> None:
    if misprinted(one, other) and not _swapped_over_the_point(one, other):
        assert set(ends_of(one)) & ends_near(other)


@given(NUMBERS, st.integers(0, 11), st.sampled_from("0123456789"))
def test_each_kind_of_slip_shares_an_end(one: str, place: int, digit: str) -> None:
    place %= len(one)
    before, behind = one[:place], one[place + 1 :]
    slips = [before + digit + behind, before + digit + one[place:]]
    if len(one) > 3:
        slips.append(before + behind)
    if behind:
        slips.append(before + behind[0] + one[place] + behind[1:])
    for slip in slips:
        if slip != one:
            assert misprinted(one, slip)
            assert set(ends_of(slip)) & ends_near(one)


@pytest.mark.parametrize(
    ("one", "other"), [("123.45", "123.45"), ("123.45", "132.54"), ("12.3", "3.21")]
)
def test_other_differences_are_no_misprint(one: str, other: str) -> None:
    assert not misprinted(one, other)


@pytest.mark.parametrize(("one", "other"), [("32.34", "33.24"), ("1.91", "9.11")])
def test_two_digits_may_be_swapped_over_the_point(one: str, other: str) -> None:
    assert misprinted(one, other)


@given(st.decimals(0, 99999, places=2).map(str))
def test_swaps_are_the_misprints_that_keep_all_digits(number: str) -> None:
    swaps = swaps_of(number)
    assert all(sorted(swap) == sorted(number) for swap in swaps)
    assert all(misprinted(swap, number) for swap in swaps)
    assert number not in swaps


@pytest.mark.parametrize(
    ("number", "swaps"),
    [("264", {"624", "246"}), ("92.40", {"29.40", "94.20", "92.04"}), ("11", set())],
)
def test_neighbours_are_swapped(number: str, swaps: set[str]) -> None:
    assert swaps <= swaps_of(number)
