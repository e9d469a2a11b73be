"""What rises and falls of one sentence come to: 甲减少0.58亿元、乙减少1.74亿元、丙增加0.24亿元，
总收入调减2.08亿元; and what an amount was adjusted to (由85.30万元调整为91.80万元，调增6.50万元).

Told where they make it exactly, and so never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from jixiao.extraction.building import agrees, signed_sum, told_only
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import swaps_figure
from jixiao.figures.figure import total_of
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_FEWEST, _MOST = 3, 12
"""Changes that make another one."""
_TELLING = 3
"""Digits of an amount of which two may be swapped by no chance."""
_TWO_ROWS, _BESIDE = 24, 2
"""Changes of two rows, and passages between them at most."""
_UP = "增"
_WAY = late_regex(r"调(?P<way>[增减])(?:了|资金|预算|金额)?(?:约?为|合计|共)?$")
_NET = late_regex(r"净调?(?P<way>[增减])加?少?(?:了|额|资金|预算)?(?:为)?$")
_IN_ALL = late_regex(
    r"[，、；](?:合计|共计|总计|共)(?:[调核追][增减加])?(?:资金|预算|金额)?(?:为)?"
)
_SIGNS = frozenset("共计")
_UNITS = ("项", "笔", "类", "个")
_PAIR = 2
_BASE = late_regex(r"(?:上年|去年|上一年|年初预算|预算)(?!拨款)")
_ADJUSTED = late_regex(r"(?:调整|变更|修正|调|变|改)(?:为|至|到)$")


def net_changes(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each change of a sentence by all those right before it, or right behind it, some of which
    rise and some fall.
    """
    changes = [one for one in phrases if one.money and one.role is Role.CHANGE and one.sign]
    yield from _net_of_another(changes)
    for _, told in groupby(changes, key=lambda one: one.passage):
        paragraph = list(told)
        yield from _net_of_all(paragraph)
        for _, beside in groupby(paragraph, key=lambda one: one.sentence):
            yield from _net_of_some(list(beside))


def _net_of_all(row: Sequence[Phrase]) -> Iterator[Relation]:
    """总额减少35万元。甲减少90万元。乙增加55.20万元: the first change of a paragraph by all of the
    others, be it a rounded one.
    """
    total, parts = row[0], row[1 : _MOST + 1]
    apart = len({one.sentence for one in row}) > 1 and len({one.sign for one in parts}) > 1
    if not apart or len(parts) < _FEWEST:
        return
    made = total_of(one.sign * one.figure.value for one in parts)
    signed = [(one.sign * total.sign, one.figure) for one in parts]
    relation = signed_sum(total.figure, signed, subject=total.subject.name)
    long = total.figure.telling >= _TELLING and agrees(relation.judgement)
    if long or abs(made - total.sign * total.figure.value) <= total.figure.ulp / 2:
        yield told_only(relation)


def _net_of_another(changes: Sequence[Phrase]) -> Iterator[Relation]:
    """收支增加9.10万元，主要是甲增加12.40万元、乙减少2.20万元、丙减少1.10万元，丁…: what the first
    changes of a row come to, as a change that another passage beside it tells.
    """
    for place, first in enumerate(changes):
        made, row = Decimal(0), changes[place : place + _MOST]
        for count, one in enumerate(row if first.opener or first.reason else (), 1):
            if one.sentence != first.sentence:
                break
            made += one.sign * one.figure.value
            parts = row[:count]
            if count < _FEWEST or len({part.sign for part in parts}) == 1:
                continue
            for total in changes[max(0, place - _MOST) : place + _TWO_ROWS]:
                near = 0 < abs(total.passage - first.passage) <= _BESIDE
                long = total.figure.telling >= _TELLING
                if near and long and made == total.sign * total.figure.value:
                    signed = [(part.sign * total.sign, part.figure) for part in parts]
                    yield signed_sum(total.figure, signed, subject=total.subject.name)


def _net_of_some(row: Sequence[Phrase]) -> Iterator[Relation]:
    """A change of a sentence by those beside it."""
    if len(row) > _FEWEST and len({one.sign for one in row}) > 1:
        for place, total in enumerate(row):
            before, behind = row[max(0, place - _MOST) : place][::-1], row[place + 1 :][:_MOST]
            parts = _making(total, before) or _making(total, behind)
            if parts:
                signed = [(one.sign * total.sign, one.figure) for one in parts]
                yield signed_sum(total.figure, signed, subject=total.subject.name)


