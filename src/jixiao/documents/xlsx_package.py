"""The package of an .xlsx: its workbook, sheets, styles and shared texts."""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from jixiao.documents.docx_package import WITHOUT_TRUST, Package

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def x(name: str) -> str:
    """A tag of SpreadsheetML."""
    return _MAIN + name


class WorkbookPackage(Package):
    """An open .xlsx. Use as a context manager."""

    ending = ".xlsx"
    program = "Excel 或 WPS"
    usual_main = "xl/workbook.xml"
    main_word = "workbook"

    def sheet_parts(self) -> Iterator[tuple[str, str, bool]]:
        """Name, part and visibility of each worksheet in the order of the tabs."""
        targets = self.relations(self.main)
        for sheet in self.tree(self.main).iter(x("sheet")):
            kind, part = targets.get(sheet.get(_RELATION, ""), ("", ""))
            if kind == "worksheet" and self.has(part):
                visible = sheet.get("state", "visible") == "visible"
                yield sheet.get("name", ""), part, visible

    def elements(self, name: str, tags: tuple[str, ...]) -> Iterator[etree._Element]:
        """The elements of a part with one of the tags, each forgotten when the next is asked for.

        A sheet may be much larger than memory for its tree.
        """
        data = self.raw(name)
        self.refuse_doctype(name, data)
        events = etree.iterparse(
            io.BytesIO(data),
            events=("end",),
            tag=tags,
            **WITHOUT_TRUST,
        )
        try:
            for _, element in events:
                yield element
                element.clear()
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"{name} 不是有效的 XML") from error
