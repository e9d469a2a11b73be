"""From the picture of a page to what the PDF rooms lay out: characters, runs and grids.

The page is turned upright and levelled, its rules are taken out, lines of text are found, cut at
the rules between two cells and read, and what is doubtful in them is told. All else is done by the
rooms that lay out PDF pages.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.documents.document import Box
from jixiao.documents.limits import OCR_PAGES, OCR_SECONDS
from jixiao.documents.ocr_cells import unread_boxes
from jixiao.documents.ocr_doubt import mark_doubts
from jixiao.documents.ocr_engine import Engine, Quad
from jixiao.documents.ocr_image import around, ink, levelled, slant, turn
from jixiao.documents.ocr_line import ReadLine, pieces_of, read_line
from jixiao.documents.ocr_rules import Rules, take_rules
from jixiao.documents.ocr_sizes import even_sizes
from jixiao.documents.pdf_characters import Glyphs, split_runs
from jixiao.documents.pdf_flow import Page
from jixiao.documents.pdf_frame import back_turn
from jixiao.documents.pdf_grid import Grid, find_grids

if TYPE_CHECKING:
    from jixiao.documents.ocr_engine import Gray

TALL = 1.5
"""A line this many times as high as wide runs up or down the page."""
SAMPLES = 3
"""Long lines that are read to tell which way up a page is."""
UPRIGHT = 0.8
"""How sure the characters of a page that stands upright are at least, on average."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """The picture of page ``index`` (from 0) with the size of its paper in points.

    Screens and cameras write 72 or 96 pixels to the inch whatever is true, so that a page may
    claim to be a poster: ``enlarged`` is how many times as large it claims to be.
    """

    index: int
    picture: Gray
    width: float
    height: float
    enlarged: float = 1.0


A4 = (595.0, 842.0)
"""Width and height in points."""
LEAST_RESOLUTION, GREATEST_RESOLUTION = 100, 1200
"""Pixels to the inch that are believed."""


def is_believed(resolution: float) -> bool:
    """Whether a page can have been scanned with so many pixels to the inch; else it is as A4."""
    return LEAST_RESOLUTION <= resolution <= GREATEST_RESOLUTION


class Allowance:
    """The pages and the time that recognition may take for one file."""

    def __init__(self) -> None:
        self._pages = 0
        self._until = time.monotonic() + OCR_SECONDS

    def takes_one_more(self) -> bool:
        """Whether another page may be read; it then counts."""
        self._pages += 1
        return self._pages <= OCR_PAGES and time.monotonic() < self._until


def recognise(image: PageImage, engine: Engine) -> Page:
    """The page with the characters that are read in its picture."""
    quads = engine.find(image.picture)
    turns, picture = _upright(image.picture, quads, engine)
    size = (image.width, image.height) if turns % 2 == 0 else (image.height, image.width)
    if turns:
        quads = engine.find(picture)
    scale = picture.shape[1] / size[0]
    degrees = slant(quads)
    if degrees:
        picture = levelled(picture, degrees)
    rules = take_rules(picture, scale)
    grids = find_grids(rules.horizontal, rules.vertical)
    lines = _read(rules, grids, _level_boxes(quads, degrees, picture), scale, engine)
    mark_doubts(lines, engine)
    even_sizes(lines)
    glyphs = _glyphs(lines, scale)
    glyphs.to_shown = _to_shown(turns, degrees, size, image)
    runs = split_runs(glyphs, lambda _: True)
    return Page(image.index, *size, glyphs, runs, grids, hidden=0, scanned=True, recognised=True)


def _read(
    rules: Rules, grids: Sequence[Grid], boxes: Sequence[Box], scale: float, engine: Engine
) -> list[ReadLine]:
    """The text of all boxes, cut at the rules, and of cells where the detector saw nothing."""
    upright = [(x * scale, top * scale, bottom * scale) for x, top, bottom in rules.vertical]
    inked = ink(rules.picture)
    pieces = pieces_of(boxes, upright, inked)
    lines = [line for box in pieces if (line := read_line(rules.picture, box, engine))]
    unread = list(unread_boxes(grids, lines, inked, scale))
    return lines + [line for box in unread if (line := read_line(rules.picture, box, engine))]


def _upright(picture: Gray, quads: Sequence[Quad], engine: Engine) -> tuple[int, Gray]:
    """Quarter turns (clockwise) after which the page can be read, and the picture so turned."""
    import numpy as np

    tall = sum(_height(quad) > TALL * _width(quad) for quad in quads)
    ways = (1, 3) if tall > len(quads) / 2 else (0, 2)
    best, turns = -1.0, 0
    for way in ways:
        turned = np.ascontiguousarray(np.rot90(picture, -way))
        sure = _sureness(turned, [_turned(quad, way, picture) for quad in quads], engine)
        if sure > best:
            best, turns, found = sure, way, turned
        if best >= UPRIGHT:
            break
    return turns, found


def _width(quad: Quad) -> float:
    return max(x for x, _ in quad) - min(x for x, _ in quad)


def _height(quad: Quad) -> float:
    return max(y for _, y in quad) - min(y for _, y in quad)


def _turned(quad: Quad, turns: int, picture: Gray) -> Box:
    """The box of a line on the picture turned clockwise."""
    height, width = picture.shape
    moved = [
        ((x, y), (height - y, x), (width - x, height - y), (y, width - x))[turns] for x, y in quad
    ]
    xs, ys = [x for x, _ in moved], [y for _, y in moved]
    return min(xs), min(ys), max(xs), max(ys)


def _sureness(picture: Gray, boxes: Sequence[Box], engine: Engine) -> float:
    """How sure the characters of the longest lines are, on average; 0 where there are none."""
    longest = sorted(boxes, key=lambda box: box[0] - box[2])[:SAMPLES]
    read = [line for box in longest if (line := read_line(picture, box, engine))]
    sure = [value for line in read for value in line.sure]
    return sum(sure) / len(sure) if sure else 0.0


def _level_boxes(quads: Sequence[Quad], degrees: float, picture: Gray) -> list[Box]:
    """The boxes of lines on the levelled picture, in pixels."""
    height, width = picture.shape
    move = turn(degrees, width, height)
    boxes = []
    for quad in quads:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (move(x, y) for x, y in quad)
        boxes.append(((ax + dx) / 2, (ay + by) / 2, (bx + cx) / 2, (cy + dy) / 2))
    return boxes


def _glyphs(lines: Sequence[ReadLine], scale: float) -> Glyphs:
    """All characters in points; a made-up break parts the lines."""
    found = Glyphs("", [], [], [], [])
    texts: list[str] = []
    for line in lines:
        start = sum(map(len, texts))
        found.doubtful.update(start + place for place in line.doubtful)
        texts.append(line.text + "\n")
        found.x0 += [x / scale for x in (*line.x0, line.x1[-1])]
        found.x1 += [x / scale for x in (*line.x1, line.x1[-1])]
        found.y0 += [line.top / scale] * (len(line.text) + 1)
        found.y1 += [line.bottom / scale] * (len(line.text) + 1)
    found.text = "".join(texts)
    return found


def _to_shown(
    turns: int, degrees: float, size: tuple[float, float], image: PageImage
) -> Callable[[Box], Box] | None:
    """From boxes on the page as it is read to boxes on it as shown; None where they are equal."""
    back = back_turn(turns, (image.width, image.height))
    times = image.enlarged
    if not degrees and times == 1:
        return back
    level = turn(-degrees, *size)

    def move(box: Box) -> Box:
        slanting = around(box, level) if degrees else box
        x0, y0, x1, y1 = back(slanting) if back else slanting
        return x0 * times, y0 * times, x1 * times, y1 * times

    return move
