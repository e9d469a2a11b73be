"""The straight lines of OFD path objects, as rules for tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jixiao.documents.ofd_package import first
from jixiao.documents.ofd_text import POINTS, matrix_of, moved, number, numbers
from jixiao.documents.pdf_rules import Drawing

_POINTS_OF = {"M": 1, "S": 1, "L": 1, "Q": 2, "B": 3}
"""Points behind each command; an arc (A) has seven numbers of which the last two are a point."""
_ARC = 7

Point = tuple[float, float]


def add_path(element: etree._Element, origin: Point, drawing: Drawing) -> None:
    """One PathObject; curves are no rules."""
    box = numbers(element.get("Boundary"))
    data = first(element, "AbbreviatedData")
    stroked = element.get("Stroke", "true").lower() != "false"
    filled = element.get("Fill", "false").lower() == "true"
    if len(box) < 4 or data is None or not (stroked or filled):
        return
    matrix, corner = matrix_of(element), (box[0] - origin[0], box[1] - origin[1])
    for points in _subpaths((data.text or "").split()):
        places = [moved(matrix, x, y, corner) for x, y in points]
        drawing.add_subpath([(x * POINTS, y * POINTS) for x, y in places], stroked)


def _subpaths(words: list[str]) -> Iterator[list[Point]]:
    """The points of each piece of straight lines."""
    points: list[Point] = []
    index = 0
    while index < len(words):
        command = words[index]
        index += 1
        if command == "C" and points:
            points.append(points[0])
        elif command == "A":
            index += _ARC
        elif command in _POINTS_OF:
            count = 2 * _POINTS_OF[command]
            values = [number(word, 0.0) for word in words[index : index + count]]
            index += count
            if command != "L" and points:
                yield points
                points = []
            if len(values) == count:
                points.append((values[-2], values[-1]))
    if points:
        yield points
