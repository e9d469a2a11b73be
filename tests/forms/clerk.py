"""A workbook filled in cell by cell with openpyxl, by the words that a clerk sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from jixiao.filing.field import Field, Kind
from jixiao.filing.filing import Filing
from jixiao.filing.schema import fields, tables
from jixiao.filing.value import State, Value
from jixiao.forms.filing_reading import read_filing
from jixiao.forms.layout import lay_out


class Clerk:
    """Finds cells by the visible names on a sheet, never by the hidden marks."""

    def __init__(self, path: Path) -> None:
        self.book = openpyxl.load_workbook(path)

    def save(self, path: Path) -> None:
        self.book.save(path)

    def copy(self, example: Path) -> None:
        """Enter everything that a filing holds."""
        filing = read_filing(example)
        for path, value in filing.values.items():
            self.single(fields()[path]).value = typed(fields()[path], value)
        for name, rows in filing.rows.items():
            table = tables()[name]
            for number, row in enumerate(rows):
                for column, value in row.items():
                    one = table.column(column)
                    assert one is not None
                    self.cell(table.label, one.label, number).value = typed(one, value)

    def single(self, one: Field) -> Any:
        """The cell of a single value."""
        if one.place:
            return self._named(one.place.row_label, one.place.column_label)
        return self._named(one.label, "")

    def derived(self, path: str) -> Any:
        """The cell of a value that is computed."""
        spot = lay_out(Filing("xinjiang", 2024)).spots[path]
        return self.book[spot.page].cell(spot.row + 1, spot.column + 1)

    def _named(self, row_name: str, column_name: str) -> Any:
        """The cell of a row by its name, and a column by the heads above."""
        for sheet in self.book.worksheets:
            heads: dict[str, int] = {}
            for row in sheet.iter_rows(min_col=2):
                texts = [str(cell.value or "") for cell in row]
                if texts[0] == "项目":
                    heads = {text: index for index, text in enumerate(texts) if text}
                if not row[0].fill.fgColor.rgb.endswith("F3F6F8") or texts[0] != row_name:
                    continue
                if not column_name:
                    return row[1]
                if column_name in heads:
                    return row[heads[column_name]]
        raise KeyError(row_name)

    def cell(self, table: str, column: str, number: int) -> Any:
        """The cell of a table: below its heads, which follow its name."""
        for sheet in self.book.worksheets:
            named = sheet.title == table
            for row in sheet.iter_rows(min_col=2):
                texts = [str(cell.value or "") for cell in row]
                named = named or (texts[0] == table and not any(texts[1:]))
                if named and column in texts:
                    first: int = row[0].row
                    return sheet.cell(first + 1 + number, 2 + texts.index(column))
        raise KeyError(table, column)


def typed(one: Field, value: Value) -> object:
    """What a clerk types: numbers as numbers, words as words."""
    if value.state is State.NOT_APPLICABLE or one.kind is Kind.FLAG or value.number is None:
        return value.text
    return float(value.number)
