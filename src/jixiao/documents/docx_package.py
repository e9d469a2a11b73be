"""The zip package of a .docx, .xlsx or .ofd: its parts as XML trees, opened without trust.

Nothing is fetched, no entity is resolved, a document type declaration is refused, and the
unpacked size is bounded before a byte is unpacked.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from lxml import etree

from jixiao.documents.document import DocumentError
from jixiao.documents.limits import (
    MARKUP_SIGNS,
    RATIO_FREE_BYTES,
    UNPACKED_BYTES,
    UNPACKED_RATIO,
    check_number,
    check_size,
)
from jixiao.documents.zip_opening import ZIP_DAMAGE, open_zip

_W = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/",
        b"http://schemas.openxmlformats.org/drawingml/2006/",
    ),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
WITHOUT_TRUST: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
"""How XML from outside is parsed: nothing fetched, nothing expanded, no part without bounds."""
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_LONGEST = 80
"""Characters of what is said about a damage."""
_DAMAGED = "应为完整的 {}，实际文件已损坏或不完整（{}）；请用 {} 修复后另存，或重新索取"


class Package:
    """An open .docx; its subclasses are other packages. Use as a context manager."""

    ending = ".docx"
    program = "Word 或 WPS"
    """What writes such files, for the user."""
    usual_main = "word/document.xml"
    """The main part where no relationship names it."""
    main_word = "document"
    """Stands in the name of every main part."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.unpacked = 0
        """Bytes unpacked so far, over all parts."""
        self._signs = 0
        """Signs of the markup of all parts that were made a tree."""
        try:
            self._zip = open_zip(data)
            self._names = set(self._zip.namelist())
        except ZIP_DAMAGE as error:
            raise self.damaged("压缩结构读不出") from error
        self.main = self._find_main()
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def damaged(self, what: str) -> DocumentError:
        """The file is broken; ``what`` may hold a name from the file, however long."""
        shown = what if len(what) <= _LONGEST else what[:_LONGEST] + "…"
        told = _DAMAGED.format(self.ending, " ".join(shown.split()), self.program)
        return DocumentError(self.path, "damaged", told)

    def raw(self, name: str) -> bytes:
        """The bytes of a part, in transitional namespaces; refuses bombs and locked parts."""
        data = self.bytes_of(name)
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        return data

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a part as they are; refuses bombs and locked parts."""
        if name not in self._names:
            raise self.damaged(f"缺少 {name}")
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise DocumentError(
                self.path,
                "encrypted",
                f"应为未加密的 {self.ending}，实际压缩包设有密码；请取消密码后另存",
            )
        self._check_bomb(info)
        try:
            return self._zip.read(info)
        except ZIP_DAMAGE as error:
            raise self.damaged(f"{name} 解不开") from error

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part."""
        return self.parse(name, self.raw(name))

    def refuse_doctype(self, name: str, data: bytes) -> None:
        """A document type may declare entities, which no document needs."""
        if any(mark in data for mark in _DOCTYPES):
            raise self.damaged(f"{name} 含有不允许的文档类型声明")

    def parse(self, name: str, data: bytes) -> etree._Element:
        """The root of an XML part; nothing is fetched and no entity is resolved."""
        self.refuse_doctype(name, data)
        self._signs += data.count(b"<") + data.count(b"=")
        check_number(self.path, self._signs, MARKUP_SIGNS, "个标记")
        try:
            return etree.fromstring(data, etree.XMLParser(**WITHOUT_TRUST))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"{name} 不是有效的 XML") from error

    def optional_tree(
        self, kind: str, shortened: Callable[[bytes], bytes] = bytes
    ) -> etree._Element | None:
        """The part that the main part names by a relationship ``kind`` (``styles``).

        ``shortened`` may cut out of its bytes whole elements that nobody asks for.
        """
        name = self.related_part(kind)
        return None if name is None else self.parse(name, shortened(self.raw(name)))

    def related_part(self, kind: str) -> str | None:
        """The name of the part that the main part names by a relationship ``kind``."""
        for relation_kind, target in self.relations(self.main).values():
            if relation_kind == kind and target in self._names:
                return target
        return None

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Relationship id to kind and target part, for a part; outer targets are left out."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def related_tree(self, name: str, relation_id: str | None) -> etree._Element | None:
        """The part behind a relationship id, None where the file does not hold it."""
        _, target = self.relations(name).get(relation_id or "", ("", ""))
        return self.tree(target) if target in self._names else None

    def _read_relations(self, name: str) -> dict[str, tuple[str, str]]:
        folder, file = posixpath.split(name)
        part = posixpath.join(folder, "_rels", file + ".rels")
        if part not in self._names:
            return {}
        found = {}
        for relation in self.tree(part).iter(_RELATIONSHIP):
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/" + folder, relation.get("Target", ""))
                target = posixpath.normpath(target)
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id", "")] = (kind, target.lstrip("/"))
        return found

    def has(self, name: str) -> bool:
        """Whether the package holds a part."""
        return name in self._names

    def _find_main(self) -> str:
        self._relations = {}
        for kind, target in self.relations("").values():
            if kind == "officeDocument" and target in self._names and self.main_word in target:
                return target
        if self.usual_main in self._names:
            return self.usual_main
        raise self.damaged("没有正文")

    def _check_bomb(self, info: zipfile.ZipInfo) -> None:
        self.unpacked += info.file_size
        check_size(self.path, self.unpacked, UNPACKED_BYTES, "解压后的文档")
        if info.file_size > max(RATIO_FREE_BYTES, UNPACKED_RATIO * info.compress_size):
            raise DocumentError(
                self.path,
                "too_large",
                f"文档压缩比最大可为 {UNPACKED_RATIO} 倍，实际超过此数，疑为恶意文件；请核对来源",
            )
