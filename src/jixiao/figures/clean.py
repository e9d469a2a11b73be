"""Official prose as it is meant: blanks inside words and numbers gone, widths folded.

A :class:`CleanText` is a view of one span of a document. Parsing works on ``text``; places are
turned back with :meth:`CleanText.span`. Nothing of the document itself is changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_WIDTH = str.maketrans(
    {
        **{0xFF10 + digit: 0x30 + digit for digit in range(10)},
        "．": ".",
        "％": "%",
        "﹪": "%",
        "－": "-",
        "−": "-",
        "–": "-",
        "＝": "=",
        "＋": "+",
        "／": "/",
        "｜": "|",
        "︰": "：",
        ";": "；",
        ":": "：",
        "(": "（",
        ")": "）",
        "?": "？",
        "!": "！",
        "﹙": "（",
        "﹚": "）",
        "［": "[",
        "］": "]",
        "~": "～",
        "〜": "～",
        "＞": ">",
        "＜": "<",
        "≧": "≥",
        "≦": "≤",
        "⩾": "≥",
        "⩽": "≤",
        "'": "“",
        '"': "“",
        "”": "“",
        "‘": "“",
        "’": "“",
        "＂": "“",
        "「": "“",
        "」": "“",
        "『": "“",
        "』": "“",
    }
)
_TRADITIONAL = str.maketrans(
    "佔來個備傳價億優內別劃動務勵區員單國圖執報學實將專對屬張態應戶採撥數於時書會條業標檢歲減"
    "測準滿瀾為無營獎現環產當療監種簽籌約納級結絡統經維編縣總績繳職與萬衛補製計訓訪設評說調證"
    "議護變財貧費資質賬購車較輛轉辦農進運達鄉醫鎮門開間關際險離項預額類養餘館點",
    "占来个备传价亿优内别划动务励区员单国图执报学实将专对属张态应户采拨数于时书会条业标检岁减"
    "测准满澜为无营奖现环产当疗监种签筹约纳级结络统经维编县总绩缴职与万卫补制计训访设评说调证"
    "议护变财贫费资质账购车较辆转办农进运达乡医镇门开间关际险离项预额类养余馆点",
)
_PINYIN = r"[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*"
_RESIDUE = re.compile(
    rf"[（(](?:{_PINYIN}|yu|fei|wan|de|e)[)）]|\[bookmark:[^\]\n]*\]|[\s\u200b\ufeff\xa0\u3000]+"
)
_ONLY_NUMBER = re.compile(r"[\d.,，％%\s]*")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?!\d)")
_COMMA = re.compile(r"[,，﹐]")


@dataclass(slots=True)
class CleanText:
    """``text`` without blanks and residue; ``origin`` and ``offsets`` lead back to the document."""

    text: str
    starts: list[int]
    """Offsets in ``text`` where a kept run begins."""
    origins: list[int]
    """The document offset of the first character of each kept run."""

    def origin(self, position: int) -> int:
        """The document offset of the character at ``position``."""
        run = bisect_right(self.starts, position) - 1
        return self.origins[run] + position - self.starts[run]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The document span of ``text[start:end]``, which must not be empty."""
        return self.origin(start), self.origin(end - 1) + 1


def clean(text: str, start: int = 0, end: int | None = None, *, cell: bool = False) -> CleanText:
    """The clean view of ``text[start:end]``; in a ``cell`` a number may break over lines."""
    end = len(text) if end is None else end
    runs: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0

    def keep(first: int, run: str) -> None:
        nonlocal length
        if run:
            starts.append(length)
            origins.append(first)
            runs.append(run)
            length += len(run)

    position = start
    for gap in _RESIDUE.finditer(text, start, end):
        keep(position, text[position : gap.start()])
        position = gap.end()
        if _separates(text, gap.start(), gap.end(), cell):
            keep(gap.start(), " ")
    keep(position, text[position:end])
    if not starts:
        starts, origins = [0], [start]
    return CleanText(_punctuated("".join(runs)), starts, origins)


def _separates(text: str, start: int, end: int, cell: bool) -> bool:
    """Whether a blank between two digits keeps two numbers apart rather than breaking one."""
    if start == 0 or end >= len(text):
        return False
    if not (text[start - 1].isdigit() and text[end].isdigit()):
        return False
    if "\n" not in text[start:end] and "\f" not in text[start:end]:
        return True
    line_start = max(text.rfind("\n", 0, start), text.rfind("\t", 0, start)) + 1
    return not cell and _ONLY_NUMBER.fullmatch(text, line_start, start) is not None


def _punctuated(text: str) -> str:
    folded = text.translate(_WIDTH).translate(_TRADITIONAL)
    if "," not in folded and "，" not in folded:
        return folded
    pieces: list[str] = []
    position = 0
    for number in _THOUSANDS.finditer(folded):
        pieces.append(_COMMA.sub("，", folded[position : number.start()]))
        pieces.append(number.group().replace("，", ","))
        position = number.end()
    pieces.append(_COMMA.sub("，", folded[position:]))
    return "".join(pieces)
