"""Columns that text takes on a terminal, where a Chinese character takes two."""

from __future__ import annotations

import unicodedata

_WIDE = frozenset("WFA")
"""Wide, full-width and ambiguous (“ ” … ①): the last are wide on Chinese terminals."""

_NOT_FIRST = frozenset("，。；：、！？）》”’」』】%％")
"""Characters that no line starts with."""


def columns(text: str) -> int:
    """Terminal columns of a text without control characters."""
    return sum(_columns_of(character) for character in text)


def wrapped(text: str, width: int, indent: str = "", first: str | None = None) -> list[str]:
    """``text`` in lines of at most ``width`` columns; ``first`` opens the first line."""
    lines: list[str] = []
    line, used = (indent if first is None else first), 0
    used = columns(line)
    for character in text:
        size = _columns_of(character)
        if used + size > width and character not in _NOT_FIRST and line.strip():
            lines.append(line.rstrip())
            line, used = indent, columns(indent)
            if character == " ":
                continue
        line += character
        used += size
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


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
