"""Planting one error on a figure: digits, unit or the direction word beside it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from benchmarks.checking import Span, number

DIGITS = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
UNITS = {"万元": "元", "元": "万元"}
DIRECTIONS = {
    "增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长",
    "调增": "调减", "调减": "调增", "上升": "下降", "增幅": "降幅", "降幅": "增幅",
}  # fmt: skip
DIRECTION_BESIDE = re.compile(rf"({'|'.join(DIRECTIONS)})(?:了|额|数|金额|数为|金额为|率为)?\s*$")
LEAST_PLACES = 3
"""A wrong figure is off by at least so many units of its last printed place."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One text with one error. ``figure`` and ``changed`` are places in the text it came from."""

    kind: str
    figure: Span
    changed: Span
    old: str
    new: str

    @property
    def growth(self) -> int:
        return len(self.new) - len(self.old)

    def applied(self, text: str) -> str:
        return text[: self.changed.start] + self.new + text[self.changed.end :]

    def place(self, span: Span) -> Span:
        """Where a span of the original stands in the mutant."""
        return Span(self._moved(span.start), self._moved(span.end))

    def _moved(self, offset: int) -> int:
        return offset + self.growth if offset >= self.changed.end else offset


def mutations(text: str, figure: Span, chance: random.Random) -> Iterator[Mutant]:
    """At most one mutant of each kind for a checked figure."""
    yield from _wrong_digits(text, figure, chance)
    yield from _wrong_unit(text, figure)
    yield from _wrong_direction(text, figure)


def _wrong_digits(text: str, figure: Span, chance: random.Random) -> Iterator[Mutant]:
    found = DIGITS.search(text, figure.start, figure.end)
    if found is None:
        return
    old = found.group()
    new = wrong_number(old, chance)
    if new:
        yield Mutant("digits", figure, Span(*found.span()), old, new)


def wrong_number(old: str, chance: random.Random) -> str:
    """Another number of the same form, at least three last places away; empty if none is."""
    choices = sorted({new for new in _slips(old, chance) if _far(old, new)})
    return chance.choice(choices) if choices else ""


def _slips(old: str, chance: random.Random) -> Iterator[str]:
    """Typing slips: a digit replaced, two digits swapped, a digit lost or doubled."""
    places = [i for i, char in enumerate(old) if char.isdigit()]
    for i in places:
        for digit in "0123456789":
            yield old[:i] + _as_wide(digit, old[i]) + old[i + 1 :]
    for i, j in pairwise(places):
        swapped = list(old)
        swapped[i], swapped[j] = swapped[j], swapped[i]
        yield "".join(swapped)
    whole = [i for i in places if i < _whole_end(old)]
    if len(whole) > 1 and "," not in old:
        i = chance.choice(whole)
        yield old[:i] + old[i + 1 :]
        yield old[:i] + old[i] + old[i:]


def _as_wide(digit: str, like: str) -> str:
    return digit if like.isascii() else chr(ord("０") + int(digit))


def _whole_end(old: str) -> int:
    found = re.search("[.．]", old)
    return found.start() if found else len(old)


def _far(old: str, new: str) -> bool:
    before, after = number(old), number(new)
    if before is None or after is None:
        return False
    zero_led = re.match(r"[0０]\d", new) is not None
    ulp = Decimal(1).scaleb(-(len(old) - _whole_end(old) - 1)) if "." in _ascii(old) else Decimal(1)
    return not zero_led and abs(after - before) >= LEAST_PLACES * ulp


def _ascii(text: str) -> str:
    return text.replace("．", ".")


def _wrong_unit(text: str, figure: Span) -> Iterator[Mutant]:
    found = re.search(r"(?<!亿)(?<!千)(?<!百)(万元|元)", text[figure.start : figure.end])
    if found is None or not number(text[figure.start : figure.end]):
        return
    start = figure.start + found.start()
    old = found.group()
    yield Mutant("unit", figure, Span(start, start + len(old)), old, UNITS[old])


def _wrong_direction(text: str, figure: Span) -> Iterator[Mutant]:
    found = DIRECTION_BESIDE.search(text, max(0, figure.start - 8), figure.start)
    if found is None or not number(text[figure.start : figure.end]):
        return
    yield Mutant("direction", figure, Span(*found.span(1)), found[1], DIRECTIONS[found[1]])
