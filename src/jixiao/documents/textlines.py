"""The lines of a plain text with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.documents.headings import strip_residue
from jixiao.late import late_regex

_NEWLINE = late_regex(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_WINDOW, _GROWTH = 250, 8


@dataclass(slots=True)
class Line:
    """One line: its span without the line end, as it stands, and its words without residue."""

    start: int
    end: int
    raw: str
    words: str


def split_lines(text: str) -> list[Line]:
    """The lines of a text; together with the line ends they cover all of it."""
    lines: list[Line] = []
    start = 0
    for match in _NEWLINE.finditer(text):
        lines.append(_line(text, start, match.start()))
        start = match.end()
    if start < len(text):
        lines.append(_line(text, start, len(text)))
    return lines


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    return Line(start, end, raw, strip_residue(raw))


def windows(lines: Sequence[Line], first: int) -> Iterator[Sequence[Line]]:
    """The lines from ``first`` on, ever more of them: what ends soon costs little to look at."""
    size = _WINDOW
    while first + size < len(lines):
        yield lines[first : first + size]
        size *= _GROWTH
    yield lines[first:]
