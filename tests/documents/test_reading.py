"""The reader is picked by content; whatever cannot be read is said in one Chinese line."""

import contextlib
import io
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from jixiao.documents import DocumentError, limits, read_document
from tests.documents.builders import docx_bytes, paragraph
from tests.documents.damaging import damaged

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def failure(path: Path, data: bytes) -> DocumentError:
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(path)
    error = caught.value
    assert error.path == str(path)
    assert "\n" not in error.message
    assert any("\u4e00" <= character <= "\u9fff" for character in error.message)
    return error


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


OTHER_ZIP = zipped(word__document_xml="x").replace(
    b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xc3"
)
"""Of a version of the format that does not exist."""


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    renamed = tmp_path / "报告.txt"
    renamed.write_bytes(docx_bytes(paragraph("收入一万元。")))
    assert read_document(renamed).format == "docx"
    renamed = tmp_path / "报告.docx"
    renamed.write_text("收入一万元。", encoding="utf-8")
    assert read_document(str(renamed)).format == "text"


def test_missing_file_and_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "没有.docx", tmp_path, Path("a\x00b")):
        with pytest.raises(DocumentError) as caught:
            read_document(path)
        assert caught.value.code == "unreadable"


def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "锁.txt"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(DocumentError, match="权限"):
        read_document(path)


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("空.docx", b"", "damaged", "0 字节"),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "damaged", ".doc"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted", "密码"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "damaged", ".xls"),
        ("a.doc", OLE, "unknown_format", "Office"),
        ("a.doc", b"{\\rtf1\\ansi}", "unknown_format", "RTF"),
        ("a.txt", b"\x1f\x8b\x08" + bytes(99), "unknown_format", "压缩包"),
        ("a.xlsx", zipped(xl__workbook_xml="x"), "damaged", ".xlsx"),
        ("a.zip", zipped(b_xml="x"), "unknown_format", "压缩包"),
        ("a.ofd", zipped(OFD_xml="x"), "damaged", ".ofd"),
        ("a.docx", b"PK\x05\x06" + bytes(18), "unknown_format", "压缩包"),
        ("a.docx", b"PK\x03\x04" + bytes(500), "damaged", "损坏"),
        ("a.docx", OTHER_ZIP, "damaged", "损坏"),
    ],
)
def test_foreign_files(tmp_path: Path, name: str, data: bytes, code: str, words: str) -> None:
    error = failure(tmp_path / name, data)
    assert error.code == code
    assert words in error.message


def test_binary_as_text(tmp_path: Path) -> None:
    for seed in range(20):
        noise = random.Random(seed).randbytes(50 * 4**seed if seed < 6 else 3000)
        assert failure(tmp_path / f"{seed}.txt", noise).code == "unknown_format"


def test_truncated_package(tmp_path: Path) -> None:
    whole = docx_bytes(paragraph("收入一万元。" * 200))
    for size in range(30, len(whole) - 1, 97):
        assert failure(tmp_path / "a.docx", whole[:size]).code == "damaged"


def test_flipped_bytes_never_crash(tmp_path: Path) -> None:
    whole = docx_bytes(paragraph("收入一万元。" * 50))
    path = tmp_path / "a.docx"
    for data in damaged(whole, seed=3, copies=150, each=4):
        path.write_bytes(data)
        with contextlib.suppress(DocumentError):
            read_document(path)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.reading.FILE_BYTES", 100)
    error = failure(tmp_path / "a.txt", b"1" * 101)
    assert error.code == "too_large"


def test_zip_bomb(tmp_path: Path) -> None:
    bomb = docx_bytes(f"<w:p>{' ' * (limits.RATIO_FREE_BYTES + 1000)}</w:p>")
    error = failure(tmp_path / "a.docx", bomb)
    assert error.code == "too_large"


def test_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("秘密", encoding="utf-8")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><d>&x;</d>',
        )
    assert failure(tmp_path / "a.docx", stream.getvalue()).code == "damaged"


def test_locked_zip(tmp_path: Path) -> None:
    data = bytearray(docx_bytes(paragraph("x")))
    while (at := data.find(b"PK\x01\x02")) >= 0:
        data[at + 8] |= 1
        data[at : at + 4] = b"pk\x01\x02"
    data = bytearray(bytes(data).replace(b"pk\x01\x02", b"PK\x01\x02"))
    assert failure(tmp_path / "a.docx", bytes(data)).code == "encrypted"


def test_package_import_loads_no_reader() -> None:
    code = (
        "import sys, jixiao.documents; print({'lxml', 'pypdfium2', 'zipfile'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "set()"
