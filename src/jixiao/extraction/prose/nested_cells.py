"""Totals of bare cells whose parts stand before what makes some of them.

合计6.90 出国0.00 车辆2.90 购置0.00 运行2.90 接待4.00: a row of a table of which nothing but its
cells in their order is left. Told where all levels add up, by the digits alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.ledger.relation import Relation, Scope

_STEPS, _PAIR = (1, 2), 2
"""Columns that take turns in a row of totals and parts; parts that make a total."""
_LONGEST = 12
"""Cells of a total."""
_TELLING = 2
"""Digits of a total."""


def nested_cells(run: Sequence[Phrase]) -> Iterator[Relation]:
    """Each total whose parts stand before two or more of their own, one column or two in turn; or
    before the one thing that is all of a part.
    """
    for place, total in enumerate(run):
        if total.figure.telling < _TELLING:
            continue
        ways = product(_STEPS, (_PAIR, 1))
        rows = (_nest(run[place::step][: _LONGEST + 1], fewest) for step, fewest in ways)
        for whole, parts in next((found for found in rows if found), ()):
            signed = [(1, one.figure) for one in parts]
            yield signed_sum(whole.figure, signed, subject=whole.subject.name, scope=Scope.TABLE)


def _nest(row: Sequence[Phrase], fewest: int) -> list[tuple[Phrase, Sequence[Phrase]]]:
    """A total at the head of a row with its parts, and each part with ``fewest`` of its own behind
    it or more; nothing where these make no total, or none has parts.
    """
    total, wanted = row[0], row[0].figure.value
    parts: list[Phrase] = []
    groups: list[tuple[Phrase, Sequence[Phrase]]] = []
    at, made = 1, Decimal(0)
    while at < len(row) and made < wanted:
        parts.append(row[at])
        made += row[at].figure.value
        of_it = _right_behind(row, at, fewest)
        groups += [(row[at], of_it)] if of_it else []
        at += 1 + len(of_it)
    telling = sum(1 for one in parts if one.figure.value) > 1
    if made != wanted or not groups or not telling:
        return []
    return [(total, parts), *((whole, of_it) for whole, of_it in groups if of_it[1:])]


def _right_behind(row: Sequence[Phrase], place: int, fewest: int) -> Sequence[Phrase]:
    """The cells right behind one that come to it."""
    whole, made = row[place].figure.value, Decimal(0)
    for end in range(place + 1, len(row)):
        made += row[end].figure.value
        if made >= whole:
            return row[place + 1 : end + 1] if made == whole != 0 and end - place >= fewest else ()
    return ()
