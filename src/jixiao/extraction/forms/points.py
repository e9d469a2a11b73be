"""Points and scores of the indicators of a form: which numbers of a stretch they are.

A row is name, target, actual, points and score in the order that the header gives. Separated or
run together, only one reading is taken: the one whose points make what their heading says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from jixiao.extraction.forms import words
from jixiao.extraction.forms.numbers import CELL, Number, cells_of, partings
from jixiao.late import late_regex

_CHUNK = late_regex(r"\d[\d.,%]*(?:[\s|]+\d[\d.,%]*)*")
_MOST_GLUED = 5
"""Numbers that are run together in one cell at most."""
_ZERO = Decimal(0)
_MARK_PLACES = 2
_LONGEST = 5000
"""Characters of a section; longer stretches are no form."""
_MOST_STATES = 300
"""Readings that may be open at once; more are hopelessly ambiguous."""
_HIGHEST_RATE = Decimal(1000)
"""A rate above this is two numbers."""


class Layout(StrEnum):
    """Where points and score of a row stand."""

    AHEAD = "ahead"
    """Points before the target, score at the end."""
    LAST = "last"
    """Points and score at the end."""
    SCORE = "score"
    """A score at the end, no points."""
    POINTS = "points"
    """Points at the end, scores not filled in."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Points and scores of the rows of one section, in order."""

    points: tuple[Number, ...] = ()
    scores: tuple[Number, ...] = ()
    cost: int = 0
    """Numbers that the chunks were cut into."""

    @property
    def weight(self) -> Decimal:
        return sum((number.value for number in self.points), _ZERO)

    @property
    def total(self) -> Decimal:
        return sum((number.value for number in self.scores), _ZERO)


Option = tuple[Number | None, Number | None]
"""The points and the score that a chunk of numbers holds."""
_State = tuple[Decimal, Decimal | None]
"""The points so far, and those that wait for their score."""


def marks_of(text: str, start: int, end: int, layout: Layout, weight: Decimal) -> Marks | None:
    """The marks whose points (else scores) add up to ``weight``; None where not just one reading.

    Of several readings the one that cuts the fewest numbers apart is taken.
    """
    if end - start > _LONGEST:
        return None
    states: dict[_State, list[Marks]] = {(_ZERO, None): [Marks()]}
    for chunk in _CHUNK.finditer(text, start, end):
        options = {
            option: cost
            for option, cost in _options(text, chunk, layout, end).items()
            if all(_may_be_marks(number, weight) for number in option)
        }
        if options:
            states = _step(states, options, layout, weight)
        if not 0 < len(states) <= _MOST_STATES:
            return None
    found = states.get((weight, None), [])
    return found[0] if len(found) == 1 and (found[0].points or found[0].scores) else None


def _may_be_marks(number: Number | None, weight: Decimal) -> bool:
    """Points and scores have at most two decimals and are no more than the whole."""
    if number is None:
        return True
    return number.value <= weight and len(number.digits.partition(".")[2]) <= _MARK_PLACES


def _step(
    states: dict[_State, list[Marks]],
    options: dict[Option, int],
    layout: Layout,
    weight: Decimal,
) -> dict[_State, list[Marks]]:
    """The readings so far, each with every option of the next chunk; the two cheapest are kept."""
    after: dict[_State, list[Marks]] = {}
    valued = [
        (points, points.value if points else None, score, score.value if score else None, cost)
        for (points, score), cost in options.items()
    ]
    for (total, pending), readings in states.items():
        for points, worth, score, given, cost in valued:
            state = _next(total, pending, worth, given, layout)
            if state is None or state[0] > weight:
                continue
            kept = after.setdefault(state, [])
            kept.extend(_with(marks, points, score, cost) for marks in readings)
    return {state: _cheapest(readings) for state, readings in after.items()}


def _cheapest(readings: list[Marks]) -> list[Marks]:
    least = min(marks.cost for marks in readings)
    return [marks for marks in readings if marks.cost == least][:2]


def _next(
    total: Decimal,
    pending: Decimal | None,
    points: Decimal | None,
    score: Decimal | None,
    layout: Layout,
) -> _State | None:
    """The sum and the points that wait for their score, behind one more chunk."""
    if layout is Layout.SCORE:
        return total + (score or _ZERO), None
    if layout is Layout.POINTS:
        return total + (points or _ZERO), None
    if points is not None:
        if pending is not None:
            return None
        total, pending = total + points, points
    if score is not None:
        if pending is None or score > pending:
            return None
        pending = None
    return total, pending


def _with(marks: Marks, points: Number | None, score: Number | None, cost: int) -> Marks:
    return Marks(
        (*marks.points, points) if points else marks.points,
        (*marks.scores, score) if score else marks.scores,
        marks.cost + cost,
    )


def _options(text: str, chunk: re.Match[str], layout: Layout, stop: int) -> dict[Option, int]:
    """What a chunk of numbers may give, by where it stands, with the numbers that it then holds."""
    start, end = chunk.span()
    if end == start + 1 and words.NUMBERED.search(text, max(0, start - 4), start):
        return {}
    measured = words.UNIT_AHEAD.match(text, end, stop) is not None
    compared = words.COMPARED.search(text, max(0, start - 3), start) is not None
    return {
        (points and points.moved(start), score and score.moved(start)): cost
        for (points, score), cost in _options_of(chunk[0], layout, measured, compared).items()
    }


@lru_cache(maxsize=4096)
def _options_of(chunk: str, layout: Layout, measured: bool, compared: bool) -> dict[Option, int]:
    """The same for a chunk by itself: a form has few different ones (10, 100%, 202010)."""
    options: dict[Option, int] = {}
    for numbers in _readings(chunk):
        for option in _of_row(numbers, layout, measured, compared):
            options[option] = min(options.get(option, len(numbers)), len(numbers))
    return options


def _readings(text: str) -> list[tuple[Number, ...]]:
    start, end = 0, len(text)
    separated = cells_of(text, start, end)
    cells = list(CELL.finditer(text, start, end))
    if separated is not None and len(separated) > 1:
        return [tuple(separated)]
    if len(cells) > 1:
        return []
    return [
        numbers
        for numbers in partings(text, start, end, _MOST_GLUED)
        if all(not number.percent or number.value <= _HIGHEST_RATE for number in numbers)
    ]


def _of_row(
    numbers: Sequence[Number], layout: Layout, measured: bool, compared: bool
) -> list[Option]:
    """Points and score among numbers that stand together; one behind ≥ is a target."""
    rest = numbers[1:] if compared else numbers
    last = rest[-1] if rest and not measured and not rest[-1].percent else None
    if layout is Layout.AHEAD:
        return _ahead(rest, last, compared)
    if last is None:
        return [(None, None)]
    if layout is Layout.SCORE:
        return [(None, last)]
    if layout is Layout.POINTS:
        return [(last, None)]
    if len(rest) == 1:
        return [(None, None)]
    return [] if rest[-2].percent else [(rest[-2], last)]


def _ahead(rest: Sequence[Number], last: Number | None, compared: bool) -> list[Option]:
    """Points first, then values, then the score."""
    first = None if compared or not rest or rest[0].percent else rest[0]
    if len(rest) == 1 and not compared:
        return [(None, None)] if last is None else [(None, last), (last, None)]
    return [(first, last)]
