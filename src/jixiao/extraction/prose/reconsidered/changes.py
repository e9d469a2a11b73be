"""Changes that are not of the amount they were taken of, but of one told before it.

全年执行912.68万元。…其中甲794.24万元、乙118.44万元。与上年887.42万元相比，增加25.26万元: what
rose is the whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Figure
from jixiao.figures.misprints import misprinted
from jixiao.ledger.relation import Relation, Role

_TELLING = 4
"""Digits of an amount that a base and its change make by no chance."""
_PAIR = 2


class OtherChanges:
    """The amounts of the prose by their size."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._amounts: dict[Decimal, list[Figure]] = defaultdict(list)
        for one in phrases:
            if one.money and one.role is Role.LEVEL and one.figure.telling >= _TELLING:
                self._amounts[one.figure.value].append(one.figure)

    def of(self, relation: Relation, place: int) -> Relation | None:
        """The change of the last amount before it that its base and the change make, where that is
        no misprint of the one it was taken of.
        """
        change = self._phrases[place]
        figures = [term.figure for term in relation.operands if term.figure is not None]
        if not change.money or not change.sign or len(figures) != _PAIR:
            return None
        taken, base = sorted(figures, key=lambda one: one.start)
        became = base.value + change.sign * change.figure.value
        told = [one for one in self._amounts.get(became, ()) if one.end <= taken.start]
        if not told or misprinted(told[-1].digits, taken.digits):
            return None
        more, less = sorted((told[-1], base), key=lambda one: -one.value)
        return signed_sum(
            change.figure, [(1, more), (-1, less)], subject=relation.subject, kind=relation.kind
        )
