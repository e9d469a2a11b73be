"""Numbers whose cells were run together (202010100.00%10), and the ways to part them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex

_NUMBER = late_regex(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_PLAIN = late_regex(r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?%?")
CELL = late_regex(r"\d[\d.,%]*")
_LONGEST_CHUNK = 48
"""Characters of a run-together stretch; longer ones are not parted."""
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Number:
    """A number at ``start:end`` of the text; ``end`` leaves its % out."""

    digits: str
    start: int
    end: int
    percent: bool = False

    @property
    def value(self) -> Decimal:
        return _value_of(self.digits)

    @property
    def close(self) -> int:
        """Where the number ends with its %."""
        return self.end + self.percent

    def moved(self, offset: int) -> Number:
        """The same number with its place shifted."""
        return Number(self.digits, self.start + offset, self.end + offset, self.percent)

    def figure(
        self, unit: str = "", dimension: Dimension = Dimension.NUMBER, scale: int = 1
    ) -> Figure:
        """The figure of this number; a rate has its own unit."""
        if self.percent:
            unit, dimension, scale = "%", Dimension.PERCENT, 1
        return Figure(self.digits, unit, dimension, self.start, self.close, self.end, scale)


_value_of = lru_cache(maxsize=4096)(Decimal)
"""Of digits; a form asks for the same few values over and over."""


def cells_of(text: str, start: int, end: int) -> list[Number] | None:
    """One number for each separated cell; None where a cell is no single number."""
    found = []
    for cell in CELL.finditer(text, start, end):
        if cell[0].endswith((".", ",")):
            continue
        if not _PLAIN.fullmatch(cell[0]):
            return None
        found.append(_number(cell[0], cell.start()))
    return found


def _number(printed: str, start: int) -> Number:
    percent = printed.endswith("%")
    end = start + len(printed) - percent
    return Number(printed.rstrip("%").replace(",", ""), start, end, percent)


def partings(text: str, start: int, end: int, most: int) -> Iterator[tuple[Number, ...]]:
    """Every way to read ``text[start:end]`` as at most ``most`` numbers without separators."""
    if end - start > _LONGEST_CHUNK:
        return
    yield from _partings(text, start, end, most)


def _partings(text: str, start: int, end: int, most: int) -> Iterator[tuple[Number, ...]]:
    if start == end:
        yield ()
        return
    if not most:
        return
    for first in _firsts(text, start, end):
        for rest in _partings(text, first.close, end, most - 1):
            yield (first, *rest)


def _firsts(text: str, start: int, end: int) -> Iterator[Number]:
    """The numbers that ``text[start:end]`` may begin with."""
    longest = _NUMBER.match(text, start, end)
    if longest is None:
        return
    for stop in range(start + 1, longest.end() + 1):
        digits = text[start:stop]
        if digits.endswith(".") or (digits[0] == "0" and len(digits) > 1 and digits[1] != "."):
            continue
        if len(digits.partition(".")[2]) > _MOST_PLACES:
            return
        percent = stop < end and text[stop] == "%"
        if percent or stop == end or text[stop].isdigit():
            yield Number(digits, start, stop, percent)
