"""Amounts of a month, each with that of the year so far: 当月完成3.60亿元，累计完成20.80亿元 (A20).

省级当月完成2.40亿元，累计12.70亿元；县级当月完成1.20亿元，累计8.10亿元: pairs in a row of which
both amounts make those of one pair before them; where one of them does, the other but for a
misprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from jixiao.extraction.building import agrees, signed_sum, told_only
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_DONE = r"(?:完成|实现|达到?|支出|收入|入库|[为是约])*$"
_MONTH = late_regex(rf"(?:[当本]月|\d月份?){_DONE}")
_SO_FAR = late_regex(rf"累计{_DONE}")
_FEWEST, _MOST, _BACK = 2, 8, 12
"""Pairs that make another one; pairs back among which that stands."""
_TELLING = 2
"""Digits of an amount that is made by no chance."""
Pair = tuple[Phrase, Phrase]


def months_so_far(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The sums of every row of pairs, month and year, towards the nearest pair that it makes."""
    amounts = [one for one in phrases if one.money and one.role is Role.LEVEL and not one.prior]
    pairs = [
        (one, other)
        for one, other in pairwise(amounts)
        if one.passage == other.passage and _SO_FAR.search(other.gap) and _MONTH.search(one.gap)
    ]
    end = len(pairs)
    while end > _FEWEST:
        size, told = next(_ending_at(pairs, end), (0, []))
        yield from told
        end -= size or 1


def _ending_at(pairs: Sequence[Pair], end: int) -> Iterator[tuple[int, list[Relation]]]:
    """The rows that end at a pair, each with the sums that it makes."""
    for size in range(_FEWEST, min(_MOST, end - 1) + 1):
        row = pairs[end - size : end]
        for head in reversed(pairs[max(0, end - size - _BACK) : end - size]):
            if told := _sums(head, row):
                yield size, told


def _sums(head: Pair, row: Sequence[Pair]) -> list[Relation]:
    """Both sums, where they agree, or one holds that the other misses by a misprint."""
    month, year = (
        signed_sum(
            head[at].figure, [(1, pair[at].figure) for pair in row], subject=head[at].subject.name
        )
        for at in (0, 1)
    )
    if min(one.figure.telling for one in head) < _TELLING:
        return []
    if agrees(month.judgement) and agrees(year.judgement):
        return [told_only(month), told_only(year)]
    for one, other in ((month, year), (year, month)):
        if one.verdict is Verdict.HOLDS and shows_a_slip(other):
            return [one, replace(other, likely=True)]
    return []
