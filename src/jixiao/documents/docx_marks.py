"""Puts the ranges and references of comments into the bytes of a .docx's main part.

Runs are split where a figure begins or ends inside one. Nothing but insertions is made: without
them the part is what it was, byte for byte.
"""

from __future__ import annotations

from itertools import count

from jixiao.documents.docx_anchors import Anchor, Anchors
from jixiao.documents.docx_names import first_child, w
from jixiao.documents.docx_places import Places, Stretch
from jixiao.documents.xml_bytes import Insertions, XmlBytes
from jixiao.late import late_regex

_TEXT, _RUN_PROPERTIES = w("t"), w("rPr")
_CLOSE, _END, _REFERENCE, _START, _OPEN = range(5)
"""Order of what goes to one place."""
_SPACE, _PRESERVE = b"xml:space", b' xml:space="preserve"'
_CHANGE_ID = late_regex(rb"(<(?:\w+:)?rPrChange\b[^>]*?\bid=[\"'])-?\d+")
_FIRST_CHANGE_ID = 900_000_000
"""Marks of changed formatting are copied with their run and need ids of their own."""

_Edge = tuple[Anchor, int]
"""An anchor, and how many characters of its leaf stand before the edge."""


class Marks:
    """Collects the marks of comments and puts them in at once.

    ``namespace`` is that of WordprocessingML in the part as written.
    """

    def __init__(self, data: bytes, places: Places, namespace: str) -> None:
        self._places = places
        self._part = XmlBytes(data, places.root)
        self._anchors = Anchors(places.root)
        self._insertions = Insertions()
        self._change_ids = count(_FIRST_CHANGE_ID)
        bound = places.root.nsmap.get("w") == w("")[1:-1]
        self._declared = b"" if bound else f' xmlns:w="{namespace}"'.encode()

    @property
    def possible(self) -> bool:
        """Whether anything in the document can carry a comment."""
        return self._nearest(0) is not None

    def add(self, number: int, start: int, end: int) -> bool:
        """Comment ``number`` on a span; False where its range shows other text than the span.

        A span without characters of its own takes the run that is nearest.
        """
        edges = self._edges(start, end)
        exact = edges is not None and self._shows(start, end)
        edges = edges or self._nearest(start)
        if edges is None:
            return False
        begin, finish = self._before(*edges[0]), self._after(*edges[1])
        if begin > finish:  # text and file differ in order
            edges, exact = self._whole(edges[0][0]), False
            begin, finish = self._before(*edges[0]), self._after(*edges[1])
        last = edges[1][0]
        holder = self._anchors.behind(last.branch)
        behind = finish if holder is last.around else self._part.extent(holder).end
        self._insertions.add(begin, self._mark("commentRangeStart", number), _START)
        self._insertions.add(finish, self._mark("commentRangeEnd", number), _END)
        reference = self._mark("commentReference", number)
        self._insertions.add(behind, b"<w:r%s>%s</w:r>" % (self._declared, reference), _REFERENCE)
        return exact

    def applied(self) -> bytes:
        """The part with all marks."""
        return self._insertions.applied(self._part.data)

    def _mark(self, name: str, number: int) -> bytes:
        return b'<w:%s%s w:id="%d"/>' % (name.encode(), self._declared, number)

    def _shows(self, start: int, end: int) -> bool:
        """Whether every character of a span stands in a run of the main story."""
        position = start
        for stretch in self._places.within(start, end):
            anchor = self._anchors.of(stretch.element)
            if stretch.start > position or anchor is None or anchor.leaf is None:
                return False
            position = stretch.end
        return position >= end > start

    def _edges(self, start: int, end: int) -> tuple[_Edge, _Edge] | None:
        """Where a span begins and ends in the file."""
        found = [
            (anchor, stretch)
            for stretch in self._places.within(start, end)
            if (anchor := self._anchors.of(stretch.element)) is not None
        ]
        if not found:
            return None
        (first, head), (last, tail) = found[0], found[-1]
        inside = min(end, tail.end) - tail.start
        return (first, max(start - head.start, 0)), (last, inside)

    def _nearest(self, offset: int) -> tuple[_Edge, _Edge] | None:
        """The run nearest to an offset, as a whole."""
        stretches: list[Stretch | None] = [self._places.nearest(offset)]
        for stretch in (*stretches, *self._places.stretches):
            anchor = None if stretch is None else self._anchors.of(stretch.element)
            if anchor is not None:
                return self._whole(anchor)
        return None

    def _whole(self, anchor: Anchor) -> tuple[_Edge, _Edge]:
        whole = Anchor(anchor.around, anchor.branch)
        return (whole, 0), (whole, 0)

    def _before(self, anchor: Anchor, index: int) -> int:
        """The position of the edge before character ``index`` of an anchor's leaf."""
        leaf = anchor.leaf
        if leaf is None or (index == 0 and anchor.is_first):
            return self._part.extent(anchor.around).start
        if index == 0:
            return self._split(anchor, self._part.extent(leaf).start)
        position = self._split_text(anchor, index)
        return self._part.extent(anchor.around).start if position is None else position

    def _after(self, anchor: Anchor, index: int) -> int:
        """The position of the edge behind the first ``index`` characters of an anchor's leaf."""
        leaf = anchor.leaf
        if leaf is None:
            return self._part.extent(anchor.around).end
        if leaf.tag == _TEXT and index < len(leaf.text or ""):
            position = self._split_text(anchor, index)
            return self._part.extent(anchor.around).end if position is None else position
        if anchor.is_last:
            return self._part.extent(anchor.around).end
        return self._split(anchor, self._part.extent(leaf).end)

    def _split(self, anchor: Anchor, position: int, close: bytes = b"", open_: bytes = b"") -> int:
        """Split the run at a position between its children, or within one that is closed first."""
        run = anchor.around
        tag = self._part.start_tag(run)
        properties = first_child(run, _RUN_PROPERTIES)
        copied = b"" if properties is None else self._part.source(properties)
        copied = _CHANGE_ID.sub(lambda match: match[1] + b"%d" % next(self._change_ids), copied)
        self._insertions.add_once(position, close + b"</%s>" % _name(tag), _CLOSE)
        self._insertions.add_once(position, tag + copied + open_, _OPEN)
        return position

    def _split_text(self, anchor: Anchor, index: int) -> int | None:
        """Split the run within its text; blanks at the new ends are kept."""
        leaf = anchor.leaf
        position = None if leaf is None else self._part.character(leaf, index)
        if leaf is None or position is None:
            return None
        tag = self._part.start_tag(leaf)
        if _SPACE not in tag:
            self._insertions.add_once(self._part.extent(leaf).content - 1, _PRESERVE)
            tag = tag[:-1] + _PRESERVE + b">"
        return self._split(anchor, position, b"</%s>" % _name(tag), tag)


def _name(tag: bytes) -> bytes:
    """The name in a start tag."""
    return tag[1:-1].split()[0].rstrip(b"/")
