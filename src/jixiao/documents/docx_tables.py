"""Native tables of a .docx: rows and cells through every wrapper, with their merges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from jixiao.documents.docx_names import VAL, first_child, w
from jixiao.documents.docx_styles import as_int
from jixiao.documents.layout import Slot
from jixiao.documents.limits import GRID_COLUMNS

_ROW, _ROW_PROPERTIES = w("tr"), w("trPr")
_CELL, _CELL_PROPERTIES = w("tc"), w("tcPr")
_SPAN, _VERTICAL, _HORIZONTAL = w("gridSpan"), w("vMerge"), w("hMerge")
_DELETED_CELL = w("cellDel")
_OFF = ("0", "false", "off")
_NO_WRAPPERS = frozenset(
    w(name)
    for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "sdtEndPr", "del", "moveFrom")
)
_CellText = Callable[[etree._Element], str]


def read_rows(table: etree._Element, cell_text: _CellText) -> tuple[list[list[Slot]], int | None]:
    """The rows of a ``w:tbl`` as slots, and how many of them repeat as header."""
    rows: list[list[Slot]] = []
    open_merges: dict[int, Slot] = {}
    headers, in_header = 0, True
    for row in _within(table, _ROW):
        properties = first_child(row, _ROW_PROPERTIES)
        if properties is not None and first_child(properties, w("del")) is not None:
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
        elif child.tag not in _NO_WRAPPERS and child.tag != _CELL:
            yield from _within(child, tag)


def _read_row(
    row: etree._Element,
    properties: etree._Element | None,
    cell_text: _CellText,
    open_merges: dict[int, Slot],
) -> list[Slot]:
    slots: list[Slot] = []
    column = _grid_before(properties)
    for cell in _within(row, _CELL):
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
    cell_text: _CellText,
    open_merges: dict[int, Slot],
    slots: list[Slot],
) -> Slot | None:
    """A slot, or None for a deleted cell; merges above and to the left grow as they go on."""
    span, merge, merge_left, deleted = _cell_traits(first_child(cell, _CELL_PROPERTIES))
    if deleted:
        return None
    span = min(max(span, 1), GRID_COLUMNS - column)
    if merge_left == "continue" and slots:
        return _widen(slots[-1], column, span)
    above = open_merges.get(column)
    if merge == "continue" and above is not None:
        above.row_span += 1
        return Slot(column, "", span, 1, True)
    slot = Slot(column, cell_text(cell), span)
    if merge:
        open_merges[column] = slot
    elif above is not None:
        del open_merges[column]
    return slot


def _widen(left: Slot, column: int, span: int) -> Slot:
    """The old way of merging: a cell of its own that goes on with the one to its left."""
    if left.covered:
        return Slot(column, "", span, 1, True)
    left.column_span += span
    return Slot(column + span, "", 0, 1, True)


def _cell_traits(properties: etree._Element | None) -> tuple[int, str, str, bool]:
    """Columns, vertical and horizontal merge ("", ``restart``, ``continue``), and deletion."""
    span, vertical, horizontal, deleted = 1, "", "", False
    for child in () if properties is None else properties:
        tag = child.tag
        if tag == _SPAN:
            span = as_int(child.get(VAL)) or 1
        elif tag == _VERTICAL:
            vertical = "restart" if child.get(VAL) == "restart" else "continue"
        elif tag == _HORIZONTAL:
            horizontal = "restart" if child.get(VAL) == "restart" else "continue"
        elif tag == _DELETED_CELL:
            deleted = True
    return span, vertical, horizontal, deleted


def _grid_before(properties: etree._Element | None) -> int:
    element = None if properties is None else first_child(properties, w("gridBefore"))
    before = None if element is None else as_int(element.get(VAL))
    return min(max(before or 0, 0), GRID_COLUMNS)


def _is_on(properties: etree._Element | None, name: str) -> bool:
    element = None if properties is None else first_child(properties, w(name))
    return element is not None and element.get(VAL) not in _OFF
