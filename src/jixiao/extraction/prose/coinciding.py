"""Figures that coincide to the last digit, where no wording told what ties them.

A long amount, score or rate printed twice is one and the same (收入695.21万元…。支出695.21万元…),
and an amount that its neighbours make exactly is their sum. Told last of all and only where it
holds, so never an error.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count as count_from
from itertools import islice, pairwise

from jixiao.extraction.building import same, signed_sum
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_TELLING, _TELLING_OF_TWO = 4, 5
"""Digits, zeros at either end apart, from which it is no chance that an amount comes again or is
the sum of a row; and that it is the sum of any two beside it.
"""
_TELLING_FAR = 5
"""The same, however far apart the two places are."""
_TELLING_PART = 3
_MARKS = {
    Role.SCORE: Role.SCORE,
    Role.EXECUTION_RATE: Role.COMPLETION_RATE,
    Role.COMPLETION_RATE: Role.COMPLETION_RATE,
    Role.CHANGE_RATE: Role.CHANGE_RATE,
}
"""Scores and rates that are known again, each with the kind that it is of."""
_LEVELS = (Role.LEVEL, Role.ACTUAL)
"""What a rate is told as that says no kind (合格率97.36%，…平均97.36%)."""
_NEAR, _FAR = 12, 48
"""Amounts before and behind one among which those that make it are sought; the same where it has
still a digit more, or those beside all three add up too.
"""
_TELLING_APART, _TELLING_BESIDE = 6, 3
_PAIRS = 2
"""Pairs that make an amount: both years' change, and its parts.
"""
_FEWEST, _MOST = 3, 10
"""Amounts of a row that make another."""
_ROWS = ((1, 1), (-1, -1), (2, 1), (2, 2), (-2, -1), (-2, -2), (3, 1), (3, 2), (3, 3))
"""Stride and first place of rows: every amount, or each with what is told of it beside (its
budget, its change).
"""
_BEHIND_ANOTHER = ((1, 2),)
"""The same where no other row makes it: 甲9万元，乙4万元。甲包括…."""
_PARTS_OF_A_YUAN = 4
"""Decimal places of a 元 down to which amounts are compared as integers; those that agree are
judged on what is printed.
"""
_AMOUNTS = (Role.LEVEL, Role.CHANGE)
_ALIKE = (RelationKind.SAME_FACT, RelationKind.UNIT)


def coinciding_amounts(facts: Sequence[Fact], relations: Sequence[Relation]) -> Iterator[Relation]:
    """What the amounts of a text make by their digits, beside the relations told already."""
    amounts = sorted(filter(_counts, facts), key=lambda fact: fact.figure.start)
    figures = [fact.figure for fact in amounts]
    told = _Told(relations)
    values = [int(figure.value.scaleb(_PARTS_OF_A_YUAN)) for figure in figures]
    for place, reference in _repeated(figures, values, told):
        yield same(figures[place], figures[reference], subject=amounts[place].subject)
    for fact, first in _repeated_marks(facts, told):
        yield same(fact.figure, first.figure, subject=fact.subject)
    yield from _of_two_told_alike(facts, amounts, values, told)
    for place, figure in enumerate(figures):
        if figure.telling < (_TELLING_OF_TWO if figure.start in told.stated else _TELLING):
            continue
        if figure.start in told.summed:
            continue
        row, apart = _row(values, place), figure.telling >= _TELLING_APART
        tried: Iterable[Sequence[int]] = (row,) if row else ()
        if not row and (apart or figure.start not in told.stated):
            tried = [*_two(figures, values, place)] or [_row(values, place, _BEHIND_ANOTHER)]
        rows = ([figures[part] for part in sorted(parts)] for parts in tried if parts)
        for operands in islice((one for one in rows if not told.together([figure, *one])), _PAIRS):
            signed = [(1, operand) for operand in operands]
            relation = signed_sum(figure, signed, subject=amounts[place].subject)
            if relation.verdict is Verdict.HOLDS:
                yield relation


class _Told:
    """What the relations tell already: the places of results, of figures that stand together."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self.stated: set[int] = set()
        self.summed: set[int] = set()
        """The places of what three amounts or more make."""
        self._relations = relations
        self.tied: dict[int, int] = {}
        """The places that are tied to another one, each with one before it."""
        for relation in relations:
            if relation.kind in _ALIKE:
                self.join([figure.start for figure in relation.figures()])
            elif relation.stated.figure is not None:
                self.stated.add(relation.stated.figure.start)
                if len(relation.operands) >= _FEWEST:
                    self.summed.add(relation.stated.figure.start)

    def first(self, place: int) -> int:
        """The first of the places of one fact."""
        while (earlier := self.tied.get(place, place)) != place:
            place = earlier
        return place

    def join(self, places: Sequence[int]) -> None:
        """Take places as those of one fact."""
        one = min(map(self.first, places))
        for place in places:
            self.tied[self.first(place)] = one

    def together(self, figures: Sequence[Figure]) -> bool:
        """Whether one relation holds all these figures."""
        places = {figure.start for figure in figures}
        return any(places <= group for group in self._groups[figures[0].start])

    @cached_property
    def _groups(self) -> dict[int, list[set[int]]]:
        """The places of each relation, by each of them."""
        groups: dict[int, list[set[int]]] = defaultdict(list)
        for relation in self._relations:
            places = {figure.start for figure in relation.figures()}
            for place in places:
                groups[place].append(places)
        return groups


def _counts(fact: Fact) -> bool:
    figure = fact.figure
    money = figure.dimension is Dimension.MONEY and fact.role in _AMOUNTS
    return money and not fact.in_table and not figure.approximation


