"""Mutations of zip files: parts changed and packed again, lost, doubled, renamed, locked."""

from __future__ import annotations

import io
import warnings
import zipfile
from random import Random

from tests.fuzzing.bytewise import BYTEWISE
from tests.fuzzing.chance import Mutation, apply, some
from tests.fuzzing.markup import xml

_DATE = (2024, 1, 1, 0, 0, 0)
_NAMES = ("../a.xml", "/etc/passwd", "C:\\a.txt", "a" * 300, "", "word/../x.xml", "_rels/.rels",
          "xl/workbook.xml", "OFD.xml", "word/document.xml", "甲.txt")  # fmt: skip
Parts = list[tuple[str, bytes]]


def parts_of(data: bytes) -> Parts:
    """Names and contents in their order; nothing for what is no zip file any more."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [(info.filename, package.read(info)) for info in package.infolist()]
    except Exception:  # noqa: BLE001  a file damaged by an earlier mutation
        return []


def packed(parts: Parts) -> bytes:
    """The same bytes for the same parts, whatever the time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of two parts of one name
        for name, content in parts:
            info = zipfile.ZipInfo(name or "x", _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return stream.getvalue()


def part_changed(chance: Random, data: bytes) -> bytes:
    """The markup of parts changed, any other part byte by byte."""
    parts = parts_of(data)
    for _ in some(chance, 3):
        if parts:
            at = chance.randrange(len(parts))
            name, content = parts[at]
            is_xml = content.lstrip()[:1] == b"<"
            parts[at] = name, xml(chance, content) if is_xml else apply(chance, content, BYTEWISE)
    return packed(parts) if parts else data


def parts_moved(chance: Random, data: bytes) -> bytes:
    """Parts lost, emptied, doubled, renamed or exchanged."""
    parts = parts_of(data)
    if not parts:
        return data
    at, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    name, content = parts[at]
    change = chance.randrange(5)
    if change == 0:
        del parts[at]
    elif change == 1:
        parts[at] = name, b""
    elif change == 2:
        parts += [(name, content)] * chance.choice((1, 1, 50))
    elif change == 3:
        parts[at] = chance.choice((*_NAMES, parts[other][0])), content
    else:
        parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], content)
    return packed(parts)


def nested(chance: Random, data: bytes) -> bytes:
    """The file in an archive in an archive."""
    for level in range(chance.choice((1, 2, 4))):
        data = packed([(f"内{level}.zip", data), ("甲.txt", "收入1.00万元".encode())])
    return data


def headers(chance: Random, data: bytes) -> bytes:
    """Bytes of the directory: sizes, methods, flags, places."""
    changed = bytearray(data)
    starts = [
        at for at in range(len(data)) if data[at : at + 4] in (b"PK\1\2", b"PK\3\4", b"PK\5\6")
    ]
    for _ in some(chance, 3):
        if starts:
            at = chance.choice(starts) + chance.randrange(4, 46)
            if at < len(changed):
                changed[at] = chance.choice((0, 1, 8, 9, 12, 0x7F, 0xFF))
    return bytes(changed)


PACKAGE: tuple[Mutation, ...] = (*(part_changed,) * 8, *(parts_moved,) * 2, headers, *BYTEWISE[:2])
ARCHIVE: tuple[Mutation, ...] = (part_changed, parts_moved, parts_moved, headers, nested, *BYTEWISE)
