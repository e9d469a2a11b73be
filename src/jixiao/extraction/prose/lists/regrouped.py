"""One amount in two lists, the longer of which details the items of the shorter one in turn.

收入90亿元。其中税收60亿元；非税30亿元。分项目：增值税40亿元；契税20亿元；罚没收入18亿元；专项收入12亿元:
the first so many of the longer list make the first item, those behind them the next. Told where
that agrees for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import told_only
from jixiao.extraction.prose.lists.parts import Parts, parts_of
from jixiao.ledger.relation import Role

_LEAST = 2
"""Items of the longer list that detail one of the shorter."""


def regrouped(found: Sequence[Parts]) -> Iterator[Parts]:
    """The sums of the items of each list that another list of the same amount details."""
    by_amount: dict[int, list[Parts]] = {}
    for parts in found:
        if parts.agrees and parts.stated.money and parts.stated.role is Role.LEVEL:
            by_amount.setdefault(parts.stated.figure.start, []).append(parts)
    for same in by_amount.values():
        for short in same if len(same) > 1 else ():
            for long in same:
                behind = long.items[0][0].index > short.items[-1][0].index
                if behind and long.size > short.size:
                    yield from _in_turn(short, long)


def _in_turn(short: Parts, long: Parts) -> Iterator[Parts]:
    """Each item of the shorter list with those of the longer that make it; none unless all do."""
    sums: list[Parts] = []
    rest = long.items
    for place, (item, value) in enumerate(short.items):
        last = place == short.size - 1
        ends = [len(rest)] if last else range(1, len(rest))
        tried = (parts_of(item, value, rest[:end]) for end in ends)
        made = next((parts for parts in tried if parts.items and parts.agrees), None)
        if made is None:
            return
        sums.append(made)
        rest = rest[made.size :]
    for parts in sums:
        if parts.size >= _LEAST:
            told_only(parts.relation)
            yield parts
