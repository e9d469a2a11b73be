"""The text of one paragraph as Word prints it, with the text boxes and charts anchored in it.

Insertions are in, deletions out; of a field the result stays and the instruction goes; content
controls, hyperlinks and smart tags are looked through; formatting never matters.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from jixiao.documents.docx_names import (
    ALTERNATE,
    CHART,
    CHOICE,
    FALLBACK,
    MATH_TEXT,
    RELATION_ID,
    w,
)

_SKIPPED = (
    "pPr", "rPr", "del", "moveFrom", "delText", "instrText", "delInstrText", "sdtPr",
    "sdtEndPr", "rt", "rubyPr", "ffData", "fldData", "smartTagPr", "customXmlPr", "proofErr",
    "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "softHyphen",
    "lastRenderedPageBreak", "footnoteReference", "endnoteReference", "commentReference",
    "tbl",
)  # fmt: skip
_TEXT = w("t")
_RUN = w("r")
_SILENT = frozenset(w(name) for name in _SKIPPED)
_SPACES = str.maketrans("\n\r\t", "   ")
_SYMBOLS = {
    0x52: "☑", 0xFE: "☑", 0xFC: "√", 0xFB: "×", 0x54: "☒", 0xFD: "☒",
    0xA3: "□", 0xA8: "□", 0x6F: "□", 0x71: "□", 0x6C: "●", 0xB3: "≥", 0xB4: "×",
}  # fmt: skip
"""Code points of Wingdings and Symbol that stand in forms."""


def symbol(code: int) -> str:
    """The character that a symbol font shows for a code; a bullet for unknown ones."""
    if 0xF000 <= code <= 0xF0FF or code < 0x100:
        return _SYMBOLS.get(code & 0xFF, "•")
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xF8FF else ""


_Handler = Callable[[etree._Element], None] | None


class Inline:
    """Reads paragraphs one by one; fields may run over several of them."""

    def __init__(self, watch_hidden: bool = False) -> None:
        self.boxes: list[etree._Element] = []
        """``w:txbxContent`` met since the last :meth:`take_anchored`."""
        self.charts: list[str] = []
        """Relationship ids of charts met since the last :meth:`take_anchored`."""
        self.hidden = False
        """Whether hidden text was left out."""
        self._pieces: list[str] = []
        self._fields: list[bool] = []
        """One entry per open field: whether its instruction is being passed."""
        self._handlers: dict[object, _Handler] = {w(name): None for name in _SKIPPED}
        self._handlers |= {
            w("t"): self._text,
            MATH_TEXT: self._text,
            w("tab"): self._tab,
            w("ptab"): self._tab,
            w("br"): self._break,
            w("cr"): self._break,
            w("noBreakHyphen"): self._hyphen,
            w("sym"): self._symbol,
            w("fldChar"): self._field,
            w("txbxContent"): self._box,
            CHART: self._chart,
            ALTERNATE: self._alternate,
        }
        self._watch_hidden = watch_hidden
        if watch_hidden:
            self._handlers[w("r")] = self._run

    def read(self, paragraph: etree._Element) -> str:
        """The printed text of a ``w:p``; soft line breaks are newlines."""
        self._pieces = []
        if self._watch_hidden or self._fields or not self._read_plain(paragraph):
            self._pieces = []
            self._walk(paragraph)
        self._fields = [False] * len(self._fields)
        return "".join(self._pieces)

    def _read_plain(self, paragraph: etree._Element) -> bool:
        """Read a paragraph of plain runs; False where it holds anything that asks for more."""
        pieces = self._pieces
        for child in paragraph:
            tag = child.tag
            if tag == _RUN:
                for element in child:
                    tag = element.tag
                    if tag == _TEXT:
                        text = element.text or ""
                        pieces.append(text if text.isprintable() else text.translate(_SPACES))
                    elif tag not in _SILENT:
                        return False
            elif tag not in _SILENT:
                return False
        return True

    def take_anchored(self) -> tuple[list[etree._Element], list[str]]:
        """Text boxes and charts met since this was last asked."""
        anchored = (self.boxes, self.charts)
        self.boxes, self.charts = [], []
        return anchored

    def _walk(self, element: etree._Element) -> None:
        handlers, walk = self._handlers, self._walk
        for child in element:
            handler = handlers.get(child.tag, walk)
            if handler is not None:
                handler(child)

    def _write(self, text: str) -> None:
        if not any(self._fields):
            self._pieces.append(text)

    def _text(self, element: etree._Element) -> None:
        text = element.text
        if text:
            self._write(text.translate(_SPACES))

    def _tab(self, _: etree._Element) -> None:
        self._write("\t")

    def _break(self, element: etree._Element) -> None:
        if element.get(w("type")) not in ("page", "column"):
            self._write("\n")

    def _hyphen(self, _: etree._Element) -> None:
        self._write("-")

    def _symbol(self, element: etree._Element) -> None:
        try:
            code = int(element.get(w("char"), ""), 16)
        except ValueError:
            return
        self._write(symbol(code))

    def _field(self, element: etree._Element) -> None:
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _box(self, element: etree._Element) -> None:
        self.boxes.append(element)

    def _chart(self, element: etree._Element) -> None:
        self.charts.append(element.get(RELATION_ID, ""))

    def _alternate(self, element: etree._Element) -> None:
        """The same content stands in both branches: take the newer one, once."""
        branch = element.find(CHOICE)
        if branch is None or not len(branch):
            branch = element.find(FALLBACK)
        if branch is not None:
            self._walk(branch)

    def _run(self, element: etree._Element) -> None:
        properties = element.find(w("rPr"))
        mark = None if properties is None else properties.find(w("vanish"))
        if mark is not None and mark.get(w("val")) not in ("0", "false", "off"):
            self.hidden = True
            return
        self._walk(element)
