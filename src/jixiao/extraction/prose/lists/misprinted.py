"""Lists that a misprint keeps from the amount that they detail (A20)."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.prose.breaks import IN_ROW, NEW_CLAUSE
from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.lists.plausibility import is_misprint
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.slips import shows_a_slip, shows_a_swap
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex

_TELLING_DIGITS = 4
"""Digits of an amount of which one may differ without its being chance."""
_FEWEST_NUMBERED = 2
_ANOTHER_VIEW = late_regex(r"[按从分][^，。；]{1,14}(?:看|分|划分|情况|：)")
"""按级次分，…: all parts, seen in another way."""
_REST_OF = late_regex(r"其[他它](?:各项)?(?:收入|支出|资金|费用|经费)$")
"""What is called the rest of its kind, and nothing more closely."""
_MANY_DIGITS = 5
_HUNDREDTH, _TENTH = 100, 10
_SWAPPED_DIGITS = 3
"""Digits of a count, zeros at its end aside, of which two may be swapped by no chance."""
_PAIR = 2


def numbered_but_for_a_digit(readings: Sequence[Parts], listing: Listing) -> Parts | None:
    """支出91,923万元。其中：1.甲45,832万元，其中…；2.乙36,737万元…；3.丙15,354万元: a reading that
    leaves out no numbered item.
    """
    numbered = {item.index for item in listing.items if item.first.listed}
    if len(numbered) < _FEWEST_NUMBERED:
        return None
    for parts in readings:
        told = {item.index for item, _ in parts.items}
        if parts.head is readings[0].head and numbered <= told and _is_misprinted(parts):
            return parts
    return None


def reasons_but_for_a_digit(readings: Sequence[Parts], listing: Listing) -> Parts | None:
    """比上年增加197.93万元，主要是甲增加170.68万元，乙减少12.75万元: all reasons of a change."""
    end = listing.ends[0]
    for parts in readings:
        natural = parts.head is listing.first.before and len(parts.items) == end
        if natural and _is_misprinted(parts):
            return parts
    return None


def _is_misprinted(parts: Parts) -> bool:
    told = parts.stated.money and parts.stated.figure.telling >= _TELLING_DIGITS
    return told and is_misprint(parts)


def spoilt_reading(readings: list[Parts], listing: Listing) -> Parts | None:
    """Where all parts are said to follow, or come very near the whole: the reading that a
    misprint of one figure spoils.
    """
    first = listing.items[0].first
    if first.within:
        return None
    end = listing.ends[0]
    inside = {item.index for item in listing.items[:end]}
    for parts in readings:
        natural = len(parts.items) == end and all(item.index in inside for item, _ in parts.items)
        natural = natural or _has_rest_behind(parts, end) or _is_a_row(parts, listing)
        told = natural and (
            _ANOTHER_VIEW.search(first.gap)
            or first.exhaustive
            or _very_near(parts)
            or _counted(parts)
            or names_rest(parts)
        )
        if told and parts.stated.money and shows_a_slip(parts.relation):
            return parts
        if natural and not parts.stated.money and _swaps_a_count(parts):
            return parts
    return None


def _swaps_a_count(parts: Parts) -> bool:
    """检查960次，其中甲类620次、乙类304次: whether counts of one unit right behind their head
    come near it, and would make it but for two digits swapped.
    """
    stated = parts.stated.figure
    beside = parts.items[0][0].before is parts.head and stated.telling >= _SWAPPED_DIGITS
    near = abs(parts.total - stated.value) * _TENTH < stated.value
    one_sentence = parts.items[-1][0].sentence == parts.head.sentence
    return beside and near and one_sentence and shows_a_swap(parts.relation)


def _has_rest_behind(parts: Parts, end: int) -> bool:
    """其中：甲60万元，乙20万元。其他税种10万元: whether the rest has a sentence of its own."""
    last = parts.items[-1][0]
    return parts.size == end + 1 and last.subject.startswith("其他") and last.first.pause > IN_ROW


def _is_a_row(parts: Parts, listing: Listing) -> bool:
    """追回90万元，其中甲60万元、乙20万元、丙10万元，同比增长8%: whether a row right behind its head
    ends before what its sentence goes on to tell.
    """
    items = [item for item, _ in parts.items]
    beside = items[0].before is parts.head and items[0].first.pause < NEW_CLAUSE
    behind = listing.items[len(items) : len(items) + 1]
    row = beside and items == listing.items[: len(items)]
    row = row and all(item.first.pause == IN_ROW for item in items[1:])
    return row and all(item.first.pause > IN_ROW for item in behind)


def _counted(parts: Parts) -> bool:
    """用于以下三个方面：甲、乙、丙; 三个项目预算90万元，支出60万元。其中：…: whether as many items
    follow as the words before them, or before their head, say.
    """
    first = parts.items[0][0]
    return _counts(first.before, first.first, parts) or _counts(
        parts.head.before, parts.head.first, parts
    )


def _counts(before: Statement | None, first: Phrase, parts: Parts) -> bool:
    count = before.phrases[-1] if before is not None else None
    if count is None or count.figure.dimension is not Dimension.COUNT:
        return False
    return count.figure.value == parts.size and count.after == first.gap


def names_rest(parts: Parts) -> bool:
    """财政拨款60万元，事业收入20万元，其他收入20万元: whether an item is all that the others are
    not; the last also where it says of what (其他教育支出), one of two where it is the rest of
    the head.
    """
    if parts.items[-1][0].subject == "其他" + parts.head.subject:
        return True
    if parts.size <= _PAIR:
        return False
    last = parts.items[-1][0].subject.startswith(("其他", "其余"))
    return last or any(_REST_OF.match(item.subject) for item, _ in parts.items)


def _very_near(parts: Parts) -> bool:
    """Whether three parts or more miss a whole of many digits by less than a hundredth."""
    stated = parts.stated.figure
    many = stated.telling >= _MANY_DIGITS
    near = abs(parts.total - stated.value) * _HUNDREDTH < abs(stated.value)
    return many and near and parts.size > 2
