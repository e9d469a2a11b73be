"""Columns that text takes on a terminal, where a Chinese character takes two."""

from __future__ import annotations

import re
import unicodedata

from jixiao.late import late_regex

_WIDE = frozenset("WFA")
"""Wide, full-width and ambiguous (“ ” … ①): the last are wide on Chinese terminals."""

_UNIT = late_regex(
    r"[A-Za-z0-9.,%'_:;-]+(?:[百千万亿]{0,2}元|分)?[，。；：、！？）》”’」』】％]*|.[，。；：、！？）》”’」』】％]*",
    re.DOTALL,
)
"""What no line break divides: a word or number, and closing marks with what they close."""


def columns(text: str) -> int:
    """Terminal columns of a text without control characters."""
    return sum(_columns_of(character) for character in text)


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """``text`` in lines of at most ``width`` columns; ``first`` opens the first line."""
    lines: list[str] = []
    line, empty = (indent if first is None else first), True
    for unit in _units(text, width - columns(indent)):
        if not empty and columns(line) + columns(unit) > width:
            lines.append(line.rstrip())
            line, empty = indent, True
        if unit != " " or not empty:
            line, empty = line + unit, False
    return [*lines, line.rstrip()]


def clipped(text: str, width: int, *, at_start: bool = False) -> str:
    """The end (or, ``at_start``, the beginning) of a text that fits, with … where it was cut."""
    if columns(text) <= width:
        return text
    kept: list[str] = []
    used = 2
    for character in text if at_start else reversed(text):
        used += _columns_of(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept) + "…" if at_start else "…" + "".join(reversed(kept))


def _units(text: str, width: int) -> list[str]:
    """The text in pieces that stay whole; a piece longer than a line falls apart."""
    units: list[str] = []
    for match in _UNIT.finditer(text):
        piece = match.group()
        units.extend([piece] if columns(piece) <= width else piece)
    return units


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
