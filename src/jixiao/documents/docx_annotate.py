"""A copy of a .docx with a native comment on each note's place.

Only the main part, the comments part and the two lists that name it are written; the main part
gains marks and loses nothing. Text that Word lets nobody comment (boxes, notes, charts, list
labels) is commented at the nearest run of the main story, with the words meant in the comment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from jixiao.documents.annotating import Note, changed, not_placed
from jixiao.documents.document import Document
from jixiao.documents.docx_comments import (
    STRICT,
    TRANSITIONAL,
    comment,
    first_free_number,
    parts_with,
)
from jixiao.documents.docx_marks import Marks
from jixiao.documents.docx_package import Package
from jixiao.documents.docx_places import Places
from jixiao.documents.package_copy import copy_with


def annotate(
    document: Document, data: bytes, notes: Sequence[Note], when: datetime | None
) -> bytes:
    """The package with its notes, dated ``when``. Raises :class:`DocumentError`."""
    with Package(document.path, data) as package:
        places = Places(package)
        if places.text != document.text:
            raise changed(document)
        main = package.bytes_of(package.main)
        namespace = STRICT if STRICT.encode() in main else TRANSITIONAL
        marks = Marks(main, places, namespace)
        if notes and not marks.possible:
            raise not_placed(document)
        comments: list[bytes] = []
        for number, note in enumerate(notes, first_free_number(package, places.root)):
            exact = marks.add(number, note.start, note.end)
            shown = note if exact else _quoting(note, document.text)
            comments.append(comment(number, shown, namespace, when))
        parts = dict(parts_with(package, comments, namespace)) if notes else {}
    return copy_with(document.path, data, parts | {package.main: marks.applied()})


def _quoting(note: Note, text: str) -> Note:
    """The note with the words that it is about, where its place does not show them."""
    quote = " ".join(text[note.start : note.end].split())
    if not quote:
        return note
    head, *rest = note.text.split("\n")
    return replace(note, text="\n".join((head, f"“{quote}”", *rest)))
