"""Places of a document in words, and the sentence around a place."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.documents.document import Locator
from jixiao.late import late_regex
from jixiao.ledger.relation import Ledger
from jixiao.reports.findings.words import line

_KEYS = ("page", "sheet", "cell", "paragraph", "table", "row", "column")
_SENTENCE_ENDS = ("\n", "。", "\f")
_INSIDE = late_regex(r"(?<=[\d.]) (?=[\d.%])")
_FARTHEST = 400
"""A text without a full stop or line break must not be walked to its ends for every figure."""


def place_words(locator: Locator, language: str) -> str:
    """``第2页表1第5行第3列``; a cell of a workbook is named by its sheet and letters."""
    return (", " if language == "en" else "").join(_parts(locator, language))


def full_place(locator: Locator, ledger: Ledger, start: int, language: str) -> str:
    """The place with the innermost heading that it stands under."""
    section = one_line(ledger.title_at(start))
    place = place_words(locator, language)
    if not section:
        return place
    return f"{section} ({place})" if language == "en" else f"{section}（{place}）"


def one_line(text: str) -> str:
    """The text with every run of blanks, tabs and line breaks as one blank."""
    return " ".join(text.split())


def whole_figure(quote: str) -> str:
    """A quoted figure in one line, without the blanks that part its digits (16.⏎92)."""
    return _INSIDE.sub("", one_line(quote))


def sentence_start(text: str, offset: int) -> int:
    """Where the line or sentence that holds an offset begins, at most 400 characters before it."""
    first = max(0, offset - _FARTHEST)
    return max(first, *(text.rfind(mark, first, offset) + 1 for mark in _SENTENCE_ENDS))


def sentence_end(text: str, offset: int) -> int:
    """Where the line or sentence that holds an offset ends, at most 400 characters after it."""
    last = min(len(text), offset + _FARTHEST)
    ends = (text.find(mark, offset, last) for mark in _SENTENCE_ENDS)
    return min((end for end in ends if end >= 0), default=last)


def excerpt(text: str, start: int, end: int, around: int = 30) -> str:
    """The span in 【】 with at most ``around`` characters of its sentence to each side."""
    before = one_line(text[sentence_start(text, start) : start])
    after = one_line(text[end : sentence_end(text, end)])
    head = before if len(before) <= around else "…" + before[-around:]
    tail = after if len(after) <= around else after[:around] + "…"
    return f"{head}【{whole_figure(text[start:end])}】{tail}"


def _parts(locator: Locator, language: str) -> Iterator[str]:
    in_sheet = locator.cell is not None
    for key in _KEYS:
        value = getattr(locator, key)
        if value is None or (in_sheet and key in ("table", "row", "column", "paragraph")):
            continue
        yield value if _is_line(key, value) else line(key, language, **{key: value})


def _is_line(key: str, value: object) -> bool:
    """Whether a "cell" is a line of a YAML file (``第14行``), which needs no other word."""
    return key == "cell" and isinstance(value, str) and not value.isascii()
