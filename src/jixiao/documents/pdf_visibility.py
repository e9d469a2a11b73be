"""Leaves out text that is in the file but not on the page: unpainted, clipped or off the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jixiao.documents import pdf_api as api
from jixiao.documents.document import Box
from jixiao.documents.pdf_characters import Glyphs, Move, Run, part_of

UNPAINTED = frozenset({3, 7})
"""Text render modes that paint nothing."""
SLACK = 0.5
"""Points by which a character's middle may lie outside its clip."""


class Sight:
    """Judges the runs of one page; ``size`` is width and height of the page in points."""

    def __init__(
        self, textpage: api.Handle, glyphs: Glyphs, size: tuple[float, float], move: Move
    ) -> None:
        self._textpage = textpage
        self._glyphs = glyphs
        self._page_box: Box = (0.0, 0.0, size[0], size[1])
        self._move = move
        self._point = api.Point()
        self._clips: dict[tuple[int, int | None], Box] = {}
        self.hidden = 0
        """Number of characters left out."""

    def seen(self, runs: list[Run], *, unpainted: bool = False) -> list[Run]:
        """The visible parts of the runs; with ``unpainted`` invisible ink counts as visible."""
        kept = [part for run in runs for part in self._parts(run, unpainted)]
        self.hidden = sum(len(run.text) for run in runs) - sum(len(run.text) for run in kept)
        return kept

    def _parts(self, run: Run, unpainted: bool) -> Iterator[Run]:
        first = api.get_text_object(self._textpage, run.first)
        last = api.get_text_object(self._textpage, run.end - 1)
        box = self._window(first, unpainted)
        if first != last and self._window(last, unpainted) != box:
            yield from self._by_character(run, unpainted)
        elif box is not None and _inside(run, box):
            yield run
        elif box is not None:
            yield from self._cut(run, lambda _: box)

    def _by_character(self, run: Run, unpainted: bool) -> Iterator[Run]:
        def window(index: int) -> Box | None:
            return self._window(api.get_text_object(self._textpage, index), unpainted)

        return self._cut(run, window)

    def _cut(self, run: Run, window: Callable[[int], Box | None]) -> Iterator[Run]:
        """The stretches of a run whose characters stand inside their windows."""
        first = run.first
        for index in range(run.first, run.end + 1):
            if index < run.end and self._shown(index, window(index)):
                continue
            if index > first:
                part = part_of(self._glyphs, run, first, index)
                if part is not None:
                    yield part
            first = index + 1

    def _shown(self, index: int, box: Box | None) -> bool:
        if box is None:
            return False
        glyphs = self._glyphs
        x = (glyphs.x0[index] + glyphs.x1[index]) / 2
        y = (glyphs.y0[index] + glyphs.y1[index]) / 2
        return box[0] - SLACK <= x <= box[2] + SLACK and box[1] - SLACK <= y <= box[3] + SLACK

    def _window(self, item: int | None, unpainted: bool) -> Box | None:
        """The part of the page a text object may paint on; None where it paints nothing."""
        if not item:
            return self._page_box
        if not unpainted and api.get_render_mode(item) in UNPAINTED:
            return None
        clip = api.get_clip(item)
        count = api.count_clip_paths(clip) if clip else 0
        if count <= 0:
            return self._page_box
        # Objects of one graphics state share their clip, told by its last path.
        key = (count, api.get_clip_segment(clip, count - 1, 0))
        box = self._clips.get(key)
        if box is None:
            box = self._clips[key] = self._clip_window(clip, count)
        return box

    def _clip_window(self, clip: int, count: int) -> Box:
        """The overlap of all paths of a clip with the page."""
        box = self._page_box
        for number in range(count):
            part = self._clip_box(clip, number)
            if part is not None:
                box = _overlap(box, part)
        return box

    def _clip_box(self, clip: int, number: int) -> Box | None:
        """The box around one clip path as shown; None for a path without points."""
        count = api.count_clip_segments(clip, number)
        if count <= 0:
            return None
        # Corners 0 and 2 of a rectangle give its box; other shapes need all their points.
        wanted = (0, 2) if count in (4, 5) else range(count)
        points = [
            self._move(*self._point.read(api.get_clip_segment(clip, number, index)))
            for index in wanted
        ]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return min(xs), min(ys), max(xs), max(ys)


def _inside(run: Run, box: Box) -> bool:
    """Whether the middle line of a run lies in a box over its whole length."""
    slack = run.height * 0.25
    return box[0] - slack <= run.x0 and run.x1 <= box[2] + slack and box[1] <= run.middle <= box[3]


def _overlap(one: Box, other: Box) -> Box:
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )
