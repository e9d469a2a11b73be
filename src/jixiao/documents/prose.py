"""Groups the lines of a plain text into paragraphs over their soft line breaks.

Official texts reach us wrapped at a page's width, with blank lines where a page ended, or broken
anywhere. A paragraph runs on until a line ends a sentence, a title stands alone or the next line
begins a numbered item: joining two paragraphs does less harm than splitting a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.documents.document import Paragraph
from jixiao.documents.headings import (
    find_marker,
    has_strong_tail,
    has_tail,
    heading_level,
    is_marked_heading,
    is_title,
    starts_item,
)
from jixiao.documents.textlines import Line
from jixiao.figures.clean import PAGE_NUMBER
from jixiao.late import late_regex

_PAGE_NUMBER = late_regex(PAGE_NUMBER)
_ENDED = late_regex(r"[。！？!?][”’\"'」』）)》\s]*$")
_OPEN_END = late_regex(r"[，,、；;（(《“—+×÷=＝/／及和与的之为]$")
_COLON_END = late_regex(r"[：:]$")
_CLOSING_START = late_regex(r"[，,、。；;：:）)》”’%％‰]|(?:万元|亿元|元)(?![^，。；,;]{0,4}$)")
_PROSE = late_regex(r"[，,。；;、：:]")
_COMMA = late_regex(r"[，,](?=\D)")
_WORD = late_regex(r"[\u3400-\u9fffA-Za-z]")
_SENTENCE_NEXT = late_regex(
    r"[^\d，,。；;：:（(“]{0,8}\d(?!\d{3}\s*年)|[^，,。；;：:]{0,16}[）)][^，,。；;：:]{0,8}[：:]"
)
"""An amount at once, or a bracketed class and a colon: the rest of an item, no new sentence."""
_NUMBER_END = late_regex(r"(?<=[\u3400-\u9fff])\s*\d[\d.]*$")
_NUMBER_START = late_regex(r"[\d.]*\d(?=\s?[万亿元%％])|[万亿元%％]+")
_BRACKET = late_regex(r"[（()）]")
_OPENERS = "（("
_LABELLED = late_regex(
    r"[^，。；,;：:]{2,24}[：:](?!.*\d\s*(?:万?元|亿元|[%％]|分))[^，。；,;：:]{0,40}"
)
"""A field of a cover page: its name, a colon and what was filled in."""
_BRACKETED = late_regex(r"[（(][^（()）]*[)）]")
_UNIT_LINE = late_regex(r"[（(]?\s*(?:金额)?单\s*位\s*[（(：:][^，。；,;]{1,8}")

_AMOUNT_LINE = late_regex(r"[\u3400-\u9fff（）()]{2,20}[\d,.]+\s*(?:[万亿]?元|%)")
"""A line of a list: a name and its amount, nothing else."""

_TITLE_LINE = 30
"""Longest line without punctuation, in characters, that may be a title or a label."""
_PARTED_LEVELS = (2, 3)
"""Levels of headings that tell whether blank lines part the paragraphs."""
_FEW_HEADINGS, _SPACED_SHARE = 3, 0.8
_HARD_ENDS = "。；：！？;:!?"
_LONG_ENOUGH, _FEWEST_LINES, _HARD_SHARE = 40, 8, 0.97
"""Characters of a line, and lines of a text, that tell whether its line ends are soft."""
_LOOKED_AT = 6
"""First lines of a paragraph that tell what it is; bounds the cost of endless ones."""
_LONG_LINE = 20
"""A line at least this long that ends no sentence goes on after a blank line."""


@dataclass(frozen=True, slots=True)
class Breaks:
    """What the line ends of a text mean."""

    spaced: bool
    """Blank lines part the paragraphs, so that any other line end is a soft one."""
    hard: bool
    """Every paragraph is one line, so that no line end is a soft one."""

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Breaks:
        """What the lines of a whole text tell."""
        return cls(_is_spaced(lines), _ends_hard(lines))


def _is_spaced(lines: Sequence[Line]) -> bool:
    """Headings tell: they have a blank line before and after them."""
    parted = headings = 0
    for index, line in enumerate(lines):
        if line.words and heading_level(line.words) in _PARTED_LEVELS:
            headings += 1
            before = index == 0 or not lines[index - 1].words
            parted += before and (index + 1 == len(lines) or not lines[index + 1].words)
    return headings >= _FEW_HEADINGS and _SPACED_SHARE * headings <= parted


def _ends_hard(lines: Sequence[Line]) -> bool:
    """Long lines tell: almost all of them end a sentence or lead on to a list; rows of tables tell
    nothing.
    """
    long = [line.words for line in lines if len(line.words) >= _LONG_ENOUGH]
    ends = [words[-1] in _HARD_ENDS for words in long if "\t" not in words]
    return len(ends) >= _FEWEST_LINES and sum(ends) >= _HARD_SHARE * len(ends)


def find_paragraphs(lines: Sequence[Line], breaks: Breaks | None = None) -> list[Paragraph]:
    """The paragraphs of consecutive lines that hold no table; blank lines part or bridge them.

    ``breaks`` is what the whole text tells of its line ends; by default these lines are it.
    """
    groups: list[list[Line]] = []
    gap = paged = False
    breaks = Breaks.of(lines) if breaks is None else breaks
    for line in lines:
        if not line.words:
            gap = True
            continue
        if _PAGE_NUMBER.fullmatch(line.words):
            paged = True
            continue
        # Around the number of a page blank lines part nothing.
        parted = gap and not (paged and groups and not _ENDED.search(groups[-1][-1].words))
        if groups and _runs_on(groups[-1], line, parted, breaks):
            groups[-1].append(line)
        else:
            groups.append([line])
        gap = paged = False
    return [_paragraph(group) for group in groups]


def _paragraph(group: list[Line]) -> Paragraph:
    level = heading_level("".join(line.words for line in group)) if len(group) < 4 else None
    titled = len(group) == 1 and find_marker(group[0].words) is None
    if level is None and titled and _is_bare_title(group[0].words):
        return Paragraph(_first(group[0]), _last(group[0]), None, "heading")
    kind = "body" if level is None else "heading"
    return Paragraph(_first(group[0]), _last(group[-1]), level, kind)


def _first(line: Line) -> int:
    """The offset of the first character of a line that is not blank."""
    return line.start + len(line.raw) - len(line.raw.lstrip())


def _last(line: Line) -> int:
    return line.end - len(line.raw) + len(line.raw.rstrip())


def _is_bare_title(words: str) -> bool:
    """A title without a number: short, no punctuation, ending as titles do."""
    return (
        3 < len(words) <= _TITLE_LINE
        and not _PROSE.search(words)
        and not _ENDED.search(words)
        and has_strong_tail(words)
    )


def _runs_on(group: list[Line], line: Line, gap: bool, breaks: Breaks) -> bool:
    """Whether ``line`` continues the paragraph of ``group``."""
    last, words = group[-1].words, line.words
    if _in_bracket(last, words):
        return True
    if starts_item(words) and not _splits_number(last, words):
        return False
    if last.endswith("|") or _stands_alone(group, words, gap):
        return False
    if breaks.hard and _is_bare_heading(group):
        return False
    if breaks.spaced and not gap:
        return not _is_sure_heading(group)
    if _ENDED.search(last):
        return False
    whole = last if len(group) == 1 else group[0].words
    if len(group) == 1 and find_marker(whole):
        return _heading_runs_on(whole, words, gap)
    return _prose_runs_on(group, last, words, gap)


def _stands_alone(group: list[Line], words: str, gap: bool) -> bool:
    """Lines that are no sentences: unit lines, cover page fields, a title's second line."""
    last = group[-1].words
    if _UNIT_LINE.fullmatch(words) or _UNIT_LINE.fullmatch(last):
        return True
    if len(group) > 1:
        return False
    if is_marked_heading(last) or _BRACKETED.fullmatch(last):
        return True
    if _AMOUNT_LINE.fullmatch(last) and not _CLOSING_START.match(words):
        return True
    if _repeats_title(last, words):
        return True
    return bool(_LABELLED.fullmatch(last) and (gap or _LABELLED.fullmatch(words)))


