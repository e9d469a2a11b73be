"""Reads .ofd, the Chinese standard of fixed pages: text by position, tables by their lines.

The rooms that lay out PDF pages do the same here; only the file is read otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import BLOCK_DEPTH, PAGES, check_number
from jixiao.documents.ofd_package import OfdPackage, children, first, local, resolved
from jixiao.documents.ofd_paths import add_path
from jixiao.documents.ofd_text import POINTS, PageText, numbers
from jixiao.documents.pdf_characters import Run, split_runs
from jixiao.documents.pdf_flow import Page, arrange
from jixiao.documents.pdf_grid import find_grids
from jixiao.documents.pdf_rules import Drawing

_A4 = [0.0, 0.0, 210.0, 297.0]


def read_ofd(path: str, data: bytes) -> Document:
    """All documents in the file, page after page; signatures and stamps are not read."""
    pages: list[Page] = []
    with OfdPackage(path, data) as package:
        for root in package.document_roots():
            for page in _Pages(package, root).read(len(pages)):
                pages.append(page)
                check_number(path, len(pages), PAGES, "页")
    if not any(page.runs for page in pages):
        raise DocumentError(
            path,
            "no_text",
            "应为带文字的 OFD，实为扫描图片或空白页，请提供原始电子版，或先做文字识别（OCR）",
        )
    return arrange(path, pages, "ofd")


class _Pages:
    """The pages of one document, with the templates that lie under them."""

    def __init__(self, package: OfdPackage, root: str) -> None:
        self._package = package
        self._root = root
        self._templates: dict[str, str] = {}
        self._box = _A4

    def read(self, start: int) -> Iterator[Page]:
        """Pages in their order, numbered from ``start``."""
        document = self._package.find(self._root)
        if document is None:
            raise self._package.damaged(f"缺少 {self._root}")
        self._read_common(first(document, "CommonData"))
        pages = first(document, "Pages")
        for index, entry in enumerate(children(pages, "Page") if pages is not None else (), start):
            content = self._package.find(resolved(self._root, entry.get("BaseLoc", "")))
            if content is None:
                raise self._package.damaged(f"缺少第{index + 1}页")
            yield self._read_page(index, content)

    def _read_common(self, common: etree._Element | None) -> None:
        for child in () if common is None else common:
            if local(child) == "PageArea":
                self._box = _page_box(child) or self._box
            elif local(child) == "TemplatePage":
                place = resolved(self._root, child.get("BaseLoc", ""))
                self._templates[child.get("ID", "")] = place

    def _read_page(self, index: int, root: etree._Element) -> Page:
        area = first(root, "Area")
        box = (_page_box(area) if area is not None else None) or self._box
        sheet = _Sheet((box[0], box[1]))
        for entry in children(root, "Template"):
            template = self._package.find(self._templates.get(entry.get("TemplateID", ""), ""))
            if template is not None:
                sheet.add(template)
        sheet.add(root)
        width, height = box[2] * POINTS, box[3] * POINTS
        glyphs = sheet.text.glyphs()
        runs = split_runs(glyphs, lambda _: False)
        shown = [run for run in runs if _is_on_page(run, width, height)]
        printed = sum(len(run.text) for run in shown)
        hidden = sheet.text.hidden + sum(len(run.text) for run in runs) - printed
        drawing = sheet.drawing
        grids = find_grids(drawing.horizontal, drawing.vertical)
        scanned = bool(drawing.pictures and not shown)
        return Page(index, width, height, glyphs, shown, grids, hidden, scanned)


class _Sheet:
    """What lies on one page: its own layers over those of its templates."""

    def __init__(self, origin: tuple[float, float]) -> None:
        self.text = PageText()
        self.drawing = Drawing(lambda x, y: (x, y))
        self._origin = origin

    def add(self, root: etree._Element) -> None:
        """The layers of a page or template."""
        for content in children(root, "Content"):
            for layer in children(content, "Layer"):
                self._add_block(layer, 0)

    def _add_block(self, block: etree._Element, depth: int) -> None:
        for element in block:
            kind = local(element)
            if kind == "TextObject":
                self.text.add(element, self._origin)
            elif kind == "PathObject":
                if element.get("Visible", "true").lower() != "false":
                    add_path(element, self._origin, self.drawing)
            elif kind == "ImageObject":
                self.drawing.pictures += 1
            elif kind == "PageBlock" and depth < BLOCK_DEPTH:
                self._add_block(element, depth + 1)


def _is_on_page(run: Run, width: float, height: float) -> bool:
    return run.x1 >= -1 and run.x0 <= width + 1 and -1 <= run.middle <= height + 1


def _page_box(area: etree._Element) -> list[float] | None:
    element = first(area, "PhysicalBox")
    box = numbers(element.text) if element is not None else []
    return box if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
