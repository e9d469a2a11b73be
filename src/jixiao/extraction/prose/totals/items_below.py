"""What the items below an amount make of it: 基本支出预算比上年增加9.40万元，分项如下：1.甲增加
12.10万元…。2.乙减少2.70万元…; 本年收入90.50万元，包括：甲收入：…60.20万元。乙收入：…30.30万元.

Each item is a paragraph with a list number, or one that begins with its name and a colon, and tells
first what counts. Told where they make the amount exactly, or but for a misprint; any other change
only where the items are known to be all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from jixiao.extraction.building import signed_sum
from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose.phrases import NO_MARK, Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_FEWEST, _FEWEST_LEVELS, _MOST = 2, 2, 30
"""Items that tell a change, or an amount; items of a list."""
_HEADS = 4
"""Amounts before the items that are tried, the last of them first."""
_TELLING = 3
"""Digits of what two items make by no chance."""
_TITLED = late_regex(r"[^，。；：\d（）]{2,16}：")
_OPENS = late_regex(r"(?:如下|包括|具体|分别是|看|其中|分项|为)：$|^：$")
_JOINED = late_regex(r"(?:如下|包括)：[^，。；：\d（）]{2,16}：")
_NAME = late_regex(r"\x04?(?P<name>[^，。；：]+?(?:支出|经费|补助|费|收入)(?!和|及))")
_TOTAL = late_regex(r"(?:收入|支出|资金|经费)(?:总预算|总额|总计|合计|总收入|总支出)(?:为|是)?$")
_UNNUMBERED = NO_MARK + 1
_passage = attrgetter("passage")


class _Paragraph(NamedTuple):
    """The amounts of a paragraph; ``mark`` is the rank of its list number, ``_UNNUMBERED`` where it
    begins with a name and a colon.
    """

    mark: int
    amounts: list[Phrase]
    end: str
    """What stands behind its last figure."""

    @property
    def name(self) -> str:
        match = _NAME.match(self.amounts[0].gap)
        return match["name"].lstrip("对") if match else ""


def items_below(phrases: Sequence[Phrase], stated: set[int]) -> Iterator[Relation]:
    """The sums of all such items; ``stated`` are the places of what other sums state."""
    passages = (list(one) for _, one in groupby(phrases, _passage))
    paragraphs = [paragraph for one in passages for paragraph in _paragraphs(one)]
    for place, head in enumerate(paragraphs[:-1]):
        below = paragraphs[place + 1]
        opens = head.end.endswith("：") and _OPENS.search(head.end) is not None
        if below.mark == NO_MARK or below.mark <= head.mark % NO_MARK or not head.amounts:
            continue
        if below.mark == _UNNUMBERED and not opens:
            continue
        items = list(_items(paragraphs, place + 1))
        for one in _heads(head):
            relation = _sum_of(one, items)
            surely = opens and one is _only_one(head, one.role)
            told = relation is not None and (relation.verdict is Verdict.HOLDS or surely)
            if told and relation is not None and one.figure.start not in stated:
                yield relation


def _only_one(head: _Paragraph, role: Role) -> Phrase | None:
    """The one amount, or change, that a paragraph tells."""
    alike = [one for one in head.amounts if one.role is role]
    return alike[0] if len(alike) == 1 else None


def _paragraphs(told: list[Phrase]) -> Iterator[_Paragraph]:
    """A paragraph; in two where its last line opens a list whose first item was joined to it."""
    place = next((at for at, one in enumerate(told) if at and _JOINED.search(one.gap)), len(told))
    if place < len(told):
        yield _Paragraph(told[0].mark, _amounts(told[:place]), "：")
    first, kept = told[place % len(told)], told[place % len(told) :]
    titled = place < len(told) or (first.mark == NO_MARK and _TITLED.match(first.gap))
    end = told[-1].after.rstrip()
    yield _Paragraph(_UNNUMBERED if titled else first.mark, _amounts(kept), end)


def _amounts(told: Sequence[Phrase]) -> list[Phrase]:
    return [one for one in told if one.money and one.role in (Role.LEVEL, Role.CHANGE)]


def _items(paragraphs: Sequence[_Paragraph], place: int) -> Iterator[_Paragraph]:
    """The paragraphs of one rank from a place on, without what details them."""
    mark = paragraphs[place].mark
    for one in paragraphs[place : place + _MOST]:
        if one.mark < mark or (mark == _UNNUMBERED and one.mark != mark):
            return
        if one.mark == mark:
            yield one


def _heads(head: _Paragraph) -> list[Phrase]:
    told = [one for one in head.amounts if one.figure.value and not one.prior]
    return [one for one in told[::-1] if one.role is Role.LEVEL or one.sign][:_HEADS]


def _sum_of(head: Phrase, items: Sequence[_Paragraph]) -> Relation | None:
    """The sum of the first change, or of the first amount, of each item."""
    changes = head.role is Role.CHANGE
    found = [next((one for one in item.amounts if _counts(one, head)), None) for item in items]
    parts = [one for one in found if one is not None]
    if len(parts) < _FEWEST or (not changes and len(parts) < len(items)):
        return None
    signed = [(one.sign * head.sign if changes else 1, one.figure) for one in parts]
    relation = signed_sum(head.figure, signed, subject=head.subject.name)
    if relation.verdict is Verdict.HOLDS:
        return relation if _is_no_chance(head, parts) else None
    if len(parts) < len(items) or relation.verdict is not Verdict.CONTRADICTED:
        return None
    known = changes and _are_all(items)
    relation.must_hold = known
    titled = not changes and items[0].mark == _UNNUMBERED and is_misprinted(relation)
    return relation if known or titled or _goes_beyond(head, parts) else None


def _goes_beyond(head: Phrase, parts: Sequence[Phrase]) -> bool:
    """收入总计90.50万元，其中：1.拨款95.20万元…2.结余3.10万元…: whether one item alone is more than
    the total that all of them should make.
    """
    if head.role is not Role.LEVEL or not _TOTAL.search(head.gap):
        return False
    alike = all(one.figure.scale == head.figure.scale for one in parts)
    return alike and any(one.figure.value > head.figure.value for one in parts)


def _are_all(items: Sequence[_Paragraph]) -> bool:
    """Whether items are known to be all there are (工资福利支出, 商品和服务支出 …)."""
    partition = partition_of("", [item.name for item in items])
    return partition is not None and not partition.loose


def _counts(one: Phrase, head: Phrase) -> bool:
    if one.role is not head.role or one.prior:
        return False
    return bool(one.sign) if head.role is Role.CHANGE else True


def _is_no_chance(head: Phrase, parts: Sequence[Phrase]) -> bool:
    telling = [one for one in parts if one.figure.value]
    return len(telling) > 1 and (len(telling) > _FEWEST or head.figure.telling >= _TELLING)
