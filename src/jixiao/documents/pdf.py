"""Reads PDF files with a text layer through pdfium.

Text comes in reading order by position, without page furniture and without text that is in the
file but not on the page. Ruled tables come as one :class:`Table` each, joined over pages; a header
that a following page prints again is left out like other furniture. Positions are in points from
the top left corner of the page as shown.
"""

from __future__ import annotations

from functools import partial

import pypdfium2
import pypdfium2.raw as raw

from jixiao.documents import pdf_api as api
from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import PAGES, check_number
from jixiao.documents.pdf_characters import Glyphs, Run, level_runs, read_glyphs, split_runs
from jixiao.documents.pdf_flow import Page, arrange
from jixiao.documents.pdf_frame import Frame, back_turn, turns_to_read
from jixiao.documents.pdf_grid import find_grids
from jixiao.documents.pdf_rules import Drawing
from jixiao.documents.pdf_visibility import Sight

_PASSWORD_ERRORS = (4, 5)
"""pdfium error codes: password needed, unknown security handler."""
_TAIL = 2048
"""Bytes after the last end mark that are still taken for harmless padding."""


def read_pdf(path: str, data: bytes) -> Document:
    """The text, tables and positions of a PDF; raises :class:`DocumentError` if unreadable."""
    _refuse_truncated(path, data)
    with api.LOCK:
        pages = _read_pages(path, data)
    if not any(page.runs for page in pages):
        raise DocumentError(
            path,
            "no_text",
            "应为带文字层的PDF，实为扫描图片或空白页，请提供原始电子版，或先做文字识别（OCR）",
        )
    return arrange(path, pages)


def _refuse_truncated(path: str, data: bytes) -> None:
    """Refuse a file that was cut off: pdfium repairs it and so loses pages silently."""
    if b"%PDF-" not in data[:1024]:
        found = "空文件" if not data else "没有PDF文件头"
        raise DocumentError(path, "damaged", f"应为PDF文件，实为{found}，请重新导出或重新下载")
    end = data.rfind(b"%%EOF")
    if end < 0 and b"startxref" in data[-_TAIL:]:
        return
    if end < 0 or (len(data) - end > _TAIL and b"endobj" in data[end:]):
        raise _damaged(path, "缺少文件结尾（传输中断或未写完）")


def _read_pages(path: str, data: bytes) -> list[Page]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in _PASSWORD_ERRORS or "assword" in str(error):
            raise DocumentError(
                path, "encrypted", "应为可直接打开的PDF，实为加密文件，请解除密码后再提交"
            ) from None
        raise _damaged(path, "文件结构无法解析") from None
    try:
        check_number(path, len(document), PAGES, "页")
        return [_read_page(path, document, index) for index in range(len(document))]
    finally:
        document.close()


def _damaged(path: str, found: str) -> DocumentError:
    return DocumentError(path, "damaged", f"应为完整的PDF文件，实际{found}，请重新导出或重新下载")


def _read_page(path: str, document: pypdfium2.PdfDocument, index: int) -> Page:
    page = raw.FPDF_LoadPage(document.raw, index)
    if not page:
        raise _damaged(path, f"第{index + 1}页无法解析")
    try:
        textpage = raw.FPDFText_LoadPage(page)
        if not textpage:
            raise _damaged(path, f"第{index + 1}页的文字无法解析")
        try:
            return _see_page(index, api.handle(page), api.handle(textpage), textpage)
        finally:
            raw.FPDFText_ClosePage(textpage)
    finally:
        raw.FPDF_ClosePage(page)


def _see_page(index: int, page: int, textpage: int, raw_textpage: raw.FPDF_TEXTPAGE) -> Page:
    shown = Frame(api.page_bounds(page), api.page_turns(page))
    count = max(raw.FPDFText_CountChars(raw_textpage), 0)
    turns = turns_to_read(textpage, count, shown)
    frame = shown.turned(turns)
    move = frame.move()
    glyphs = read_glyphs(textpage, count, move if frame.turns else None, frame.bounds)
    glyphs.to_shown = back_turn(turns, shown)
    drawing = Drawing(move)
    drawing.read_page(page)
    runs, hidden = _visible_runs(textpage, glyphs, frame, drawing.pictures)
    grids = find_grids(drawing.horizontal, drawing.vertical)
    return Page(index, *frame.size, glyphs, runs, grids, hidden, drawing.pictures)


def _visible_runs(
    textpage: int, glyphs: Glyphs, frame: Frame, pictures: int
) -> tuple[list[Run], int]:
    """Runs a reader sees and the number of hidden characters.

    Where a picture carries nothing but unpainted text, that text is a scan's recognised text.
    """
    runs = split_runs(glyphs, partial(api.is_generated, textpage))
    sight = Sight(textpage, glyphs, frame.size, frame.move())
    seen = sight.seen(runs)
    if runs and not seen and pictures:
        seen = sight.seen(runs, unpainted=True)
    return level_runs(textpage, seen, frame.move()), sight.hidden
