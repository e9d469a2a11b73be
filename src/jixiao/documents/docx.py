"""Reads .docx: what Word prints of the body, then text boxes, footnotes and endnotes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jixiao.documents.document import Document
from jixiao.documents.docx_charts import chart_rows, chart_title
from jixiao.documents.docx_inline import Inline
from jixiao.documents.docx_names import ALTERNATE, CHOICE, FALLBACK, first_child, w
from jixiao.documents.docx_numbering import Numbering
from jixiao.documents.docx_package import Package
from jixiao.documents.docx_styles import Styles, paragraph_styles, read_traits
from jixiao.documents.docx_tables import read_rows
from jixiao.documents.headings import heading_level
from jixiao.documents.layout import Flow

_PARAGRAPH, _TABLE, _PROPERTIES = w("p"), w("tbl"), w("pPr")
_NO_BLOCKS = frozenset(
    w(name) for name in ("sectPr", "sdtPr", "sdtEndPr", "tcPr", "del", "moveFrom", "customXmlPr")
)
_HEADING_LENGTH = 60
"""A paragraph with an outline level that is longer is body text behind a run-in heading."""


def read_docx(path: str, data: bytes) -> Document:
    """The document; headers, footers, comments and page breaks are not part of it."""
    with Package(path, data) as package:
        reader = Reader(package)
        reader.read()
    flow = reader.flow
    notes = [*reader.notes] if flow.blocks else [*reader.notes, "no_text"]
    return Document(path, "docx", flow.text(), flow.blocks, notes=notes)


class Reader:
    """One pass over the parts of a package.

    :mod:`docx_places` derives from it to note where each character comes from.
    """

    def __init__(self, package: Package, flow: Flow | None = None) -> None:
        self.package = package
        self.flow = flow or Flow()
        self.notes: list[str] = []
        self._styles = Styles(package.optional_tree("styles", paragraph_styles))
        self._numbering = Numbering(package.optional_tree("numbering"))
        self._boxes: list[etree._Element] = []
        self._pending: list[tuple[etree._Element, str]] = []
        """Tables nested in the table being read, each with the kind of its surroundings."""
        self._chart_ids: list[str] = []
        self._carry = ""
        """Text of paragraphs whose closing mark is deleted: it joins the next one."""

    def read(self) -> None:
        data = self.package.raw(self.package.main)
        self._inline = self._new_inline(b"vanish" in data)
        root = self.package.parse(self.package.main, data)
        body = root.find(w("body"))
        if body is None:
            raise self.package.damaged("没有正文")
        self._story(body, "body")
        for box in self._boxes:
            self._story(box, "textbox")
        for kind in ("footnotes", "endnotes"):
            self._notes_of(kind)
        if self._inline.hidden:
            self.notes.append("hidden_text")

    def _new_inline(self, watch_hidden: bool) -> Inline:
        return Inline(watch_hidden)

    def _notes_of(self, kind: str) -> None:
        root = self.package.optional_tree(kind)
        for note in () if root is None else root.iterchildren(w(kind[:-1])):
            if note.get(w("type")) in (None, "normal"):
                self._story(note, "footnote")

    def _story(self, container: etree._Element, kind: str) -> None:
        for element in _blocks(container):
            if element.tag == _TABLE:
                self._table(element, kind)
            else:
                self._paragraph(element, kind)
            self._flush_charts()
        if self._carry:
            self.flow.add_paragraph(self._carry, None, kind)
            self._carry = ""

    def _paragraph(self, element: etree._Element, kind: str) -> None:
        text, outline = self._text(element)
        if text is None:
            return
        level, kind = heading(text, outline, kind)
        self.flow.add_paragraph(text, level, kind)

    def _text(self, element: etree._Element) -> tuple[str | None, int | None]:
        """The printed text with its list label, and the outline level counted from 0.

        The text is None where it goes on in the next paragraph.
        """
        text = self._inline.read(element)
        boxes, charts = self._inline.take_anchored()
        self._boxes += boxes
        self._chart_ids += charts
        if self._carry:
            text, self._carry = self._carry + text, ""
        own = read_traits(first_child(element, _PROPERTIES))
        if own.mark_deleted:
            self._carry = text
            return None, None
        style = self._styles.traits(own.style)
        number = own.num_id if own.num_id is not None else style.num_id
        if number and number != "0" and text.strip():
            depth = own.num_level if own.num_level is not None else style.num_level
            text = self._numbering.label(number, depth) + text
        return text, own.outline if own.outline is not None else style.outline

    def _table(self, element: etree._Element, kind: str) -> None:
        """A table, and after it the tables that its cells hold."""
        self._pending = []
        rows, header_rows = read_rows(element, lambda cell: self._cell_text(cell, kind))
        self.flow.add_table(rows, "native", header_rows)
        for nested, nested_kind in self._pending:
            self._table(nested, nested_kind)

    def _cell_text(self, cell: etree._Element, kind: str) -> str:
        texts = []
        for element in _blocks(cell):
            if element.tag == _TABLE:
                self._pending.append((element, kind))
                continue
            text, _ = self._text(element)
            if text is not None:
                texts.append(text.replace("\t", " "))
        if self._carry:
            texts.append(self._carry.replace("\t", " "))
            self._carry = ""
        return "\n".join(texts).strip("\n")

    def _flush_charts(self) -> None:
        for relation_id in self._chart_ids:
            root = self.package.related_tree(self.package.main, relation_id)
            rows = [] if root is None else chart_rows(root)
            if root is None or not rows:
                self.notes.append("chart_without_data")
                continue
            self.flow.add_paragraph(chart_title(root), None, "caption")
            self.flow.add_table(rows, "chart", 1)
        self._chart_ids = []


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables of a container, through content controls and revision marks."""
    for child in container:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag == ALTERNATE:
            branch = child.find(CHOICE)
            branch = child.find(FALLBACK) if branch is None else branch
            if branch is not None:
                yield from _blocks(branch)
        elif child.tag not in _NO_BLOCKS:
            yield from _blocks(child)


def heading(text: str, outline: int | None, kind: str) -> tuple[int | None, str]:
    """Level and kind of a paragraph: by what the file says, else by its printed number."""
    words = text.strip()
    if kind != "body":
        return None, kind
    if outline is not None and 0 <= outline < 9:
        inner = words[:-1]
        short = len(words) <= _HEADING_LENGTH and "。" not in inner
        return outline + 1, "heading" if short else "body"
    level = heading_level(words)
    return level, "body" if level is None else "heading"