def _repeated(
    figures: Sequence[Figure], values: Sequence[int], told: _Told
) -> Iterator[tuple[int, int]]:
    """The place of each telling amount that came a few amounts before, with that place."""
    latest: dict[int, int] = {}
    for place, value in enumerate(values):
        before = latest.get(value)
        latest[value] = place
        figure = figures[place]
        if before is None or figure.telling < _TELLING:
            continue
        if place - before > _NEAR and figure.telling < _TELLING_FAR:
            continue
        first = figures[before].start
        if told.first(figure.start) != told.first(first):
            told.join([first, figure.start])
            yield place, before


def _repeated_marks(facts: Sequence[Fact], told: _Told) -> Iterator[tuple[Fact, Fact]]:
    """Each score or rate of many digits that nothing ties yet, with the first that prints the same
    and is of the same kind.
    """
    known: dict[tuple[Role, str], Fact] = {}
    for fact in facts:
        figure = fact.figure
        level = figure.dimension is Dimension.PERCENT and fact.role in _LEVELS
        kind = Role.LEVEL if level else _MARKS.get(fact.role)
        if kind is None or fact.in_table:
            continue
        mark = kind, figure.digits
        if mark not in known:
            known[mark] = fact
        elif figure.start not in told.tied and figure.telling >= _TELLING:
            first = known[mark]
            if first.figure.unit == figure.unit:
                yield fact, first


def _row(values: Sequence[int], place: int, rows: Sequence[tuple[int, int]] = _ROWS) -> range:
    """The places of amounts in a row behind an amount, or before it, that make it exactly."""
    wanted = values[place]
    for stride, first in rows:
        start = place + first
        end = start + stride * _MOST
        running = -wanted
        for part in range(start, min(end, len(values)) if stride > 0 else max(end, -1), stride):
            running += values[part]
            if running >= 0 or not values[part]:
                if not running and abs(part - start) >= abs(stride) * (_FEWEST - 1):
                    return range(start, part + stride, stride)
                break
    return range(0)


def _two(figures: Sequence[Figure], values: Sequence[int], place: int) -> Iterator[Sequence[int]]:
    """The places of two of the amounts beside a long one that make it exactly."""
    if figures[place].telling < _TELLING_OF_TWO:
        return
    near = _FAR if figures[place].telling >= _TELLING_APART else _NEAR
    whole, first, end = values[place], max(0, place - near), place + near + 1
    places = dict(zip(values[first:end], count_from(first), strict=False))
    for part, value in enumerate(values[first:end], first):
        other = places.get(whole - value, -1)
        apart = part < other < end and place not in (part, other)
        if apart and min(figures[part].telling, figures[other].telling) >= _TELLING_PART:
            yield part, other


def _of_two_told_alike(
    facts: Sequence[Fact], amounts: Sequence[Fact], values: Sequence[int], told: _Told
) -> Iterator[Relation]:
    """项目8个，预算90万元，支出80万元。甲类5个，预算60万元，支出52万元；乙类3个，预算30万元，支出28万元:
    two amounts that make another one, as those right behind them make the one behind it; so do
    the counts right before all three.
    """
    before = _counts_before(facts)
    places = _places(values[:-1])
    for place, fact in enumerate(amounts[:-1]):
        if fact.figure.telling < _TELLING_BESIDE or not values[place + 1]:
            continue
        found = 0
        for one, other in _pairs_around(values, place, places):
            behind = [values[at + 1] for at in (place, one, other)]
            if behind[0] == behind[1] + behind[2] and all((values[one], values[other], *behind)):
                trio = [amounts[at] for at in (place, one, other)]
                following = [amounts[at + 1] for at in (place, one, other)]
                counts = [before.get(each.figure.start) for each in trio]
                for row in (trio, following, counts):
                    yield from _sum_of_trio([each.figure for each in row if each], told)
                found += 1
            if found == _PAIRS:
                break


def _places(values: Sequence[int]) -> dict[int, list[int]]:
    """Where each value stands, in order."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, value in enumerate(values):
        places[value].append(at)
    return places


def _pairs_around(
    values: Sequence[int], place: int, places: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Two values of the neighbourhood of one, neither right beside it or each other, that make it;
    of several places of the second the last.
    """
    whole, end = values[place], min(place + _FAR, len(values) - 1)
    for one in range(max(0, place - _FAR), end):
        rest = whole - values[one]
        if rest in places and abs(one - place) > 1:
            found = places[rest]
            within = found[bisect_right(found, one + 1) : bisect_left(found, end)]
            apart = [at for at in within if abs(at - place) > 1]
            if apart:
                yield one, apart[-1]


def _counts_before(facts: Sequence[Fact]) -> dict[int, Fact]:
    """By the place of an amount, the count right before it."""
    rows = pairwise(sorted(facts, key=lambda fact: fact.figure.start))
    return {
        fact.figure.start: count
        for count, fact in rows
        if count.figure.dimension is Dimension.COUNT and fact.figure.dimension is Dimension.MONEY
    }


def _sum_of_trio(figures: Sequence[Figure], told: _Told) -> Iterator[Relation]:
    """The sum of the last two, where they make the first and nothing holds all three yet."""
    if len(figures) != _FEWEST or len({one.unit for one in figures}) != 1:
        return
    if not told.together(figures):
        whole, *parts = figures
        relation = signed_sum(whole, [(1, one) for one in parts], subject="")
        if relation.verdict is Verdict.HOLDS:
            yield relation
