"""Copies of a file with notes on places of its text; one module per format writes them.

A format is added by one entry in :data:`ANNOTATORS` and one module with
``annotate(document, data, notes, when) -> bytes``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import NOTES
from jixiao.documents.reading import read_bytes

AUTHOR = "jixiao"

ANNOTATORS: dict[str, str] = {
    "docx": "jixiao.documents.docx_annotate",
    "pdf": "jixiao.documents.pdf_annotate",
    "xlsx": "jixiao.documents.xlsx_annotating",
}
"""Module by :attr:`Document.format`, loaded when a file of that format is annotated."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note on the code points ``start`` to ``end`` of a document's text.

    ``level`` is ``error``, ``warning`` or ``info``; ``text`` may have several lines.
    """

    start: int
    end: int
    text: str
    level: str = "error"


def annotate(document: Document, notes: Sequence[Note], when: datetime | None = None) -> bytes:
    """The file behind ``document`` with its notes, dated ``when``; nothing else is changed.

    Raises :class:`DocumentError` in one line: ``not_annotatable``, ``changed`` since it was read,
    ``too_large``, or a code of the readers.
    """
    module = ANNOTATORS.get(document.format)
    if module is None:
        raise _not_annotatable(document)
    if len(notes) > NOTES:
        raise _too_many(document, len(notes))
    data = read_bytes(document.path)
    copy: bytes = import_module(module).annotate(document, data, notes, when)
    return copy


def changed(document: Document) -> DocumentError:
    """The file is no longer the one that was read."""
    return DocumentError(
        document.path, "changed", "应为核对时的内容，实际文件已改动，没有写批注；请重新核对"
    )


def not_placed(document: Document) -> DocumentError:
    """The document holds nothing that a note could be put on."""
    return DocumentError(
        document.path, "not_annotatable", "正文应有文字可加批注，实际没有；请看核对结果本身"
    )


def _too_many(document: Document, number: int) -> DocumentError:
    return DocumentError(
        document.path,
        "too_large",
        f"批注最多 {NOTES} 条，实际 {number} 条；请用 --select 选出要批注的检查",
    )


def _not_annotatable(document: Document) -> DocumentError:
    known = "、".join(f".{name}" for name in ANNOTATORS)
    found = Path(document.path).suffix or f".{document.format}"
    return DocumentError(
        document.path,
        "not_annotatable",
        f"可加批注的格式为 {known}，这是 {found}，没有写批注；请用 --format html 看标出的数",
    )
