"""What was stated of one fact so far, found again by its value or by a misprint of its digits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.misprints import ends_near, ends_of, misprinted
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Figure

Place = tuple[Statement, Phrase]


class Earlier:
    """The distinct statements of one fact in their order; no look-up walks over all of them."""

    def __init__(self) -> None:
        self._ordered: list[Place] = []
        self._distinct: set[tuple[str, str, int | None, bool]] = set()
        self._equal: dict[tuple[int, Decimal], list[int]] = defaultdict(list)
        self._scales: dict[int, list[tuple[Decimal, int]]] = {}
        self._coarsest: dict[int, Decimal] = {}
        self._ends: dict[tuple[str, str], list[int]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._ordered)

    def add(self, statement: Statement, phrase: Phrase) -> None:
        """One more statement; the same digits of the same year count once."""
        figure = phrase.figure
        distinct = (figure.digits, figure.unit, phrase.year, phrase.prior)
        if distinct in self._distinct:
            return
        self._distinct.add(distinct)
        number = len(self._ordered)
        self._ordered.append((statement, phrase))
        self._equal[figure.scale, figure.value].append(number)
        insort(self._scales.setdefault(figure.scale, []), (figure.value, number))
        for end in ends_of(figure.digits):
            self._ends[figure.unit, end].append(number)
        self._coarsest[figure.scale] = max(self._coarsest.get(figure.scale, figure.ulp), figure.ulp)

    def alike(self, figure: Figure) -> Iterator[Place]:
        """Statements of the same value, and those in another unit that may round to it."""
        numbers = self._equal.get((figure.scale, figure.value), [])
        for scale, values in self._scales.items():
            if scale != figure.scale:
                room = max(figure.ulp, self._coarsest[scale])
                first = bisect_left(values, (figure.value - room, 0))
                last = bisect_right(values, (figure.value + room, len(self._ordered)))
                numbers = sorted([*numbers, *(number for _, number in values[first:last])])
        return (self._ordered[number] for number in numbers)

    def misprinted(self, figure: Figure) -> Iterator[Place]:
        """Statements whose digits differ by one changed, added or lost, or by two swapped."""
        numbers = {
            number
            for end in ends_near(figure.digits)
            for number in self._ends.get((figure.unit, end), ())
        }
        places = (self._ordered[number] for number in sorted(numbers))
        return (place for place in places if misprinted(place[1].figure.digits, figure.digits))