def sums_of_changes(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """调减两项：甲核减40.50万元，乙收回12.30万元，共52.80万元: what the changes right before come
    to; told wrong where they are just as many as counted, or two digits are swapped.
    """
    for place, total in enumerate(phrases):
        said = total.money and not _SIGNS.isdisjoint(total.gap)
        row = _changes_before(total, phrases[max(0, place - _MOST) : place]) if said else []
        if len(row) < _PAIR or len({one.sign for one in row}) > 1:
            continue
        relation = signed_sum(
            total.figure, [(1, one.figure) for one in row], subject=total.subject.name
        )
        sure = place > len(row) and _counts(phrases[place - len(row) - 1], row)
        if sure or relation.verdict is Verdict.HOLDS or swaps_figure(relation):
            yield relation


def _changes_before(total: Phrase, before: Sequence[Phrase]) -> list[Phrase]:
    """The changes of a sentence right before what is said to be all of them."""
    row: list[Phrase] = []
    if _IN_ALL.fullmatch(total.gap) is not None:
        for one in reversed(before):
            if not one.money or one.role is not Role.CHANGE or one.sentence != total.sentence:
                break
            row.insert(0, one)
    return row


def _counts(head: Phrase, row: Sequence[Phrase]) -> bool:
    """调减两项：: whether just so many changes are counted right before them."""
    opened = head.figure.unit in _UNITS and row[0].gap[0] in "：，"
    return opened and head.figure.value == len(row)


def net_of_two(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """调增96.40万元，其中…；因故调减32.10万元。净调增65.20万元: the rise or the fall of a passage
    whose swapped digits keep both from the net change, where no other two of it make that.
    """
    for place, net in enumerate(phrases):
        match = _NET.search(net.gap) if net.money and "净" in net.gap else None
        if match is None:
            continue
        row = [one for one in phrases[max(0, place - _MOST) : place] if _beside(one, net)]
        more, less = ([one for one in row if _way(one) == way] for way in (1, -1))
        if match["way"] not in _UP:
            more, less = less, more
        pairs = [(one, other) for one in more for other in less]
        if any(one.figure.value - other.figure.value == net.figure.value for one, other in pairs):
            continue
        yield from [told for pair in pairs if (told := _swapped(net, *pair)) is not None][:1]


def _beside(one: Phrase, net: Phrase) -> bool:
    return one.money and one.passage == net.passage and "净" not in one.gap


def _way(one: Phrase) -> int:
    match = _WAY.search(one.gap)
    return (1 if match["way"] in _UP else -1) if match else 0


def _swapped(net: Phrase, more: Phrase, less: Phrase) -> Relation | None:
    """The rise or the fall whose digits are swapped, by what the others make."""
    for stated, parts in ((less, [(1, more), (-1, net)]), (more, [(1, net), (1, less)])):
        relation = signed_sum(
            stated.figure, [(sign, one.figure) for sign, one in parts],
            subject=stated.subject.name, kind=RelationKind.DIFFERENCE,
        )  # fmt: skip
        if stated.figure.telling >= _TELLING and swaps_figure(relation):
            return relation
    return None


def _making(total: Phrase, beside: Sequence[Phrase]) -> Sequence[Phrase]:
    """The changes next to one, from the nearest on, that come to it exactly."""
    for count in range(_FEWEST, len(beside) + 1):
        parts = beside[:count]
        made = total_of(one.sign * one.figure.value for one in parts)
        if made == total.sign * total.figure.value and len({one.sign for one in parts}) > 1:
            return parts
    return ()


def adjusted_totals(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """What an amount was adjusted to, of what it was before and of the change right behind."""
    amounts = [one for one in phrases if one.money]
    for was, became, change in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if became.passage != was.passage or not _ADJUSTED.search(became.gap):
            continue
        off = became.figure.value - was.figure.value
        if off and abs(off) == change.figure.value and change.sentence == became.sentence:
            signed = [(1, was.figure), (1 if off > 0 else -1, change.figure)]
            yield signed_sum(became.figure, signed, subject=became.subject.name)


def changes_by_base(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """较上年减少9万元，较预算减少2万元。其中：甲较上年减少5万元，较预算减少1万元；乙较上年减少4万元，
    较预算减少1万元: what changes against one base come to, told in turn with those against another.
    """
    told = [one for one in phrases if one.money and one.role is Role.CHANGE and one.sign]
    for _, beside in groupby(told, key=lambda one: one.passage):
        rows: dict[str, list[Phrase]] = {}
        for one in beside:
            if match := _BASE.search(one.gap):
                rows.setdefault(match[0][:1], []).append(one)
        for total, *parts in rows.values() if len(rows) == _PAIR else ():
            made = total_of(one.sign * one.figure.value for one in parts)
            if len(parts) >= _PAIR and made == total.sign * total.figure.value:
                signed = [(one.sign * total.sign, one.figure) for one in parts]
                yield signed_sum(total.figure, signed, subject=total.subject.name)
