"""The Filing itself: values by path, rows of tables, and nothing that can be computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.filing.schema import cell_of, field_at, fields, tables
from jixiao.filing.value import BLANK, Value

Row = dict[str, Value]
"""Column → value; a blank cell is absent."""


@dataclass(slots=True)
class Filing:
    """One body's one year.

    ``region`` and ``year`` choose the rubric packs; ``pack`` names one where the region has
    several for the same object.
    """

    region: str
    year: int
    pack: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    path: str = ""
    """The file that it was read from."""
    disputed: dict[str, list[Value]] = field(default_factory=dict)
    """Path → what a report says of it in different places; nothing is entered there."""

    def get(self, path: str) -> Value:
        """What was entered at a path (``indicators.3.actual`` for a cell); BLANK where nothing."""
        if found := self.values.get(path):
            return found
        cell = cell_of(path)
        if cell is None:
            return BLANK
        table, number, column = cell
        rows = self.rows.get(table, [])
        return rows[number - 1].get(column, BLANK) if number <= len(rows) else BLANK

    def put(self, path: str, value: Value) -> None:
        """Enter a value at a path that the schema knows; a row is added where it is the next.

        Raises KeyError for an unknown path, IndexError for a row beyond the next.
        """
        if path in fields():
            self.values[path] = value
            return
        cell = cell_of(path)
        if cell is None or field_at(path) is None:
            raise KeyError(path)
        table, number, column = cell
        rows = self.rows.setdefault(table, [])
        if number > len(rows) + 1:
            raise IndexError(path)
        if number > len(rows):
            rows.append({})
        rows[number - 1][column] = value

    def entered(self) -> Iterator[tuple[str, Value]]:
        """Every value that was entered, with its path, in the order of the schema."""
        for path in fields():
            if path in self.values:
                yield path, self.values[path]
        for name, table in tables().items():
            for number, row in enumerate(self.rows.get(name, ()), 1):
                for column in table.columns:
                    if column.path in row:
                        yield f"{name}.{number}.{column.path}", row[column.path]
