"""Numbering of Chinese official prose: what starts a paragraph and what is a heading.

Levels follow GB/T 9704: 第一部分 = 1, 一、 = 2, （一） = 3, 1. = 4, （1） = 5, ① = 6. They are
read off the printed number, so two documents that skip a level still order alike.
"""

from __future__ import annotations

from typing import NamedTuple

from jixiao.late import late_regex

_HAN = "一二三四五六七八九十百零〇两"
_YEAR = r"(?:[1１][9９]|[2２][0０])\d\d\s*年"
_MARKERS = (
    (1, late_regex(rf"第\s*[{_HAN}\d]{{1,4}}\s*(?:部\s*分|章|篇)(?![的之])")),
    (
        1,
        late_regex(
            r"附\s*[件表录]\s*[\d一二三四五六七八九十]{0,3}(?=\s*+[:：]?\s*+$|\s*[:：\s]\S)"
        ),
    ),
    (
        1,
        late_regex(
            r"附\s*[件表录]\s*[\d一二三四五六七八九十]{1,3}(?=[^\d，,。；;、的中所和及]{2,40}$)"
        ),
    ),
    (2, late_regex(rf"[{_HAN}]{{1,4}}\s*、")),
    (3, late_regex(rf"[（(]\s*[{_HAN}]{{1,4}}\s*[)）]\s*、?")),
    (4, late_regex(rf"\d{{1,2}}\s*(?:、|[.．](?=\s*(?:{_YEAR}|\D|$)))(?!\s*[%％万亿元])")),
    (5, late_regex(r"[（(]\s*\d{1,2}\s*[)）]\s*、?")),
    (6, late_regex(r"\d{1,2}\s*[)）]|[①-⑳⑴-⒛]")),
)
_BULLET = late_regex(r"(?:[-*•●○■□◆◇▪►➢·]\s+(?=\S)|[•●○■□◆◇▪►➢]|——|--)")
_HASHES = late_regex(r"(#{1,6})\s+(?=\S)")
"""The mark of a heading in Markdown."""
_RESIDUE = late_regex(r"\[bookmark:[^\]\n]{0,80}\]")

_STRONG_TAIL = late_regex(
    r"(?:情况|概况|说明|职能|职责|构成|设置|部分|附件\d*|附表\d*|分析|问题|措施|建议|结论|报告|总结"
    r"|原因|方法|目标|解释|(?<!代)表|效能|效益|概述|背景|依据|内容|范围|要求|打算|安排|自评|机制|事项|经验|做法"
    r"|指标[一二三四五六七八九十]*|合规性|健全性|安全性|完整性|规范性)$"
)
_WEAK_TAIL = late_regex(
    r"(?:预算|决算|支出|收入|项目|资金|管理|执行|工作|公开|监督|成本|结果|实施|组织|完成|编制"
    r"|使用|评价|绩效|效率|效果|程序|决策|过程|产出|经费|偏离|选点|选择|成效|运用|应用|方面)$"
)
_CONTENTS_LINE = late_regex(r"(?:\t|[.．·…]{3,})\s*\d{1,3}$")
"""A line of a table of contents: the title and its page."""
_CONTENTS_TAIL = 80
"""Characters at its end that tell it; runs of blanks before them may be endless."""
_TITLE_LENGTH = 40
"""Longest heading without its number, in characters; the longest official one has 31."""
_FIGURE = late_regex(r"\d[\d,，.．\s]*\s*(?:万?元|亿元|[%％]|个|项|人|次|家|分)")


class Marker(NamedTuple):
    """The printed number of a paragraph: its level and where the words after it begin."""

    level: int
    end: int


def strip_residue(line: str) -> str:
    """A line without bookmark residue and outer blanks."""
    return (_RESIDUE.sub("", line) if "[" in line else line).strip()


def find_marker(line: str) -> Marker | None:
    """The number that a stripped line starts with; bullets before it are skipped."""
    mark = _BULLET.match(line) or _HASHES.match(line)
    start = mark.end() if mark else 0
    if start >= len(line) or line[start] not in _FIRST:
        return None
    for level, pattern in _MARKERS:
        match = pattern.match(line, start)
        if match:
            return Marker(level, match.end())
    return None


_FIRST = frozenset("第附（(0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + _HAN) | {
    chr(code) for code in range(0x2474, 0x249C)
}


def is_marked_heading(line: str) -> bool:
    """Whether a stripped line is a heading by Markdown's mark, whatever it says."""
    return _HASHES.match(line) is not None


def starts_item(line: str) -> bool:
    """Whether a stripped line begins a numbered or bulleted paragraph."""
    return bool(find_marker(line) or _BULLET.match(line) or _HASHES.match(line))


def heading_level(line: str) -> int | None:
    """The level of a stripped line that is a numbered heading and nothing more.

    A heading of Markdown has the level of its number, else that of its marks.
    """
    if _CONTENTS_LINE.search(line, max(len(line) - _CONTENTS_TAIL, 0)):
        return None
    marker, hashes = find_marker(line), _HASHES.match(line)
    if hashes and "\n" not in line:
        return marker.level if marker else len(hashes[1])
    if marker is None or not is_title(line[marker.end :], marker.level):
        return None
    return marker.level


def is_title(words: str, level: int) -> bool:
    """Whether the words after a number are a title: short, without sentence or figure."""
    words = words.strip()
    if not words:
        return level == 1
    closed = words[-1] in "。：:.、"
    core = words.rstrip("。：:.、 ")
    if not core:
        return level == 1
    if len(core) > _TITLE_LENGTH or words[-1] in "；;，,！？":
        return False
    if any(mark in core for mark in "。；;：:！？") or _FIGURE.search(core):
        return False
    if any(mark in core for mark in "，,") and (closed or len(core) > 25):
        return False
    return not (closed and words[-1] == "。" and not has_title_tail(core) and len(core) > 12)


def has_title_tail(words: str) -> bool:
    return bool(_STRONG_TAIL.search(words) or _WEAK_TAIL.search(words))


def has_tail(words: str) -> bool:
    """Whether words end as headings do, though sentences may be cut there too (支出, 管理 …)."""
    return has_title_tail(words.rstrip("。：:"))


def has_strong_tail(words: str) -> bool:
    """Whether words end as only headings and titles do (情况, 说明, 报告 …)."""
    return bool(_STRONG_TAIL.search(words.rstrip("。：:")))
