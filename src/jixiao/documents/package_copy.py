"""A copy of a zip package in which some parts are replaced or added and all others stay."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping

from jixiao.documents.document import DocumentError
from jixiao.documents.limits import UNPACKED_BYTES, check_size
from jixiao.documents.zip_opening import ZIP_DAMAGE, open_zip


def copy_with(path: str, data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with ``parts`` by name; order, times and packing of the others are kept.

    Raises :class:`DocumentError` where all parts together are too large or one cannot be unpacked.
    """
    copy = io.BytesIO()
    try:
        with open_zip(data) as source, zipfile.ZipFile(copy, "w") as target:
            entries = {entry.filename: entry for entry in source.infolist()}
            size = sum(entry.file_size for entry in entries.values())
            check_size(path, size, UNPACKED_BYTES, "解压后的文档")
            for name, entry in entries.items():
                if name in parts:
                    target.writestr(_like(entry), parts[name])
                else:
                    _copy_entry(source, entry, target)
            for name in sorted(parts.keys() - entries.keys()):
                target.writestr(name, parts[name], zipfile.ZIP_DEFLATED)
    except ZIP_DAMAGE as error:
        raise DocumentError(
            path, "damaged", "应为完整的文件，实际有一部分解不开，没有写批注；请另存后再试"
        ) from error
    return copy.getvalue()


def _copy_entry(source: zipfile.ZipFile, entry: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
    with source.open(entry) as reader, target.open(_like(entry), "w") as writer:
        shutil.copyfileobj(reader, writer)


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same name, time and attributes, to be packed anew."""
    made = zipfile.ZipInfo(entry.filename, entry.date_time)
    stored = entry.compress_type == zipfile.ZIP_STORED
    made.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    made.external_attr, made.create_system = entry.external_attr, entry.create_system
    made.comment, made.file_size = entry.comment, entry.file_size
    return made
