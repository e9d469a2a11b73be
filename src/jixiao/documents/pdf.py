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
from jixiao.documents.ocr_engine import INSTALL, is_installed
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

WHOLE = 0.7
"""Share of a page that a picture covers which is the page itself."""
EDGE = 0.1
"""Share of the height at top and bottom where text beside such a picture is the scanner's."""
OUTLINES = 1000
"""Curves from which a page without text is taken for text that was turned into drawings."""


def read_pdf(path: str, data: bytes) -> Document:
    """The text, tables and positions of a PDF; raises :class:`DocumentError` if unreadable."""
    pages = _text_layer(path, data)
    notes: list[str] = []
    if any(page.scanned for page in pages) and is_installed():
        from jixiao.documents.pdf_scans import recognise_scans

        notes = recognise_scans(data, pages)
    if not any(page.runs for page in pages):
        raise _no_text(path, pages)
    return arrange(path, pages, notes=notes)


def layer_text(path: str, data: bytes) -> str:
    """The text of a PDF but for what only recognition could read."""
    return arrange(path, _text_layer(path, data)).text


def _text_layer(path: str, data: bytes) -> list[Page]:
    _refuse_truncated(path, data)
    with api.LOCK:
        return _read_pages(path, data)


def _no_text(path: str, pages: list[Page]) -> DocumentError:
    expected = f"应为带文字层的PDF，实际{len(pages)}页都没有文字（扫描件或空白页）"
    if is_installed() or not any(page.scanned for page in pages):
        return DocumentError(path, "no_text", f"{expected}，也未识别出文字；请提供电子版原件")
    return DocumentError(path, "no_text", f"{expected}；请提供电子版原件，或{INSTALL}")


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
            return _see_page(index, api.handle(page), api.handle(textpage))
        finally:
            raw.FPDFText_ClosePage(textpage)
    finally:
        raw.FPDF_ClosePage(page)


def _see_page(index: int, page: api.Handle, textpage: api.Handle) -> Page:
    shown = Frame(api.page_bounds(page), api.page_turns(page))
    count = max(api.count_characters(textpage), 0)
    turns = turns_to_read(textpage, count, shown)
    frame = shown.turned(turns)
    move = frame.move()
    glyphs = read_glyphs(textpage, count, move if frame.turns else None, frame.bounds)
    glyphs.to_shown = back_turn(turns, shown.size)
    drawing = Drawing(move)
    drawing.read_page(page)
    runs, hidden, painted = _visible_runs(textpage, glyphs, frame, drawing.pictures)
    if not painted:
        glyphs.doubtful = set(range(count))
    grids = find_grids(drawing.horizontal, drawing.vertical)
    scanned = not painted or _is_scanned(runs, drawing, frame.size)
    return Page(index, *frame.size, glyphs, runs, grids, hidden, scanned, recognised=not painted)


def _is_scanned(runs: list[Run], drawing: Drawing, size: tuple[float, float]) -> bool:
    """Whether pictures or drawn outlines stand where the text of the page should.

    What scanners stamp at the edges of a page (a number, their name) is no text of it.
    """
    width, height = size
    if not runs:
        return drawing.pictures > 0 or drawing.curves > OUTLINES
    if drawing.picture_area < WHOLE * width * height:
        return False
    return all(run.y1 < EDGE * height or run.y0 > (1 - EDGE) * height for run in runs)


def _visible_runs(
    textpage: api.Handle, glyphs: Glyphs, frame: Frame, pictures: int
) -> tuple[list[Run], int, bool]:
    """Runs a reader sees, the number of hidden characters, and whether the runs are painted.

    Where a picture carries nothing but unpainted text, that text is what the scanner's own program
    has recognised: nobody knows how surely.
    """
    runs = split_runs(glyphs, partial(api.is_generated, textpage))
    sight = Sight(textpage, glyphs, frame.size, frame.move())
    seen = sight.seen(runs)
    painted = bool(seen) or not runs or not pictures
    if not painted:
        seen = sight.seen(runs, unpainted=True)
    return level_runs(textpage, seen, frame.move()), sight.hidden, painted or not seen
