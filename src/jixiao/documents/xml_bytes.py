"""The bytes behind the elements of an XML part, so that marks go in and all else stays as it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from xml.parsers import expat

from lxml import etree

from jixiao.late import late_regex

_START_TAG = late_regex(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_CHARACTER = late_regex(rb"&#?\w+;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
"""One character as written; a line end of two bytes is one character to XML."""
_ENCODING = late_regex(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=["']([\w.-]+)""")


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an element stands: its start tag, its content, its end."""

    start: int
    content: int
    content_end: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether it is written as one tag without content (``<w:t/>``)."""
        return self.content == self.end


class XmlBytes:
    """A part as bytes with the tree that was parsed of it (comments and instructions left out)."""

    def __init__(self, data: bytes, root: etree._Element) -> None:
        self.data = data if _is_utf8(data) else _as_utf8(root)
        self._characters: dict[etree._Element, list[int]] = {}
        self._ordinals = {element: number for number, element in enumerate(root.iter("*"))}

    def extent(self, element: etree._Element) -> Extent:
        """Where an element of the tree stands."""
        return self._extents[self._ordinals[element]]

    def start_tag(self, element: etree._Element) -> bytes:
        extent = self.extent(element)
        return self.data[extent.start : extent.content]

    def source(self, element: etree._Element) -> bytes:
        """The element as written."""
        extent = self.extent(element)
        return self.data[extent.start : extent.end]

    def character(self, element: etree._Element, index: int) -> int | None:
        """Where character ``index`` of an element's text begins; None where more than text is
        written there.
        """
        if element not in self._characters:
            self._characters[element] = self._character_starts(element)
        starts = self._characters[element]
        return None if index >= len(starts) else starts[index]

    def _character_starts(self, element: etree._Element) -> list[int]:
        """Where each character of an element's text begins, and where the last one ends."""
        extent = self.extent(element)
        content = self.data[extent.content : extent.content_end]
        if b"<" in content:
            return []
        starts = [extent.content + match.start() for match in _CHARACTER.finditer(content)]
        return [*starts, extent.content_end]

    @cached_property
    def _extents(self) -> list[Extent]:
        """Extents in document order, as ``iter`` gives the elements."""
        starts: list[int] = []
        ends: dict[int, int] = {}
        open_ones: list[int] = []
        parser = expat.ParserCreate()

        def opened(_: str, __: dict[str, str]) -> None:
            open_ones.append(len(starts))
            starts.append(parser.CurrentByteIndex)

        def closed(_: str) -> None:
            ends[open_ones.pop()] = parser.CurrentByteIndex

        parser.StartElementHandler, parser.EndElementHandler = opened, closed
        parser.Parse(self.data, True)
        return [self._extent(start, ends[number]) for number, start in enumerate(starts)]

    def _extent(self, start: int, end: int) -> Extent:
        tag = _START_TAG.match(self.data, start)
        content = tag.end() if tag else start
        if self.data[content - 2 : content] == b"/>":
            return Extent(start, content, content, content)
        return Extent(start, content, end, self.data.index(b">", end) + 1)


class Insertions:
    """Pieces to put into bytes; what goes to one place stands there by rank, then by call."""

    def __init__(self) -> None:
        self._pieces: dict[int, list[tuple[int, bytes]]] = defaultdict(list)

    def add(self, position: int, piece: bytes, rank: int = 0) -> None:
        self._pieces[position].append((rank, piece))

    def add_once(self, position: int, piece: bytes, rank: int = 0) -> None:
        """Only the first piece of a rank goes to a place."""
        if all(rank != other for other, _ in self._pieces[position]):
            self.add(position, piece, rank)

    def applied(self, data: bytes) -> bytes:
        """``data`` with all pieces in their places."""
        parts: list[bytes] = []
        last = 0
        for position in sorted(self._pieces):
            parts.append(data[last:position])
            ranked = sorted(self._pieces[position], key=lambda piece: piece[0])
            parts += [piece for _, piece in ranked]
            last = position
        return b"".join((*parts, data[last:]))


def with_last_child(data: bytes, root: etree._Element, child: bytes) -> bytes:
    """A part with one more child at the end of its root."""
    part = XmlBytes(data, root)
    extent = part.extent(root)
    if not extent.is_empty:
        return part.data[: extent.content_end] + child + part.data[extent.content_end :]
    tag = part.start_tag(root)
    name = tag[1:-2].split()[0]
    opened = tag[:-2].rstrip() + b">" + child + b"</" + name + b">"
    return part.data[: extent.start] + opened + part.data[extent.end :]


def _is_utf8(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        return False
    declared = _ENCODING.match(data)
    return declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")


def _as_utf8(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
