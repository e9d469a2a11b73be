"""Reads any supported file: the reader is picked by what the file holds, never by its name."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import FILE_BYTES, TEXT_BYTES, check_size

_SUPPORTED = "可读格式为 .docx、.pdf、.txt、.md"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_MARKUP = (b"<!doctype html", b"<html", b"<?xml", b"<w:worddocument")
_WITH_BYTES = (".docx", ".docm", ".pdf", ".doc", ".wps", ".wpt")
"""Endings of formats that are never empty."""


def read_document(path: str | os.PathLike[str]) -> Document:
    """The file as text, blocks and places.

    Raises :class:`DocumentError` for everything that cannot be read, and nothing else.
    """
    name = os.fspath(path)
    data = read_bytes(name)
    if _is_pdf(data):
        from jixiao.documents.pdf import read_pdf

        return read_pdf(name, data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from jixiao.documents.docx import read_docx

        return read_docx(name, data)
    _refuse_foreign(name, data)
    check_size(name, len(data), TEXT_BYTES, "文本文件")
    from jixiao.documents.plain import read_plain

    return read_plain(name, data)


def read_bytes(path: str) -> bytes:
    """The whole file, within the limits; raises :class:`DocumentError`."""
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(path, "unreadable", "应为一个文件，实际是文件夹或设备；请指定文件")
        check_size(path, status.st_size, FILE_BYTES, "文件")
        with Path(path).open("rb") as stream:
            data = stream.read(FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise DocumentError(path, "unreadable", _why_unreadable(error)) from error
    check_size(path, len(data), FILE_BYTES, "文件")
    if not data and path.lower().endswith(_WITH_BYTES):
        raise DocumentError(
            path, "damaged", "应有内容，实际是 0 字节的空文件；请向报送单位重新索取"
        )
    return data


def _why_unreadable(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在；请核对路径和文件名"
    if isinstance(error, PermissionError):
        return "没有读取权限，或文件正被其他程序独占；请关闭该程序或更改权限后再试"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"文件打不开（{reason}）；请核对路径，或复制到本机后再试"


def _is_pdf(data: bytes) -> bool:
    """PDF readers accept up to 1,024 bytes of rubbish before the mark; so do we."""
    head = data[:1024]
    if head.lstrip(b"\xef\xbb\xbf \r\n\t\x00").startswith(b"%PDF-"):
        return True
    return b"%PDF-" in head and b" obj" in data[:4096]


def _refuse_foreign(path: str, data: bytes) -> None:
    """Name the formats that users hand in and that are not readable, with the way out."""
    if data.startswith(_OLE):
        raise _ole_error(path, data)
    if data.startswith(b"{\\rtf"):
        raise _foreign(path, "RTF 文档", "用 Word 或 WPS 打开后另存为 .docx")
    if data.startswith(_PICTURES):
        raise _foreign(path, "图片", "提供电子版原件，或先做文字识别（OCR）")
    if data[:256].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_MARKUP):
        raise _foreign(path, "网页或 XML 文件", "用 Word 或 WPS 打开后另存为 .docx")
    if data.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise _foreign(path, "压缩包", "解压后选择其中的报告")


def _foreign(path: str, found: str, remedy: str) -> DocumentError:
    message = f"{_SUPPORTED}，实际是{found}；请{remedy}"
    return DocumentError(path, "unknown_format", message)


def _ole_error(path: str, data: bytes) -> DocumentError:
    """Old Office files and encrypted new ones share a container; stream names tell them apart."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return DocumentError(
            path,
            "encrypted",
            "应为未加密的文档，实际设有打开密码；请用 Word 或 WPS 取消密码后另存",
        )
    if has("WordDocument"):
        return _foreign(
            path, "旧版 Word/WPS 文档（.doc、.wps）", "用 Word 或 WPS 打开后另存为 .docx"
        )
    if has("Workbook") or has("Book"):
        return _foreign(path, "旧版 Excel 工作簿（.xls）", "选择报告正文，或把表格另存到 .docx")
    return _foreign(path, "旧版 Office 文件", "用 Word 或 WPS 打开后另存为 .docx")
