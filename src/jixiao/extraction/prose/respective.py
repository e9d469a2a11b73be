"""甲费与乙费分别为x和y: the n-th amount of a row is of the n-th name before it."""

from __future__ import annotations

import re

from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.subjects import Subject, subject_of, without_asides
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_NAMES = late_regex(
    r"(?:^|[，。；：])(?P<names>[^，。；：]{4,60}?)(?:预算|决算|支出)?(?:数|额)?"
    r"分别(?:为|是|有|完成|达到?|实现|安排|支出|拨付|下达|到位)了?$"
)
_LINKS = ("、", "[、与]", "[、和]", "[、及]", "[、与和及]")
"""What may part the names: 和 and 及 stand within names, too (购置及运行维护费)."""
_SHORTEST_NAME = 2
_LONGEST_ROW = 6
_REACH = 12
"""Figures before a row among which the list that it goes on with may open."""


def share_names(phrases: list[Phrase]) -> None:
    """Give every amount of such a row its own name; a row within a list opens none."""
    for place, phrase in enumerate(phrases):
        if "分别" not in phrase.gap or phrase.role is not Role.LEVEL:
            continue
        row = _row(phrases[place : place + _LONGEST_ROW])
        names = _names(phrase.gap, len(row))
        for one, name in zip(row, names, strict=False):
            one.subject = Subject(name, phrase.subject.stage)
        if names and _within_list(phrase, phrases[max(0, place - _REACH) : place]):
            phrase.opener = phrase.exhaustive = False


def _row(phrases: list[Phrase]) -> list[Phrase]:
    """The first of the figures and those that follow it in a row."""
    row = phrases[:1]
    for phrase in phrases[1:]:
        alike = phrase.figure.dimension is row[0].figure.dimension
        if not alike or not ROW_LINK.fullmatch(phrase.gap):
            break
        row.append(phrase)
    return row


def _names(gap: str, wanted: int) -> list[str]:
    """As many names as there are amounts; none where the words do not part so."""
    match = _NAMES.search(without_asides(gap)) if wanted > 1 else None
    for link in _LINKS if match else ():
        names = [subject_of(name).name for name in re.split(link, match["names"] if match else "")]
        if len(names) == wanted and all(len(name) >= _SHORTEST_NAME for name in names):
            return names
    return []


def _within_list(phrase: Phrase, before: list[Phrase]) -> bool:
    """Whether a list opened before the row, after the last full stop."""
    return any(
        one.opener and (one.passage, one.stop) == (phrase.passage, phrase.stop) for one in before
    )
