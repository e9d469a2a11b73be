"""Reads .html: headings, paragraphs and tables as a browser shows them.

Scripts, styles, what is hidden and the page's menus are left out; nothing is fetched. Office and
government sites also hand out such files as .doc or .xls.
"""

from __future__ import annotations

import re

from lxml import etree, html

from jixiao.documents.decoding import decode
from jixiao.documents.document import Document, DocumentError
from jixiao.documents.headings import heading_level
from jixiao.documents.html_tables import HtmlTable, read_table
from jixiao.documents.html_visibility import Visibility
from jixiao.documents.layout import Flow
from jixiao.documents.limits import MARKUP_DEPTH, MARKUP_SIGNS, check_number
from jixiao.late import late_regex

_CHARSET = late_regex(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_XML_CHARSET = late_regex(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,20})", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb_2312-80", "x-gbk", "gb18030"}
_BLANKS = late_regex(r"[ \t\r\n\f]+")
_HEADING = late_regex(r"h([1-6])$")
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
        "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_LAYOUT_TEXT = 150
"""Characters of a cell from which a table without rules of its own is taken for page layout."""


def read_html(path: str, data: bytes) -> Document:
    """The page as text; a table that only lays out a page is looked through."""
    text, whole = _decoded(path, data)
    check_number(path, text.count("<") + text.count("="), MARKUP_SIGNS, "个标记")
    root = _parsed(path, text)
    reader = _Reader(root)
    reader.read(root)
    notes = [] if whole else ["undecodable_bytes"]
    notes += ["hidden_text"] if reader.visibility.left_out else []
    notes += [] if reader.flow.blocks else ["no_text"]
    return Document(path, "html", reader.flow.text(), reader.flow.blocks, notes=notes)


def _decoded(path: str, data: bytes) -> tuple[str, bool]:
    """The text by byte-order mark or the declared charset, else by what reads most like prose."""
    match = _CHARSET.search(data[:4096]) or _XML_CHARSET.search(data[:200])
    if match and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = match[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if name in _CHINESE else name), True
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decode(data)
    if decoded is None:
        raise _damaged(path)
    return decoded


def _parsed(path: str, text: str) -> etree._Element:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\x00", "")
    try:
        root = html.document_fromstring(body.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise _damaged(path) from error
    return root


def _damaged(path: str) -> DocumentError:
    return DocumentError(
        path, "damaged", "应为网页，实际内容已损坏或为空；请用浏览器打开后重新保存，或重新索取"
    )


class _Reader:
    """One walk over the visible elements of a page, without recursion."""

    def __init__(self, root: etree._Element) -> None:
        self.flow = Flow()
        self.visibility = Visibility(root)
        self._pieces: list[str] = []
        self._level: int | None = None
        self._kind = "body"

    def read(self, root: etree._Element) -> None:
        """All that stands below an element."""
        self._walk(root, 0)
        self._end_paragraph()

    def _walk(self, element: etree._Element, depth: int) -> None:
        if not isinstance(element.tag, str) or not self.visibility.shows(element):
            return
        if depth > MARKUP_DEPTH:
            self._pieces.append("".join(map(str, element.itertext())))
            return
        tag = element.tag
        block = tag in _BLOCKS
        if block:
            self._end_paragraph()
        if tag == "table" and self._table(element, depth):
            return
        if tag == "br":
            self._pieces.append("\n")
        self._inside(element, depth)
        if block:
            heading = _HEADING.match(tag)
            self._level = int(heading[1]) if heading else None
            self._kind = "caption" if tag in ("caption", "figcaption") else "body"
            self._end_paragraph()
            self._level, self._kind = None, "body"

    def _inside(self, element: etree._Element, depth: int) -> None:
        keep = element.tag == "pre"
        self._text(element.text, keep)
        for child in element:
            self._walk(child, depth + 1)
            self._text(child.tail, keep)

    def _text(self, text: str | None, keep: bool = False) -> None:
        if text:
            self._pieces.append(text if keep else _BLANKS.sub(" ", text))

    def _end_paragraph(self) -> None:
        text = lines_of("".join(self._pieces))
        self._pieces = []
        words = text.strip()
        if not words:
            return
        level = self._level if self._level is not None else heading_level(words)
        kind = self._kind if level is None or self._kind != "body" else "heading"
        self.flow.add_paragraph(words, level, kind)

    def _table(self, element: etree._Element, depth: int) -> bool:
        """A table as one block, and what its cells hold as tables behind it; False for layout."""
        table = read_table(element, self.visibility)
        if _is_layout(table):
            return False
        if table.caption:
            self.flow.add_paragraph(table.caption, None, "caption")
        self.flow.add_table(table.rows, "native", table.header_rows)
        for nested in table.nested:
            if depth + 1 > MARKUP_DEPTH or not self._table(nested, depth + 1):
                self._walk_layout(nested, depth)
        return True

    def _walk_layout(self, element: etree._Element, depth: int) -> None:
        self._inside(element, depth + 1)
        self._end_paragraph()


def _is_layout(table: HtmlTable) -> bool:
    """Whether a table only places blocks on a page: a lone cell, or whole texts side by side."""
    cells = [slot for row in table.rows for slot in row]
    if len(cells) < 2:
        return True
    long = any(len(slot.text) > _LAYOUT_TEXT for slot in cells)
    return bool(table.nested) and (long or not any(slot.text.strip() for slot in cells))


def lines_of(text: str) -> str:
    """A text as a browser breaks it: blanks around line ends and repeated blanks closed up."""
    lines = (re.sub(r" {2,}", " ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(lines).strip("\n").replace("\t", " ").replace("\xa0", " ")
