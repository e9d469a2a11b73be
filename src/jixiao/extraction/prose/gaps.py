"""The text between two figures: breaks, brackets, list numbers, its last clause."""

from __future__ import annotations

import re
from collections import deque
from functools import lru_cache
from typing import NamedTuple

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import (
    IN_ROW,
    NEW_CLAUSE,
    NEW_PART,
    NEW_PASSAGE,
    NEW_SECTION,
    NEW_SENTENCE,
    NO_BREAK,
)
from jixiao.extraction.prose.phrases import NO_MARK
from jixiao.figures.scan import Mark, Token
from jixiao.late import late_regex

_YEAR, _DATE, _OTHER_MARK, _LIST_NUMBER = "\x01", "\x02", "\x03", "\x04"
"""What stands in a gap for a mark: no pattern needs to know how dates and numbers are written."""
_CHAPTER_RANK, _SECTION_RANK, _DIGIT_RANK, _BRACKET_RANK, _CIRCLED_RANK = 1, 2, 3, 4, 5
_BREAKS = {
    **dict.fromkeys("。！？", NEW_SENTENCE),
    "；": NEW_CLAUSE,
    **dict.fromkeys("，：（）", NEW_PART),
    "、": IN_ROW,
}
_UP_TO_LAST_CLAUSE = late_regex(r".*[，。；：！？、（）\x04]", re.DOTALL)
_BULLET = late_regex(r"(?:^|[。；：])(?:—{1,2}|[·•●■◆▪➢])(?=[一-龥])")
"""——用于甲: a list whose items have no numbers."""
_UP_TO_LAST_SENTENCE = late_regex(r".*[。；！？]", re.DOTALL)


class Gap(NamedTuple):
    """What stands before a figure, with placeholders for dates and list numbers."""

    text: str
    year: int | None
    """The year named last."""
    rank: int
    """Rank of the list number (see ``Phrase.mark``)."""


class Clause(NamedTuple):
    """The clause right before a figure, and what stands before that clause in the gap."""

    text: str
    head: str

    def up_to(self, place: int) -> Clause:
        """The clause cut off at ``place``."""
        return Clause(self.text[:place], self.head)


def gap_before(text: str, start: int, end: int, marks: deque[Token]) -> Gap:
    """The gap from ``start`` to ``end``; the marks before its end are taken off ``marks``."""
    pieces: list[str] = []
    year, rank = None, NO_MARK
    while marks and marks[0].start < end:
        mark = marks.popleft()
        # A mark that begins within the figure before belongs to that figure.
        if mark.start < start:
            continue
        placeholder = _placeholder(mark)
        pieces += (text[start : mark.start], placeholder)
        start = mark.end
        if placeholder == _YEAR:
            year = int(mark.text[:4])
        elif placeholder == _LIST_NUMBER:
            rank = _rank(mark.text)
    gap = "".join((*pieces, text[start:end]))
    return Gap(gap, year, min(rank, _chinese_rank(gap)))


def _placeholder(mark: Token) -> str:
    if mark.mark is Mark.YEAR and mark.text[:4].isdigit():
        return _YEAR
    if mark.mark is Mark.DATE:
        return _DATE
    return _LIST_NUMBER if mark.mark is Mark.LIST else _OTHER_MARK


def _rank(number: str) -> int:
    """The rank of a list number in Arabic or circled digits."""
    if number[0] in "（(" or number[-1] in "）)":
        return _BRACKET_RANK
    return _DIGIT_RANK if number[0].isdigit() or number[0] == "-" else _CIRCLED_RANK


@lru_cache(maxsize=8192)
def _chinese_rank(gap: str) -> int:
    """The rank of the last list number in Chinese numerals, 一、 or （一）, or of a bullet."""
    numbers = words.ENUMERATED.findall(gap)
    if not numbers:
        return _CIRCLED_RANK if _BULLET.search(gap) else NO_MARK
    return _SECTION_RANK if "（" in numbers[-1] else _CHAPTER_RANK


def sentence_ends(text: str) -> int:
    """How many sentences end in a text; a semicolon ends one too."""
    return full_stops(text) + text.count("；")


def full_stops(text: str) -> int:
    """How many sentences end with a full stop in a text."""
    return text.count("。") + text.count("！") + text.count("？")


def depth_after(depth: int, gap: str) -> tuple[int, int]:
    """Open brackets after the gap, and how many of the brackets open before it are closed."""
    if "（" not in gap and "）" not in gap:
        return depth, 0
    lowest = now = depth
    for char in gap:
        if char == "（":
            now += 1
        elif char == "）":
            now = max(0, now - 1)
            lowest = min(lowest, now)
    return now, depth - lowest


def passage_break(level: int) -> int:
    """The break before the first figure of a passage; ``level`` is that of its heading, or 0."""
    return NEW_SECTION if level else NEW_PASSAGE


@lru_cache(maxsize=8192)
def strongest_break(gap: str) -> int:
    """The strongest break in a gap (see ``Phrase.pause``)."""
    return max((_BREAKS[mark] for mark in _BREAKS.keys() & gap), default=NO_BREAK)


def last_sentence(gap: str) -> str:
    """What stands after the last full stop or semicolon."""
    before = _UP_TO_LAST_SENTENCE.match(gap)
    return gap[before.end() :] if before else gap


@lru_cache(maxsize=8192)
def last_clause(gap: str) -> Clause:
    """The last clause that says something."""
    text = gap.rstrip("，。；：！？、（）“")
    before = _UP_TO_LAST_CLAUSE.match(text)
    start = before.end() if before else 0
    return Clause(text[start:], text[:start])
