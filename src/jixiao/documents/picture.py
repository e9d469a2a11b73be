"""Reads pictures of pages (.png, .jpg, .tif, .bmp and the like) by recognition."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import OCR_PIXELS, PICTURE_PIXELS
from jixiao.documents.ocr_engine import INSTALL, engine, is_installed
from jixiao.documents.ocr_page import A4, Allowance, PageImage, is_believed, recognise
from jixiao.documents.pdf_flow import Page, arrange

if TYPE_CHECKING:
    from PIL.Image import Image

    from jixiao.documents.ocr_engine import Gray

_BROKEN = (
    OSError, ValueError, TypeError, SyntaxError, EOFError, LookupError, OverflowError, struct.error,
    zlib.error,
)  # fmt: skip
"""What Pillow raises on a damaged picture."""


def read_picture(path: str, data: bytes) -> Document:
    """The text of all pages of a picture; raises :class:`DocumentError`."""
    if not is_installed():
        raise DocumentError(path, "no_text", f"应为文档，实际是图片；请提供电子版原件，或{INSTALL}")
    allowance = Allowance()
    pages: list[Page] = []
    limit: list[str] = []
    for image in _images(path, data):
        if not allowance.takes_one_more():
            limit = ["recognition_limit"]
            break
        pages.append(recognise(image, engine()))
    if not any(page.runs for page in pages):
        raise DocumentError(
            path,
            "no_text",
            "应为文字清楚的图片，实际没有识别出文字；请提供电子版原件或更清楚的图片",
        )
    return arrange(path, pages, "picture", limit)


def _images(path: str, data: bytes) -> Iterator[PageImage]:
    """The pages of a picture in shades of grey; a .tif may hold several."""
    from PIL import Image

    try:
        with warnings.catch_warnings(action="ignore"):
            opened = Image.open(io.BytesIO(data))
        with opened:
            for index in range(getattr(opened, "n_frames", 1)):
                yield _page_image(path, opened, index)
    except (*_BROKEN, Image.DecompressionBombError) as error:
        raise DocumentError(
            path, "damaged", "应为完整的图片，实际无法打开；请重新导出或重新扫描"
        ) from error


def _refuse_large(path: str, image: Image) -> None:
    width, height = image.size
    if width * height > PICTURE_PIXELS:
        raise DocumentError(
            path,
            "too_large",
            f"图片最大可读 {PICTURE_PIXELS // 1_000_000} 百万像素，实际 {width}×{height}；"
            "请降低分辨率（300 dpi 即可）后再试",
        )


def _page_image(path: str, image: Image, index: int) -> PageImage:
    """One page, upright as its camera says, in a size that is read well."""
    import numpy as np
    from PIL import Image as Pillow
    from PIL import ImageOps

    with warnings.catch_warnings(action="ignore"):
        image.seek(index)
        _refuse_large(path, image)
        upright = ImageOps.exif_transpose(_on_white(image)).convert("L")
    size = _points(image)
    if upright.size != image.size and image.size[0] != image.size[1]:
        size = size[1], size[0]
    if upright.width * upright.height > OCR_PIXELS:
        factor = (OCR_PIXELS / (upright.width * upright.height)) ** 0.5
        wanted = (round(upright.width * factor), round(upright.height * factor))
        upright = upright.resize(wanted, Pillow.Resampling.LANCZOS)
    shades: Gray = np.asarray(upright)
    return PageImage(index, shades, *size)


def _on_white(image: Image) -> Image:
    """What is transparent shows white."""
    from PIL import Image as Pillow

    if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
        return image
    shown = image.convert("RGBA")
    paper = Pillow.new("RGBA", shown.size, "white")
    return Pillow.alpha_composite(paper, shown)


def _points(image: Image) -> tuple[float, float]:
    """Width and height of the page: by its resolution, else as wide as A4."""
    width, height = image.size
    across = image.info.get("dpi", (0, 0))[0]
    if is_believed(across):
        return width * 72 / float(across), height * 72 / float(across)
    wide = A4[0] if height >= width else A4[1]
    return wide, wide * height / width
