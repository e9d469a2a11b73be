"""What a .doc says of its paragraphs and characters: tables, levels, lists, hidden text.

Properties lie in pages of 512 bytes, each with ranges of the main stream and lists of changes
(``sprm``) that apply to them.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jixiao.documents.doc_file import DocFile

_CHARACTERS, _PARAGRAPHS, _STYLES = 12, 13, 1
_PAGE = 512
_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_LEVEL, _LIST, _LIST_LEVEL = 0x2640, 0x460B, 0x260A
_HUGE = (0x6645, 0x6646)
_CELLS = 0xD608
_VANISH, _DELETED, _SYMBOL = 0x083C, 0x0800, 0x6A09
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of a value by the three upper bits of its code; 0: the first byte tells."""
_MOST_CELLS = 63
_HEADINGS = 9


@dataclass(slots=True)
class RowCell:
    """A cell as a row defines it: its edges in twips and how it goes on with others."""

    left: int
    right: int
    joined: bool = False
    """Whether it belongs to cells that are merged side by side."""
    vertical: str = ""
    """``restart`` or ``continue`` of a merge downwards."""


@dataclass(slots=True)
class Traits:
    """What is said of one paragraph."""

    in_table: bool = False
    row_end: bool = False
    depth: int = 0
    outline: int | None = None
    list_number: int = 0
    list_level: int = 0
    style: int = 0
    cells: list[RowCell] = field(default_factory=list)


@dataclass(slots=True)
class Look:
    """What is said of a stretch of characters."""

    hidden: bool = False
    deleted: bool = False
    symbol: int = 0
    """A character of a symbol font that stands in place of the text."""


class Properties:
    """Properties by offset in the main stream."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._paragraphs = sorted(self._ranges(_PARAGRAPHS), key=lambda entry: entry[0])
        self._starts = [entry[0] for entry in self._paragraphs]
        self._known: dict[int, Traits] = {}
        looks = ((a, b, _look(data)) for a, b, data in self._ranges(_CHARACTERS))
        self._looks = sorted(
            ((a, b, look) for a, b, look in looks if look is not None), key=lambda entry: entry[0]
        )
        self._look_starts = [entry[0] for entry in self._looks]
        self._styles = _style_levels(file.part(_STYLES))

    @property
    def special(self) -> bool:
        """Whether any characters are hidden, deleted or symbols."""
        return bool(self._looks)

    def traits(self, offset: int) -> Traits:
        """The paragraph whose closing mark lies at an offset."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._paragraphs[index][1]:
            return Traits()
        if index not in self._known:
            self._known[index] = self._read_traits(self._paragraphs[index][2])
        return self._known[index]

    def look(self, offset: int) -> Look | None:
        """What is special about the character at an offset."""
        index = bisect_right(self._look_starts, offset) - 1
        if index < 0 or offset >= self._looks[index][1]:
            return None
        return self._looks[index][2]

    def _ranges(self, part: int) -> Iterator[tuple[int, int, bytes]]:
        """Start, end and list of changes of every range, page by page."""
        plc = self._file.part(part)
        count = max(len(plc) - 4, 0) // 8
        for index in range(count):
            (number,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * index)
            start = (number & 0x3FFFFF) * _PAGE
            page = self._file.main[start : start + _PAGE]
            if len(page) == _PAGE:
                yield from _page_ranges(page, part == _PARAGRAPHS)

    def _read_traits(self, data: bytes) -> Traits:
        traits = Traits()
        if len(data) >= 2:
            (traits.style,) = struct.unpack_from("<H", data)
            traits.outline = self._styles.get(traits.style)
            self._apply(traits, data[2:], True)
        return traits

    def _apply(self, traits: Traits, changes: bytes, follow: bool) -> None:
        for code, value in _changes(changes):
            if code in _HUGE and follow and len(value) == 4:
                (at,) = struct.unpack("<I", value)
                if at + 2 <= len(self._file.data):
                    (size,) = struct.unpack_from("<H", self._file.data, at)
                    self._apply(traits, self._file.data[at + 2 : at + 2 + size], False)
            elif code == _CELLS:
                traits.cells = _row_cells(value)
            elif code in _SETTERS and value:
                setattr(traits, *_SETTERS[code](value))


_SETTERS: dict[int, Callable[[bytes], tuple[str, object]]] = {
    _IN_TABLE: lambda value: ("in_table", bool(value[0])),
    _ROW_END: lambda value: ("row_end", bool(value[0])),
    _DEPTH: lambda value: ("depth", int.from_bytes(value, "little")),
    _LEVEL: lambda value: ("outline", value[0] if value[0] < _HEADINGS else None),
    _LIST: lambda value: ("list_number", int.from_bytes(value, "little")),
    _LIST_LEVEL: lambda value: ("list_level", value[0]),
}
"""Attribute and value that a change sets."""


def _page_ranges(page: bytes, paragraphs: bool) -> Iterator[tuple[int, int, bytes]]:
    count = page[_PAGE - 1]
    entry = 13 if paragraphs else 1
    if 4 * (count + 1) + entry * count > _PAGE - 1:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = 2 * page[4 * (count + 1) + entry * index]
        data = b""
        if at and paragraphs:
            size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
            first = at + 1 if page[at] else at + 2
            data = page[first : first + size]
        elif at:
            data = page[at + 1 : at + 1 + page[at]]
        yield bounds[index], bounds[index + 1], data


def _changes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Codes and values of a list of changes; stops where the list is broken."""
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[code >> 13]
        if code == _CELLS:
            if at + 2 > len(data):
                return
            size = struct.unpack_from("<H", data, at)[0] - 1
            at += 2
        elif not size:
            if at >= len(data):
                return
            size, at = data[at], at + 1
        if size < 0 or at + size > len(data):
            return
        yield code, data[at : at + size]
        at += size


def _row_cells(value: bytes) -> list[RowCell]:
    count = min(value[0], _MOST_CELLS) if value else 0
    if len(value) < 1 + 2 * (count + 1):
        return []
    edges = struct.unpack_from(f"<{count + 1}h", value, 1)
    cells = []
    for index in range(count):
        at = 1 + 2 * (count + 1) + 20 * index
        flags = struct.unpack_from("<H", value, at)[0] if at + 2 <= len(value) else 0
        vertical = ("restart" if flags & 0x40 else "continue") if flags & 0x20 else ""
        cells.append(RowCell(edges[index], edges[index + 1], bool(flags & 3), vertical))
    return cells


def _look(data: bytes) -> Look | None:
    """None where nothing is special."""
    look = Look()
    for code, value in _changes(data):
        if code == _VANISH:
            look.hidden = bool(value[0] & 1)
        elif code == _DELETED:
            look.deleted = bool(value[0] & 1)
        elif code == _SYMBOL and len(value) == 4:
            (look.symbol,) = struct.unpack_from("<H", value, 2)
    return look if look.hidden or look.deleted or look.symbol else None


def _style_levels(data: bytes) -> dict[int, int]:
    """Outline level (from 0) of the styles that are headings."""
    if len(data) < 4:
        return {}
    size, count = struct.unpack_from("<HH", data)
    at = 2 + size
    levels: dict[int, int] = {}
    for index in range(count):
        if at + 4 > len(data):
            break
        length, kind = struct.unpack_from("<HH", data, at)
        if length >= 2 and 1 <= kind & 0xFFF <= _HEADINGS:
            levels[index] = (kind & 0xFFF) - 1
        at += 2 + length
    return levels