def _repeats_title(heading: str, words: str) -> bool:
    """Whether a line begins with the very title that the numbered line before it gave."""
    marker = find_marker(heading)
    title = heading[marker.end :].strip() if marker else ""
    return len(title) > 1 and heading_level(heading) is not None and words.startswith(title)


def _is_bare_heading(group: list[Line]) -> bool:
    """Whether a paragraph so far is a numbered line without any punctuation."""
    words = group[0].words
    marker = find_marker(words) if len(group) == 1 else None
    return marker is not None and not _PROSE.search(words[marker.end :])


def _is_sure_heading(group: list[Line]) -> bool:
    """Whether a paragraph so far is one line that ends as only headings do."""
    words = group[0].words
    if len(group) > 1 or heading_level(words) is None:
        return False
    return bool(_COLON_END.search(words)) or has_strong_tail(words)


def _in_bracket(last: str, words: str) -> bool:
    """A bracket opened near the end of a line and closed on the next one holds them together."""
    before = [match[0] for match in _BRACKET.finditer(last[-40:])]
    after = _BRACKET.search(words[:60])
    return bool(before and before[-1] in _OPENERS and after and after[0] not in _OPENERS)


def _splits_number(last: str, words: str) -> bool:
    """A line break fell between the digits of one number (``3`` / ``5.20万亩``)."""
    return last[-1:].isdigit() and words[:1].isdigit() and bool(_PROSE.search(last))


