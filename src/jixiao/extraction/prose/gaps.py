"""The text between two figures: breaks, brackets, list numbers, its last clause."""

from __future__ import annotations

import re

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase

_SENTENCE_END = re.compile(r"[。！？；]")
_CLAUSE = re.compile(r"[，。；：！？、（）\x04]")
_LAST_SENTENCE = re.compile(r"[^。；！？]*$")


def rank_of(mark: str) -> int:
    if mark[0] in "（(":
        return 4
    return 3 if mark[0].isdigit() or mark[0] == "-" else 5


def mark_chinese_numbers(phrase: Phrase) -> None:
    """List numbers in Chinese numerals: 一、 and （一）."""
    found = None
    for found in words.ENUMERATED.finditer(phrase.gap):
        pass
    if found is not None:
        phrase.listed = True
        phrase.mark = min(phrase.mark, 2 if "（" in found.group() else 1)


def depth_after(depth: int, gap: str) -> tuple[int, int]:
    """Open brackets after the gap, and how many of the brackets open before it are closed."""
    lowest = now = depth
    for char in gap:
        if char == "（":
            now += 1
        elif char == "）":
            now = max(0, now - 1)
            lowest = min(lowest, now)
    return now, depth - lowest


def strongest_break(gap: str, first: bool, level: int) -> int:
    if first:
        return 6 if level else 5
    for rank, marks in ((4, "。！？"), (3, "；"), (2, "，：（）"), (1, "、")):
        if any(char in gap for char in marks):
            return rank
    return 0


def last_sentence(gap: str) -> str:
    """What stands after the last full stop or semicolon."""
    match = _LAST_SENTENCE.search(gap)
    return match.group() if match else ""


def last_clause(gap: str) -> tuple[str, str]:
    """The text before the last clause, and the last clause that says something."""
    cut = len(gap.rstrip("，。；：！？、（）“"))
    text = gap[:cut]
    breaks = list(_CLAUSE.finditer(text))
    if not breaks:
        return "", text
    return text[: breaks[-1].end()], text[breaks[-1].end() :]
