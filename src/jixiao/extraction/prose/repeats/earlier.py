"""What was stated of one fact so far, found again by its value or by a misprint of its digits."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Figure
from jixiao.figures.misprints import ends_near, ends_of, misprinted

Place = tuple[Statement, Phrase]


class Earlier:
    """The distinct statements of one fact in their order; no look-up walks over all of them."""

    def __init__(self) -> None:
        self._ordered: list[Place] = []
        self._distinct: set[tuple[str, str, int | None, bool]] = set()
        self._equal: dict[tuple[int, Decimal], list[int]] = defaultdict(list)
        self._scales: dict[int, list[tuple[Decimal, int]]] = defaultdict(list)
        self._fewest_places: dict[int, int] = {}
        self._ends: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._indexed = 0
        """Statements whose ends are known; most facts are never sought by a misprint."""

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
        self._scales[figure.scale].append((figure.value, number))
        fewest = self._fewest_places.get(figure.scale, figure.places)
        self._fewest_places[figure.scale] = min(fewest, figure.places)

    def alike(self, figure: Figure) -> Iterator[Place]:
        """Statements of the same value, and those in another unit that may round to it."""
        numbers = self._equal.get((figure.scale, figure.value), [])
        for scale, values in self._scales.items():
            if scale != figure.scale:
                values.sort()
                coarsest = Decimal(scale).scaleb(-self._fewest_places[scale])
                room = max(figure.ulp, coarsest)
                first = bisect_left(values, (figure.value - room, 0))
                last = bisect_right(values, (figure.value + room, len(self._ordered)))
                numbers = sorted([*numbers, *(number for _, number in values[first:last])])
        return (self._ordered[number] for number in numbers)

    def misprinted(self, figure: Figure) -> Iterator[Place]:
        """Statements whose digits differ by one changed, added or lost, or by two swapped."""
        for number in range(self._indexed, len(self._ordered)):
            known = self._ordered[number][1].figure
            for end in ends_of(known.digits):
                self._ends[known.unit, end].append(number)
        self._indexed = len(self._ordered)
        numbers = {
            number
            for end in ends_near(figure.digits)
            for number in self._ends.get((figure.unit, end), ())
        }
        places = (self._ordered[number] for number in sorted(numbers))
        return (place for place in places if misprinted(place[1].figure.digits, figure.digits))
