"""Writes notes as cell comments into a copy of an .xlsx; every part that needs no note is kept.

Cells, styles, formulas, charts and macros stay byte for byte. A cell that has a comment keeps it,
with the note below.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from datetime import datetime

from lxml import etree

from jixiao.documents.annotating import Note, changed
from jixiao.documents.document import Document, DocumentError
from jixiao.documents.docx_names import RELATION_ID
from jixiao.documents.package_copy import copy_with
from jixiao.documents.xlsx import read_xlsx
from jixiao.documents.xlsx_comments import add_comments, add_shapes, new_comments, new_drawing
from jixiao.documents.xlsx_package import WorkbookPackage, x

_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEHIND = tuple(
    x(name)
    for name in (
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
        "tableParts", "extLst",
    )
)  # fmt: skip
"""What stands behind the reference to the comments' shapes in a sheet."""
_STRICT = b"purl.oclc.org/ooxml"

Notes = dict[str, list[Note]]
"""Notes by the name of their cell."""


def annotate(
    document: Document, data: bytes, notes: Sequence[Note], _when: datetime | None = None
) -> bytes:
    """The workbook with its notes; raises DocumentError where it changed or is a strict one.

    Comments of cells bear no date.
    """
    again = read_xlsx(document.path, data)
    if again.text_sha256 != document.text_sha256:
        raise changed(document)
    with WorkbookPackage(document.path, data) as package:
        if _STRICT in package.bytes_of(package.main):
            raise DocumentError(
                document.path,
                "not_annotatable",
                "应为常用的 .xlsx，实际是“严格 Open XML”格式，没有写批注；请另存为普通 .xlsx",
            )
        edit = _Edit(package)
        parts = {name: part for name, part, _ in package.sheet_parts()}
        for name, by_cell in _by_sheet(document, notes).items():
            edit.add(parts[name], by_cell)
        changes = edit.parts()
    return copy_with(document.path, data, changes)


def _by_sheet(document: Document, notes: Sequence[Note]) -> dict[str, Notes]:
    found: dict[str, Notes] = {}
    for note in notes:
        place = document.locate(note.start, note.end)
        if place.sheet is not None and place.cell is not None:
            found.setdefault(place.sheet, {}).setdefault(place.cell, []).append(note)
    return found


class _Edit:
    """The parts of a workbook that change, by name."""

    def __init__(self, package: WorkbookPackage) -> None:
        self._package = package
        self._parts: dict[str, etree._Element] = {}

    def add(self, sheet: str, notes: Notes) -> None:
        """Comments for the cells of one sheet."""
        comments = self._related(sheet, "comments", "xl/comments{}.xml", new_comments)
        add_comments(self._root(comments), notes)
        self._declare(comments)
        drawing = self._related(sheet, "vmlDrawing", "xl/drawings/vmlDrawing{}.vml", new_drawing)
        add_shapes(self._root(drawing), notes)

    def parts(self) -> dict[str, bytes]:
        """What changed or is new, as XML."""
        return {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._parts.items()
        }

    def _root(self, name: str) -> etree._Element:
        if name not in self._parts:
            self._parts[name] = self._package.tree(name)
        return self._parts[name]

    def _related(
        self, sheet: str, kind: str, pattern: str, make: Callable[[int], etree._Element]
    ) -> str:
        """The part of a kind that belongs to a sheet, made where there is none."""
        for found, target in self._package.relations(sheet).values():
            if found == kind and self._package.has(target):
                return target
        number = 1
        while self._package.has(name := pattern.format(number)) or name in self._parts:
            number += 1
        self._parts[name] = make(number)
        key = self._relate(sheet, kind, name)
        if kind == "vmlDrawing":
            self._refer(sheet, key)
        return name

    def _relate(self, sheet: str, kind: str, name: str) -> str:
        folder, file = posixpath.split(sheet)
        part = posixpath.join(folder, "_rels", file + ".rels")
        if not self._package.has(part) and part not in self._parts:
            self._parts[part] = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
        root = self._root(part)
        taken = {element.get("Id") for element in root}
        number = 1
        while f"rId{number}" in taken:
            number += 1
        target = {"Id": f"rId{number}", "Type": _KINDS + kind, "Target": f"/{name}"}
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", target)
        return f"rId{number}"

    def _refer(self, sheet: str, key: str) -> None:
        """Name the drawing in the sheet, at the place that the format asks for."""
        root = self._root(sheet)
        element = etree.Element(x("legacyDrawing"), {RELATION_ID: key})
        for child in root:
            if child.tag in _BEHIND:
                child.addprevious(element)
                return
        root.append(element)

    def _declare(self, comments: str) -> None:
        """Tell the kinds of the parts; a declaration that is there stays."""
        root = self._root("[Content_Types].xml")
        if not any(element.get("Extension") == "vml" for element in root):
            default = {"Extension": "vml", "ContentType": _DRAWING_TYPE}
            root.insert(0, etree.Element(f"{{{_TYPES}}}Default", default))
        if not any(element.get("PartName") == f"/{comments}" for element in root):
            override = {"PartName": f"/{comments}", "ContentType": _COMMENT_TYPE}
            etree.SubElement(root, f"{{{_TYPES}}}Override", override)
