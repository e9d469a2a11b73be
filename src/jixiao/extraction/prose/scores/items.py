"""Scores that stand before what they are made of: 2.预算管理（40分）共得34分。甲得20分；乙得14分。

What follows in the paragraph is a part, up to the next score that is printed so, or the next number
of its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.adding import MIN_PARTS
from jixiao.extraction.prose.scores.lines import Line
from jixiao.late import late_regex

_NUMBERS = (
    r"（[一二三四五六七八九十]{1,3}）",
    r"（\d{1,2}）",
    r"\d{1,2}[.、．]",
    r"[①-⑳]",
    r"[一二三四五六七八九十]是",
)
_STOPS = late_regex(r"[。；：]")
_NAME = late_regex(rf"(?P<number>{'|'.join(_NUMBERS)})?[^，。；：\d]{{2,24}}")
"""What stands before a score or its points from the last stop on: a number and a name."""
_KINDS = [late_regex(rf"(?:^|[。；：]){one}") for one in _NUMBERS]
_SCORED = late_regex(rf"）?[，：、]?(?:[本该此]项|小计|合计|共计?)*{words.GIVEN}")
"""（40分），共得: all that stands between points and score."""
_ENDS = late_regex(rf"分）?(?:[，（](?:{words.OFF})\d+(?:\.\d+)?分）?)?[。：]")
"""What may stand behind both: what was taken off, and a stop."""


_HALF = Decimal("0.5")
"""A score in other steps is computed, and no two rows of scores come to it by chance."""


class Item(NamedTuple):
    """A score with those in its paragraph that make it, if it was told before them."""

    line: Line
    parts: list[Line]


def heads_item(line: Line, passage: Passage) -> bool:
    """Whether a score is told with its points under a name of its own, and nothing else is."""
    points, score = line.points, line.score
    if points is None or points.passage != score.passage or not line.names:
        return False
    first, last = (points, score) if points.place < score.place else (score, points)
    between = (
        _SCORED.fullmatch(last.gap) if last is score else words.SCORE_OF_POINTS.match(last.gap)
    )
    if between is None or first.after != last.gap:
        return False
    lead = _lead(first, passage)
    named = _NAME.fullmatch(lead) is not None and line.names[0] in lead
    end = last.place + len(last.figure.digits)
    summed = first is score and line.is_subtotal
    return named and not summed and _ENDS.match(passage.text, end) is not None


def items_of(lines: Sequence[Line], passage: Passage) -> list[Item]:
    """The lines of a passage in order, each with those that it heads."""
    found: list[Item] = []
    head: Line | None = None
    for line in lines:
        if heads_item(line, passage):
            head = line
        elif head is not None and not _is_next(head, line, passage):
            found[-1].parts.append(line)
            continue
        else:
            head = None
        found.append(Item(line, []))
    return found


def items_below(lines: Sequence[Line]) -> list[Item]:
    """Each line with those of the paragraphs below that make it: their points come to its own, or
    the scores to a score that is printed too closely for chance.
    """
    found: list[Item] = []
    place = 0
    while place < len(lines):
        parts = _below(lines[place], lines[place + 1 :])
        if parts:
            found.append(Item(lines[place], parts))
        place += 1 + len(parts)
    return found


def _below(line: Line, behind: Sequence[Line]) -> list[Line]:
    """The fewest of the lines behind a line that make it."""
    if not behind or behind[0].score.passage == line.score.passage:
        return []
    score, points = line.score.figure, line.points
    made, reached = Decimal(0), Decimal(0)
    for count, one in enumerate(behind, 1):
        made += one.score.figure.value
        reached += one.points.figure.value if one.points is not None else 0
        whole = points is not None and reached == points.figure.value
        if count >= MIN_PARTS and made == score.value and (whole or score.value % _HALF):
            return list(behind[:count])
        if count >= MIN_PARTS and whole and all(one.points for one in behind[:count]):
            return list(behind[:count])
    return []


def without_led(total: Decimal, parts: Sequence[Line]) -> Sequence[Line]:
    """预算执行…，得5分。约束性得3分；合规得2分: the parts of a total without those that make the
    first score of their paragraph, where that brings them nearer to the total.
    """
    kept: list[Line] = []
    for _, lines in groupby(parts, key=lambda line: line.score.passage):
        first, *others = lines
        apart = len(others) > 1 and first.score.stop < others[0].score.stop
        led = apart and made_by(others) == first.score.figure.value
        kept += [first] if led else [first, *others]
    return kept if abs(made_by(kept) - total) < abs(made_by(parts) - total) else parts


def leaves_one_out(total: Decimal, parts: Sequence[Line]) -> bool:
    """Whether a total misses its parts by just one of them, which is printed too closely for
    chance.
    """
    missed = made_by(parts) - total
    return bool(missed % _HALF) and any(line.score.figure.value == missed for line in parts)


def made_by(lines: Sequence[Line]) -> Decimal:
    """What scores come to."""
    return sum((line.score.figure.value for line in lines), Decimal(0))


def _lead(first: Phrase, passage: Passage) -> str:
    """The text before a figure from the last stop on."""
    return _STOPS.split(passage.text[: first.place])[-1]


def _is_next(head: Line, line: Line, passage: Passage) -> bool:
    """Whether a number of the head's kind stands between it and a later score."""
    opening = head.points if head.points and head.points.place < head.score.place else head.score
    number = _NAME.fullmatch(_lead(opening, passage))
    if number is None or number["number"] is None:
        return False
    kind = next(one for one in _KINDS if one.match(number["number"]))
    start = head.score.place + len(head.score.figure.digits)
    return kind.search(passage.text[start : line.score.place]) is not None
