"""Opens zip files whose directory is of a sane size: Python keeps an object for every entry."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from jixiao.documents.limits import DIRECTORY_BYTES

ZIP_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)
"""What ``zipfile`` raises for broken, locked and foreign files, when it opens and when it reads."""

_END = b"PK\x05\x06"
_END_SIZE, _LONGEST_COMMENT = 22, 65535


class LargeDirectoryError(zipfile.BadZipFile):
    """More entries than any document or archive of documents has."""


def open_zip(source: bytes | str) -> zipfile.ZipFile:
    """A zip file in memory or on the disk; raises one of :data:`ZIP_DAMAGE`."""
    tail = source[-_END_SIZE - _LONGEST_COMMENT :] if isinstance(source, bytes) else _tail(source)
    at = tail.rfind(_END)
    if at >= 0 and at + _END_SIZE <= len(tail):
        (size,) = struct.unpack_from("<I", tail, at + 12)
        if size > DIRECTORY_BYTES:
            raise LargeDirectoryError
    return zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)


def _tail(path: str) -> bytes:
    with Path(path).open("rb") as stream:
        size = stream.seek(0, io.SEEK_END)
        stream.seek(max(size - _END_SIZE - _LONGEST_COMMENT, 0))
        return stream.read()
