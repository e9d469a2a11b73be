"""Workbooks for tests, written by openpyxl, which stores formulas without their values."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl

from jixiao.documents.document import Document
from jixiao.documents.reading import read_data

Value = str | float | int | None


def workbook(cells: Mapping[str, Value], formats: Mapping[str, str] | None = None) -> Any:
    """A workbook of one sheet from the contents of its cells and their number formats."""
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    for place, code in (formats or {}).items():
        book.active[place].number_format = code
    return book


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(book: Any) -> Document:
    return read_data("表.xlsx", saved(book))


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """A package with one part rewritten, or added where it is missing."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                content = change(content.decode()).encode()
            new.writestr(name, content)
        if part not in old.namelist():
            new.writestr(part, change(""))
    return stream.getvalue()
