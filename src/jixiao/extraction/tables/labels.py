"""A row's label: numbering, 其中, code, and whether it names a total."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jixiao.extraction.tables.vocabulary import words
from jixiao.late import late_regex

_NUMERALS = "一二三四五六七八九十百"
_MARKS = (
    (1, late_regex(rf"[{_NUMERALS}]+、")),
    (2, late_regex(rf"（[{_NUMERALS}]+）")),
    (3, late_regex(r"\d{1,2}(?:[.、．](?!\d))")),
    (4, late_regex(r"（\d{1,2}）|[①-⑳]|\d{1,2}）")),
)
_CODE = late_regex(r"\[?(\d{7}|\d{5}|\d{3})\]?[-_—：]?(?=[^\d.,%年元万人次个])")
_OPEN = late_regex(r"(?:其中|包括)[：:]?")
_VIEW = late_regex(r"按[一-龥]{2,8}分(?:类|析)?[：:]?(?=.)")
"""按收入性质分：财政性资金, 按支出性质分：基本支出: each begins all the parts of the row above."""
_ADDING = late_regex(r"^(?:加|减|其)[：:]")
_TAIL = late_regex(
    r"[（(](?:类|款|项|万元|元|人|%|合计|小计|辆|个|含.{0,12}|\d+(?:\.\d+)?分)[)）]$"
)
_RATES = late_regex(r"(?:增减|增长|下降|升降|变动|变化|增幅|降幅|同比)[^，。]{0,8}(?:%|率|%[)）])$")
"""What a row of change rates is called."""
_POINTS = late_regex(r"[（(](?:权重|分值|满分|共|计)?(\d{1,3}(?:\.\d+)?)分[)）]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label taken apart. ``name`` has no numbering, code, 其中 or trailing unit."""

    name: str
    mark: int
    """Depth of its numbering: 0 none, 1 一、 2 （一） 3 1. 4 （1）."""
    open: bool
    """Begins with 其中: part of a list that may not be whole."""
    view: bool
    """Begins with 按…分: the first of all parts in one view of the whole."""
    code: str
    total: bool
    grand: bool
    closing: bool
    bare: bool
    """A total whose words name no subject (合计, 总计, 小计)."""
    rates: bool
    """A row of change rates, which add up to nothing (2023年比2022年增减%)."""


@lru_cache(maxsize=16384)
def label_of(text: str) -> Label:
    """Take a clean label apart."""
    vocabulary = words()
    name, mark, is_open, view = text, 0, False, False
    for _ in range(3):
        if match := _OPEN.match(name):
            is_open, name = True, name[match.end() :]
            continue
        if name[:1] == "按" and (match := _VIEW.match(name)):
            is_open, view, name = True, True, name[match.end() :]
            continue
        for depth, pattern in _MARKS:
            if match := pattern.match(name):
                mark, name = depth, name[match.end() :]
                break
        else:
            break
    code = ""
    if match := _CODE.match(name):
        code, name = match[1], name[match.end() :]
    name = _ADDING.sub("", name)
    while match := _TAIL.search(name):
        name = name[: match.start()]
    name = name.rstrip("：")
    total = bool(vocabulary.total.search(name)) and not is_open
    if mark and name in ("本年收入", "本年支出"):
        total = False
    return Label(
        name=name,
        mark=mark,
        open=is_open,
        view=view,
        code=code,
        total=total,
        grand=total and bool(vocabulary.grand.search(name)),
        closing=bool(vocabulary.closing.search(name)),
        bare=name in ("合计", "总计", "小计", "共计", "总合计", "总分"),
        rates=bool(_RATES.search(text)),
    )


@dataclass(slots=True)
class Row:
    """A row of one panel: its label, where it stands and how deep."""

    index: int
    panel: int
    text: str
    start: int
    end: int
    label: Label
    code: str
    depth: int
    """How many label columns stand before its own."""
    outer: tuple[str, ...] = ()
    """Labels in the outer label columns, filled down."""

    @property
    def name(self) -> str:
        return self.label.name

    @property
    def outer_names(self) -> list[str]:
        """The names in those columns."""
        return [label_of(one).name for one in self.outer]

    @property
    def rank(self) -> tuple[int, int]:
        return self.depth, self.label.mark


def points_in(text: str) -> re.Match[str] | None:
    """The points printed in a section's name: 履职效能（15分）."""
    return _POINTS.search(text)


def joined_code(parts: list[str]) -> str:
    """One code from the cells of 类, 款 and 项: 201+06+01 or a whole code in one cell."""
    code = ""
    for part in parts:
        if len(part) >= 3 and (part.startswith(code) or not code):
            code = part
        elif len(part) == 2 and code:
            code += part
    return code
