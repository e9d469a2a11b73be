"""A first guess of a mapping, by the names of heads and lines; it is saved and can be corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from jixiao.filing.field import Kind
from jixiao.filing.schema import fields, tables
from jixiao.forms.entry_reading import text_in
from jixiao.forms.mappings.headers import BELOW, HeadRow, head_rows, plain, unit_told
from jixiao.forms.mappings.mapping import ColumnMapping, SheetMap, TableMap, ValueMap
from jixiao.forms.workbook_opening import OpenSheet

_FEWEST_LINES = 3
"""Lines that a sheet must have in common with the Filing to be taken for a list of values."""

_ORDERS = ("行次", "栏次", "序号")


def guess_mapping(sheets: list[OpenSheet]) -> ColumnMapping:
    """What each sheet seems to hold; sheets that nothing fits are left out."""
    return ColumnMapping(tuple(one for sheet in sheets for one in _guess(sheet)))


def _guess(sheet: OpenSheet) -> Iterator[SheetMap]:
    found = _table(sheet) or _values(sheet)
    if found:
        yield found


def _table(sheet: OpenSheet) -> TableMap | None:
    """The table that most heads of a row belong to; of equal readings heads of one row."""
    best: TableMap | None = None
    rank = (0, 0)
    for row in head_rows(sheet):
        for name, columns in _table_names().items():
            found = {
                head.name: column
                for head in row.heads.values()
                if (column := columns.get(head.name) or columns.get(_lowest(head.name)))
            }
            this = (len(found), -sum(BELOW in header for header in found))
            if this > rank and _fits(sheet, row, name, found):
                kept, unit = _first_of_each(found), _unit(sheet, row)
                best, rank = TableMap(sheet.name, name, kept, unit, _totals()), this
    return best


def _lowest(name: str) -> str:
    """What stands in the lower row of a head of two: 项目/科目编码 is 科目编码."""
    return name.rpartition(BELOW)[2]


def _fits(sheet: OpenSheet, row: HeadRow, name: str, found: Mapping[str, str]) -> bool:
    """Whether heads make a table: what tells its rows apart and an amount are there."""
    table = tables()[name]
    key = table.key or table.columns[0].path
    amounts = {column.path for column in table.columns if column.kind is Kind.MONEY}
    if key not in found.values() or not amounts & set(found.values()):
        return False
    begins = _names()["begins"].get(name)
    return begins is None or _first_code(sheet, row, found).startswith(begins)


def _first_code(sheet: OpenSheet, row: HeadRow, found: Mapping[str, str]) -> str:
    header = next(header for header, column in found.items() if column == "code")
    (column, *_) = row.columns(header)
    codes = (text_in(cells[column]) for cells in sheet.rows[row.below :] if column < len(cells))
    return next((code for code in codes if code[:1].isdigit()), "")


def _first_of_each(found: Mapping[str, str]) -> dict[str, str]:
    """Each column once: of two heads for one column the first."""
    taken: dict[str, str] = {}
    for header, column in found.items():
        if column not in taken.values():
            taken[header] = column
    return taken


def _values(sheet: OpenSheet) -> ValueMap | None:
    """A column whose lines are named as values of a Filing, with the amounts right of it.

    Of several readings that which knows most lines; the heads next to them; heads of one row.
    """
    best: ValueMap | None = None
    rank = (0, 0, False)
    for row in head_rows(sheet):
        for column, head in row.heads.items():
            lines, at = _lines(sheet, row, column), _right_of(row, column)
            if len(lines) < _FEWEST_LINES or at is None or not _has_numbers(sheet, row, at):
                continue
            this = (len(lines), row.below, BELOW not in head.name)
            if this > rank:
                name, unit = row.heads[at].name, _unit(sheet, row)
                best, rank = ValueMap(sheet.name, head.name, name, lines, unit), this
    return best


def _has_numbers(sheet: OpenSheet, row: HeadRow, column: int) -> bool:
    """Whether more numbers than words stand below a head."""
    values = [cells[column].value for cells in sheet.rows[row.below :] if column < len(cells)]
    numbers = sum(isinstance(value, int | float) for value in values)
    return numbers * 2 > sum(value is not None for value in values)


def _lines(sheet: OpenSheet, row: HeadRow, column: int) -> dict[str, str]:
    known = _value_names()
    names = (
        plain(text_in(cells[column])).name
        for cells in sheet.rows[row.below :]
        if column < len(cells)
    )
    return {name: known[name] for name in names if name in known}


def _right_of(row: HeadRow, column: int) -> int | None:
    """The next head that names no order (行次)."""
    further = (at for at in sorted(row.heads) if at > column)
    return next((at for at in further if not row.heads[at].name.endswith(_ORDERS)), None)


def _unit(sheet: OpenSheet, row: HeadRow) -> str:
    """The sheet's unit where the heads do not tell their own."""
    return "" if any(head.unit for head in row.heads.values()) else unit_told(sheet)


@cache
def _names() -> Mapping[str, Any]:
    text = files("jixiao.forms.mappings").joinpath("names.yaml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def _totals() -> tuple[str, ...]:
    return tuple(_names()["totals"])


@cache
def _table_names() -> Mapping[str, Mapping[str, str]]:
    """Table → name of a head → column: the names of the fields and those of other programs."""
    return {
        name: {
            **{plain(column.label).name: column.path for column in tables()[name].columns},
            **{plain(word).name: path for path, words in known.items() for word in words},
        }
        for name, known in _names()["tables"].items()
    }


@cache
def _value_names() -> Mapping[str, str]:
    """Name of a line → path; names that stand for several paths mean none."""
    labels = [(plain(one.label).name, path) for path, one in fields().items()]
    others = [(plain(w).name, path) for path, words in _names()["values"].items() for w in words]
    counts = Counter(name for name, _ in dict.fromkeys([*labels, *others]))
    return {name: path for name, path in (*labels, *others) if counts[name] == 1}
