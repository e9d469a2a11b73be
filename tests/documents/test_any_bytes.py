"""Whatever bytes a file holds, and whatever it is called in an archive."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.documents import DocumentError
from jixiao.documents.archive import labelled
from jixiao.documents.reading import read_data
from jixiao.documents.sniffing import format_of

BEGINNINGS = (
    b"", b"%PDF-1.7\n1 0 obj<<>>endobj\n", b"PK\x03\x04", b"PK\x05\x06", b"{\\rtf1",
    b"<html><table>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf",
    b"a,b\n1,", b"<?xml?><html>",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"),
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _alone() -> object:
    """A computer without LibreOffice."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", "")
        yield


@settings(deadline=None)
@given(st.sampled_from(BEGINNINGS), st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(beginning: bytes, rest: bytes) -> None:
    data = beginning + rest
    assert format_of(data)
    with contextlib.suppress(DocumentError):
        document = read_data("报告", data)
        for block in document.blocks:
            document.locate(block.start, block.end)


@settings(deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=6))
def test_no_name_leads_out_of_an_archive(names: list[str]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            with contextlib.suppress(IndexError, UnicodeEncodeError, UserWarning):
                package.writestr(name, b"")  # zipfile refuses names that begin with a zero
    with zipfile.ZipFile(stream) as package:
        labels = [label for label, _ in labelled(package)]
    assert len(set(labels)) == len(labels)
    for label in labels:
        assert ".." not in PurePosixPath(label).parts
        assert not PurePosixPath(label).is_absolute()
        assert not PureWindowsPath(label).is_absolute()
        assert not PureWindowsPath(label).drive
