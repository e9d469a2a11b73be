"""Native tables of a .docx: rows and cells through every wrapper, with their merges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from jixiao.documents.docx_names import VAL, w
from jixiao.documents.docx_styles import as_int
from jixiao.documents.layout import Slot
from jixiao.documents.limits import GRID_COLUMNS

_OFF = ("0", "false", "off")
_NO_WRAPPERS = frozenset(
    w(name)
    for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "sdtEndPr", "del", "moveFrom")
)
_CELL_TEXT = Callable[[etree._Element], str]


def read_rows(table: etree._Element, cell_text: _CELL_TEXT) -> tuple[list[list[Slot]], int | None]:
    """The rows of a ``w:tbl`` as slots, and how many of them repeat as header."""
    rows: list[list[Slot]] = []
    open_merges: dict[int, Slot] = {}
    headers, in_header = 0, True
    for row in _within(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            continue
        in_header = in_header and _is_on(properties, "tblHeader")
        headers += in_header
        rows.append(_read_row(row, properties, cell_text, open_merges))
    return rows, headers or None


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children with ``tag``, looked for through content controls and revision marks."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _NO_WRAPPERS and child.tag != w("tc"):
            yield from _within(child, tag)


def _read_row(
    row: etree._Element,
    properties: etree._Element | None,
    cell_text: _CELL_TEXT,
    open_merges: dict[int, Slot],
) -> list[Slot]:
    slots: list[Slot] = []
    column = _grid_before(properties)
    for cell in _within(row, w("tc")):
        if column >= GRID_COLUMNS:
            break
        slot = _read_cell(cell, column, cell_text, open_merges, slots)
        if slot is not None:
            slots.append(slot)
            column += slot.column_span
    for start in [start for start in open_merges if start >= column]:
        del open_merges[start]
    return slots


def _read_cell(
    cell: etree._Element,
    column: int,
    cell_text: _CELL_TEXT,
    open_merges: dict[int, Slot],
    slots: list[Slot],
) -> Slot | None:
    """A slot, or None for a deleted cell; merges above and to the left grow as they go on."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        open_merges.pop(column, None)
        return Slot(column, cell_text(cell))
    if properties.find(w("cellDel")) is not None:
        return None
    span = min(max(_int_of(properties, "gridSpan") or 1, 1), GRID_COLUMNS - column)
    if _merge(properties, "hMerge") == "continue" and slots:
        slots[-1].column_span += 0 if slots[-1].covered else span
        if not slots[-1].covered:
            return Slot(column, column_span=0, covered=True)
        return Slot(column, column_span=span, covered=True)
    merge = _merge(properties, "vMerge")
    above = open_merges.get(column)
    if merge == "continue" and above is not None:
        above.row_span += 1
        return Slot(column, column_span=span, covered=True)
    slot = Slot(column, cell_text(cell), span)
    if merge is None:
        open_merges.pop(column, None)
    else:
        open_merges[column] = slot
    return slot


def _grid_before(properties: etree._Element | None) -> int:
    before = 0 if properties is None else _int_of(properties, "gridBefore")
    return min(max(before or 0, 0), GRID_COLUMNS)


def _int_of(properties: etree._Element, name: str) -> int | None:
    element = properties.find(w(name))
    return None if element is None else as_int(element.get(VAL))


def _merge(properties: etree._Element, name: str) -> str | None:
    """``restart``, ``continue`` (also where no value is given) or None."""
    element = properties.find(w(name))
    if element is None:
        return None
    return "restart" if element.get(VAL) == "restart" else "continue"


def _is_on(properties: etree._Element | None, name: str) -> bool:
    element = None if properties is None else properties.find(w(name))
    return element is not None and element.get(VAL) not in _OFF
