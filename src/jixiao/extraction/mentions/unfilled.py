"""Templates handed in unfilled, and notes that belong to another table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jixiao.documents.document import Document, Paragraph
from jixiao.figures.clean import clean
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import TableReading

_PLACEHOLDER = late_regex(
    r"(?<![A-Za-z×])(?:[XxＸ×]{2,}|[_＿]{3,}|\*{3,}|〇〇)(?![A-Za-z])|（如持平作持平表述）|"
    r"增加（减少）"
)
_MARKS = (
    "XX",
    "xx",
    "Xx",
    "xX",
    "Ｘ",
    "×",
    "__",
    "＿",
    "***",
    "〇〇",
    "作持平表述",
    "增加（减少）",
)
"""No placeholder is without one of these."""
_FEWEST = 5
"""Fewer placeholders may be a name kept back (XX 公司)."""
_FUNDS = ("政府性基金", "国有资本经营", "社会保险基金")
_NOTE = late_regex(
    r"(?:注|说明)：[^。]{0,60}?"
    r"(?P<none>无(?P<fund>政府性基金|国有资本经营|社会保险基金)(?:预算)?)"
)
_REACH = 400
"""Characters behind a table in which its notes stand."""


def unfilled_mentions(document: Document) -> Iterator[Mention]:
    """One mention where placeholders stand all over a document: it is a template, not a report."""
    text = document.text
    if sum(text.count(mark) for mark in _MARKS) < _FEWEST:
        return
    found = list(_PLACEHOLDER.finditer(text))
    if len(found) >= _FEWEST:
        first = found[0]
        yield Mention(
            "placeholder", first.start(), first.end(), first.group(), "", note=str(len(found))
        )


def note_mentions(document: Document, tables: Sequence[TableReading]) -> Iterator[Mention]:
    """A note under a table that speaks of another fund than the table is about."""
    for table in tables:
        funds = [fund for fund in _FUNDS if fund in table.title.replace(" ", "")]
        if len(funds) != 1:
            continue
        for block in _after(document, table.table.end):
            view = clean(document.text, block.start, block.end)
            match = _NOTE.search(view.text)
            if match and match["fund"] != funds[0]:
                start, end = view.span(match.start("none"), match.end("none"))
                expected = match["none"].replace(match["fund"], funds[0])
                yield Mention(
                    "wrong_note", start, end, match["none"], expected, subject=table.title
                )


def _after(document: Document, offset: int) -> Iterator[Paragraph]:
    """The paragraphs right after a table, up to the next one."""
    for block in document.blocks:
        if block.start < offset:
            continue
        if not isinstance(block, Paragraph) or block.start > offset + _REACH:
            return
        yield block
