"""Passages → phrases: every figure with the text around it, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import (
    Gap,
    depth_after,
    full_stops,
    gap_before,
    passage_break,
    sentence_ends,
    strongest_break,
)
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.respective import share_names
from jixiao.extraction.prose.roles.classifying import classify
from jixiao.extraction.prose.roles.following import settle_behind
from jixiao.extraction.prose.roles.naming import name_by_heading
from jixiao.extraction.prose.roles.scores import settle_points
from jixiao.extraction.prose.rows import lend_units, name_money, spread_roles
from jixiao.figures.figure import Figure
from jixiao.figures.scan import Token
from jixiao.ledger.relation import Role

_CONTEXT = 120
"""Characters before a figure in which an indicator's name and heading may stand."""
_LEAD_REACH = 16
"""Characters at the end of a passage that tell how it opens the list after it."""
_SECTION = 2
"""The level of headings that open a section, of more than one amount."""
_AMOUNTS = ("支出", "收入", "费", "拨款")
_HEADING_MARKS = {2: 1, 3: 2, 4: 3, 5: 4}
"""The rank of the list number that a heading of each level starts with."""
_CLASS_ENDS = ("（类）", "（款）", "（项）")
_CLASS_END = 4
"""Characters at the end of a line in which its functional class ends: （项）。"""
_LEADS_ON = ("：", "如下", "如下。", "其中", "其中，")
"""A passage that ends so is the head of the list in the passages after it."""


def phrases_of(passages: list[Passage]) -> list[Phrase]:
    """The phrases of all passages in order; sentences are numbered through."""
    phrases: list[Phrase] = []
    lead = _Lead()
    sentence = 0
    for index, passage in enumerate(passages):
        own = list(_PassageReader(index, passage, sentence).phrases())
        lead.pass_on(passage, own)
        phrases.extend(own)
        sentence += 1 + sentence_ends(passage.text)
    name_money(phrases)
    lend_units(phrases)
    spread_roles(phrases)
    share_names(phrases)
    settle_points(phrases)
    return phrases


@dataclass(slots=True)
class _Lead:
    """What earlier passages say of the first figure of the next one that has figures."""

    text: str = ""
    """The end of the last passage that may lead on to a list."""
    mark: int = 0
    """Rank of the number of a heading without figures; 0 none."""
    heading: str = ""
    """The line right before, where it is nothing but a functional class or a numbered amount."""

    def pass_on(self, passage: Passage, phrases: list[Phrase]) -> None:
        """Tell the first phrase of a passage; remember what the passage says of the next."""
        if phrases:
            self._tell(phrases[0])
            self.text, self.mark, self.heading = phrases[-1].after, 0, ""
            return
        end = passage.text[-_CLASS_END:]
        self.heading = passage.text if any(one in end for one in _CLASS_ENDS) else ""
        if passage.level > _SECTION and not self.heading:
            self.heading = _amount_of(passage)
        self.mark = _HEADING_MARKS.get(passage.level, self.mark)
        if not self.text.endswith(_LEADS_ON):
            self.text = "" if passage.level else passage.text

    def _tell(self, phrase: Phrase) -> None:
        if self.mark and not phrase.listed:
            phrase.mark = self.mark
        if self.heading:
            name_by_heading(phrase, self.heading)
        phrase.opener |= self.text.endswith(_LEADS_ON)
        phrase.partial |= bool(words.OPEN_LIST.search(self.text[-_LEAD_REACH:]))


def _amount_of(passage: Passage) -> str:
    """（二）项目支出： in a line of its own: the amount that is told below it; "" without one."""
    title = passage.title
    alone = title.endswith(_AMOUNTS) and passage.text.rstrip("：。").endswith(title)
    return title if alone else ""


@dataclass(slots=True)
class _PassageReader:
    """Reads the figures of one passage from left to right."""

    index: int
    passage: Passage
    sentence: int
    position: int = 0
    """Where the last figure ends in the clean text."""
    depth: int = 0
    stop: int = 0
    year: int | None = None
    """The year of the last level in this sentence: it holds until another is named."""
    marks: deque[Token] = field(default_factory=deque)

    def phrases(self) -> Iterator[Phrase]:
        """The phrases of the passage, classified."""
        tokens = self.passage.tokens
        figures = [token for token in tokens if token.figure is not None]
        if not figures:
            return
        self.marks = deque(token for token in tokens if token.figure is None)
        ends = [*(token.start for token in figures[1:]), len(self.passage.text)]
        first = True
        last: Phrase | None = None
        for token, following in zip(figures, ends, strict=False):
            gap = gap_before(self.passage.text, self.position, token.start, self.marks)
            phrase = self._phrase(token, gap, following, first=first)
            classify(phrase)
            if last is not None:
                settle_behind(phrase, last)
            last = phrase
            if phrase.role is Role.LEVEL and not phrase.prior and not phrase.depth:
                self.year = phrase.year
            yield phrase
            self.position, first = token.end, False

    def _phrase(self, token: Token, gap: Gap, following: int, *, first: bool) -> Phrase:
        text, passage = self.passage.text, self.passage
        closes = self._advance(gap.text, first=first)
        return Phrase(
            _placed(token, passage),
            gap.text,
            text[token.end : following],
            self.index,
            self.sentence,
            self.depth,
            stop=self.stop,
            year=gap.year or self.year,
            bound=token.bound,
            pause=passage_break(passage.level) if first else strongest_break(gap.text),
            mark=gap.rank,
            closes=closes,
            place=token.start,
            context=text[max(0, token.start - _CONTEXT) : token.start],
            title=passage.title if first else "",
        )

    def _advance(self, gap: str, *, first: bool) -> int:
        """Count sentences, stops and brackets over a gap; how many brackets it closes."""
        self.depth, closes = depth_after(self.depth, gap)
        stops = full_stops(gap)
        ends = stops + gap.count("；")
        self.sentence += ends
        self.stop += stops
        if ends or first:
            self.year = None
        return closes


def _placed(token: Token, passage: Passage) -> Figure:
    """The figure of a token with its offsets in the document."""
    figure = token.figure
    assert figure is not None
    start, end = passage.clean.span(token.start, token.end)
    if end - start == token.end - token.start:
        number_end = start + figure.number_end - token.start
    else:
        number_end = passage.clean.origin(figure.number_end - 1) + 1
    return Figure(
        figure.digits,
        figure.unit,
        figure.dimension,
        start,
        end,
        number_end,
        figure.scale,
        figure.approximation,
    )
