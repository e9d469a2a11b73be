"""Worksheets as blocks: titles and notes become paragraphs, what lies between them tables.

A person lays out a sheet as a page: a title over the columns, a line with the unit, the table,
remarks below. Every character keeps the sheet and cell where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from jixiao.documents.document import Document, DocumentError, Table
from jixiao.documents.headings import heading_level
from jixiao.documents.layout import Flow, Slot
from jixiao.documents.limits import GRID_COLUMNS, SHEET_AREA
from jixiao.documents.sheet import Area, Sheet, reference
from jixiao.late import late_regex

_USUAL_NAME = late_regex(r"(?:sheet|工作表|表)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)
_NUMBER = late_regex(r"[-+−]?[\d,，.\s]+[%％]?")
_LINE = late_regex(r"单位|部门|日期|编制|填报|填表|公开|附[件表]|联系|负责人|审核|制表|[：:]")
"""What stands in the cells of a line that names the body or the unit over a table."""
_NOTE = late_regex(r"(?:备?注|说明|填[表报]|制表|审核|联系|单位负责)")
_SENTENCE = 40
"""A lone cell that is longer is a text, not the label of a row."""

Line = tuple[int, dict[int, str]]
"""A row and its texts by column."""


class SheetWriter:
    """Collects the blocks of a workbook's sheets with the place of each cell."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._flow = Flow()
        self._starts: list[int] = []
        self._places: list[tuple[str, str]] = []
        self._area = 0
        self._cut = False

    def document(self, form: str, notes: Iterable[str]) -> Document:
        """The document of all sheets added."""
        flow = self._flow
        own = [*notes, *(["columns_left_out"] if self._cut else [])]
        if not flow.blocks:
            own.append("no_text")
        return Document(
            self._path, form, flow.text(), flow.blocks, notes=own, cell_of=self._cell_of
        )

    def _cell_of(self, offset: int) -> tuple[str, str] | None:
        index = bisect_right(self._starts, offset) - 1
        return self._places[index] if index >= 0 else None

    def add(self, sheet: Sheet) -> None:
        """One sheet; its name stands above it where it says more than its number."""
        merges, rows = _visible(sheet)
        lines = sorted(rows.items())
        if not lines:
            return
        self._add_name(sheet.name, lines)
        for group in _groups(lines, merges):
            self._add_group(sheet.name, group, merges)

    def _add_name(self, name: str, lines: list[Line]) -> None:
        top = "".join("".join(cells.values()) for _, cells in lines[:3])
        if name and not _USUAL_NAME.fullmatch(name.strip()) and _bare(name) not in _bare(top):
            self._paragraph(name, name, *_first(lines[0]), "heading")

    def _add_group(self, name: str, lines: list[Line], merges: dict[tuple[int, int], Area]) -> None:
        """Lines without a gap: text above, a table, text below."""
        first, end = 0, len(lines)
        while first < end and _is_line(lines[first][1]):
            first += 1
        while end > first and _is_note(lines[end - 1][1]):
            end -= 1
        if end - first < 2 and all(len(cells) < 2 for _, cells in lines[first:end]):
            first = end
        for line in lines[:first]:
            self._text_line(name, line)
        if first < end:
            self._table(name, lines[first:end], merges)
        for line in lines[end:] if first < end else ():
            self._text_line(name, line)

    def _text_line(self, name: str, line: Line) -> None:
        row, cells = line
        for column in sorted(cells):
            self._paragraph(name, cells[column], row, column)

    def _paragraph(self, name: str, text: str, row: int, column: int, kind: str = "body") -> None:
        for part in _clean(text).split("\n"):
            start = self._flow.length
            level = heading_level(part.strip())
            self._flow.add_paragraph(part, level, "heading" if level else kind)
            if self._flow.length > start:
                self._mark(start, name, row, column)

    def _table(self, name: str, lines: list[Line], merges: dict[tuple[int, int], Area]) -> None:
        columns = self._columns(lines, merges)
        first, last = lines[0][0], lines[-1][0]
        by_row = dict(lines)
        self._count((last - first + 1) * len(columns))
        rows = [
            _slots(row, by_row.get(row, {}), columns, merges, last)
            for row in range(first, last + 1)
        ]
        self._flow.add_table(rows)
        table = self._flow.blocks[-1]
        assert isinstance(table, Table)
        self._mark(table.start, name, first, columns[0])
        for cell in table.cells:
            self._mark(cell.start, name, first + cell.row, columns[cell.column])

    def _columns(self, lines: list[Line], merges: dict[tuple[int, int], Area]) -> list[int]:
        """The columns of a table: all from the first to the last, or only used ones if too many."""
        used: set[int] = set()
        for row, cells in lines:
            for column in cells:
                right = merges[row, column][3] if (row, column) in merges else column
                used.update((column, min(right, column + GRID_COLUMNS)))
        whole = range(min(used), max(used) + 1)
        if len(whole) <= GRID_COLUMNS:
            return list(whole)
        self._cut |= len(used) > GRID_COLUMNS
        return sorted(used)[:GRID_COLUMNS]

    def _count(self, area: int) -> None:
        self._area += area
        if self._area > SHEET_AREA:
            raise DocumentError(
                self._path,
                "too_large",
                f"工作簿的表格最多可有 {SHEET_AREA} 格，实际超过此数；请只保留要核对的工作表后再试",
            )

    def _mark(self, start: int, name: str, row: int, column: int) -> None:
        self._starts.append(start)
        self._places.append((name, reference(row, column)))


