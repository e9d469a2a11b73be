"""Whether a file is a Filing, told by its content."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

_ENDINGS = (".yaml", ".yml")
_FIRST = 2_000
_SCHEMA, _WORKBOOK = b"jixiao.filing/", b"jixiao.workbook/"
_STRINGS = "xl/sharedStrings.xml"
_MOST_STRINGS = 64 * 1024 * 1024
_ZIP = b"PK\x03\x04"


def is_filing(path: Path) -> bool:
    """Whether a YAML file names the schema of a Filing near its beginning, or a workbook has it."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        head = file.read(_FIRST)
    if path.suffix.lower() in _ENDINGS:
        return _SCHEMA in head
    return head.startswith(_ZIP) and _is_workbook(path)


def _is_workbook(path: Path) -> bool:
    """Whether the marks of forms/marks.py stand among the texts of a workbook."""
    try:
        with zipfile.ZipFile(path) as package:
            info = package.getinfo(_STRINGS)
            return info.file_size <= _MOST_STRINGS and _WORKBOOK in package.read(info)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError, NotImplementedError):
        return False
