"""Every line of limits.yaml speaks of values that there are."""

from __future__ import annotations

import pytest

from jixiao.filing.limits import Limit, columns_of, limits, single_pairs, word_in
from jixiao.filing.schema import tables


@pytest.mark.parametrize("limit", limits(), ids=lambda limit: limit.path)
def test_a_limit_compares_what_there_is(limit: Limit) -> None:
    assert bool(limit.above) != bool(limit.beside)
    assert bool(limit.above) == bool(limit.sort)
    assert single_pairs(limit) if limit.above and not columns_of(limit) else columns_of(limit)
    for table, _, _ in columns_of(limit):
        assert all(tables()[table].column(name) for name in limit.instead)


def test_a_star_is_one_word_in_both_paths() -> None:
    pairs = {pair for limit in limits() if limit.above for pair in single_pairs(limit)}
    assert ("budget.outturn.basic", "budget.adjusted.basic") in pairs
    assert ("three_public.outturn.total", "three_public.adjusted.total") in pairs
    assert all(path != other for path, other in pairs)


def test_the_word_of_a_pattern() -> None:
    assert word_in("a.*.c", "a.b.c") == "b"
    assert word_in("a.b", "a.b") == ""
    assert word_in("a.*", "b.c") is None
