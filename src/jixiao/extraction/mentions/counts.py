"""Counts of a list against the items that are listed (B02): 共3个项目：甲、乙。

A list is counted only where it is closed: it ends with its sentence and no word leaves it open
(等, 主要, 其中, 如). Names that hold 和 may be one item or two, so the number of items is a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.reading import ProseReading
from jixiao.figures.chinese import number_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention

_NOUN = (
    r"(?P<noun>(?:[一-龥]{0,6}?)(?:项目|子项|指标|科室|股室|处室|部门|单位|机构|课题|工程|方面|问题|"
    r"措施|举措|建议|原因|内容|环节|阶段|大类|活动|任务|社区|乡镇|街道|中心|站所))"
)
_NUMBER = r"(?P<number>\d{1,2}|[一二三四五六七八九十两]{1,3})"
_COUNT = rf"{_NUMBER}(?P<unit>个|项|家|类|大){_NOUN}"
_BEFORE_LIST = late_regex(
    rf"(?<![\d.第前后另余多近约])(?<!其他){_COUNT}"
    r"(?P<opening>，?(?:分别是|分别为|具体是|具体为|即)：?|：(?:分别是|分别为|即)?)(?P<list>[^。]+)(?P<end>。)"
)
"""3个项目：…。 2个科室，分别是…。"""
_BEHIND_LIST = late_regex(
    r"(?:内设机构?有?|下设|包括|包含|分别为|分别是)(?P<list>[^。，；：]+?、[^。，；：]+?)"
    rf"(?P<etc>等)?(?:共计?)?{_COUNT}(?=[。，；]|$)"
)
"""包括甲、乙、丙3个项目: a list with its count behind."""
_COUNTED = late_regex("[0-9一二三四五六七八九十两][个项家类大]")
"""Without such a count a passage needs no closer look."""
_ORDINAL = late_regex(
    r"(?:^|[：；，。、])(?:第?(?P<number>[一二三四五六七八九十])是|[（(](?P<round>\d)[）)])"
)
_OPEN = late_regex(r"等|主要|其中|例如|比如|譬如|如：|为主|之一|部分|合计|总计|小计")
_CLOSING = late_regex(r"[，；](?:共计|合计|总计|共|总金额|总投资|资金|涉及)[^，；]*$")
_BRACKET = late_regex(r"（[^（）]*）")
_JOINER = late_regex(r"[和及与]|以及")
_MONEY = late_regex(r"\d(?:\.\d+)?(?:万|亿)?元")
_LOOSE_ITEM = late_regex(r"^.?$|^[一二三四五六七八九十]|[一二三四五六七八九十]$")
"""业务一、二科: a mark between numbers parts no names."""
_FEWEST = 2


class _Items(NamedTuple):
    """The least and the most items that a list can be read as."""

    least: int
    most: int


def count_mentions(reading: ProseReading) -> Iterator[Mention]:
    """Every count of a closed list that is not the number of its items."""
    followers = [*reading.passages[1:], None]
    for passage, following in zip(reading.passages, followers, strict=False):
        if not _COUNTED.search(passage.text):
            continue
        goes_on = following is not None and _ORDINAL.match(following.text) is not None
        for match in () if goes_on else _BEFORE_LIST.finditer(passage.text):
            yield from _mention(passage, match, _items_behind(passage, match))
        for match in _BEHIND_LIST.finditer(passage.text):
            items = _named(_BRACKET.sub("", match["list"]), match["noun"])
            if items and match["etc"]:
                items = _Items(items.least, _MANY)
            yield from _mention(passage, match, items)


def _items_behind(passage: Passage, match: re.Match[str]) -> _Items | None:
    """The numbered items behind a count, else the names in its sentence."""
    numbered = _ordinals(passage.text[match.start("opening") :])
    return numbered or _listed(match["list"], match["noun"])


_MANY = 99
"""An open list may have any number of items more than are named."""


def _mention(passage: Passage, match: re.Match[str], items: _Items | None) -> Iterator[Mention]:
    """The count where the items cannot be so many."""
    stated = _value(match["number"])
    if not stated or items is None or items.least <= stated <= items.most:
        return
    expected = items.least if stated < items.least else items.most
    start, end = passage.clean.span(match.start("number"), match.end("unit"))
    yield Mention(
        "listed_count", start, end, f"{match['number']}{match['unit']}", str(expected),
        subject=match["noun"],
    )  # fmt: skip


def _value(number: str) -> int:
    """A count in Arabic or Chinese digits; 0 where it is none."""
    try:
        return int(number_of(number))
    except ValueError:
        return 0


def _ordinals(text: str) -> _Items | None:
    """一是…；二是…；三是…: the highest number, where all before it are there."""
    numbers: list[int] = []
    for match in _ORDINAL.finditer(text):
        number = int(match["round"]) if match["round"] else _value(match["number"])
        if number != len(numbers) + 1:
            break
        numbers.append(number)
    return _Items(len(numbers), len(numbers)) if len(numbers) >= _FEWEST else None


def _listed(text: str, noun: str) -> _Items | None:
    """The items of a list that ends with its sentence."""
    text = _CLOSING.sub("", _BRACKET.sub("", text))
    if _OPEN.search(text) or text[:1].isdigit():  # 分别为42名、96名: figures, no names
        return None
    if "；" in text:
        pieces = [piece for piece in text.split("；") if piece]
        return _Items(len(pieces), len(pieces)) if len(pieces) >= _FEWEST else None
    if _MONEY.search(text):
        return _priced(text)
    return None if "，" in text else _named(text, noun)


def _priced(text: str) -> _Items | None:
    """Items with one amount each."""
    pieces = re.split(r"[、，]", text)
    if len(pieces) < _FEWEST or any(len(_MONEY.findall(piece)) != 1 for piece in pieces):
        return None
    return _Items(len(pieces), len(pieces))


def _named(text: str, noun: str) -> _Items | None:
    """Names in a row; where some end with the noun, the others may belong to them (甲、乙项目)."""
    pieces = text.split("、")
    if len(pieces) < _FEWEST or any(_LOOSE_ITEM.search(piece) for piece in pieces):
        return None
    if any(char.isdigit() for char in text):
        return None
    ending = sum(piece.endswith(noun) for piece in pieces)
    return _Items(ending or len(pieces), len(pieces) + len(_JOINER.findall(text)))
