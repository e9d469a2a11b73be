"""A copy of a .pdf with a highlight and its note over each figure.

The copy is the file as it was, byte for byte, with an update behind it. A note that has no printed
words (on the whole document) is a sign in the corner of its page.
"""

from __future__ import annotations

import ctypes
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import pypdfium2
import pypdfium2.raw as raw

from jixiao.documents import pdf_api as api
from jixiao.documents.annotating import AUTHOR, Note, changed
from jixiao.documents.document import Box, Document, DocumentError
from jixiao.documents.pdf import layer_text
from jixiao.documents.pdf_characters import Move
from jixiao.documents.pdf_frame import Frame

_COLOURS = {"error": (255, 176, 168), "warning": (255, 226, 138), "info": (176, 214, 255)}
"""Light enough to read print through."""
_CORNER: Box = (12.0, 12.0, 32.0, 32.0)
"""Where the sign of a note without words stands."""
_STEP = 24.0
"""From one such sign to the next, down the page."""
_INCREMENTAL, _WHOLE = 1, 2
"""pdfium's ways of saving: an update behind the old file, or the file written anew."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A note with its boxes on one page; none for a sign in the corner."""

    note: Note
    boxes: list[Box]


def annotate(
    document: Document, data: bytes, notes: Sequence[Note], when: datetime | None
) -> bytes:
    """The file with its notes, dated ``when``. Raises :class:`DocumentError`."""
    by_page: dict[int, list[_Mark]] = defaultdict(list)
    for note in notes:
        for page, mark in _marks_of(document, note):
            by_page[page].append(mark)
    for way in (_INCREMENTAL, _WHOLE):
        with api.LOCK:
            copy = _marked(document, data, by_page, when, way)
        if copy is not None and _reads_as(document, data, copy):
            return copy
    raise changed(document)


def _marks_of(document: Document, note: Note) -> Iterator[tuple[int, _Mark]]:
    """A mark for each page that the words of a note stand on."""
    spots = document.spots_of(note.start, note.end) if document.spots_of else []
    boxes: dict[int, list[Box]] = defaultdict(list)
    for page, box in spots if note.start < note.end else []:
        boxes[page].append(box)
    if not boxes:
        page = (document.locate(note.start, note.start + 1).page or 1) - 1
        boxes[page] = []
    for page, those in boxes.items():
        yield page, _Mark(note, those)


def _marked(
    document: Document,
    data: bytes,
    by_page: dict[int, list[_Mark]],
    when: datetime | None,
    way: int,
) -> bytes | None:
    """The file saved with all marks; None where pdfium cannot."""
    copy = io.BytesIO()
    try:
        pdf = pypdfium2.PdfDocument(data)
        try:
            for index, marks in by_page.items():
                _mark_page(document, pdf, index, marks, when)
            pdf.save(copy, flags=way)
        finally:
            pdf.close()
    except pypdfium2.PdfiumError:
        return None
    return copy.getvalue()


def _mark_page(
    document: Document,
    pdf: pypdfium2.PdfDocument,
    index: int,
    marks: list[_Mark],
    when: datetime | None,
) -> None:
    page = raw.FPDF_LoadPage(pdf.raw, index)
    if not page:
        raise changed(document)
    try:
        alone = raw.FPDFPage_GetAnnotCount(page) == 0
        handle = api.handle(page)
        back = Frame(api.page_bounds(handle), api.page_turns(handle)).back()
        signs = 0
        for mark in marks:
            _add(page, mark, back, signs, when)
            signs += not mark.boxes
        if alone:
            _draw_appearances(page)
    finally:
        raw.FPDF_ClosePage(page)


def _add(page: raw.FPDF_PAGE, mark: _Mark, back: Move, signs: int, when: datetime | None) -> None:
    kind = raw.FPDF_ANNOT_HIGHLIGHT if mark.boxes else raw.FPDF_ANNOT_TEXT
    annotation = raw.FPDFPage_CreateAnnot(page, kind)
    if not annotation:
        raise pypdfium2.PdfiumError("no annotation")
    try:
        colour = _COLOURS.get(mark.note.level, _COLOURS["info"])
        raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *colour, 255)
        for box in mark.boxes:
            raw.FPDFAnnot_AppendAttachmentPoints(annotation, _quad(box, back))
        x0, y0, x1, y1 = _CORNER
        sign = (x0, y0 + signs * _STEP, x1, y1 + signs * _STEP)
        raw.FPDFAnnot_SetRect(annotation, _rectangle(mark.boxes or [sign], back))
        raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
        _set_text(annotation, b"Contents", mark.note.text)
        _set_text(annotation, b"T", AUTHOR)
        if when:
            _set_text(annotation, b"M", f"D:{when:%Y%m%d%H%M%S}")
    finally:
        raw.FPDFPage_CloseAnnot(annotation)


def _quad(box: Box, back: Move) -> raw.FS_QUADPOINTSF:
    """Upper left, upper right, lower left, lower right, as viewers expect them."""
    x0, y0, x1, y1 = box
    corners = (back(x0, y0), back(x1, y0), back(x0, y1), back(x1, y1))
    return raw.FS_QUADPOINTSF(*(value for corner in corners for value in corner))


def _rectangle(boxes: Sequence[Box], back: Move) -> raw.FS_RECTF:
    corners = [back(box[i], box[j]) for box in boxes for i, j in ((0, 1), (2, 3))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return raw.FS_RECTF(min(xs), max(ys), max(xs), min(ys))


def _set_text(annotation: raw.FPDF_ANNOTATION, key: bytes, text: str) -> None:
    units = text.encode("utf-16-le", "replace") + b"\0\0"
    buffer = (ctypes.c_ushort * (len(units) // 2)).from_buffer_copy(units)
    raw.FPDFAnnot_SetStringValue(annotation, key, buffer)


def _draw_appearances(page: raw.FPDF_PAGE) -> None:
    """Let pdfium store what the annotations look like, for viewers that do not draw them.

    It does so when the page is rendered, and for all of its annotations: so this is only done
    where none was there before.
    """
    bitmap = raw.FPDFBitmap_Create(1, 1, 0)
    try:
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, 1, 1, 0, raw.FPDF_ANNOT)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _reads_as(document: Document, data: bytes, copy: bytes) -> bool:
    """Whether the copy says what the document says; pictures are not read once more."""
    recognised = any(note.startswith("recognised_pages") for note in document.notes)
    try:
        text = layer_text(document.path, data) if recognised else document.text
        return layer_text(document.path, copy) == text
    except DocumentError:
        return False
