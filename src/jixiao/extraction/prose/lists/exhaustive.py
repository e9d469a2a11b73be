"""Whether the words of a list say that its items are all there are, or that something is left."""

from __future__ import annotations

from decimal import Decimal

from jixiao.extraction.prose.breaks import IN_ROW, NEW_SENTENCE
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex

_REST = late_regex(r"[，、；和及]*(?:其余|剩余|余下|(?:[^，。；、]{1,8}[及和])?其[他它]类?$)")
"""、其余 and 、其他 of no further name, 、行政争议及其他: all that the other items leave."""
_KINDS = late_regex(
    r"、[^，。；：、]+(?P<count>[两二三四五六七八九])(?:大?类|部分|大?块|方面)[，。；：]"
)
"""甲、乙两类: how many kinds there are, right behind their names."""
_BARE_COLON = late_regex(r"：(?!其中|包括|主要|如|含)")
_REST_IN_WORDS = late_regex(
    r"[，；、](?:而|和|及)?(?:其余|剩余|余下|余款|其他|其它|不足)[^，。；：\d]{1,24}(?:[。；]|$)"
)
"""What the items leave is told without an amount."""
_PAIR, _ALL_OF = 2, 20
"""Items that leave out no more than a twentieth of what they are kinds of."""
_PEOPLE = frozenset(("人", "名", "位", "人次"))
_LEAST_OF_WHOLE = Decimal("0.9")
"""Of a head, what items that only a colon opens come to at least."""


def is_exhaustive(parts: Parts) -> bool:
    """Whether words of the first item, of the last, or of the head say that no item is missing."""
    told = parts.items[0][0].first.exhaustive or _ends_with_the_rest(parts)
    return told or _is_counted_out(parts) or _are_all_kinds(parts)


def _is_counted_out(parts: Parts) -> bool:
    """在岗86人：机关30人、甲所28人、乙所18人、丙所10人: whether nothing but a colon opens a row of
    counts that come very near their head.
    """
    rest = [item.first for item, _ in parts.items[1:]]
    bare = _BARE_COLON.match(parts.items[0][0].first.gap) and not parts.stated.money
    row = bool(bare) and len(rest) > 2 and all(one.pause == IN_ROW for one in rest)
    return row and parts.total >= parts.stated.figure.value * _LEAST_OF_WHOLE


def _are_all_kinds(parts: Parts) -> bool:
    """有基本支出、项目支出两类，总额90万元，其中…: whether the words of the head count just as many
    kinds as there are items.
    """
    match = _KINDS.search(parts.head.first.gap) if parts.size > 1 else None
    return match is not None and number_of(match["count"]) == parts.size


def are_called_as_head(parts: Parts) -> bool:
    """下设库房46间，其中恒温库房18间、普通库房20间、周转库房7间: whether three kinds or more of the
    very thing that is counted, and no people, leave less than the smallest of them.
    """
    head, stated = parts.head.subject, parts.stated.figure
    kinds = stated.dimension is Dimension.COUNT and stated.unit not in _PEOPLE
    if not kinds or parts.size <= _PAIR or len(head) < _PAIR:
        return False
    noun, left = head[-_PAIR:], stated.value - parts.total
    row = all(item.first.pause == IN_ROW for item, _ in parts.items[1:])
    called = all(item.subject.endswith(noun) and item.subject != noun for item, _ in parts.items)
    units = {value.figure.unit for _, value in parts.items} == {stated.unit}
    small = 0 < left * _ALL_OF <= stated.value
    spare = any(value.figure.value <= left for _, value in parts.items)
    return row and called and units and small and not spare


def counts_alike(parts: Parts) -> bool:
    """认定企业123家，分别为国家级36家、…: whether all count the same things in one sentence."""
    units = {value.figure.unit for _, value in parts.items} | {parts.stated.figure.unit}
    beside = parts.items[-1][0].sentence == parts.head.sentence
    return beside and len(units) == 1 and (parts.size > 2 or _ends_with_the_rest(parts))


def _ends_with_the_rest(parts: Parts) -> bool:
    """其中甲60万元，其余40万元用于乙: whether the last item is all that the others leave; so it is
    of what is counted where it is called 其他 (甲类68个、乙类54个、其他类4个).
    """
    item = parts.items[-1][0]
    if not parts.stated.money and item.subject.startswith("其他"):
        return True
    return item.first.pause < NEW_SENTENCE and _REST.match(item.first.gap) is not None


def leaves_the_rest(parts: Parts) -> bool:
    """总额60万元，来源为财政拨款40万元、自筹15万元，余下由上年结存补足。: whether the words behind
    the last item say what makes up the rest, so that the items alone make nothing.
    """
    return _REST_IN_WORDS.match(parts.items[-1][0].phrases[-1].after) is not None
