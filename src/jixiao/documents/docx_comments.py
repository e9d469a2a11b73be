"""The comments part of a .docx with new comments, and what makes the package know of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from lxml import etree

from jixiao.documents.annotating import AUTHOR, Note
from jixiao.documents.docx_names import w
from jixiao.documents.docx_package import Package
from jixiao.documents.docx_styles import as_int
from jixiao.documents.xml_bytes import with_last_child
from jixiao.late import late_regex

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = {
    TRANSITIONAL: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
    STRICT: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
}
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MARKS = (w("comment"), w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
_COLOURS = {"error": "C00000", "warning": "B45F06", "info": "1F4E79"}
_LAYOUT = (
    '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
)
"""What the body's own paragraphs say about lines must not reach the comments."""
_UNPRINTABLE = late_regex("[^\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What XML cannot hold."""
_SIZE = '<w:sz w:val="20"/><w:szCs w:val="20"/>'


def first_free_number(package: Package, main: etree._Element) -> int:
    """A number above all that comments of the document have, in the part or in the text."""
    roots = [main, package.optional_tree("comments")]
    numbers = (
        as_int(mark.get(w("id")))
        for root in roots
        if root is not None
        for mark in root.iter(*_MARKS)
    )
    return max((number for number in numbers if number is not None), default=-1) + 1


def comment(number: int, note: Note, namespace: str, when: datetime | None) -> bytes:
    """One comment: its first line coloured by level, one paragraph per line."""
    date = f' w:date="{when:%Y-%m-%dT%H:%M:%SZ}"' if when else ""
    paragraphs = "".join(_paragraphs(note))
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{number}" w:author="{AUTHOR}"{date} '
        f'w:initials="jx">{paragraphs}</w:comment>'
    ).encode()


def parts_with(
    package: Package, comments: Sequence[bytes], namespace: str
) -> Iterator[tuple[str, bytes]]:
    """Name and content of every part that must be written for new comments to be there."""
    name = package.related_part("comments")
    if name is not None:
        data = package.bytes_of(name)
        yield name, with_last_child(data, package.parse(name, data), b"".join(comments))
        return
    name = _free_name(package)
    content = b"".join(comments)
    yield (
        name,
        f'{_DECLARATION}<w:comments xmlns:w="{namespace}">'.encode() + content + (b"</w:comments>"),
    )
    yield _with_relation(package, name, namespace)
    if package.has(_TYPES):
        entry = f'<Override xmlns="{_PACKAGE}content-types" PartName="/{name}" '
        entry += f'ContentType="{_CONTENT}"/>'
        yield _TYPES, _with_child(package, _TYPES, entry)


def _paragraphs(note: Note) -> Iterator[str]:
    for number, line in enumerate(note.text.split("\n")):
        colour = f'<w:color w:val="{_COLOURS.get(note.level, _COLOURS["info"])}"/>'
        look = _SIZE if number else f"<w:b/>{colour}{_SIZE}"
        mark = "" if number else "<w:r><w:annotationRef/></w:r>"
        text = escape(_UNPRINTABLE.sub("", line))
        yield (
            f"<w:p>{_LAYOUT}{mark}<w:r><w:rPr>{look}</w:rPr>"
            f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        )


def _free_name(package: Package) -> str:
    folder = posixpath.dirname(package.main)
    names = ("comments.xml", *(f"comments{number}.xml" for number in range(1, 1000)))
    paths = (posixpath.join(folder, name) for name in names)
    declared = package.bytes_of(_TYPES) if package.has(_TYPES) else b""
    return next(
        path for path in paths if not package.has(path) and f'/{path}"'.encode() not in declared
    )


def _with_relation(package: Package, name: str, namespace: str) -> tuple[str, bytes]:
    folder, file = posixpath.split(package.main)
    part = posixpath.join(folder, "_rels", file + ".rels")
    known = package.bytes_of(part) if package.has(part) else b""
    ids = (f"rIdJixiao{number}" for number in range(1, 1000))
    relation_id = next(one for one in ids if one.encode() not in known)
    entry = f'<Relationship xmlns="{_PACKAGE}relationships" Id="{relation_id}" '
    entry += f'Type="{_RELATIONS[namespace]}" Target="{posixpath.basename(name)}"/>'
    if known:
        return part, _with_child(package, part, entry)
    opened = f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}relationships">'
    return part, f"{opened}{entry}</Relationships>".encode()


def _with_child(package: Package, name: str, child: str) -> bytes:
    data = package.bytes_of(name)
    return with_last_child(data, package.parse(name, data), child.encode())
