"""Findings that rest on what was read in a picture with doubt: less severe, and they say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.checks.check import Fault, Text
from jixiao.checks.finding import Severity
from jixiao.ledger.relation import Ledger

_MOST = 3
"""Doubtful figures that a message names."""
_WORDS = Text(
    "（识别存疑：{figures}是从图片中识别的，请先对照原件）",
    " (read with doubt from a picture: {figures}; compare with the original first)",
)
_LOWER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}


def doubts_of(fault: Fault, ledger: Ledger) -> list[str]:
    """The doubtful places that a fault rests on, as they were read; none where all is sure."""
    if not ledger.doubts:
        return []
    spans = sorted({span for span in _spans(fault) if ledger.is_doubtful(span)})
    return [" ".join(ledger.text[start:end].split()) for start, end in spans]


def _spans(fault: Fault) -> Iterator[tuple[int, int]]:
    yield fault.start, fault.end
    relation = fault.relation
    for figure in (*(relation.figures() if relation else ()), *fault.figures):
        yield figure.start, figure.end


def lowered(severity: Severity) -> Severity:
    """One step less severe."""
    return _LOWER.get(severity, Severity.INFO)


def doubt_words(doubts: Sequence[str], language: str) -> str:
    """What a message adds; nothing where there is no doubt."""
    if not doubts:
        return ""
    shown = "、".join(f"“{text}”" for text in doubts[:_MOST])
    if language == "en":
        shown = ", ".join(doubts[:_MOST])
    more = "等" if language != "en" and len(doubts) > _MOST else ""
    return _WORDS.in_language(language).format(figures=shown + more)
