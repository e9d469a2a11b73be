"""Reads any supported file: the reader is picked by what the file holds, never by its name."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from jixiao.documents.document import Document, DocumentError
from jixiao.documents.limits import FILE_BYTES, TEXT_BYTES, check_size, check_text
from jixiao.documents.sniffing import format_of

SUPPORTED = "可读格式为 Word、WPS、PDF、OFD、Excel、网页、文本、图片和装有这些的 .zip"
_READERS = {
    "pdf": ("pdf", "read_pdf"),
    "docx": ("docx", "read_docx"),
    "xlsx": ("xlsx", "read_xlsx"),
    "ofd": ("ofd", "read_ofd"),
    "doc": ("doc", "read_doc"),
    "xls": ("xls", "read_xls"),
    "csv": ("delimited", "read_delimited"),
    "html": ("html", "read_html"),
    "picture": ("picture", "read_picture"),
    "text": ("plain", "read_plain"),
}
"""Format to the module and function of its reader, loaded when it is asked for."""

_FOREIGN = {
    "rtf": ("RTF 文档", "用 Word 或 WPS 打开后另存为 .docx"),
    "xml": ("XML 文件", "用 Word 或 WPS 打开后另存为 .docx"),
    "archive": ("压缩包", "解压后选择其中的报告"),
    "zip": ("压缩包", "逐个核对其中的文件（压缩包名!/文件名），或先解压"),
    "xlsb": ("Excel 二进制工作簿（.xlsb）", "用 Excel 打开后另存为 .xlsx"),
    "odf": ("ODF 文档", "用 WPS 或 LibreOffice 另存为 .docx"),
    "pptx": ("演示文稿", "选择报告正文"),
    "ole": ("旧版 Office 文件", "用 Word 或 WPS 打开后另存为 .docx"),
}
"""What users hand in and what is not readable: its name and the way out."""

_WITH_BYTES = (".docx", ".docm", ".pdf", ".doc", ".wps", ".wpt", ".xlsx", ".xls", ".et", ".ofd")
"""Endings of formats that are never empty."""


def read_document(path: str | os.PathLike[str]) -> Document:
    """The file as text, blocks and places.

    Raises :class:`DocumentError` for everything that cannot be read, and nothing else.
    """
    name = os.fspath(path)
    return read_data(name, read_bytes(name))


def read_data(path: str, data: bytes) -> Document:
    """A document from its bytes; ``path`` names it in errors."""
    form = format_of(data)
    if form == "encrypted":
        raise DocumentError(
            path,
            "encrypted",
            "应为未加密的文档，实际设有打开密码；请用 Word 或 WPS 取消密码后另存",
        )
    if form in _FOREIGN:
        found, remedy = _FOREIGN[form]
        raise DocumentError(path, "unknown_format", f"{SUPPORTED}，实际是{found}；请{remedy}")
    if form in ("text", "csv", "html"):
        check_size(path, len(data), TEXT_BYTES, "文本文件")
    module, function = _READERS[form]
    read: Callable[[str, bytes], Document]
    read = getattr(import_module(f"jixiao.documents.{module}"), function)
    document = read(path, data)
    check_text(path, document.text)
    return document


def read_bytes(path: str) -> bytes:
    """The whole file, on the disk or in an archive; raises :class:`DocumentError`."""
    if "!" in path and not Path(path).exists():
        from jixiao.documents.archive import member_bytes, split_member

        if inside := split_member(path):
            return member_bytes(path, *inside)
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise DocumentError(path, "unreadable", "应为一个文件，实际是文件夹或设备；请指定文件")
        check_size(path, status.st_size, FILE_BYTES, "文件")
        with Path(path).open("rb") as stream:
            # No more is asked for than there is: a buffer of the limit's size costs time.
            data = stream.read(status.st_size + 1)
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
