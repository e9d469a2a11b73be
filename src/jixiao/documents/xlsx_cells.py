"""The cells of one worksheet part as the file stores them, with merges and what is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from lxml import etree

from jixiao.documents.docx_styles import as_int
from jixiao.documents.limits import SHEET_CELLS, too_many_cells
from jixiao.documents.number_formats import exact
from jixiao.documents.sheet import Area, column_number
from jixiao.documents.xlsx_package import WorkbookPackage, x
from jixiao.documents.xlsx_shared import shifted
from jixiao.late import late_regex

_REFERENCE = late_regex(r"([A-Z]{1,3})(\d{1,7})$")
_AREA = late_regex(r"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$")
_VALUE, _FORMULA, _INLINE = x("v"), x("f"), x("is")
_TEXT, _PHONETIC, _CELL, _ROW, _COLUMN = x("t"), x("rPh"), x("c"), x("row"), x("col")
_MERGE, _VIEW = x("mergeCell"), x("sheetView")
_LAST_ROW, _LAST_COLUMN = 1048575, 16383
_ON = ("1", "true")
_FLAGS = {"1": "TRUE", "0": "FALSE"}
_ESCAPED = late_regex(r"_x([0-9A-Fa-f]{4})_")


class RawCell(NamedTuple):
    """A stored value (None where the file holds none), its style and its formula."""

    value: Decimal | str | None
    style: int
    formula: str = ""


@dataclass(slots=True)
class RawSheet:
    """One worksheet as stored; places are (row, column) counted from 0."""

    name: str
    cells: dict[tuple[int, int], RawCell] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    hidden: bool = False
    """Whether any row or column with content is hidden."""
    zeros: bool = True
    """Whether a zero is shown."""


def read_cells(
    package: WorkbookPackage, name: str, part: str, shared: Sequence[str], room: int = SHEET_CELLS
) -> RawSheet:
    """The cells of a worksheet; more than ``room`` with content are refused."""
    sheet = RawSheet(name)
    reader = _RowReader(sheet, shared)
    for element in package.elements(part, (_ROW, _COLUMN, _MERGE, _VIEW)):
        if element.tag == _ROW:
            reader.read(element)
            _forget_before(element)
            if len(sheet.cells) > room:
                raise too_many_cells(package.path)
        elif element.tag == _MERGE:
            sheet.merges += _area(element.get("ref", ""))
        elif element.tag == _COLUMN:
            reader.note_column(element)
        elif element.get("showZeros") in ("0", "false"):
            sheet.zeros = False
    return sheet


def shared_texts(package: WorkbookPackage) -> list[str]:
    """The texts that cells name by number."""
    for kind, part in package.relations(package.main).values():
        if kind == "sharedStrings" and package.has(part):
            return [plain_text(item) for item in package.elements(part, (x("si"),))]
    return []


def plain_text(item: etree._Element) -> str:
    """The text of a shared or inline string over all its runs, without phonetic guides."""
    pieces = [
        element.text or ""
        for element in item.iter(_TEXT)
        if (parent := element.getparent()) is None or parent.tag != _PHONETIC
    ]
    text = "".join(pieces)
    return _ESCAPED.sub(_unescaped, text) if "_x" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if not 0xD800 <= code <= 0xDFFF else ""


def _forget_before(element: etree._Element) -> None:
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _area(name: str) -> Iterator[Area]:
    match = _AREA.match(name)
    if match and match[3]:
        first = (int(match[2]) - 1, column_number(match[1]))
        last = (int(match[4]) - 1, column_number(match[3]))
        if first <= last and first[1] <= last[1] and first[0] >= 0:
            yield (*first, *last)


class _RowReader:
    """Reads rows one after the other; a cell may leave out its place, which then follows on."""

    def __init__(self, sheet: RawSheet, shared: Sequence[str]) -> None:
        self._sheet = sheet
        self._shared = shared
        self._row = -1
        self._hidden_columns: list[tuple[int, int]] = []
        self._masters: dict[str, tuple[str, int, int]] = {}
        """Shared formulas by number: the text and the place of the first cell."""

    def note_column(self, element: etree._Element) -> None:
        first, last = as_int(element.get("min")), as_int(element.get("max"))
        if element.get("hidden") in _ON and first and last:
            self._hidden_columns.append((first - 1, last - 1))

    def read(self, element: etree._Element) -> None:
        number = as_int(element.get("r"))
        self._row = number - 1 if number else self._row + 1
        column = -1
        hidden_row = element.get("hidden") in _ON
        for cell in element.iterchildren(_CELL):
            match = _REFERENCE.match(cell.get("r", ""))
            column = column_number(match[1]) if match else column + 1
            if not (0 <= self._row <= _LAST_ROW and column <= _LAST_COLUMN):
                continue
            raw = self._read_cell(cell, column)
            if raw is not None:
                self._sheet.cells[self._row, column] = raw
                self._sheet.hidden |= hidden_row or self._in_hidden_column(column)

    def _in_hidden_column(self, column: int) -> bool:
        hidden = self._hidden_columns
        return bool(hidden) and any(first <= column <= last for first, last in hidden)

    def _read_cell(self, cell: etree._Element, column: int) -> RawCell | None:
        stored: str | None = None
        formula = ""
        value: Decimal | str | None = None
        kind = cell.get("t", "n")
        for child in cell:
            if child.tag == _VALUE:
                stored = child.text if child.text or kind != "str" else ""
            elif child.tag == _FORMULA:
                formula = self._formula(child, column)
            elif child.tag == _INLINE:
                value = plain_text(child)
        if stored is not None and value is None:
            value = self._value(kind, stored)
        if (value is None or value == "") and not formula:
            return None
        return RawCell(value, as_int(cell.get("s")) or 0, formula)

    def _value(self, kind: str, stored: str) -> Decimal | str | None:
        if kind == "s":
            index = as_int(stored.strip())
            inside = index is not None and 0 <= index < len(self._shared)
            return self._shared[index] if inside and index is not None else ""
        if kind == "b":
            return _FLAGS.get(stored.strip(), stored)
        if kind == "n":
            try:
                number = exact(stored)
            except (ValueError, OverflowError):
                return stored
            return number if number.is_finite() else stored
        return stored

    def _formula(self, element: etree._Element, column: int) -> str:
        text = element.text or ""
        key = element.get("si")
        if element.get("t") == "shared" and key is not None:
            if text:
                self._masters[key] = (text, self._row, column)
            elif key in self._masters:
                master, row, first = self._masters[key]
                return shifted(master, self._row - row, column - first)
        return text or "?"
