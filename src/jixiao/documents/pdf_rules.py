"""The horizontal and vertical lines drawn on a PDF page, however the file draws them.

Producers draw a table's lines as strokes, thin filled rectangles, outlined rectangles or one path
of many pieces. All become rules: straight pieces in points from the top left corner.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise, repeat

from jixiao.documents import pdf_api as api
from jixiao.documents.limits import FORM_DEPTH
from jixiao.documents.pdf_characters import Move

THIN = 3.0
"""Greatest thickness of a rule in points."""
SHORTEST = 3.0
"""Shortest piece that counts as part of a rule, in points."""

_BOUNDS = api.Room(ctypes.c_float)
_ITSELF: api.Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Rule = tuple[float, float, float]
"""Position across, start and end along: (y, x0, x1) or (x, y0, y1)."""


class Drawing:
    """Collects the rules of one page and whether it shows pictures."""

    def __init__(self, move: Move) -> None:
        self._move = move
        self._point = api.Point()
        self._modes = (ctypes.c_int * 2)()
        self.horizontal: list[Rule] = []
        self.vertical: list[Rule] = []
        self.pictures = 0
        self.picture_area = 0.0
        """Square points of the largest picture."""
        self.curves = 0
        """Curved pieces of paths: text that was turned into drawings has thousands."""

    def read_page(self, page: api.Handle) -> None:
        """Takes in every drawn object of a page."""
        self._read(list(map(api.get_object, repeat(page), range(api.count_objects(page)))), None, 0)

    def _read(self, items: list[int], matrix: api.Matrix | None, depth: int) -> None:
        kinds = list(map(api.get_type, items))
        if kinds.count(api.TEXT) == len(kinds):
            return
        drawn = [item for item, kind in zip(items, kinds, strict=True) if kind == api.PATH]
        for item in self._take_thin(drawn, matrix):
            self._read_path(item, matrix)
        for item, kind in zip(items, kinds, strict=True):
            if kind == api.IMAGE:
                self.pictures += 1
                if self._take_thin([item], matrix):
                    self._measure(item, matrix)
            elif kind == api.FORM and depth < FORM_DEPTH:
                count = api.count_form_objects(item)
                inner = list(map(api.get_form_object, repeat(item), range(count)))
                self._read(inner, _times(api.object_matrix(item), matrix), depth + 1)

    def _take_thin(self, items: list[int], matrix: api.Matrix | None) -> list[int]:
        """Takes the objects that are thin as a whole as rules and gives back the others."""
        count = len(items)
        bounds = _BOUNDS.of(4 * count)
        ctypes.memset(bounds, 0, 16 * count)
        at, end = ctypes.addressof(bounds), ctypes.addressof(bounds) + 16 * count
        places = (range(at + shift, end, 16) for shift in (0, 4, 8, 12))
        deque(map(api.get_bounds, items, *places), maxlen=0)
        flat: list[float] = bounds[: 4 * count]
        others: list[int] = []
        move, add = self._move, self._add
        for item, left, bottom, right, top in zip(
            items, flat[0::4], flat[1::4], flat[2::4], flat[3::4], strict=True
        ):
            if right - left > THIN and top - bottom > THIN:
                others.append(item)
            elif matrix is None:
                add(move(left, bottom), move(right, top))
            else:
                add(move(*_apply(matrix, (left, bottom))), move(*_apply(matrix, (right, top))))
        return others

    def _measure(self, item: int, matrix: api.Matrix | None) -> None:
        """Keeps the area of a picture where it is the largest so far."""
        bounds = (ctypes.c_float * 4)()
        at = ctypes.addressof(bounds)
        api.get_bounds(item, at, at + 4, at + 8, at + 12)
        a, b, c, d = (matrix or _ITSELF)[:4]
        area = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) * abs(a * d - b * c)
        self.picture_area = max(self.picture_area, area)

    def _read_path(self, item: int, matrix: api.Matrix | None) -> None:
        """Takes the straight edges of a path that is not thin as a whole."""
        modes = ctypes.addressof(self._modes)
        api.get_draw_mode(item, modes, modes + 4)
        fill, stroke = self._modes
        if not fill and not stroke:
            return
        full = _times(api.object_matrix(item), matrix)
        for points in self._subpaths(item, full):
            self.add_subpath(points, bool(stroke))

    def _subpaths(self, item: int, matrix: api.Matrix) -> Iterator[list[tuple[float, float]]]:
        """The straight-edged pieces of a path as points of the page as shown."""
        points: list[tuple[float, float]] = []
        for index in range(api.count_segments(item)):
            segment = api.get_segment(item, index)
            kind = api.get_segment_type(segment)
            if kind == api.BEZIER_TO:
                self.curves += 1
            if kind != api.LINE_TO and points:
                yield points
                points = []
            points.append(self._move(*_apply(matrix, self._point.read(segment))))
            if kind == api.LINE_TO and api.get_segment_close(segment):
                points.append(points[0])
        if points:
            yield points

    def add_subpath(self, points: list[tuple[float, float]], stroke: bool) -> None:
        """A thin piece is one rule; each straight edge of a stroked piece is one."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if width <= THIN or height <= THIN:
            self._add((min(xs), min(ys)), (max(xs), max(ys)))
        elif stroke:
            for first, last in pairwise(points):
                self._add(first, last)

    def _add(self, first: tuple[float, float], last: tuple[float, float]) -> None:
        x0, y0 = first
        x1, y1 = last
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        width, height = x1 - x0, y1 - y0
        if height <= THIN and width >= height:
            self.horizontal.append(((y0 + y1) / 2, x0, x1))
        elif width <= THIN:
            self.vertical.append(((x0 + x1) / 2, y0, y1))


def _times(inner: api.Matrix, outer: api.Matrix | None) -> api.Matrix:
    """The matrix that applies ``inner`` first, then ``outer``."""
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _apply(matrix: api.Matrix, point: tuple[float, float]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def merged(rules: Iterable[Rule], across: float = 1.6, along: float = 3.0) -> list[Rule]:
    """Rules on one line joined: ``across`` and ``along`` are the gaps bridged, in points."""
    levels: list[tuple[float, list[tuple[float, float]]]] = []
    for at, start, end in sorted(rules):
        if not levels or at - levels[-1][0] > across:
            levels.append((at, []))
        levels[-1][1].append((start, end))
    joined: list[Rule] = []
    for at, pieces in levels:
        pieces.sort()
        start, end = pieces[0]
        for first, last in pieces[1:]:
            if first - end > along:
                joined.append((at, start, end))
                start, end = first, last
            elif last > end:
                end = last
        joined.append((at, start, end))
    return [rule for rule in joined if rule[2] - rule[1] >= SHORTEST]
