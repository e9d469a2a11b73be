"""What an amount became by another one: 限额170.37万元。…下达8.00万元。增加后，限额为178.37万元.

Told where the amount of its name before and what was added make it, and so never an error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.naming import is_changed
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation

_MOST, _BACK = 8, 24
"""Amounts of one name that are tried; amounts back among which the change stands."""


def changed_amounts(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each amount that is told to be what a change made of another of its name."""
    amounts = [one for one in phrases if one.money and one.figure.value]
    starts = [one.figure.start for one in amounts]
    named: dict[str, list[Phrase]] = defaultdict(list)
    for one in amounts:
        if one.subject.name in named and is_changed(one):
            place = bisect_left(starts, one.figure.start)
            near = {
                each.figure.value: each.figure for each in amounts[max(0, place - _BACK) : place]
            }
            yield from _of_two(one.figure, named[one.subject.name][-_MOST:], near)
        if one.subject.name:
            named[one.subject.name].append(one)


def _of_two(
    figure: Figure, before: Sequence[Phrase], near: dict[Decimal, Figure]
) -> Iterator[Relation]:
    for reference in reversed(before):
        off = figure.value - reference.figure.value
        change = near.get(abs(off))
        if off and change is not None and change.start != reference.figure.start:
            signed = [(1, reference.figure), (1 if off > 0 else -1, change)]
            yield signed_sum(figure, signed, subject=reference.subject.name)
            return
