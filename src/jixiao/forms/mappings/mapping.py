"""Which header of which sheet means which path of a Filing: data that is guessed once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SCHEMA = "jixiao.mapping/1"


@dataclass(frozen=True, slots=True)
class TableMap:
    """Rows of a sheet that become rows of a table."""

    sheet: str
    table: str
    columns: Mapping[str, str]
    """Header → column of the table."""
    unit: str = ""
    """Of the amounts; "" where each header or the sheet itself says it."""
    skip: tuple[str, ...] = ()
    """What the first mapped column says in rows that are totals."""


@dataclass(frozen=True, slots=True)
class ValueMap:
    """Lines of a sheet that become single values."""

    sheet: str
    label: str
    """The header of the column that names the lines."""
    value: str
    """The header of the column with the amounts."""
    values: Mapping[str, str]
    """Name of a line → path."""
    unit: str = ""


SheetMap = TableMap | ValueMap


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Everything that one kind of workbook gives."""

    maps: tuple[SheetMap, ...]
    path: str = ""
