"""Places named by a printed literal and which of its occurrences is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from benchmarks.checking import Span

Place = Sequence[str | int]
"""A literal and its occurrence from 1; a number stands alone, never inside a longer one."""


def span_of(text: str, place: Place) -> Span:
    """The span of the literal; a place that is not there is a fault of the data."""
    literal, occurrence = str(place[0]), int(place[1])
    pattern = re.escape(literal)
    if literal[:1].isdigit():
        pattern = rf"(?<![\d.]){pattern}(?![\d.])"
    found = list(re.finditer(pattern, text))
    if len(found) < occurrence:
        raise LookupError(f"{literal} stands {len(found)} times in the text, not {occurrence}")
    return Span(*found[occurrence - 1].span())


def context(text: str, span: Span, around: int = 14) -> str:
    """The span in brackets with what stands beside it, on one line."""
    before = text[max(0, span.start - around) : span.start]
    after = text[span.end : span.end + around]
    return " ".join(f"{before}[{text[span.start : span.end]}]{after}".split())
