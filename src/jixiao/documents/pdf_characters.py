"""The characters of a PDF page that a reader of the page sees, in runs of neighbours.

Boxes are in points from the top left corner of the page as shown, y growing downwards.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any

from jixiao.documents import pdf_api as api
from jixiao.documents.document import Box

Move = Callable[[float, float], tuple[float, float]]
"""From a point of the page's own space to a point of the page as shown."""

SAME_LINE = 0.3
"""Share of the character height by which the middles of one line's characters may differ."""
WIDE_GAP = 0.6
"""Gap, in character heights, that ends a run."""


@dataclass(slots=True)
class Glyphs:
    """All characters of one page with their boxes, index by index."""

    text: str
    x0: list[float]
    y0: list[float]
    x1: list[float]
    y1: list[float]

    def box(self, first: int, last: int) -> Box:
        """The union box of the characters ``first`` to ``last``, both included."""
        end = last + 1
        return (
            min(self.x0[first:end]),
            min(self.y0[first:end]),
            max(self.x1[first:end]),
            max(self.y1[first:end]),
        )


@dataclass(slots=True)
class Run:
    """Neighbouring characters of one line: glyphs ``first`` to ``end`` (exclusive) of a page."""

    first: int
    end: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@lru_cache(maxsize=1)
def _radicals() -> dict[int, str]:
    """Kangxi radicals that fonts give for ordinary characters, each with that character."""
    pairs = ((code, unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6))
    table = {code: char for code, char in pairs if len(char) == 1}
    return table | {0x2: "-", 0xFFFE: "-", 0x0: "\ufffd", 0xA0: " ", 0xAD: "-"}


def read_glyphs(textpage: int, count: int, move: Move | None, bounds: api.Quad) -> Glyphs:
    """Codes and loose boxes of all characters of a text page."""
    codes = map(api.get_unicode, repeat(textpage), range(count))
    text = "".join(map(chr, map(_safe_code, codes))).translate(_radicals())
    buffer = (ctypes.c_float * (4 * count))()
    base = ctypes.addressof(buffer)
    places = range(base, base + 16 * count, 16)
    deque(map(api.get_loose_box, repeat(textpage), range(count), places), maxlen=0)
    flat: list[float] = buffer[:]
    left, top, right, bottom = flat[0::4], flat[1::4], flat[2::4], flat[3::4]
    if move is None:
        shift, height = bounds[0], bounds[3]
        if shift:
            left = [value - shift for value in left]
            right = [value - shift for value in right]
        return Glyphs(
            text, left, [height - value for value in top], right, [height - y for y in bottom]
        )
    corners = [
        (*move(a, b), *move(c, d)) for a, b, c, d in zip(left, top, right, bottom, strict=True)
    ]
    return Glyphs(
        text,
        [min(a, c) for a, _, c, _ in corners],
        [min(b, d) for _, b, _, d in corners],
        [max(a, c) for a, _, c, _ in corners],
        [max(b, d) for _, b, _, d in corners],
    )


def _safe_code(code: int) -> int:
    """A code point that ``chr`` takes and UTF-8 can carry."""
    return code if code < 0xD800 or 0xDFFF < code < 0x110000 else 0


def split_runs(glyphs: Glyphs, generated: Callable[[int], Any]) -> list[Run]:
    """Runs in the order of the file; spaces and breaks that pdfium made up end a run."""
    runs: list[Run] = []
    text, top, bottom = glyphs.text, glyphs.y0, glyphs.y1
    first, reach, middle, slack, gap = -1, 0.0, 0.0, 0.0, 0.0
    for index, (char, x0, x1, y0, y1) in enumerate(
        zip(text, glyphs.x0, glyphs.x1, top, bottom, strict=True)
    ):
        if char <= " " and (char != " " or generated(index)):
            if first >= 0:
                runs.append(_run(glyphs, first, index))
                first = -1
            continue
        centre = (y0 + y1) / 2
        if first >= 0:
            if -gap < x0 - reach < gap and -slack < centre - middle < slack:
                reach = x1
                continue
            runs.append(_run(glyphs, first, index))
        first, reach, middle = index, x1, centre
        slack, gap = (y1 - y0) * SAME_LINE, (y1 - y0) * WIDE_GAP
    if first >= 0:
        runs.append(_run(glyphs, first, len(text)))
    return [run for run in runs if run.text]


def _run(glyphs: Glyphs, first: int, end: int) -> Run:
    """The run of glyphs ``first`` to ``end`` without the spaces around it."""
    text = glyphs.text[first:end]
    bare = text.strip(" ")
    if len(bare) != len(text):
        first += len(text) - len(text.lstrip(" "))
        end = first + len(bare)
    if not bare:
        return Run(first, first, "", 0.0, 0.0, 0.0, 0.0)
    tops, bottoms = glyphs.y0[first:end], glyphs.y1[first:end]
    return Run(
        first, end, bare, glyphs.x0[first], min(tops), max(glyphs.x1[first:end]), max(bottoms)
    )


def part_of(glyphs: Glyphs, first: int, end: int) -> Run | None:
    """A part of a run as a run of its own; None where only spaces are left."""
    run = _run(glyphs, first, end)
    return run if run.text else None
