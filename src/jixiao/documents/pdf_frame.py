"""How a PDF page is turned: from its own space to the page as shown and as read.

Some files print a wide table sideways on an upright page. Such a page is read as if it were
turned, and boxes are given on the page as shown.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass

from jixiao.documents import pdf_api as api
from jixiao.documents.document import Box
from jixiao.documents.pdf_characters import Move

SAMPLES = 9
"""Characters of a page that are asked for their direction."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page by its visible box and the quarter turns (clockwise) it is looked at with."""

    bounds: api.Quad
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        left, bottom, right, top = self.bounds
        size = (right - left, top - bottom)
        return size if self.turns % 2 == 0 else (size[1], size[0])

    def move(self) -> Move:
        """From the page's own space to points from the top left corner."""
        left, bottom, right, top = self.bounds
        return (
            lambda x, y: (x - left, top - y),
            lambda x, y: (y - bottom, x - left),
            lambda x, y: (right - x, y - bottom),
            lambda x, y: (top - y, right - x),
        )[self.turns]

    def back(self) -> Move:
        """From points from the top left corner to the page's own space: undoes :meth:`move`."""
        left, bottom, right, top = self.bounds
        return (
            lambda x, y: (x + left, top - y),
            lambda x, y: (y + left, x + bottom),
            lambda x, y: (right - x, y + bottom),
            lambda x, y: (right - y, top - x),
        )[self.turns]

    def turned(self, more: int) -> Frame:
        """The same page turned further."""
        return Frame(self.bounds, (self.turns + more) % 4) if more else self


def turns_to_read(textpage: api.Handle, count: int, shown: Frame) -> int:
    """Quarter turns after which most characters of a shown page run from left to right."""
    matrix = (ctypes.c_float * 6)()
    at = ctypes.byref(matrix)
    move = shown.move()
    origin_x, origin_y = move(0.0, 0.0)
    votes = [0, 0, 0, 0]
    for index in range(0, count, max(count // SAMPLES, 1)):
        if api.get_text_matrix(textpage, index, at):
            x, y = move(matrix[0], matrix[1])
            across, down = x - origin_x, y - origin_y
            if abs(across) >= abs(down):
                votes[0 if across >= 0 else 2] += 1
            else:
                votes[1 if down < 0 else 3] += 1
    return votes.index(max(votes))


def back_turn(turns: int, size: tuple[float, float]) -> Callable[[Box], Box] | None:
    """From boxes of a page read with ``turns`` more to boxes on it as shown with this ``size``."""
    width, height = size
    return (
        None,
        lambda box: (box[1], height - box[2], box[3], height - box[0]),
        lambda box: (width - box[2], height - box[3], width - box[0], height - box[1]),
        lambda box: (width - box[3], box[0], width - box[1], box[2]),
    )[turns]
