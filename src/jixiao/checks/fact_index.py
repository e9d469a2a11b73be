"""The facts of a Ledger found by where they stand or by their amount, without a walk over all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from jixiao.figures.figure import Dimension, Figure
from jixiao.ledger.relation import Fact, Ledger


class FactIndex:
    """Look-ups over the facts of one Ledger, each made when it is first asked."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def beside(self, figure: Figure) -> Iterator[Fact]:
        """The facts in the paragraph of a figure."""
        text = self._ledger.text
        start, end = text.rfind("\n", 0, figure.start), text.find("\n", figure.end)
        facts, starts = self._by_place
        first = bisect_right(starts, start)
        last = bisect_left(starts, end) if end >= 0 else len(starts)
        return iter(facts[first:last])

    def staged_within(self, dimension: Dimension, low: Fraction, high: Fraction) -> list[Fact]:
        """The facts of a budget stage with amounts, signs apart, from ``low`` to ``high``, in the
        order of the Ledger.
        """
        entries = self._by_amount.get(dimension, ())
        first = bisect_left(entries, low, key=_amount)
        last = bisect_right(entries, high, key=_amount)
        return [fact for _, _, fact in sorted(entries[first:last], key=_order)]

    @cached_property
    def _by_place(self) -> tuple[list[Fact], list[int]]:
        facts = sorted(self._ledger.facts, key=lambda fact: fact.figure.start)
        return facts, [fact.figure.start for fact in facts]

    @cached_property
    def _by_amount(self) -> dict[Dimension, list[_Entry]]:
        found: dict[Dimension, list[_Entry]] = defaultdict(list)
        for order, fact in enumerate(self._ledger.facts):
            if fact.stage:
                found[fact.figure.dimension].append((abs(fact.figure.fraction), order, fact))
        for entries in found.values():
            entries.sort(key=_amount)
        return found


_Entry = tuple[Fraction, int, Fact]
"""The amount of a fact without its sign, and its place in the Ledger."""


def _amount(entry: _Entry) -> Fraction:
    return entry[0]


def _order(entry: _Entry) -> int:
    return entry[1]
