"""The characters of a PDF page that a reader of the page sees, in runs of neighbours.

Boxes are in points from the top left corner of the page as shown, y growing downwards.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import repeat
from typing import Any

from jixiao.documents import pdf_api as api
from jixiao.documents.document import Box
from jixiao.late import late_regex

Move = Callable[[float, float], tuple[float, float]]
"""From a point of the page's own space to a point of the page as shown."""

SAME_LINE = 0.42
"""Share of the character size by which the middles of a run's character boxes may differ."""
WIDE_GAP = 0.6
"""Gap, in character sizes, that ends a run."""
ASCENT, DESCENT = 0.88, 0.12
"""Share of the print size above and below the base line, as in Chinese fonts."""
SLANT = 0.3
"""Tangent of the angle to the page's edges from which text is a watermark."""
PRINT_SIZES = (3.0, 150.0)
"""Smallest and greatest print size in points that is believed."""


@dataclass(slots=True)
class Glyphs:
    """All characters of one page with their boxes, index by index."""

    text: str
    x0: list[float]
    y0: list[float]
    x1: list[float]
    y1: list[float]
    to_shown: Callable[[Box], Box] | None = None
    """From boxes of the page as read to boxes on it as shown, where these differ."""
    doubtful: set[int] = field(default_factory=set)
    """Indices of characters that were read in a picture with doubt."""


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


_ODD = late_regex("[\\x00\\x02\\xa0\\xad\\ufffe\\u2f00-\\u2fd5]")
"""What :func:`_repairs` puts right; most pages hold none of it."""


_BOXES = api.Boxes()
_CODES = api.Room(ctypes.c_ushort)


@lru_cache(maxsize=1)
def _repairs() -> dict[int, str]:
    """Codes that stand for another character in text layers, each with that character.

    Fonts give Kangxi radicals for the ordinary characters of the same shape; pdfium marks a
    hyphen at a line end by a control code; a glyph without a code becomes the replacement mark.
    """
    pairs = ((code, unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6))
    table = {code: char for code, char in pairs if len(char) == 1}
    return table | {0x2: "-", 0xFFFE: "-", 0x0: "\ufffd", 0xA0: " ", 0xAD: "-"}


def read_glyphs(textpage: api.Handle, count: int, move: Move | None, bounds: api.Quad) -> Glyphs:
    """Codes and loose boxes of all characters of a text page."""
    text = _read_codes(textpage, count)
    if _ODD.search(text):
        text = text.translate(_repairs())
    flat = _BOXES.read(textpage, count)
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


def _read_codes(textpage: api.Handle, count: int) -> str:
    """One character per glyph; unmapped glyphs come as NUL, code points beyond Unicode too."""
    room = _CODES.of(count + 1)
    written = api.get_text(textpage, 0, count, ctypes.addressof(room))
    if written == count + 1:
        text = ctypes.string_at(room, 2 * count).decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    codes = map(api.get_unicode, repeat(textpage), range(count))
    return "".join(
        [chr(code if code < 0xD800 or 0xDFFF < code < 0x110000 else 0) for code in codes]
    )


def split_runs(glyphs: Glyphs, generated: Callable[[int], Any]) -> list[Run]:
    """Runs in the order of the file; spaces and breaks that pdfium made up end a run."""
    runs: list[Run] = []
    first, reach, bottom, middle, slack, gap, back = -1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    columns = (glyphs.text, glyphs.x0, glyphs.x1, glyphs.y0, glyphs.y1)
    for index, char, x0, x1, y0, y1 in zip(range(len(glyphs.text)), *columns, strict=True):
        if char <= " " and (char != " " or generated(index)):
            if first >= 0:
                runs.append(_run(glyphs, first, index))
                first = -1
            continue
        if first >= 0:
            if back < x0 - reach < gap and (
                y1 == bottom or -slack < (y0 + y1) / 2 - middle < slack
            ):
                reach = x1
                continue
            runs.append(_run(glyphs, first, index))
        first, reach, bottom, middle = index, x1, y1, (y0 + y1) / 2
        size = max(y1 - y0, x1 - x0)
        slack, gap, back = size * SAME_LINE, size * WIDE_GAP, -size * WIDE_GAP
    if first >= 0:
        runs.append(_run(glyphs, first, len(glyphs.text)))
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
    right = max(glyphs.x1[first:end])
    return Run(first, end, bare, glyphs.x0[first], min(tops), right, max(bottoms))


def level_runs(textpage: api.Handle, runs: list[Run], move: Move) -> list[Run]:
    """Sets top and bottom of runs by base line and print size; leaves out slanting watermarks.

    The boxes of pdfium follow what each font claims and differ within a line by half its height.
    """
    point, matrix = (ctypes.c_double * 2)(), (ctypes.c_float * 6)()
    x_at, y_at, matrix_at = ctypes.byref(point), ctypes.byref(point, 8), ctypes.byref(matrix)
    smallest, greatest = PRINT_SIZES
    level: list[Run] = []
    for run in runs:
        size = api.get_font_size(textpage, run.first)
        if api.get_text_matrix(textpage, run.first, matrix_at):
            a, b, c, d, _, _ = matrix
            if min(abs(a), abs(b)) > SLANT * max(abs(a), abs(b)):
                continue
            size *= math.hypot(c, d)
        if smallest <= size <= greatest and api.get_origin(textpage, run.first, x_at, y_at):
            base = move(point[0], point[1])[1]
            run.y0, run.y1 = base - ASCENT * size, base + DESCENT * size
        level.append(run)
    return level


def part_of(glyphs: Glyphs, run: Run, first: int, end: int) -> Run | None:
    """The glyphs ``first`` to ``end`` of a run as a run; None where only spaces are left."""
    part = _run(glyphs, first, end)
    part.y0, part.y1 = run.y0, run.y1
    return part if part.text else None
