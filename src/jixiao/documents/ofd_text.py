"""The characters of OFD text objects at their places on the page."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jixiao.documents.ofd_package import children, first
from jixiao.documents.pdf_characters import ASCENT, DESCENT, SLANT, Glyphs

POINTS = 72 / 25.4
"""Points in a millimetre, the unit of OFD."""
_FARTHEST = 1e5
"""Millimetres beyond which no page reaches."""
_WIDE = 0x2E80
"""First code point whose characters are as wide as high."""

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class PageText:
    """The characters of a page so far; boxes in points from its top left corner."""

    text: list[str] = field(default_factory=list)
    x0: list[float] = field(default_factory=list)
    y0: list[float] = field(default_factory=list)
    x1: list[float] = field(default_factory=list)
    y1: list[float] = field(default_factory=list)
    hidden: int = 0
    """Characters that are in the file but not shown."""

    def glyphs(self) -> Glyphs:
        return Glyphs("".join(self.text), self.x0, self.y0, self.x1, self.y1)

    def add(self, element: etree._Element, origin: tuple[float, float]) -> None:
        """One TextObject; ``origin`` is the page's own corner in millimetres."""
        box = numbers(element.get("Boundary"))
        matrix = matrix_of(element)
        size = number(element.get("Size"), 0.0)
        if len(box) < 4 or size <= 0 or _slants(matrix):
            return
        if is_invisible(element):
            codes = children(element, "TextCode")
            self.hidden += sum(len((code.text or "").strip()) for code in codes)
            return
        corner = (box[0] - origin[0], box[1] - origin[1])
        wide = number(element.get("HScale"), 1.0)
        for text, x, y in _placed(element, size * wide):
            self._put(
                text, moved(matrix, x[0], y, corner), moved(matrix, x[1], y, corner), matrix, size
            )

    def _put(
        self,
        char: str,
        start: tuple[float, float],
        end: tuple[float, float],
        matrix: Matrix,
        size: float,
    ) -> None:
        height = size * math.hypot(matrix[2], matrix[3]) * POINTS
        left, base, right = start[0] * POINTS, start[1] * POINTS, end[0] * POINTS
        if max(abs(left), abs(base), abs(right), height) > _FARTHEST:
            return
        self.text.append(char)
        self.x0.append(min(left, right))
        self.x1.append(max(left, right))
        self.y0.append(base - ASCENT * height)
        self.y1.append(base + DESCENT * height)


def _placed(
    element: etree._Element, size: float
) -> Iterator[tuple[str, tuple[float, float], float]]:
    """Each character with its left and right edge and its base line, in the object's space."""
    x = y = 0.0
    for code in children(element, "TextCode"):
        text = (code.text or "").strip("\r\n\t")
        x, y = number(code.get("X"), x), number(code.get("Y"), y)
        across = _deltas(code.get("DeltaX"), len(text))
        down = _deltas(code.get("DeltaY"), len(text))
        at, base = x, y
        for index, char in enumerate(text):
            natural = size if ord(char) >= _WIDE else size / 2
            step = across[index] if index < len(across) else natural
            if not step or not across:
                step = 0.0 if down else natural
            width = min(step, natural * 1.2) if step > 0 else natural
            yield char, (at, at + width), base
            at += step
            base += down[index] if index < len(down) else 0.0


def _deltas(value: str | None, most: int) -> list[float]:
    """Steps between characters; ``g 3 5.0`` stands for three steps of 5.0."""
    words = (value or "").split()
    steps: list[float] = []
    index = 0
    while index < len(words) and len(steps) < most:
        if words[index] == "g" and index + 2 < len(words):
            count = int(number(words[index + 1], 0.0))
            steps += [number(words[index + 2], 0.0)] * min(max(count, 0), most)
            index += 3
        else:
            steps.append(number(words[index], 0.0))
            index += 1
    return steps


def is_invisible(element: etree._Element) -> bool:
    """Whether an object is switched off or wholly transparent."""
    if element.get("Visible", "true").lower() == "false" or element.get("Alpha") == "0":
        return True
    colour = first(element, "FillColor")
    filled = element.get("Fill", "true").lower() != "false"
    transparent = colour is not None and colour.get("Alpha") == "0"
    return (transparent or not filled) and element.get("Stroke", "false").lower() != "true"


def _slants(matrix: Matrix) -> bool:
    a, b, _, _, _, _ = matrix
    return abs(b) > SLANT * abs(a)


def matrix_of(element: etree._Element) -> Matrix:
    """The matrix of an object (CTM), the identity where it has none or a broken one."""
    values = numbers(element.get("CTM"))
    if len(values) != 6:
        return _IDENTITY
    return (values[0], values[1], values[2], values[3], values[4], values[5])


def moved(matrix: Matrix, x: float, y: float, corner: tuple[float, float]) -> tuple[float, float]:
    """A point of an object as a point of the page, in millimetres."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e + corner[0], b * x + d * y + f + corner[1]


def numbers(value: str | None) -> list[float]:
    """The numbers of an attribute; broken ones are zero."""
    return [number(word, 0.0) for word in (value or "").replace(",", " ").split()[:16]]


def number(value: str | None, default: float) -> float:
    """A number of an attribute, the default where it is missing or broken."""
    try:
        found = float(value) if value else default
    except ValueError:
        return default
    return found if math.isfinite(found) and abs(found) < _FARTHEST else default
