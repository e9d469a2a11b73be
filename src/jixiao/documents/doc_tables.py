"""Rows of a .doc as a grid: cells are known by their edges in twips."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from jixiao.documents.doc_properties import RowCell
from jixiao.documents.layout import Slot

_NEAR = 20
"""Twips within which two edges are the same."""

Row = tuple[list[str], list[RowCell]]
"""The texts of a row's cells and how the row defines them."""


def grid_rows(rows: Sequence[Row]) -> list[list[Slot]]:
    """The rows of one table as slots over its common edges."""
    edges = _common_edges(rows)
    grid: list[list[Slot]] = []
    open_merges: dict[int, Slot] = {}
    for texts, cells in rows:
        slots = _row_slots(texts, cells, edges)
        grid.append(_merge_down(slots, open_merges))
    return grid


def _common_edges(rows: Sequence[Row]) -> list[int]:
    places = sorted(
        {edge for _, cells in rows for cell in cells for edge in (cell.left, cell.right)}
    )
    edges: list[int] = []
    for place in places:
        if not edges or place - edges[-1] > _NEAR:
            edges.append(place)
    return edges


def _row_slots(
    texts: Sequence[str], cells: Sequence[RowCell], edges: list[int]
) -> list[tuple[Slot, str]]:
    """Slots with the kind of their vertical merge; a row without definition counts its cells."""
    slots: list[tuple[Slot, str]] = []
    column = 0
    joined = False
    for index, text in enumerate(texts):
        cell = cells[index] if index < len(cells) else None
        if cell is None:
            slots.append((Slot(column, text), ""))
            column += 1
            continue
        first = max(_edge(edges, cell.left), column)
        width = max(_edge(edges, cell.right) - first, 1)
        if cell.joined and joined and not text and slots:
            slots[-1][0].column_span += width
        else:
            slots.append((Slot(first, text, width), cell.vertical))
        joined = cell.joined
        column = first + width
    return slots


def _edge(edges: list[int], place: int) -> int:
    return max(bisect_left(edges, place - _NEAR), 0)


def _merge_down(slots: list[tuple[Slot, str]], open_merges: dict[int, Slot]) -> list[Slot]:
    row: list[Slot] = []
    still: dict[int, Slot] = {}
    for slot, vertical in slots:
        above = open_merges.get(slot.column)
        if vertical == "continue" and above is not None and not slot.text:
            above.row_span += 1
            still[slot.column] = above
            row.append(Slot(slot.column, "", slot.column_span, 1, True))
            continue
        if vertical:
            still[slot.column] = slot
        row.append(slot)
    open_merges.clear()
    open_merges.update(still)
    return row
