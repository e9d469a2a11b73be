"""One line of text in a picture, read: its characters with their places in pixels."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.documents.document import Box
from jixiao.documents.ocr_engine import Engine, Sign
from jixiao.documents.ocr_image import ink
from jixiao.documents.pdf_rules import Rule

if TYPE_CHECKING:
    from jixiao.documents.ocr_engine import Gray

_TALL = 0.93
"""Height of the ink of Chinese characters as a share of the print size."""
_LOW, _LOW_WITH_COMMA = 0.7, 0.84
"""The same of digits, alone and with the tails of commas and brackets."""
_NARROW = 0.56
"""Width of a digit or Latin letter as a share of the print size."""
_BETWEEN = 0.6
"""Blank between two characters as a share of the line's height, at the most."""
_EDGE = 0.3
"""A rule nearer than this share of the height to the end of a line does not cut it."""


@dataclass(slots=True)
class ReadLine:
    """Characters from left to right; ``sure`` tells how sure each is (0–1)."""

    text: str
    x0: list[float]
    x1: list[float]
    sure: list[float]
    top: float
    bottom: float
    size: float
    """Print size in pixels."""
    crop: Gray
    doubtful: set[int]
    """Places in ``text``."""


def pieces_of(boxes: Sequence[Box], rules: Sequence[Rule], inked: Gray) -> Iterator[Box]:
    """The boxes cut at the vertical rules that run through them, and as wide as their ink.

    The detector often cuts the last character, or leaves out a first one that is only a stroke.
    """
    cut = [piece for box in boxes for piece in _cut(box, rules)]
    for box in cut:
        x0, y0, x1, y1 = box
        middle, near = (y0 + y1) / 2, _EDGE * (y1 - y0)
        beside = [other for other in cut if other[1] < middle < other[3]]
        crossing = [x for x, top, bottom in rules if top <= middle <= bottom]
        ends = [other[2] for other in beside if other is not box] + crossing
        starts = [other[0] for other in beside if other is not box] + crossing
        low = max([x for x in ends if x < x0 + near], default=0.0)
        high = min([x for x in starts if x > x1 - near], default=float(inked.shape[1]))
        yield _grown(box, low, high, inked)


def _cut(box: Box, rules: Sequence[Rule]) -> Iterator[Box]:
    x0, y0, x1, y1 = box
    middle, near = (y0 + y1) / 2, _EDGE * (y1 - y0)
    crossing = sorted(x for x, top, bottom in rules if top <= middle <= bottom)
    for left, right in pairwise([x0, *(x for x in crossing if x0 + near < x < x1 - near), x1]):
        yield left, y0, right, y1


def _grown(box: Box, low: float, high: float, inked: Gray) -> Box:
    """The box made wider to where its ink ends, by two characters at most."""
    x0, y0, x1, y1 = (round(value) for value in box)
    reach, gap = 2 * (y1 - y0), max(round(_BETWEEN * (y1 - y0)), 2)
    left, right = max(x0 - reach, round(low) + 1, 0), min(x1 + reach, round(high) - 1)
    part = inked[max(y0, 0) : y1, left:right]
    columns: list[int] = part.max(0, initial=0).tolist()
    start, end = x0 - left, x1 - left
    while start > 0 and any(columns[max(start - gap, 0) : start + 1]):
        start -= 1
    while end < len(columns) and any(columns[max(end - 1, 0) : end + gap]):
        end += 1
    return float(left + max(start, 0)), box[1], float(left + end), box[3]


def read_line(picture: Gray, box: Box, engine: Engine) -> ReadLine | None:
    """The text in a box (pixels); None where there is none."""
    height, width = picture.shape
    x0, x1 = max(int(box[0]), 0), min(int(box[2]) + 1, width)
    y0, y1 = max(int(box[1]), 0), min(int(box[3]) + 1, height)
    crop = picture[y0:y1, x0:x1]
    signs = engine.read(crop)
    first, last = _outer(signs)
    signs = signs[first:last]
    extent = _extent(crop)
    if not signs or extent is None:
        return None
    left, top, right, bottom = extent
    text = "".join(sign.char for sign in signs)
    size = (bottom - top) / _ink_share(text)
    starts, ends = _places(signs, size, (left, right), crop.shape[1])
    middle = y0 + (top + bottom) / 2
    return ReadLine(
        text,
        [x0 + x for x in starts],
        [x0 + x for x in ends],
        [sign.sure for sign in signs],
        middle - size / 2,
        middle + size / 2,
        size,
        crop,
        set(),
    )


def _outer(signs: Sequence[Sign]) -> tuple[int, int]:
    """The stretch of signs without the blanks around it."""
    printed = [index for index, sign in enumerate(signs) if not sign.char.isspace()]
    return (printed[0], printed[-1] + 1) if printed else (0, 0)


def _extent(crop: Gray) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of the ink of a crop, in pixels."""
    import numpy as np

    found = ink(crop)
    across, down = np.nonzero(found.any(0))[0], np.nonzero(found.any(1))[0]
    if not len(across):
        return None
    return int(across[0]), int(down[0]), int(across[-1]) + 1, int(down[-1]) + 1


def is_wide(char: str) -> bool:
    """Whether a character is as wide as high."""
    return unicodedata.east_asian_width(char) in "WF"


def _ink_share(text: str) -> float:
    if any(is_wide(char) for char in text):
        return _TALL
    return _LOW_WITH_COMMA if set(text) & set(",，;()（）/") else _LOW


def _places(
    signs: Sequence[Sign], size: float, extent: tuple[int, int], width: int
) -> tuple[list[float], list[float]]:
    """Left and right edge of each character: about its middle, never into its neighbours."""
    halves = [size / 2 if is_wide(sign.char) else size * _NARROW / 2 for sign in signs]
    middles = _fitted([sign.middle * width for sign in signs], halves, extent)
    between = [(one + other) / 2 for one, other in pairwise(middles)]
    lefts, rights = [float(extent[0]), *between], [*between, float(extent[1])]
    return (
        [max(x - half, left) for x, half, left in zip(middles, halves, lefts, strict=True)],
        [min(x + half, right) for x, half, right in zip(middles, halves, rights, strict=True)],
    )


def _fitted(middles: list[float], halves: Sequence[float], extent: tuple[int, int]) -> list[float]:
    """Middles spread so that the first and last character reach the ends of the ink."""
    first, last = extent[0] + halves[0], extent[1] - halves[-1]
    if len(middles) == 1 or last <= first or middles[-1] <= middles[0]:
        return [(extent[0] + extent[1]) / 2] * len(middles) if len(middles) == 1 else middles
    factor = (last - first) / (middles[-1] - middles[0])
    return [first + (x - middles[0]) * factor for x in middles]
