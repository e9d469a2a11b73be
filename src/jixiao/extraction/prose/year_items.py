"""Years and lists: 其中2023年50万元，2024年60万元, and what all of a list was last year."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.late import late_regex

_BACK = 6
"""Statements back in which the list stands."""
_OF_ALL = late_regex(r"(?:合计|总计|共计)(?:相?[比较]|与|同)[^，。；]*$")
_CHANGED = late_regex(r"\x01(?:年?度)?(?:比|较|与)\x01")
"""2024年比2023年: the years stand as one mark each; the phrase has the last of them."""


def item_of_year(phrase: Phrase, statements: Sequence[Statement]) -> Statement | None:
    """其中2023年50万元，2024年60万元。2024年比2023年增加10万元: the item that changed."""
    if phrase.year is None or "\x01" not in phrase.base or not _CHANGED.search(phrase.gap):
        return None
    for statement in reversed(statements):
        if statement.first.year == phrase.year + 1 and _is_year_of_list(statement):
            return statement
    return None


def next_year_of_list(phrase: Phrase, current: Statement) -> bool:
    """其中2023年安排50万元，2024年安排60万元: whether the years are the items of a list."""
    if phrase.year == current.first.year or not words.YEAR_FIRST.search(phrase.gap):
        return False
    return _is_year_of_list(current)


def _is_year_of_list(statement: Statement) -> bool:
    """Whether a statement is the first of such items, or a further one."""
    first, before = statement.first, statement.before
    if first.opener or before is None:
        return words.YEAR_OPENS.search(first.gap) is not None
    if before.sentence != statement.sentence or not words.YEAR_FIRST.search(first.gap):
        return False
    return _is_year_of_list(before)


def head_of_list(phrase: Phrase, statements: Sequence[Statement]) -> Statement | None:
    """支出8万元，其中甲5万元、乙3万元，…，合计比上年的9万元减少: what the list before last year's
    amount details, where that is said to be of all of it.
    """
    if "计" not in phrase.gap or not _OF_ALL.search(phrase.gap):
        return None
    for statement in reversed(statements[-_BACK:]):
        head = statement.before
        if statement.passage != phrase.passage or head is None:
            return None
        if statement.first.opener:
            alike = [level for level in head.levels if comparable(level, phrase)]
            return head if alike and not alike[-1].prior else None
    return None
