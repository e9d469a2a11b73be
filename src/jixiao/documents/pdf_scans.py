"""The pages of a PDF that are pictures, read by recognition in place of their missing text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2

from jixiao.documents import pdf_api as api
from jixiao.documents.limits import OCR_PIXELS
from jixiao.documents.ocr_engine import engine
from jixiao.documents.ocr_image import has_ink
from jixiao.documents.ocr_page import Allowance, PageImage, recognise
from jixiao.documents.pdf_flow import Page

if TYPE_CHECKING:
    from jixiao.documents.ocr_engine import Gray

RESOLUTION = 200
"""Pixels to the inch: print of 6 points is still read, and more makes no figure surer."""


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

    scale = min(RESOLUTION / 72, (OCR_PIXELS / max(page.width * page.height, 1.0)) ** 0.5)
    with api.LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            shown = document[page.index]
            bitmap = shown.render(scale=scale, grayscale=True, draw_annots=False)
            shades: Gray = np.ascontiguousarray(bitmap.to_numpy())
            width, height = shown.get_size()
        finally:
            document.close()
    return PageImage(page.index, shades, width, height)
