"""Official prose as it is meant: blanks inside words and numbers gone, widths folded.

A :class:`CleanText` is a view of one span of a document. Parsing works on ``text``; places are
turned back with :meth:`CleanText.span`. Nothing of the document itself is changed (design §4).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.figures.folding import fold
from jixiao.late import late_regex

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PINYIN = rf"[a-zü\s]*[{_TONES}][a-zü\s{_TONES}]*"
PAGE_NUMBER = (
    r"[-—–－·]{1,2}[ ]?[0-9０-９]{1,4}[ ]?[-—–－·]{1,2}"
    r"|第[ ]?[0-9]{1,4}[ ]?页(?:[，,/ ]{0,2}共[ ]?[0-9]{1,4}[ ]?页)?"
)
"""The number of a page, where it is all that a line holds."""
_RESIDUE = late_regex(
    rf"(?:\s*\n[ \t\u3000]*(?:{PAGE_NUMBER})[ \t\u3000]*(?=[\r\n\f])"
    rf"|[（(](?:{_PINYIN}|yu|fei|wan|de|e)[)）]|\[bookmark:[^\[\]\n]*\]|[\s\u200b\ufeff]++"
    r"|(?<=\d)[?？](?=[万萬亿億元%％])|[?？]{3,}|人民币(?=\d)|(?<=元)人民币)++"
)
"""What is no part of a text: page numbers, pinyin in brackets, anchors, blanks, and marks where
characters were lost: one between a number and its unit, or three and more; and 人民币 beside an
amount, which says nothing that 元 does not.
"""
_MARK = late_regex(r"[（(\[?？\s\u200b\ufeff人](?:(?<!人)|(?=民币))")
"""What residue starts with, one character first, by which it is sought: most passages hold none."""
_BLANK = r"[ \xa0\u2002-\u200b\u202f\u3000]"
_NO_BLANK = "\n\t\r\f"
_SPACED = late_regex(
    rf"""
    (?<![\d.．,，])(?<!\d{_BLANK})(?:
      \d(?:{_BLANK}\d)*{_BLANK}[.．]{_BLANK}\d(?:{_BLANK}\d)*(?!\d)
    | \d(?:{_BLANK}\d)*(?:{_BLANK}?[.．]{_BLANK}?\d(?:{_BLANK}\d)*)?
      (?={_BLANK}(?:[万亿千萬億]{_BLANK}元|[个個]{_BLANK}百{_BLANK}分|人{_BLANK}次|[%％]))
    | [12１２]{_BLANK}[09０９]{_BLANK}\d{_BLANK}\d(?={_BLANK}?年)
    | (?<![表件图第])(?<![表件图第]{_BLANK})[1-9１-９]\d{{0,2}}(?:{_BLANK}\d{{3}})+
      (?:[.．]\d{{1,6}})?(?={_BLANK}?[万亿千百萬億]?元)
    )
    """,
    re.VERBOSE,
)
"""Digits that justified print sets apart (2 3 4 . 5 6 万 元), and blanks between thousands."""
_STOP = late_regex(r"(?<=[元%])\.(?=[一-龥])")
"""A point behind a unit: the full stop of another keyboard."""
_ONLY_NUMBER = late_regex(r"[\d.,，％%\s]*")
_DECIMAL_BEFORE = late_regex(r"\d[.．]\d+$")
_DECIMAL_AFTER = late_regex(r"\d+[.．]\d")
_LONGEST = 30
_SEPARATOR = late_regex(r"[,，][0-9]{3}")
_THOUSANDS = late_regex(r"(?<![0-9.])[0-9]{1,3}([,，])[0-9]{3}(?:\1[0-9]{3})*(?![0-9])")


@dataclass(slots=True)
class CleanText:
    """``text`` without blanks and residue; ``origin`` and ``span`` lead back to the document."""

    text: str
    starts: list[int]
    """Offsets in ``text`` where a kept run begins."""
    origins: list[int]
    """The document offset of the first character of each kept run."""

    def origin(self, position: int) -> int:
        """The document offset of the character at ``position``."""
        run = bisect_right(self.starts, position) - 1
        return self.origins[run] + position - self.starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document span of ``text[start:end]``, which must not be empty."""
        if len(self.starts) == 1:  # nothing was left out
            shift = self.origins[0] - self.starts[0]
            return start + shift, end + shift
        return self.origin(start), self.origin(end - 1) + 1


def clean(text: str, start: int = 0, end: int | None = None, *, cell: bool = False) -> CleanText:
    """The clean view of ``text[start:end]``; in a ``cell`` a number may break over lines.

    Blanks go, but for one between two numbers: between digits on one line, unless they are set
    apart as justified print does, and between a line that holds only a number and the next.
    """
    end = len(text) if end is None else end
    runs: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for first, run in _kept(text, start, end, cell):
        starts.append(length)
        origins.append(first)
        runs.append(run)
        length += len(run)
    return CleanText(_folded("".join(runs)), starts or [0], origins or [start])


def _kept(text: str, start: int, end: int, cell: bool) -> Iterator[tuple[int, str]]:
    """The runs of text between residue, each with its place, and blanks that keep numbers apart."""
    position = start
    spaced: set[int] | None = None
    first = _MARK.search(text, start, end)
    gaps = _RESIDUE.finditer(text, first.start(), end) if first else ()
    for gap in gaps:
        before, after = gap.span()
        if before > position:
            yield position, text[position:before]
        position = after
        if not (start < before and after < end):
            continue
        if not (text[before - 1].isdigit() and text[after].isdigit()):
            continue
        if spaced is None and text[before] not in _NO_BLANK:
            spaced = _spaced_out(text, start, end)
        if before not in (spaced or ()) and _separates(text, start, before, after, cell):
            yield before, " "
    if end > position:
        yield position, text[position:end]


def _spaced_out(text: str, start: int, end: int) -> set[int]:
    """The places of blanks inside numbers that are printed with their digits apart."""
    return {
        place
        for number in _SPACED.finditer(text, start, end)
        for place in range(*number.span())
        if text[place].isspace() or text[place] == "\u200b"
    }


def _separates(text: str, start: int, gap: int, end: int, cell: bool) -> bool:
    """Whether the gap between two digits keeps two numbers apart rather than breaking one."""
    if "\n" not in text[gap:end] and "\f" not in text[gap:end]:
        return True
    before = text[max(start, gap - _LONGEST) : gap]
    if _DECIMAL_BEFORE.search(before) and _DECIMAL_AFTER.match(text, end):
        return True
    if cell:
        return False
    line_start = max(text.rfind("\n", start, gap) + 1, start)
    line_start = max(text.rfind("\t", line_start, gap) + 1, line_start)
    return _ONLY_NUMBER.fullmatch(text, line_start, gap) is not None


def _folded(text: str) -> str:
    """One width and script; a comma inside thousands is ASCII, others and stops are wide."""
    folded = fold(text)
    if "元." in folded or "%." in folded:
        folded = _STOP.sub("。", folded)
    if not _SEPARATOR.search(folded):
        return _wide_commas(folded)
    pieces: list[str] = []
    position = 0
    for number in _THOUSANDS.finditer(folded):
        pieces.append(_wide_commas(folded[position : number.start()]))
        pieces.append(number.group().replace("，", ","))
        position = number.end()
    pieces.append(_wide_commas(folded[position:]))
    return "".join(pieces)


def _wide_commas(text: str) -> str:
    return text.replace(",", "，").replace("﹐", "，")
