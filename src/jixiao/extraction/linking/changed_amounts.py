"""What an amount became by another one: 限额170.37万元。…下达8.00万元。增加后，限额为178.37万元.

Told where the amount of its name before and what was added make it, and so never an error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import part_of_whole, rate, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.naming import is_changed
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_MOST, _BACK = 8, 24
"""Amounts of one name that are tried; amounts back among which the change stands."""
_PAIR, _NEAR = 2, 4
"""An amount and its base; figures before the base among which the amount stands."""
_LATER = 12
"""Amounts behind a change among which the one stands that it is measured against."""
_AGAINST = late_regex(r"[较比同与][^，。；]{0,16}$")


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


def verbless_changes(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """支出90.20万元，较上年支出80.10万元10.10万元，增长12.61%: a change right behind what it is
    measured against, the verb being lost, and its rate; where an amount right before both makes it
    exactly.
    """
    for place, change in enumerate(phrases):
        if change.gap or not change.money or place < _PAIR or not change.figure.value:
            continue
        base = phrases[place - 1]
        if not base.money or base.passage != change.passage or not _AGAINST.search(base.gap):
            continue
        before = [one for one in phrases[max(0, place - 1 - _NEAR) : place - 1] if one.money]
        for one in reversed(before):
            more, less = sorted((one.figure, base.figure), key=lambda each: -each.value)
            if more.value - less.value == change.figure.value:
                yield signed_sum(
                    change.figure, [(1, more), (-1, less)], subject=one.subject.name,
                    kind=RelationKind.CHANGE_AMOUNT,
                )  # fmt: skip
                yield from _rate_behind(phrases[place + 1 : place + 2], change, base)
                break


def _rate_behind(behind: Sequence[Phrase], change: Phrase, base: Phrase) -> Iterator[Relation]:
    for one in behind:
        if one.role is Role.CHANGE_RATE and one.passage == change.passage and base.figure.value:
            yield rate(
                one.figure, [change.figure, base.figure], part_of_whole,
                kind=RelationKind.CHANGE_RATE, formula="增减额÷上年数×100",
                subject=base.subject.name,
            )  # fmt: skip


def changes_from_later(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """2024年预算90.20万元。比2023年减少1.10万元。2023年决算91.30万元: a change of the amount of its
    name before it against that of the year before, which is told only behind it.
    """
    for place, change in enumerate(phrases):
        if change.role is not Role.CHANGE or not (change.money and change.sign and change.base):
            continue
        before = phrases[max(0, place - _MOST) : place]
        current = next((one for one in before[::-1] if _is_named_as(one, change)), None)
        if current is None or current.year is None:
            continue
        wanted = current.figure.value - change.sign * abs(change.figure.value)
        for base in phrases[place + 1 : place + 1 + _LATER]:
            level = base.role is Role.LEVEL and base.year == current.year - 1
            alike = base.figure.unit == current.figure.unit == change.figure.unit
            if level and alike and base.figure.value == wanted:
                yield signed_sum(
                    change.figure, [(change.sign, current.figure), (-change.sign, base.figure)],
                    subject=current.subject.name, kind=RelationKind.CHANGE_AMOUNT,
                )  # fmt: skip
                break


def _is_named_as(one: Phrase, change: Phrase) -> bool:
    level = one.role is Role.LEVEL and one.money
    return level and bool(one.subject.name) and one.subject.name == change.subject.name
