"""The zip package of an .ofd: documents, pages and templates by their places."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from jixiao.documents.docx_package import Package


class OfdPackage(Package):
    """An open .ofd. Use as a context manager. Tags are compared without their namespace."""

    ending = ".ofd"
    program = "OFD 阅读器"
    usual_main = "OFD.xml"

    def _find_main(self) -> str:
        if not self.has(self.usual_main):
            raise self.damaged("没有 OFD.xml")
        return self.usual_main

    def document_roots(self) -> Iterator[str]:
        """The root part of each document in the file."""
        for element in self.tree(self.main).iter():
            if local(element) == "DocRoot" and element.text:
                yield resolved(self.main, element.text)

    def find(self, name: str) -> etree._Element | None:
        """The root of a part, None where the file does not hold it."""
        return self.tree(name) if self.has(name) else None


def resolved(part: str, place: str) -> str:
    """A place named in a part: from the root where it begins with a slash, else beside it."""
    base = "/" if place.strip().startswith("/") else "/" + posixpath.dirname(part)
    joined = posixpath.join(base, place.strip().replace("\\", "/").lstrip("/"))
    return posixpath.normpath(joined).lstrip("/")


def local(element: etree._Element) -> str:
    """The tag without its namespace, "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Direct children with a tag."""
    return (child for child in element if local(child) == name)


def first(element: etree._Element, name: str) -> etree._Element | None:
    """The first direct child with a tag."""
    return next(children(element, name), None)
