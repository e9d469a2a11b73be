"""Read one sheet of a workbook by its marks, block after block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from jixiao.filing.field import Table
from jixiao.filing.filing import Row
from jixiao.filing.known import derived
from jixiao.filing.schema import fields, tables
from jixiao.forms.collecting import Collection, Place
from jixiao.forms.entry_reading import text_in
from jixiao.forms.marks import (
    ANY,
    ASIDE,
    GRID,
    LABELS,
    META,
    SAMPLE,
    TABLE,
    TOTALS,
    VALUE,
    Mark,
    checksum,
)
from jixiao.forms.workbook_opening import NO_CELL, OpenSheet, SheetCell

_LABEL = 1


@dataclass(frozen=True, slots=True)
class _Block:
    """The block that the rows below its head belong to."""

    kind: str = ""
    path: str = ""
    columns: dict[int, Mark] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[Table, ...]:
        """The table, or those of the family, that its rows belong to."""
        return tuple(
            table
            for table in tables().values()
            if self.path in (table.path, table.family and table.family.path)
        )


class SheetReader:
    """One sheet; what is found goes into the collection."""

    def __init__(self, sheet: OpenSheet, found: Collection) -> None:
        self._sheet, self._found = sheet, found
        self._block = _Block()
        self._read: dict[str, Callable[[int, list[SheetCell], Mark], None]] = {
            GRID: self._head,
            TABLE: self._head,
            LABELS: self._labels,
            SAMPLE: self._fixed,
            TOTALS: self._totals,
            "": self._unmarked,
        }
        self.blocks = 0

    def read(self) -> None:
        for row, cells in enumerate(self._sheet.rows):
            mark = Mark.read(text_in(cells[0])) if cells else Mark("")
            if mark.key != ASIDE and not mark.key.startswith(META):
                self._read.get(mark.key, self._line)(row, cells, mark)

    def _place(self, row: int, column: int) -> Place:
        return Place(self._sheet.name, row, column)

    def _head(self, row: int, cells: list[SheetCell], mark: Mark) -> None:
        columns = {
            index: Mark.read(text_in(cell))
            for index, cell in enumerate(cells)
            if index and not cell.blank
        }
        self._block = _Block(mark.key, mark.label, columns)
        self.blocks += 1
        if mark.key == TABLE and not self._block.tables:
            self._complain(row, 0, f"不认识的表 {mark.label}；请用本版本新建的工作簿")

    def _labels(self, row: int, cells: list[SheetCell], _mark: Mark) -> None:
        """Each visible head must be the one that its hidden mark was made with."""
        for index, mark in self._block.columns.items():
            seen = text_in(_at(cells, index))
            if not _same(seen, mark.label):
                self._complain(row, index, _moved(mark.label, seen, "列"))

    def _fixed(self, row: int, cells: list[SheetCell], mark: Mark) -> None:
        """A note or sample; a clerk who writes over it would lose what was written."""
        texts = [text_in(_at(cells, index)) for index in self._block.columns]
        if any(texts) and checksum(texts) != mark.label:
            self._complain(row, _LABEL, "这一行是说明或例行，不读取；请把填的内容移到表头下面")

    def _totals(self, row: int, cells: list[SheetCell], _mark: Mark) -> None:
        for index, column in self._block.columns.items():
            if index > _LABEL:
                path = f"sum({self._block.path}.{column.key})"
                self._found.typed_over(path, _at(cells, index), self._place(row, index))

    def _line(self, row: int, cells: list[SheetCell], mark: Mark) -> None:
        """A row of single values."""
        seen = text_in(_at(cells, _LABEL))
        if self._block.kind != GRID:
            self._complain(row, 0, "表头的隐藏行不见了，这一行读不出来；请恢复，或用新建的工作簿")
        elif not _same(seen, mark.label):
            self._complain(row, _LABEL, _moved(mark.label, seen, "行"))
        else:
            for index, column in self._block.columns.items():
                word = "" if column.key == VALUE else column.key
                if bool(word) == (ANY in mark.key):
                    path = mark.key.replace(ANY, word)
                    self._single(path, _at(cells, index), self._place(row, index))

    def _single(self, path: str, cell: SheetCell, place: Place) -> None:
        if one := fields().get(path):
            self._found.enter(path, one, cell, place)
        elif path in derived():
            self._found.typed_over(path, cell, place)
        elif not cell.blank:
            self._found.complain(place, f"本版本没有 {path} 这一项；请清空，或升级 jixiao")

    def _unmarked(self, row: int, cells: list[SheetCell], _mark: Mark) -> None:
        """A row of a table; a row that was added among single values can mean nothing."""
        if self._block.kind == TABLE and self._block.tables:
            self._table_row(row, cells)
        elif self._block.kind == GRID:
            for index in self._block.columns:
                if not _at(cells, index).blank:
                    self._complain(row, index, "这一行不是表里原有的项目，读不进来；请填到原有的行")

    def _table_row(self, row: int, cells: list[SheetCell]) -> None:
        filled = {
            index: mark
            for index, mark in self._block.columns.items()
            if mark.key != ANY and not _at(cells, index).blank
        }
        if not filled:
            return
        table = self._table_of(row, cells)
        values: Row = {}
        for index, mark in filled.items():
            column = (table or self._block.tables[0]).column(mark.key)
            cell, place = _at(cells, index), self._place(row, index)
            if column is None:
                self._found.complain(place, f"本版本没有 {mark.key} 这一列；请清空，或升级 jixiao")
            else:
                self._found.read_cell(values, mark.key, column, cell, place)
        if table and self._once(table):
            self._found.filing.rows.setdefault(table.path, []).append(values)

    def _once(self, table: Table) -> bool:
        """Whether the rows of a table stand in one sheet only; told once for its copy."""
        return self._found.first(table.path, Place(self._sheet.name, 0, 0))

    def _table_of(self, row: int, cells: list[SheetCell]) -> Table | None:
        """The table that a row belongs to; in a family the row names it."""
        members = self._block.tables
        column = next((at for at, mark in self._block.columns.items() if mark.key == ANY), None)
        if column is None:
            return members[0]
        name = text_in(_at(cells, column))
        found = next((table for table in members if table.label == name), None)
        if found is None:
            label = self._block.columns[column].label
            self._complain(row, column, f"{label}应从列表中选，写的是 {name or '空白'}")
        return found

    def _complain(self, row: int, column: int, message: str) -> None:
        self._found.complain(self._place(row, column), message)


def _at(cells: list[SheetCell], index: int) -> SheetCell:
    return cells[index] if index < len(cells) else NO_CELL


def _same(seen: str, label: str) -> bool:
    """Blanks and line breaks that a program puts into a label do not count."""
    return "".join(seen.split()) == "".join(label.split())


def _moved(label: str, seen: str, what: str) -> str:
    return (
        f"这一{what}应是“{label}”，写的是“{seen}”；名称和填的内容可能错开了，"
        f"请恢复名称（移动、排序时要整{what}）"
    )
