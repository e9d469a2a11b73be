"""Lines into paragraphs: rejoined over line breaks and pages, headings told by their numbering."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.documents.pdf_lines import Line, typical
from jixiao.late import late_regex

SHORT_BY = 2.2
"""Character heights missing at the right edge that make a line the last of its paragraph."""
ENDED_SHORT_BY = 4.5
"""The same for a line that ends a sentence above one that is not indented as first lines are."""
INDENT = 1.2
"""Character heights from the left edge that make a line the first of its paragraph."""
OTHER_SIZE = 1.15
"""Ratio of two print sizes from which lines belong to different paragraphs."""
LONG = 0.75
"""Share of the measure from which a line that stops in mid-sentence still counts as full."""
WIDE_PITCH = 1.7
"""Ratio to the usual line pitch that parts paragraphs."""

_ENDS = tuple("。；：！？;:!?…")
_NUMBERED = late_regex(
    r"第[一二三四五六七八九十\d]{1,3}[部章节条]|[一二三四五六七八九十]{1,3}、"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、](?!\d)|[①-⑳]"
)
_OPEN = tuple("，、（(“《")
_LEADERS = late_regex(r"[.…·．]{3,}\s*\d{0,3}$")
_NARROW = 0.55
"""Width of a digit in character heights."""
_WORD = late_regex(r"\d[\d,.]*[%％]?[^\d\s]?[，。；、：]?")
"""A number with what no line begins with, and the character between them."""
_LEVELS = (
    late_regex(r"第[一二三四五六七八九十\d]{1,3}[部章]分?"),
    late_regex(r"[一二三四五六七八九十]{1,3}、"),
    late_regex(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    late_regex(r"\d{1,2}[.．、](?!\d)"),
    late_regex(r"[（(]\d{1,2}[)）]"),
)
LONGEST_HEADING = 45
"""Characters."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Where running text begins and ends on a page, in points, and its usual line pitch."""

    left: float
    right: float
    pitch: float
    indents: bool
    """Whether first lines are indented in this text."""


def measure_pages(lines: Sequence[Line], widths: Sequence[float]) -> list[Measure]:
    """The measure of each page; pages with little text take that of pages of their width."""
    by_page: list[list[Line]] = [[] for _ in widths]
    for line in lines:
        by_page[line.page].append(line)
    pitches = [
        below.y1 - above.y1
        for page in by_page
        for above, below in itertools.pairwise(page)
        if 0 < below.y1 - above.y1 < 5 * below.height
    ]
    pitch = typical(pitches, 24.0)
    shared: dict[int, tuple[float, float, bool]] = {}
    for size in {round(width) for width in widths}:
        same = [line for line in lines if round(widths[line.page]) == size]
        shared[size] = _edges(same, size)
    measures = []
    for page, width in zip(by_page, widths, strict=True):
        left, right, indents = shared[round(width)]
        own = [line for line in page if line.x1 - line.x0 > 0.5 * width]
        if len(own) >= 4:
            left, right, _ = _edges(own, width)
        measures.append(Measure(left, right, pitch, indents))
    return measures


def _edges(lines: Sequence[Line], width: float) -> tuple[float, float, bool]:
    """Left and right edge of the long lines, and whether some are indented."""
    long = [line for line in lines if line.x1 - line.x0 > 0.5 * width]
    if not long:
        long = list(lines)
    if not long:
        return 0.0, width, False
    lefts = sorted(line.x0 for line in long)
    rights = sorted(line.x1 for line in long)
    left, right = lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]
    indents = any(INDENT * line.height < line.x0 - left < 5 * line.height for line in long)
    return left, right, indents


def belongs(upper: Line, lower: Line, before: Measure, after: Measure) -> bool:
    """Whether ``lower`` carries on the paragraph of ``upper``; the measures are of their pages."""
    if not _same_size(upper, lower):
        return False
    size = min(upper.height, lower.height)
    if upper.page == lower.page and lower.y1 - upper.y1 > WIDE_PITCH * max(before.pitch, size):
        return False
    text = upper.text
    if _LEADERS.search(text) or (_NUMBERED.match(lower.text) and not text.endswith(_OPEN)):
        return False
    if lower.x0 - after.left > INDENT * size:
        return _same_block(upper, lower, before, size) or _same_title(upper, lower, before, size)
    ended = text.endswith(_ENDS)
    if upper.x1 < before.right - SHORT_BY * size and not _is_filled(upper, lower, before):
        if not after.indents:
            return _breaks_off(upper, before)
        missing = ENDED_SHORT_BY * size if ended else (1 - LONG) * (before.right - before.left)
        return upper.x1 > before.right - missing
    return not ended or after.indents


def _is_filled(upper: Line, lower: Line, measure: Measure) -> bool:
    """支出率 / 95.00%。: whether the number that opens a line found no room on the one above it."""
    word = _WORD.match(lower.text)
    if word is None or upper.text.endswith(_ENDS):
        return False
    needed = sum(_NARROW if one.isascii() else 1.0 for one in word.group()) * lower.height
    return upper.x1 + needed > measure.right


def _same_size(one: Line, other: Line) -> bool:
    """Whether two lines have a print size in common."""
    if one.height < OTHER_SIZE * other.height and other.height < OTHER_SIZE * one.height:
        return True
    sizes, others = ([run.height for run in line.runs] for line in (one, other))
    return min(sizes) < OTHER_SIZE * max(others) and min(others) < OTHER_SIZE * max(sizes)


def _breaks_off(line: Line, measure: Measure) -> bool:
    """Whether a line that is no heading stops in mid-sentence though it is not quite full."""
    width = measure.right - measure.left
    return (
        line.x1 - line.x0 > LONG * width
        and line.x1 > measure.right - (1 - LONG) * width
        and not line.text.endswith(_ENDS)
        and heading_level(line.text) is None
    )


def _same_block(upper: Line, lower: Line, measure: Measure, size: float) -> bool:
    """Whether an indented line goes on at the indent of a line that stops in mid-sentence."""
    return abs(lower.x0 - upper.x0) < INDENT * size and _breaks_off(upper, measure)


def _same_title(upper: Line, lower: Line, measure: Measure, size: float) -> bool:
    """Whether two centred lines are one title too long for a line."""
    middle = (measure.left + measure.right) / 2
    width = measure.right - measure.left
    centred = all(abs((line.x0 + line.x1) / 2 - middle) < 1.5 * size for line in (upper, lower))
    spills = upper.x1 - upper.x0 > LONG * width > lower.x1 - lower.x0 + 4 * size
    return centred and spills and lower.x0 > upper.x0 + size and not upper.text.endswith(_ENDS)


def heading_level(text: str) -> int | None:
    """Outline level of a title-like paragraph by its numbering; None for other text."""
    if len(text) > LONGEST_HEADING or "。" in text or text.endswith(("；", "，", ";", ",")):
        return None
    for level, pattern in enumerate(_LEVELS, start=1):
        if pattern.match(text):
            return level
    return None
