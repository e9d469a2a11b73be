"""Read a foreign workbook into a Filing by a mapping: every problem with sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jixiao.filing.consolidating import rows_by_key
from jixiao.filing.entering import EntryError, read_entry
from jixiao.filing.field import Field, Kind, Merge, Table
from jixiao.filing.filing import Filing, Row
from jixiao.filing.schema import fields, tables
from jixiao.filing.value import Origin, State
from jixiao.forms.collecting import Place
from jixiao.forms.entry_reading import entry_of, text_in
from jixiao.forms.mappings.guessing import guess_mapping
from jixiao.forms.mappings.headers import HeadRow, find_heads, plain, unit_told
from jixiao.forms.mappings.mapping import ColumnMapping, SheetMap, TableMap, ValueMap
from jixiao.forms.problem import FormError, FormProblem
from jixiao.forms.workbook_opening import NO_CELL, OpenSheet, SheetCell, open_workbook
from jixiao.late import late_regex

_BARE = late_regex(r"-?[\d,.]+")
_OLE = b"\xd0\xcf\x11\xe0"


def mapping_for(path: Path) -> ColumnMapping:
    """The mapping that the names in a workbook suggest. Raises :class:`FormError` if none do."""
    mapping = guess_mapping(_open(path))
    if not mapping.maps:
        words = "没有认出一张表；表头应有项目名称、科目编码等名称，也可以自己写 --mapping"
        raise FormError([FormProblem(str(path), "", words)])
    return mapping


def import_workbook(path: Path, mapping: ColumnMapping, filing: Filing) -> None:
    """Enter what a workbook says by a mapping. Raises :class:`FormError` with every problem.

    Tables that it fills, from one sheet or several, replace those of the Filing; values say where
    they stand and that they are to be confirmed.
    """
    sheets = _open(path)
    reader = _Importer(str(path), filing)
    for one in mapping.maps:
        sheet = _sheet_for(sheets, one)
        if sheet is None:
            reader.complain(one.sheet, f"没有工作表“{one.sheet}”，也没有表头相同的；请改 --mapping")
        else:
            reader.read(sheet, one)
    if reader.problems:
        raise FormError(reader.problems)


def _open(path: Path) -> list[OpenSheet]:
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_OLE))
    except OSError as error:
        raise FormError([FormProblem(str(path), "", f"读不出来：{error.strerror}")]) from error
    if head == _OLE:
        words = "是旧格式（.xls、.et）或加了密码的工作簿；请另存为不加密的 .xlsx"
        raise FormError([FormProblem(str(path), "", words)])
    return open_workbook(path)


def _sheet_for(sheets: list[OpenSheet], one: SheetMap) -> OpenSheet | None:
    """The sheet of that name; else, in next year's file, the one that has all its heads."""
    named = next((sheet for sheet in sheets if sheet.name == one.sheet), None)
    return named or next((sheet for sheet in sheets if not _lacking(sheet, one)), None)


def _names_of(one: SheetMap) -> tuple[str, ...]:
    return tuple(one.columns) if isinstance(one, TableMap) else (one.label, one.value)


def _lacking(sheet: OpenSheet, one: SheetMap) -> list[str]:
    """The mapped heads that a sheet does not have."""
    names = _names_of(one)
    row = find_heads(sheet, names)
    return [name for name in names if row is None or not row.columns(name)]


