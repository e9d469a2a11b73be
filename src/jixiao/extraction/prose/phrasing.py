"""Passages → phrases: every figure with the text around it, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import (
    _SENTENCE_END,
    depth_after,
    mark_chinese_numbers,
    rank_of,
    strongest_break,
)
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.roles.classifying import classify
from jixiao.extraction.prose.rows import lend_units, spread_roles
from jixiao.figures.figure import Figure
from jixiao.figures.scan import Mark
from jixiao.ledger.relation import Role

_CONTEXT = 120
_LEAD_REACH = 16
_HEADING_MARKS = {2: 1, 3: 2, 4: 3, 5: 4}
"""The rank of the list number that a heading of each level starts with."""
_NO_MARK = 9
_LEADS_ON = re.compile(r"(?:其中|如下|包括|分项|明细|为|是|方面|说明)?：$|如下。?$|其中，?$")
"""A passage that ends so is the head of the list in the passages after it."""


def phrases_of(passages: list[Passage]) -> list[Phrase]:
    """The phrases of all passages in order; sentences are numbered through."""
    phrases: list[Phrase] = []
    sentence, pending, heading = 0, "", 0
    for index, passage in enumerate(passages):
        before = len(phrases)
        phrases.extend(_in_passage(index, passage, sentence))
        if len(phrases) > before:
            if heading and not phrases[before].listed:
                phrases[before].listed, phrases[before].mark = True, heading
            heading = 0
            phrases[before].opener |= bool(_LEADS_ON.search(pending))
            phrases[before].partial |= bool(words.OPEN_LIST.search(pending[-_LEAD_REACH:]))
            pending = phrases[-1].after
        else:
            heading = _HEADING_MARKS.get(passage.level, heading)
            if not _LEADS_ON.search(pending):
                pending = "" if passage.level else passage.text
        sentence += 1 + len(_SENTENCE_END.findall(passage.text))
    lend_units(phrases)
    spread_roles(phrases)
    return phrases


def _in_passage(index: int, passage: Passage, sentence: int) -> Iterator[Phrase]:
    text, position, depth, stop = passage.text, 0, 0, 0
    year: int | None = None
    first = True
    figures = [token for token in passage.tokens if token.figure is not None]
    ends = [*(token.start for token in figures[1:]), len(text)][: len(figures)]
    marks = iter([token for token in passage.tokens if token.figure is None])
    mark = next(marks, None)
    for token, following in zip(figures, ends, strict=True):
        figure = token.figure
        assert figure is not None
        pieces: list[str] = []
        cursor, listed, own_year, rank = position, False, None, _NO_MARK
        while mark is not None and mark.start < token.start:
            if mark.start >= position:
                pieces.append(text[cursor : mark.start])
                cursor = mark.end
                if mark.mark is Mark.YEAR and mark.text[:4].isdigit():
                    own_year = int(mark.text[:4])
                    pieces.append("\x01")
                elif mark.mark is Mark.DATE:
                    pieces.append("\x02")
                elif mark.mark is Mark.LIST:
                    listed, rank = True, rank_of(mark.text)
                    pieces.append("\x04")
                else:
                    pieces.append("\x03")
            mark = next(marks, None)
        pieces.append(text[cursor : token.start])
        gap = "".join(pieces)
        depth, closes = depth_after(depth, gap)
        strong = len(_SENTENCE_END.findall(gap))
        stop += sum(gap.count(mark) for mark in "。！？")
        sentence += strong
        if strong or first:
            year = None
        start, end = passage.clean.span(token.start, token.end)
        _, number_end = passage.clean.span(figure.start, figure.number_end)
        placed = Figure(
            figure.digits,
            figure.unit,
            figure.dimension,
            start,
            end,
            number_end,
            figure.scale,
            figure.approximation,
        )
        phrase = Phrase(placed, gap, text[token.end : following], index, sentence, depth)
        phrase.bound, phrase.year, phrase.listed = token.bound, own_year or year, listed
        phrase.mark, phrase.stop = rank, stop
        mark_chinese_numbers(phrase)
        phrase.pause, phrase.closes = strongest_break(gap, first, passage.level), closes
        phrase.title = passage.title if first else ""
        phrase.place = token.start
        phrase.context = text[max(0, token.start - _CONTEXT) : token.start]
        classify(phrase)
        if phrase.role is Role.LEVEL and not phrase.prior:
            year = phrase.year
        yield phrase
        position, first = token.end, False
