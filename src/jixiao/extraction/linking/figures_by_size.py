"""The figures of a document by what they measure and how large they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import pairwise

from jixiao.extraction.prose.comparability import measured_in
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Role

SIZED = (
    Role.LEVEL, Role.CHANGE, Role.ACTUAL, Role.TARGET, Role.MID_YEAR, Role.THRESHOLD,
)  # fmt: skip
"""What figures say that may lie apart by another one."""
RATED = (
    Role.LEVEL, Role.ACTUAL, Role.SHARE, Role.EXECUTION_RATE, Role.COMPLETION_RATE,
    Role.CHANGE_RATE,
)  # fmt: skip
"""What rates say that amounts make."""
_GOALS = late_regex(r"目标|计划|任务|指标值?|年[度初]|全年|实际|完成|共")
_TELLING = 4
"""Characters of a name that two figures do not share by chance."""
_MOST = 64
"""Figures of one size that are looked at."""
_LARGE = 10
"""Counts from which a rate of them tells anything."""
_APART = 3
"""How many figures a budget and its outturn may stand apart."""


class FiguresBySize:
    """The figures of a document in their order, and by what they measure."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        told = sorted(facts, key=lambda fact: fact.figure.start)
        told = [one for one in told if one.role in (*SIZED, *RATED) and one.figure.value]
        self.figures = [one.figure for one in told]
        self.starts = [one.start for one in self.figures]
        self.subjects = {one.figure.start: one.subject for one in told}
        self._alike: dict[str, list[Figure]] = defaultdict(list)
        for one in self.figures:
            self._alike[measured_in(one)].append(one)
        self._by_size = {
            kind: sorted(alike, key=lambda one: (one.value, one.start))
            for kind, alike in self._alike.items()
        }
        self._sizes = {kind: [one.value for one in alike] for kind, alike in self._by_size.items()}

    def beside(self, figure: Figure, back: int, ahead: int) -> list[Figure]:
        """The figures next to one, the nearest before it first."""
        place = bisect_left(self.starts, figure.start)
        behind = [
            one for one in self.figures[place : place + ahead + 1] if one.start != figure.start
        ]
        return [*self.figures[max(0, place - back) : place][::-1], *behind[:ahead]]

    def neighbours(self, figure: Figure) -> Iterator[tuple[Figure, Figure]]:
        """The amounts next to each other anywhere between which a figure lies, the larger first."""
        found = self._steps.get(figure.value, [])
        place = bisect_left(found, figure.start, key=lambda pair: pair[0].start)
        near = found[max(0, place - _MOST) : place + _MOST]
        yield from sorted(near, key=lambda pair: abs(pair[0].start - figure.start))

    @cached_property
    def _steps(self) -> dict[Decimal, list[tuple[Figure, Figure]]]:
        """The pairs of amounts next to each other, by what lies between them."""
        steps: dict[Decimal, list[tuple[Figure, Figure]]] = defaultdict(list)
        amounts = self._alike.get("money", [])
        for place, one in enumerate(amounts):
            for other in amounts[place + 1 : place + 1 + _APART]:
                more, less = (one, other) if one.value > other.value else (other, one)
                steps[more.value - less.value].append((more, less))
        for pairs in steps.values():
            pairs.sort(key=lambda pair: pair[0].start)
        return steps

    def are_alike(self, one: Figure, other: Figure) -> bool:
        """新建驿站目标30个, 新建驿站27个: whether two figures of two places have one name, but for
        words that say which is the goal.
        """
        names = [_GOALS.sub("", self.subjects[each.start]) for each in (one, other)]
        return one.start != other.start and len(names[0]) >= _TELLING and names[0] == names[1]

    def rated(self, low: Decimal, high: Decimal) -> list[tuple[Figure, Figure]]:
        """The counts next to each other of which one is so many percent of the other."""
        rates = self._rates
        first = bisect_left(rates, (Fraction(low), 0))
        end = bisect_right(rates, (Fraction(high), len(self._pairs)))
        return [self._pairs[at] for _, at in rates[first:end]]

    @cached_property
    def _pairs(self) -> list[tuple[Figure, Figure]]:
        """A part and its whole: counts of one unit, or of people, right behind each other, the
        whole first.
        """
        rows = (row for row in self._alike.values() if row[0].dimension is Dimension.COUNT)
        return [
            (part, whole)
            for row in rows
            for whole, part in pairwise(row)
            if whole.value >= _LARGE and 0 < part.value < whole.value
        ]

    @cached_property
    def _rates(self) -> list[tuple[Fraction, int]]:
        """What percent the parts are, with where their pairs stand, the lowest first."""
        shares = (Fraction(part.value) * 100 / Fraction(whole.value) for part, whole in self._pairs)
        return sorted((share, at) for at, share in enumerate(shares))

    @cached_property
    def counted(self) -> list[str]:
        """The kinds of what is counted."""
        return [kind for kind, one in self._alike.items() if one[0].dimension is Dimension.COUNT]

    @cached_property
    def number_counted(self) -> int:
        """How many figures count anything."""
        return sum(self.number_of(kind) for kind in self.counted)

    def number_of(self, kind: str) -> int:
        """How many sizes the figures of a kind have."""
        return len(set(self._sizes.get(kind, ())))

    def between(self, kind: str, low: Decimal, high: Decimal) -> list[Figure]:
        """The figures of a kind between two sizes."""
        sizes = self._sizes.get(kind, [])
        first, end = bisect_left(sizes, low), bisect_right(sizes, high)
        return self._by_size.get(kind, [])[first : min(end, first + _MOST)]

    def within(self, kind: str, low: Decimal, high: Decimal, near: Figure) -> Figure | None:
        """The figure of a kind between two sizes that stands nearest to another one."""
        others = (one for one in self.between(kind, low, high) if one.start != near.start)
        return min(others, key=lambda one: abs(one.start - near.start), default=None)
