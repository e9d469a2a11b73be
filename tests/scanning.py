"""Pages of a PDF as a scanner would give them: pictures at a resolution, slanting, with noise."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from jixiao.documents.ocr_engine import is_installed

needs_ocr = pytest.mark.skipif(not is_installed(), reason="the extra ocr is not installed")


@dataclass(frozen=True, slots=True)
class Scan:
    """How pages are scanned: pixels to the inch, degrees of slant, shades of noise."""

    name: str
    dpi: int
    slant: float = 0.0
    noise: int = 0
    every: int = 1
    """One page of so many is measured."""
    claimed: int = 0
    """The resolution that the file claims, where it is not the true one."""


def need_chinese_print() -> None:
    """Skips a test where this computer has no Chinese font to render pages with."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    shown = set()
    for char in "算绩口":
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(60, 60))
        canvas.setFont("STSong-Light", 40)
        canvas.drawString(10, 15, char)
        canvas.save()
        shown.add(pypdfium2.PdfDocument(buffer.getvalue())[0].render().to_pil().tobytes())
    if len(shown) < 3:
        pytest.skip("no Chinese font is on this computer: no page can be rendered")


def page_count(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def write_some(path: Path, pages: Iterable[int], target: Path) -> None:
    """A PDF of these pages with their text."""
    source, chosen = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    chosen.import_pages(source, list(pages))
    chosen.save(target)
    chosen.close()
    source.close()


def write_scan(path: Path, scan: Scan, target: Path) -> None:
    """The pages of a PDF as a PDF of pictures, each stored as a JPEG."""
    document = pypdfium2.PdfDocument(path)
    pictures = [_picture(document[index], scan) for index in range(len(document))]
    document.close()
    claimed = scan.claimed or scan.dpi
    pictures[0].save(target, "PDF", resolution=claimed, save_all=True, append_images=pictures[1:])


def _picture(page: Any, scan: Scan) -> Any:
    from PIL import Image, ImageFilter

    picture = page.render(scale=scan.dpi / 72, grayscale=True).to_pil().convert("L")
    if scan.slant:
        picture = picture.rotate(scan.slant, Image.Resampling.BICUBIC, fillcolor=255)
    if scan.noise:
        picture = picture.filter(ImageFilter.GaussianBlur(0.7))
        grain = Image.frombytes("L", picture.size, _grain(picture.size, scan.noise))
        picture = Image.blend(picture, grain, 0.25)
        stored = io.BytesIO()
        picture.save(stored, "JPEG", quality=40)
        picture = Image.open(stored).convert("L")
    return picture


def _grain(size: tuple[int, int], noise: int) -> bytes:
    """Light grey with grains of up to ``noise`` shades to both sides, always the same."""
    chance = random.Random(0)
    shades = bytes(max(0, min(255, 200 + chance.randint(-noise, noise))) for _ in range(1 << 16))
    count = size[0] * size[1]
    rows = [shades[start:] + shades[:start] for start in chance.sample(range(1 << 16), 64)]
    return b"".join(rows * (count // (len(rows) << 16) + 1))[:count]