def _visible(sheet: Sheet) -> tuple[dict[tuple[int, int], Area], dict[int, dict[int, str]]]:
    """Merged ranges by their first cell, and the rows without what lies under them."""
    merges: dict[tuple[int, int], Area] = {}
    rows = {row: dict(cells) for row, cells in sheet.rows.items() if cells}
    for top, left, bottom, right in sheet.merges:
        if left not in rows.get(top, {}) or (top, left) in merges:
            continue
        merges[top, left] = (top, left, bottom, right)
        for row in _rows_within(rows, top, bottom):
            for column in _columns_within(rows[row], left, right):
                if (row, column) != (top, left):
                    del rows[row][column]
    return merges, {row: cells for row, cells in rows.items() if cells}


def _rows_within(rows: dict[int, dict[int, str]], top: int, bottom: int) -> list[int]:
    if bottom - top < len(rows):
        return [row for row in range(top, bottom + 1) if row in rows]
    return [row for row in rows if top <= row <= bottom]


def _columns_within(cells: dict[int, str], left: int, right: int) -> list[int]:
    if right - left < len(cells):
        return [column for column in range(left, right + 1) if column in cells]
    return [column for column in cells if left <= column <= right]


def _groups(lines: list[Line], merges: dict[tuple[int, int], Area]) -> Iterable[list[Line]]:
    """Lines that belong together: parted by two blank rows, or by one above a line of text."""
    group: list[Line] = []
    bottom = -1
    for row, cells in lines:
        gap = row - bottom - 1
        if group and (gap > 1 or (gap == 1 and _is_line(cells))):
            yield group
            group = []
        group.append((row, cells))
        ends = (merges[row, column][2] for column in cells if (row, column) in merges)
        bottom = max(bottom, row, *ends)
    if group:
        yield group


def _slots(
    row: int,
    cells: dict[int, str],
    columns: list[int],
    merges: dict[tuple[int, int], Area],
    last: int,
) -> list[Slot]:
    slots = []
    for column in sorted(cells):
        index = bisect_left(columns, column)
        if index < len(columns) and columns[index] == column:
            _, _, bottom, right = merges.get((row, column), (row, column, row, column))
            width = bisect_right(columns, right) - index
            text = _clean(cells[column]).replace("\t", " ").strip("\n")
            slots.append(Slot(index, text, width, min(bottom, last) - row + 1))
    return slots


def _is_line(cells: dict[int, str]) -> bool:
    """Whether a row is text over a table: one text, or a few that name the body or the unit."""
    texts = [text.strip() for text in cells.values()]
    if any(_NUMBER.fullmatch(text) for text in texts):
        return False
    if len(texts) == 1:
        return True
    return len(texts) <= 4 and all(map(_LINE.search, texts))


def _is_note(cells: dict[int, str]) -> bool:
    texts = [text.strip() for text in cells.values()]
    if not _is_line(cells):
        return False
    return bool(_NOTE.match(texts[0])) or (len(texts) == 1 and len(texts[0]) > _SENTENCE)


def _first(line: Line) -> tuple[int, int]:
    return line[0], min(line[1])


def _bare(text: str) -> str:
    return "".join(text.split())


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
