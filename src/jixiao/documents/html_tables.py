"""Tables of a page: rows and cells with the columns and rows that they span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from jixiao.documents.docx_styles import as_int
from jixiao.documents.html_visibility import Visibility
from jixiao.documents.layout import Slot
from jixiao.documents.limits import GRID_COLUMNS, MARKUP_DEPTH, ROW_SPAN

_GROUPS = ("thead", "tbody", "tfoot")
_CELLS = ("td", "th")
_BREAKS = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class HtmlTable:
    """What a ``table`` element shows; ``nested`` are the tables in its cells."""

    rows: list[list[Slot]] = field(default_factory=list)
    header_rows: int | None = None
    caption: str = ""
    nested: list[etree._Element] = field(default_factory=list)


def read_table(element: etree._Element, visibility: Visibility) -> HtmlTable:
    """The visible rows of a table; cells that span beyond the last row end with it."""
    table = HtmlTable()
    taken: dict[int, int] = {}
    headers = 0
    for group, row in _rows(element, table, visibility):
        if visibility.shows(row):
            table.rows.append(_row(row, taken, table, visibility))
            headers += group == "thead"
    for index, slots in enumerate(table.rows):
        for slot in slots:
            slot.row_span = min(slot.row_span, len(table.rows) - index)
    table.header_rows = headers or None
    return table


def _rows(
    element: etree._Element, table: HtmlTable, visibility: Visibility
) -> Iterator[tuple[str, etree._Element]]:
    for child in element:
        if child.tag == "tr":
            yield "", child
        elif child.tag in _GROUPS and visibility.shows(child):
            for row in child.iterchildren("tr"):
                yield str(child.tag), row
        elif child.tag == "caption" and visibility.shows(child):
            table.caption = _cell_text(child, table, visibility)


def _row(
    row: etree._Element, taken: dict[int, int], table: HtmlTable, visibility: Visibility
) -> list[Slot]:
    """One row; ``taken`` says for how many further rows a column is held from above."""
    held = dict(taken)
    for column in list(taken):
        taken[column] -= 1
        if not taken[column]:
            del taken[column]
    slots: list[Slot] = []
    column = 0
    for cell in row.iterchildren(*_CELLS):
        if not visibility.shows(cell):
            continue
        while column in held:
            column += 1
        if column >= GRID_COLUMNS:
            break
        across = min(_span(cell, "colspan"), GRID_COLUMNS - column)
        down = min(_span(cell, "rowspan"), ROW_SPAN)
        slots.append(Slot(column, _cell_text(cell, table, visibility), across, down))
        for each in range(column, column + across) if down > 1 else ():
            taken[each] = down - 1
        column += across
    return slots


def _span(cell: etree._Element, name: str) -> int:
    return max(as_int((cell.get(name) or "").strip()) or 1, 1)


def _cell_text(cell: etree._Element, table: HtmlTable, visibility: Visibility) -> str:
    pieces: list[str] = []
    _collect(cell, pieces, table, visibility, 0)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect(
    element: etree._Element,
    pieces: list[str],
    table: HtmlTable,
    visibility: Visibility,
    depth: int,
) -> None:
    pieces.append(" ".join((element.text or "").split("\n")))
    for child in element:
        if child.tag == "table":
            table.nested.append(child)
        elif isinstance(child.tag, str) and visibility.shows(child) and depth < MARKUP_DEPTH:
            pieces.append("\n" if child.tag in _BREAKS else "")
            _collect(child, pieces, table, visibility, depth + 1)
            pieces.append("\n" if child.tag in _BREAKS and child.tag != "br" else "")
        pieces.append(" ".join((child.tail or "").split("\n")))
