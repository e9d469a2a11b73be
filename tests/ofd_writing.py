"""A small writer of .ofd: paragraphs and ruled tables on A4 pages, as converters write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[str]]
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 25.0
SIZE, LEADING, ROW = 4.5, 7.0, 7.0
"""Print size, distance of lines and height of table rows in millimetres."""


class Pages:
    """Lays out parts from top to bottom and starts a page where one is full."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = [[]]
        self.y = MARGIN
        self._id = 100

    def paragraph(self, text: str) -> None:
        """Lines of equal length, the first indented by two characters."""
        room = WIDTH - 2 * MARGIN
        line, used, indent = "", 2 * SIZE, 2 * SIZE
        for char in text:
            width = advance(char)
            if used + width > room:
                self._line(line, indent)
                line, used, indent = "", 0.0, 0.0
            line, used = line + char, used + width
        self._line(line, indent)

    def table(self, rows: Rows) -> None:
        """Cells of equal width with lines around each."""
        width = (WIDTH - 2 * MARGIN) / len(rows[0])
        self.y += 3
        for row in rows:
            self._room(ROW)
            for column, text in enumerate(row):
                left = MARGIN + column * width
                self._box(left, width)
                self._text(text, left + 0.8, self.y + ROW - 2.2, SIZE * 0.7)
            self.y += ROW
        self.y += 4

    def _line(self, text: str, indent: float) -> None:
        self._room(LEADING)
        self._text(text, MARGIN + indent, self.y + SIZE, SIZE)
        self.y += LEADING

    def _room(self, height: float) -> None:
        if self.y + height > HEIGHT - MARGIN:
            self.pages.append([])
            self.y = MARGIN

    def _next(self) -> int:
        self._id += 1
        return self._id

    def _text(self, text: str, x: float, base: float, size: float) -> None:
        if not text:
            return
        steps = " ".join(f"{advance(char) * size / SIZE:.4f}" for char in text[:-1])
        delta = f' DeltaX="{steps}"' if steps else ""
        box = f"{x:.3f} {base - size:.3f} 150 {size * 1.3:.3f}"
        self.pages[-1].append(
            f'<ofd:TextObject ID="{self._next()}" Boundary="{box}" Font="3" Size="{size:.3f}">'
            f'<ofd:TextCode X="0" Y="{size:.3f}"{delta}>{escape(text)}'
            "</ofd:TextCode></ofd:TextObject>"
        )

    def _box(self, left: float, width: float) -> None:
        box = f"{left:.3f} {self.y:.3f} {width:.3f} {ROW}"
        self.pages[-1].append(
            f'<ofd:PathObject ID="{self._next()}" Boundary="{box}" LineWidth="0.25">'
            f"<ofd:AbbreviatedData>M 0 0 L {width:.3f} 0 L {width:.3f} {ROW} "
            f"L 0 {ROW} C</ofd:AbbreviatedData></ofd:PathObject>"
        )


def advance(char: str) -> float:
    return SIZE if ord(char) >= 0x2E80 or char in "“”" else SIZE / 2


def ofd_bytes(pages: Sequence[str], box: str = "0 0 210 297") -> bytes:
    """A file of pages given as the content of their layers."""
    entries = "".join(
        f'<ofd:Page ID="{n + 1}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages))
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>'
        "Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        f"<ofd:Pages>{entries}</ofd:Pages></ofd:Document>",
    }
    for number, content in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer ID='9'>{content}</ofd:Layer>"
            "</ofd:Content></ofd:Page>"
        )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}')
    return stream.getvalue()


def layers(pages: Pages) -> list[str]:
    """The content of each page's layer."""
    return ["".join(objects) for objects in pages.pages]
