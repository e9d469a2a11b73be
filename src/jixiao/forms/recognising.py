"""Whether a file is a Filing, told by its content."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

_ENDINGS = (".yaml", ".yml")
_FIRST = 2_000
_SCHEMA, _WORKBOOK = b"jixiao.filing/", b"jixiao.workbook/"
_STRINGS = "xl/sharedStrings.xml"
_MOST_STRINGS = 64 * 1024 * 1024
_ZIP = b"PK\x03\x04"
ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    RuntimeError,
    NotImplementedError,
)
"""What zipfile raises for broken, locked and foreign files, and for a part that is not there."""


def is_filing(path: Path) -> bool:
    """Whether a YAML file names the schema of a Filing near its beginning, or a workbook has it."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_FIRST)
    except OSError:
        return False  # reading it as a document says what is wrong
    if path.suffix.lower() in _ENDINGS:
        return _SCHEMA in head
    return head.startswith(_ZIP) and _is_workbook(path)


def _is_workbook(path: Path) -> bool:
    """Whether the marks of forms/marks.py stand among the texts of a workbook."""
    try:
        with zipfile.ZipFile(path) as package:
            info = package.getinfo(_STRINGS)
            small = max(info.file_size, info.compress_size) <= _MOST_STRINGS
            return small and _WORKBOOK in package.read(info)
    except ZIP_DAMAGE:
        return False
