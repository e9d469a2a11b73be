"""A10: the shares of one whole do not make 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.reading import ProseReading
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Role

_WHOLE = Decimal(100)
_NAMED = late_regex(
    r"(?P<one>[一-龥]{2,8}?)[和与、及](?P<other>[一-龥]{2,8}?)(?:各自?|分别)占[^，。；：]{0,14}$"
)
_STRUCTURE = late_regex(r"三次产业(?:结构|比例|比重|占比)[^，。；：\d]{0,12}$")
_INDUSTRIES = 3
_JOINS = late_regex(r"[和与、及]|以及")
_NEARLY_ALL = Decimal(90)
"""Bare shares that make less leave room for a part that nobody names."""


def share_mentions(reading: ProseReading) -> Iterator[Mention]:
    """The shares of every list and of every row of shares without amounts."""
    for parts in reading.lists:
        if parts.stated.role is Role.LEVEL:
            yield from _of_list(parts)
    yield from _respective(reading.phrases)
    yield from _of_industries(reading.phrases)
    for row in _rows(reading.phrases):
        names = [share.subject.name for share in row]
        if partition_of("", names) is not None and _total(row) > _NEARLY_ALL:
            yield from _not_all(row, row[0].base or "、".join(names))


def _respective(phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """甲和乙分别占总支出的21.73%和78.72%: the shares of all parts that one clause names."""
    for first, second in pairwise(phrases):
        match = _NAMED.search(first.gap) if first.role is Role.SHARE else None
        if match is None or not _JOINS.fullmatch(second.gap) or second.role is not Role.SHARE:
            continue
        if not _JOINS.match(second.after) and partition_of("", [match["one"], match["other"]]):
            yield from _not_all([first, second], first.base or match[0])


def _of_industries(phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """三次产业结构为10.4：38.2：50.4: the three numbers of such a structure."""
    for place, first in enumerate(phrases):
        row = phrases[place : place + _INDUSTRIES]
        joined = first.after == "：" and len(row) == _INDUSTRIES and row[1].after == "："
        if not joined or not _STRUCTURE.search(first.gap) or row[-1].after.startswith("："):
            continue
        bare = all(one.figure.dimension is Dimension.NUMBER for one in row)
        if bare and abs(_total(row) - _WHOLE) < _WHOLE - _NEARLY_ALL:
            yield from _not_all(row, "三次产业结构")


def _of_list(parts: Parts) -> Iterator[Mention]:
    """One share for each item of a list whose amounts add up."""
    shares = [share for item, _ in parts.items if (share := _share(item)) is not None]
    if len(shares) >= max(2, len(parts.items)) and not parts.relation.contradicted:
        for mention in _not_all(shares, parts.head.subject):
            if not any(_is_of_another(item, parts) for item, _ in parts.items):
                yield mention


def _share(item: Statement) -> Phrase | None:
    return next((phrase for phrase in item.phrases if phrase.role is Role.SHARE), None)


def _is_of_another(item: Statement, parts: Parts) -> bool:
    """占上年收入80万元的60%: whether the share of an item is of a whole that is printed beside it,
    and is not what the items make.
    """
    stated = parts.stated.figure.value
    return any(phrase.of_whole and phrase.figure.value != stated for phrase in item.phrases)


def _rows(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Shares that name their part themselves and follow one another without other figures."""
    row: list[Phrase] = []
    for phrase in phrases:
        bare = phrase.role is Role.SHARE and bool(phrase.subject.name) and not phrase.respective
        if row and not (bare and _goes_on(row[-1], phrase)):
            yield row
            row = []
        if bare:
            row.append(phrase)
    if row:
        yield row


def _goes_on(one: Phrase, other: Phrase) -> bool:
    same = one.passage == other.passage and one.stop == other.stop and one.depth == other.depth
    return same and one.base == other.base


def _not_all(shares: Sequence[Phrase], subject: str) -> Iterator[Mention]:
    """A mention at the last share, where rounding does not explain their sum."""
    total = _total(shares)
    room = sum((share.figure.ulp for share in shares), Decimal(0)) / 2
    if abs(total - _WHOLE) > room:
        last = shares[-1].figure
        yield Mention(
            "shares_not_100", last.start, last.end, str(total), "100", subject=subject,
            figures=tuple(share.figure for share in shares),
        )  # fmt: skip


def _total(shares: Sequence[Phrase]) -> Decimal:
    return sum((share.figure.value for share in shares), Decimal(0))