def _within_number(last: str, words: str) -> bool:
    """Whether the end of a line and the start of the next read as one number, or with its unit."""
    head, tail = _NUMBER_END.search(last), _NUMBER_START.match(words)
    return bool(head and tail and (head[0] + tail[0]).count(".") <= 1)


def _heading_runs_on(heading: str, words: str, gap: bool) -> bool:
    """After a numbered first line: does the sentence go on, or was that a heading?"""
    marker = find_marker(heading)
    if marker is None:
        return True
    title = heading[marker.end :].strip()
    if not title:
        return marker.level > 1 and not gap
    if not gap and _within_number(title, words):
        return True
    if not is_title(title, marker.level):
        return not gap or len(heading) >= _LONG_LINE or _goes_on(heading, words)
    if not gap and _COMMA.search(title):
        return True
    if has_strong_tail(title):
        return False
    if _OPEN_END.search(title) or _CLOSING_START.match(words):
        return True
    if gap or marker.level <= 2 or (marker.level == 3 and _COLON_END.search(title)):
        return False
    if title.endswith("。"):
        return False
    named = has_tail(title) and not _COLON_END.search(title)
    return not named or bool(_SENTENCE_NEXT.match(words)) or _ends_title(words)


def _ends_title(words: str) -> bool:
    """The second half of a heading that was broken in two."""
    return len(words) <= _LONG_LINE and not _PROSE.search(words) and has_strong_tail(words)


def _goes_on(last: str, words: str) -> bool:
    open_end = _OPEN_END.search(last) or _COLON_END.search(last)
    return bool(open_end or _CLOSING_START.match(words))


def _prose_runs_on(group: list[Line], last: str, words: str, gap: bool) -> bool:
    """After a line of no numbered paragraph that ends no sentence."""
    if not _has(_WORD, group):
        return bool(_CLOSING_START.match(words))
    if not _WORD.search(words) and not _PROSE.search(words) and gap:
        return False
    if not gap and _within_number(last, words):
        return True
    prose = _has(_PROSE, group)
    if gap:
        long = len(group) > 1 or len(last) >= _LONG_LINE
        return prose and (long or _goes_on(last, words))
    if prose or _goes_on(last, words):
        return True
    if len(group) == 1 and _is_bare_title(last):
        return False
    return bool(_PROSE.search(words)) or len(last) > _TITLE_LINE


def _has(pattern: re.Pattern[str], group: list[Line]) -> bool:
    """Whether a paragraph shows ``pattern`` in its first lines or its last one."""
    ends = (*group[:_LOOKED_AT], group[-1])
    return any(pattern.search(line.words) for line in ends)
