"""The pages of a PDF that are pictures, read by recognition in place of their missing text."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

import pypdfium2

from jixiao.documents import pdf_api as api
from jixiao.documents.limits import FORM_DEPTH, OCR_PIXELS
from jixiao.documents.ocr_engine import engine
from jixiao.documents.ocr_image import has_ink
from jixiao.documents.ocr_page import A4, Allowance, PageImage, is_believed, recognise
from jixiao.documents.pdf_flow import Page

if TYPE_CHECKING:
    from jixiao.documents.ocr_engine import Gray

RESOLUTION = 200
"""Pixels to the inch: print of 6 points is still read, and more makes no figure surer."""

LONG = 0.7
"""Share of a page's length that its picture takes up at least."""


def recognise_scans(data: bytes, pages: list[Page]) -> list[str]:
    """Puts what is read in place of the scanned pages; a note where not all could be read."""
    allowance = Allowance()
    for page in [page for page in pages if page.scanned]:
        if not allowance.takes_one_more():
            return ["recognition_limit"]
        image = _render(data, page)
        if not has_ink(image.picture):
            page.scanned = False
        elif (found := recognise(image, engine())).runs or not page.recognised:
            pages[page.index] = found
    return []


def _render(data: bytes, page: Page) -> PageImage:
    """The page in shades of grey, as it is shown."""
    import numpy as np

    with api.LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            shown = document[page.index]
            width, height = shown.get_size()
            enlarged = _enlarged(shown, max(width, height))
            scale = min(RESOLUTION / 72 / enlarged, (OCR_PIXELS / max(width * height, 1.0)) ** 0.5)
            bitmap = shown.render(scale=scale, grayscale=True, draw_annots=False)
            shades: Gray = np.ascontiguousarray(bitmap.to_numpy())
        finally:
            document.close()
    return PageImage(page.index, shades, width / enlarged, height / enlarged, enlarged)


def _enlarged(page: pypdfium2.PdfPage, length: float) -> float:
    """How many times as long as A4 a page is whose picture has an unbelievable resolution."""
    pictures = page.get_objects(filter=(api.IMAGE,), max_depth=FORM_DEPTH)
    pixels, extent = max(map(_extents, pictures), key=itemgetter(1), default=(0, 0.0))
    if extent < LONG * length or is_believed(pixels * 72 / extent):
        return 1.0
    return length / max(A4)


def _extents(picture: pypdfium2.PdfImage) -> tuple[int, float]:
    """The longer side of a picture in pixels, and in points as it is shown."""
    left, bottom, right, top = picture.get_bounds()
    return max(picture.get_px_size()), max(right - left, top - bottom)