class _Importer:
    """One workbook on the way into a Filing, with all that is wrong with it."""

    def __init__(self, file: str, filing: Filing) -> None:
        self._file, self._filing = file, filing
        self.problems: list[FormProblem] = []
        self._filled: set[str] = set()

    def complain(self, place: Place | str, message: str) -> None:
        problem = FormProblem(self._file, str(place), message)
        if problem not in self.problems:
            self.problems.append(problem)

    def read(self, sheet: OpenSheet, one: SheetMap) -> None:
        row = find_heads(sheet, _names_of(one))
        if missing := _lacking(sheet, one):
            told = "、".join(f"“{name}”" for name in missing)
            self.complain(sheet.name, f"表头没有{told}；请核对表头，或改 --mapping")
        elif row and isinstance(one, TableMap):
            self._table(sheet, row, one)
        elif row and isinstance(one, ValueMap):
            self._values(sheet, row, one)

    def _table(self, sheet: OpenSheet, heads: HeadRow, one: TableMap) -> None:
        table = tables()[one.table]
        columns = [
            (heads.columns(header)[0], column, one.unit or self._unit(sheet, heads, header, column))
            for header, path in one.columns.items()
            if (column := table.column(path))
        ]
        before = self._filing.rows.get(one.table, []) if one.table in self._filled else []
        rows = [*before, *self._rows(sheet, heads, columns, one, table)]
        made = rows_by_key(table, rows) if table.merged is Merge.KEY else rows
        self._filing.rows[one.table] = list(made)
        self._filled.add(one.table)

    def _rows(
        self,
        sheet: OpenSheet,
        heads: HeadRow,
        columns: list[tuple[int, Field, str]],
        one: TableMap,
        table: Table,
    ) -> Iterator[Row]:
        for number in range(heads.below, len(sheet.rows)):
            cells = sheet.rows[number]
            texts = {plain(text_in(_at(cells, column))).name for column, _, _ in columns}
            if texts <= {""} or texts & set(one.skip):
                continue
            row: Row = {}
            for column, field, unit in columns:
                place = Place(sheet.name, number, column)
                self._cell(row, field.path, field, _at(cells, column), place, unit)
            if table.key and table.key not in row:
                label = next(each.label for each in table.columns if each.path == table.key)
                place = Place(sheet.name, number, columns[0][0])
                self.complain(place, f"这一行没有{label}；合计行请写进 skip")
            yield row

    def _values(self, sheet: OpenSheet, heads: HeadRow, one: ValueMap) -> None:
        label, value = heads.columns(one.label)[0], _right(heads, one)
        for number in range(heads.below, len(sheet.rows)):
            cells = sheet.rows[number]
            path = one.values.get(plain(text_in(_at(cells, label))).name)
            if path is None:
                continue
            field, row = fields()[path], Row()
            unit = one.unit or self._unit(sheet, heads, one.value, field)
            place = Place(sheet.name, number, value)
            self._cell(row, path, field, _at(cells, value), place, unit)
            self._filing.values.update(row)

    def _cell(
        self, row: Row, key: str, field: Field, cell: SheetCell, place: Place, unit: str
    ) -> None:
        origin = Origin(self._file, str(place), to_confirm=True)
        try:
            entry = entry_of(cell, field)
            if field.kind is Kind.MONEY and _BARE.fullmatch(entry):
                entry += unit
            value = read_entry(entry, field, origin)
        except EntryError as error:
            self.complain(place, f"{field.label}{error}")
            return
        if value.state is not State.BLANK:
            row[key] = value

    def _unit(self, sheet: OpenSheet, heads: HeadRow, header: str, field: Field) -> str:
        """The unit of a column of amounts, which must stand somewhere: 元 is never guessed."""
        if field.kind is not Kind.MONEY:
            return ""
        unit = heads.heads[heads.columns(header)[0]].unit or unit_told(sheet)
        if not unit:
            words = f"“{header}”没有写金额单位；请在 --mapping 里写 unit: 元 或 unit: 万元"
            self.complain(Place(sheet.name, heads.below - 1, heads.columns(header)[0]), words)
        return unit


def _right(heads: HeadRow, one: ValueMap) -> int:
    """The column of the amounts: of several of one name the first behind the labels."""
    label = heads.columns(one.label)[0]
    return next((at for at in heads.columns(one.value) if at > label), heads.columns(one.value)[0])


def _at(cells: list[SheetCell], index: int) -> SheetCell:
    return cells[index] if index < len(cells) else NO_CELL
