"""What figures make whose wording ties them to nothing: told by digits enough to be no chance.

A row of amounts that makes one beside it (甲101.25万元。…乙40.12万元、丙61.13万元), and the change
of an amount to one that is printed elsewhere. Told of the document as it is printed alone, where it
holds exactly: never an error, and no witness for a misprint.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.figures.figure import Dimension, Figure
from jixiao.ledger.relation import Fact, Ledger, Relation, RelationKind, Role, Scope

_MOST, _REACH = 12, 8
"""Amounts of such a row; amounts from it to what it makes."""
_TELLING, _TELLING_BESIDE = 5, 4
"""Digits of what a row makes; of an amount right beside it, and of one that changed."""
_TELLING_BEFORE = 3
"""Digits of the amount before a change."""
_CHANGED_REACH = 60
"""Amounts among which the one before a change is sought."""
_TELLING_AGAIN = 6
"""Digits of an amount that something else makes already."""
_ROW = 3
"""Cells of a row that all say so, though of few digits."""
_MADE = frozenset({RelationKind.SUM, RelationKind.DIFFERENCE})
_Parts = frozenset[int]


def neighbours(ledger: Ledger) -> list[Relation]:
    """The sums and changes that no relation tells yet."""
    told: dict[int, list[_Parts]] = defaultdict(list)
    changed: set[int] = set()
    for one in ledger.relations:
        if one.stated.figure is not None and one.kind in _MADE:
            parts = frozenset(each.figure.start for each in one.operands if each.figure)
            told[one.stated.figure.start].append(parts)
        elif one.stated.figure is not None and one.kind is RelationKind.CHANGE_AMOUNT:
            changed.add(one.stated.figure.start)
    facts = sorted(
        (one for one in ledger.facts if not one.in_table), key=lambda one: one.figure.start
    )
    money = [one for one in facts if one.figure.dimension is Dimension.MONEY]
    bare = [one for one in facts if one.figure.dimension is Dimension.NUMBER]
    found: list[Relation] = []
    for alike in (money, bare):
        found += _sums(
            [one for one in alike if one.role is Role.LEVEL and one.figure.value > 0], told
        )
    found += _changes([one for one in money if one.figure.value > 0], changed)
    return [*found, *_rows_apart(bare, told.keys() | changed)]


def _sums(facts: Sequence[Fact], told: dict[int, list[_Parts]]) -> Iterator[Relation]:
    """The rows right before or behind what they make, or not far from it."""
    places: dict[Decimal, list[int]] = defaultdict(list)
    for place, one in enumerate(facts):
        if one.figure.telling >= (_TELLING_AGAIN if one.figure.start in told else _TELLING_BESIDE):
            places[one.figure.value].append(place)
    for start in range(len(facts) if places else 0):
        made = facts[start].figure.value
        for end in range(start + 1, min(len(facts), start + _MOST)):
            made += facts[end].figure.value
            for place in _within(places.get(made, ()), start - _REACH, end + _REACH):
                figure = facts[place].figure
                off = max(start - place, place - end)
                enough = _TELLING_BESIDE if off == 1 else _TELLING
                row = frozenset(one.figure.start for one in facts[start : end + 1])
                if off > 0 and figure.telling >= enough and _is_new(row, figure, told):
                    told[figure.start].append(row)
                    parts = [(1, one.figure) for one in facts[start : end + 1]]
                    yield signed_sum(figure, parts, subject=facts[place].subject)


def _within(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of some places, in order, that lie between two."""
    return places[bisect_left(places, first) : bisect_right(places, last)]


def _is_new(row: _Parts, figure: Figure, told: dict[int, list[_Parts]]) -> bool:
    """Whether a row shares no part with what makes the amount already."""
    return all(row.isdisjoint(parts) for parts in told.get(figure.start, ()))


def _changes(facts: Sequence[Fact], changed: set[int]) -> Iterator[Relation]:
    """The amount before each change, and another one that it changed from."""
    for place, one in enumerate(facts):
        if place and one.role is Role.CHANGE and one.figure.start not in changed:
            now = facts[place - 1]
            if now.role is Role.LEVEL:
                yield from _from_another(facts, place, now)


def _from_another(facts: Sequence[Fact], place: int, now: Fact) -> Iterator[Relation]:
    change = facts[place].figure
    wanted = {now.figure.value + change.value, now.figure.value - change.value}
    for one in facts[max(0, place - _CHANGED_REACH) : place + _CHANGED_REACH]:
        before = one.figure
        known = one.role is Role.LEVEL and before.value in wanted
        if known and before.telling >= _TELLING_BEFORE and change.telling >= _TELLING_BESIDE:
            more, less = sorted((now.figure, before), key=lambda each: -each.value)
            yield signed_sum(
                change, [(1, more), (-1, less)], subject=now.subject,
                kind=RelationKind.CHANGE_AMOUNT,
            )  # fmt: skip
            return


def _rows_apart(cells: Sequence[Fact], told: AbstractSet[int]) -> Iterator[Relation]:
    """甲行 90.15 40.20 乙行 60.10 30.00 差额 30.05 10.20: a row of cells that is the difference of
    the two rows before it, as long as they are.
    """
    for step in range(2, _REACH + 1):
        places = [place for place in range(2 * step, len(cells)) if _is_rest(cells, place, step)]
        for place in places:
            change = cells[place].figure
            beside = len(_within(places, place - step + 1, place + step - 1))
            enough = change.telling >= _TELLING_BESIDE or beside >= _ROW
            if enough and change.start not in told:
                pair = (cells[place - 2 * step].figure, cells[place - step].figure)
                more, less = sorted(pair, key=lambda each: -each.value)
                sign = 1 if change.value > 0 else -1
                yield signed_sum(
                    change, [(sign, more), (-sign, less)], subject="",
                    kind=RelationKind.CHANGE_AMOUNT, scope=Scope.TABLE,
                )  # fmt: skip


def _is_rest(cells: Sequence[Fact], place: int, step: int) -> bool:
    first, second, rest = (cells[place - back].figure for back in (2 * step, step, 0))
    told = bool(first.value and second.value and rest.value) and rest.telling > 1
    return told and abs(first.value - second.value) == abs(rest.value)
