"""What a file is, told by its content alone."""

from __future__ import annotations

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_BITMAP_HEADS = tuple(size.to_bytes(4, "little") for size in (12, 40, 52, 56, 64, 108, 124))
_SHIFTED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_PACKAGES = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("ppt/presentation.xml", "pptx"),
    ("OFD.xml", "ofd"),
    ("content.xml", "odf"),
    ("word/document.xml", "docx"),
    ("_rels/.rels", "docx"),
)
"""A part that tells what a package is."""
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)


def format_of(data: bytes) -> str:
    """The name of the format (``docx``, ``xls``, ``zip``, ``picture`` …); ``text`` is any other."""
    if is_pdf(data):
        return "pdf"
    if data.startswith(_ZIP):
        return _package(data)
    if data.startswith(OLE):
        return _container(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_PICTURES) or _is_other_picture(data):
        return "picture"
    if data.startswith(_SHIFTED):
        return "archive"
    return _markup(data)


def _is_other_picture(data: bytes) -> bool:
    """A .bmp or .webp: their first letters alone might begin a text."""
    if data.startswith(b"BM"):
        return data[6:10] == bytes(4) and data[14:18] in _BITMAP_HEADS
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def is_pdf(data: bytes) -> bool:
    """PDF readers accept up to 1,024 bytes of rubbish before the mark; so do we."""
    head = data[:1024]
    if head.lstrip(b"\xef\xbb\xbf \r\n\t\x00").startswith(b"%PDF-"):
        return True
    return b"%PDF-" in head and b" obj" in data[:4096]


def _package(data: bytes) -> str:
    """Zip files by the parts they hold; a damaged one is taken for what its bytes name."""
    from jixiao.documents.zip_opening import ZIP_DAMAGE, open_zip

    try:
        with open_zip(data) as package:
            names = set(package.namelist())
    except ZIP_DAMAGE:
        return _damaged_package(data)
    return package_kind(names)


def package_kind(names: set[str]) -> str:
    """What a zip file with these parts is; ``zip`` where it is only an archive of files."""
    return next((kind for part, kind in _PACKAGES if part in names), "zip")


def _damaged_package(data: bytes) -> str:
    found = (kind for part, kind in _PACKAGES if part.encode() in data)
    return next(found, "docx")


def _container(data: bytes) -> str:
    """Old Office files and encrypted new ones share a container; stream names tell them apart."""
    found = (kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data)
    return next(found, "ole")


def _markup(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if head.startswith((b"<?xml", b"<w:worddocument")):
        return "html" if b"<html" in head else "xml"
    return "csv" if _is_delimited(data) else "text"


def _is_delimited(data: bytes) -> bool:
    head = data[:4096]
    if not (b"," in head or b";" in head or b"\x00" in head):
        return False
    from jixiao.documents.delimited import separator_of

    return bool(separator_of(data))
