"""Automatic numbering of a .doc: list definitions and the lists that use them."""

from __future__ import annotations

import struct

from jixiao.documents.doc_file import DocFile
from jixiao.documents.docx_numbering import Level, Numbering

_DEFINITIONS, _LISTS = 73, 74
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    14: "decimalFullWidth", 18: "decimalEnclosedCircle", 19: "decimalFullWidth2",
    22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese", 29: "ideographEnclosedCircle", 30: "ideographTraditional",
    31: "ideographZodiac", 33: "taiwaneseCounting", 34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand", 36: "taiwaneseDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip
_FOLLOWED_BY = ("tab", "space", "nothing")
_DEFINITION, _LEVEL, _LIST = 28, 28, 16
_LEVELS = 9


def read_numbering(file: DocFile) -> Numbering:
    """The lists of a file under the numbers by which paragraphs name them."""
    numbering = Numbering(None)
    definitions = _read_definitions(file)
    lists = file.part(_LISTS)
    count = struct.unpack_from("<I", lists)[0] if len(lists) >= 4 else 0
    for index in range(min(count, (len(lists) - 4) // _LIST if count else 0)):
        (key,) = struct.unpack_from("<i", lists, 4 + _LIST * index)
        if key in definitions:
            numbering.define(str(index + 1), str(key), definitions[key])
    return numbering


def _read_definitions(file: DocFile) -> dict[int, list[Level]]:
    """Levels by the number of their definition; they lie behind the list of definitions."""
    start, size = file.place(_DEFINITIONS)
    data = file.table
    if size < 2 or start + size > len(data):
        return {}
    (count,) = struct.unpack_from("<H", data, start)
    at = start + size
    found: dict[int, list[Level]] = {}
    for index in range(count):
        entry = start + 2 + _DEFINITION * index
        if entry + _DEFINITION > len(data):
            break
        (key,) = struct.unpack_from("<i", data, entry)
        simple = data[entry + 26] & 1
        levels = []
        for _ in range(1 if simple else _LEVELS):
            level, at = _read_level(data, at)
            if level is None:
                return found
            levels.append(level)
        found[key] = levels + [Level() for _ in range(_LEVELS - len(levels))]
    return found


def _read_level(data: bytes, at: int) -> tuple[Level | None, int]:
    """One level and where the next begins; None where the data ends."""
    if at + _LEVEL > len(data):
        return None, at
    start, form, flags = struct.unpack_from("<iBB", data, at)
    follow = data[at + 15]
    text_at = at + _LEVEL + data[at + 24] + data[at + 25]
    if text_at + 2 > len(data):
        return None, at
    (length,) = struct.unpack_from("<H", data, text_at)
    end = text_at + 2 + 2 * length
    if end > len(data):
        return None, at
    text = data[text_at + 2 : end].decode("utf-16-le", "replace")
    shown = "".join(f"%{ord(one) + 1}" if ord(one) < _LEVELS else one for one in text)
    level = Level(
        start=max(start, 0),
        format=_FORMATS.get(form, "decimal"),
        text=shown,
        suffix=_FOLLOWED_BY[follow] if follow < len(_FOLLOWED_BY) else "tab",
        legal=bool(flags & 4),
    )
    return level, end
