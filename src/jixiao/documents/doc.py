"""Reads .doc and .wps: what Word 97 and later print, then text boxes, footnotes and endnotes.

Files of Word 6 and 95, and files that are damaged, are converted by LibreOffice where it is
installed; nothing else of the computer is used.
"""

from __future__ import annotations

import struct

from jixiao.documents.doc_conversion import convert_doc
from jixiao.documents.doc_file import DocFile, OldVersionError
from jixiao.documents.doc_lists import read_numbering
from jixiao.documents.doc_properties import Look, Properties, Traits
from jixiao.documents.doc_tables import Row, grid_rows
from jixiao.documents.document import Document, DocumentError
from jixiao.documents.docx import heading
from jixiao.documents.docx_inline import symbol
from jixiao.documents.layout import Flow
from jixiao.late import late_regex

_CELL = "\x07"
_ENDS = late_regex("[\r\x07\x0c]")
_FIELD = late_regex("[\x13\x14\x15]")
_SHOWN = str.maketrans(
    {
        "\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": None, "\t": "\t", "\x01": None,
        "\x02": None, "\x03": None, "\x04": None, "\x05": None, "\x08": None, "\x00": None,
        "\x13": None, "\x14": None, "\x15": None, "\x0a": "\n",
    }
)  # fmt: skip
_PARTS = (
    ("text", "body"),
    ("boxes", "textbox"),
    ("footnotes", "footnote"),
    ("endnotes", "footnote"),
)
_DAMAGE = (OSError, struct.error, IndexError, ValueError, KeyError, TypeError, AttributeError)
"""What a broken container raises in olefile and here."""


def read_doc(path: str, data: bytes) -> Document:
    """The document; headers, footers and comments are not part of it."""
    try:
        return _Reader(DocFile(path, data)).read()
    except OldVersionError:
        return convert_doc(path, data, "Word 95 或更早的文档", "unknown_format")
    except DocumentError as error:
        if error.code == "damaged":
            return convert_doc(path, data, error.message, "damaged", error)
        raise
    except _DAMAGE as error:
        return convert_doc(path, data, f"{type(error).__name__}", "damaged")


class _Reader:
    """One pass over the text of a file."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._properties = Properties(file)
        self._numbering = read_numbering(file)
        self._flow = Flow()
        self._notes: list[str] = ["fast_saved"] if file.fast_saved else []
        self._hidden = False
        self._fields: list[bool] = []
        """One entry per open field: whether its instruction is being passed."""
        self._carry = ""

    def read(self) -> Document:
        spans = self._file.spans()
        for name, kind in _PARTS:
            self._story(*spans[name], kind)
        if self._hidden:
            self._notes.append("hidden_text")
        if not self._flow.blocks:
            self._notes.append("no_text")
        text = self._flow.text()
        return Document(self._file.path, "doc", text, self._flow.blocks, notes=self._notes)

    def _story(self, start: int, end: int, kind: str) -> None:
        """Paragraphs and tables of one part of the text."""
        self._fields = []
        rows: list[Row] = []
        cells: list[str] = []
        pending: list[str] = []
        for first, last in self._paragraphs(start, end):
            traits = self._properties.traits(self._file.offset_of(min(last, end - 1)))
            mark = self._file.text[last : last + 1]
            in_table = traits.in_table or traits.depth > 0 or mark == _CELL
            if in_table:
                if traits.row_end and traits.depth < 2:
                    rows.append((cells, traits.cells))
                    cells, pending = [], []
                    continue
                pending.append(self._text(first, last, traits).replace("\t", " "))
                if mark == _CELL:
                    cells.append("\n".join(pending).strip("\n"))
                    pending = []
                continue
            self._close(rows, cells, pending)
            rows, cells, pending = [], [], []
            self._paragraph(first, last, traits, kind)
        self._close(rows, cells, pending)

    def _close(self, rows: list[Row], cells: list[str], pending: list[str]) -> None:
        """End a table; cells without the end of their row are a row of their own."""
        if pending and any(pending):
            cells = [*cells, "\n".join(pending).strip("\n")]
        if cells:
            rows = [*rows, (cells, [])]
        if rows:
            self._flow.add_table(grid_rows(rows))

    def _paragraphs(self, start: int, end: int) -> list[tuple[int, int]]:
        """First character and closing mark of each paragraph."""
        found = []
        for match in _ENDS.finditer(self._file.text, start, end):
            found.append((start, match.start()))
            start = match.end()
        if start < end:
            found.append((start, end))
        return found

    def _paragraph(self, first: int, last: int, traits: Traits, kind: str) -> None:
        text = self._text(first, last, traits)
        level, kind = heading(text, traits.outline, kind)
        self._flow.add_paragraph(text, level, kind)

    def _text(self, first: int, last: int, traits: Traits) -> str:
        """The printed text with its list label."""
        text = self._visible(first, last)
        if self._fields or _FIELD.search(text):
            text = self._without_instructions(text)
        text = _decoded(text).translate(_SHOWN)
        if traits.list_number and text.strip():
            label = self._numbering.label(str(traits.list_number), traits.list_level)
            return label + text
        return text

    def _visible(self, first: int, last: int) -> str:
        text = self._file.text[first:last]
        if not self._properties.special:
            return text
        pieces = []
        for index, one in enumerate(text, first):
            look = self._properties.look(self._file.offset_of(index))
            pieces.append(one if look is None else self._looked(one, look))
        return "".join(pieces)

    def _looked(self, one: str, look: Look) -> str:
        if one in "\x13\x14\x15":
            return one
        if look.deleted:
            return ""
        if look.hidden:
            self._hidden = self._hidden or not one.isspace()
            return ""
        return symbol(look.symbol) if look.symbol and one == "(" else one

    def _without_instructions(self, text: str) -> str:
        """Of fields the result stays and the instruction goes; they may run over paragraphs."""
        pieces = []
        for one in text:
            if one == "\x13":
                self._fields.append(True)
            elif one == "\x14" and self._fields:
                self._fields[-1] = False
            elif one == "\x15" and self._fields:
                self._fields.pop()
            elif not any(self._fields):
                pieces.append(one)
        return "".join(pieces)


def _decoded(text: str) -> str:
    """Pairs of surrogates as one character."""
    if not any("\ud800" <= one <= "\udfff" for one in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
