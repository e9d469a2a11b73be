"""Reads .csv: rows of fields between commas or semicolons, quoted where they hold one.

A .tsv is a plain text with tabs, which the plain reader keeps as it stands.
"""

from __future__ import annotations

import csv

from jixiao.documents.decoding import decode
from jixiao.documents.document import Document
from jixiao.documents.limits import GRID_COLUMNS, SHEET_CELLS, too_many_cells
from jixiao.documents.sheet import Sheet
from jixiao.documents.sheet_blocks import SheetWriter
from jixiao.late import late_regex

_NUMBER = late_regex(r"\s*[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*[%％]?\s*")
_SAMPLE = 200
"""Rows that tell whether a text is a table of fields."""
_SAMPLE_LENGTH = 65536
_SAME_WIDTH = 0.9
"""Share of the rows that have as many fields as most have."""
_FEWEST_ROWS = 2
_LONG_FIELD = 60
"""An unquoted field of more characters is a part of a sentence."""
_SENTENCE = late_regex("[。；！？，]")


def separator_of(data: bytes) -> str:
    """The separator of a file that is a table of fields and nothing else, "" for other texts."""
    decoded = decode(data[:_SAMPLE_LENGTH])
    if decoded is None:
        return ""
    lines = decoded[0].splitlines()
    if len(data) > _SAMPLE_LENGTH:
        lines = lines[:-1]
    return next((mark for mark in ",;" if _is_table(lines[:_SAMPLE], mark)), "")


def read_delimited(path: str, data: bytes) -> Document:
    """One table, with title and remarks parted from it as in a sheet; no formula is computed."""
    text, whole = decode(data) or ("", False)
    sheet = Sheet("")
    cells = 0
    for number, fields in enumerate(_rows(text.splitlines(keepends=True), separator_of(data))):
        shown = {
            column: field.strip()
            for column, field in enumerate(fields[:GRID_COLUMNS])
            if field.strip()
        }
        cells += len(shown)
        if cells > SHEET_CELLS:
            raise too_many_cells(path)
        if shown:
            sheet.rows[number] = shown
    writer = SheetWriter(path)
    writer.add(sheet)
    return writer.document("csv", [] if whole else ["undecodable_bytes"])


def _rows(lines: list[str], separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=separator or ","))
    except csv.Error:
        return [line.rstrip("\r\n").split(separator or ",") for line in lines]


def _is_table(lines: list[str], mark: str) -> bool:
    """Whether rows have fields in equal number, short where they are not quoted, some numbers."""
    rows = [row for row in _rows(lines, mark) if row]
    if len(rows) < _FEWEST_ROWS:
        return False
    widths = [len(row) for row in rows]
    usual = max(set(widths), key=widths.count)
    if usual < 2 or widths.count(usual) < _SAME_WIDTH * len(rows):
        return False
    if any(_is_prose(line, mark) for line in lines):
        return False
    return any(_NUMBER.fullmatch(field) for row in rows for field in row)


def _is_prose(line: str, mark: str) -> bool:
    if '"' in line:
        return False
    return any(
        len(field) > _LONG_FIELD
        or (_SENTENCE.search(field) and len(line.rstrip(mark)) > _LONG_FIELD)
        for field in line.split(mark)
    )
