"""What stands together in a workbook: pages of grids and tables, in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from jixiao.filing.field import Field, Sheet, Table
from jixiao.filing.known import Derived, derived
from jixiao.filing.schema import sheets
from jixiao.forms.marks import ANY, VALUE

Entry = Field | Derived
Columns = tuple[tuple[str, str], ...]
"""Key and label of each column of a grid."""
LIST: Columns = ((VALUE, ""),)


@dataclass(slots=True)
class Line:
    """One row of a grid: its path (with ``*`` for the column), its name, its entries by column."""

    path: str
    label: str
    section: str
    entries: dict[str, Entry] = field(default_factory=dict)


@dataclass(slots=True)
class Grid:
    """Rows of single values; a plain list has one column."""

    columns: Columns
    lines: list[Line] = field(default_factory=list)

    @property
    def is_list(self) -> bool:
        return self.columns == LIST


@dataclass(frozen=True, slots=True)
class Rows:
    """A table, or the tables of a family as one with a column that tells them apart."""

    path: str
    label: str
    tables: tuple[Table, ...]

    @property
    def columns(self) -> tuple[Field, ...]:
        return self.tables[0].columns

    @property
    def family(self) -> str:
        """The heading of the column that tells the tables apart; "" for a single table."""
        family = self.tables[0].family
        return family.label if family else ""

    @property
    def totals(self) -> dict[str, Derived]:
        """Column → what is derived as its sum."""
        names = {f"sum({self.path}.{column.path})": column.path for column in self.columns}
        return {
            names[rule.ways[0].text]: rule
            for rule in derived().values()
            if len(rule.ways) == 1 and rule.ways[0].text in names
        }


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet of the workbook."""

    name: str
    grids: tuple[Grid, ...] = ()
    tables: tuple[Rows, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether it is one table and nothing else."""
        return not self.grids and len(self.tables) == 1

    @property
    def title(self) -> str:
        """What stands above it: a table alone on a sheet under its own name."""
        return self.tables[0].label if self.alone else self.name


@cache
def pages() -> tuple[Page, ...]:
    """All sheets for entries, with what is derived beside what it is derived from."""
    found = tuple(page for sheet in sheets() for page in _pages(sheet))
    grids = [grid for page in found for grid in page.grids]
    summed = {rule.path for page in found for rows in page.tables for rule in rows.totals.values()}
    for rule in derived().values():
        if rule.path not in summed:
            _add_derived(grids, rule)
    return found


def _pages(sheet: Sheet) -> Iterator[Page]:
    tables = list(_tables(sheet))
    apart = [rows for rows in tables if rows.tables[0].apart]
    together = tuple(rows for rows in tables if rows not in apart)
    if sheet.fields or together:
        yield Page(sheet.name, tuple(_grids(sheet)), together)
    for rows in apart:
        yield Page(rows.label, (), (rows,))


def _tables(sheet: Sheet) -> Iterator[Rows]:
    """The tables of a sheet, those of a family as one under the name of the sheet."""
    for family, group in groupby(
        sheet.tables, key=lambda table: table.family and table.family.path
    ):
        members = tuple(group)
        if family:
            yield Rows(family, sheet.name, members)
        else:
            yield from (Rows(table.path, table.label, (table,)) for table in members)


def _grids(sheet: Sheet) -> Iterator[Grid]:
    across: dict[str, dict[str, str]] = {}
    for one in sheet.fields:
        if one.place:
            across.setdefault(one.place.row, {})[one.place.column] = one.place.column_label

    def columns_of(one: Field) -> Columns:
        return tuple(across[one.place.row].items()) if one.place else LIST

    for columns, group in groupby(sheet.fields, key=columns_of):
        grid = Grid(columns)
        for one in group:
            _add_field(grid, one)
        yield grid


def _add_field(grid: Grid, one: Field) -> None:
    if one.place is None:
        section = one.section or (grid.lines[-1].section if grid.lines else "")
        grid.lines.append(Line(one.path, one.label, section, {VALUE: one}))
        return
    line = next((line for line in grid.lines if line.path == one.place.row), None)
    if line is None:
        line = Line(one.place.row, one.place.row_label, one.section)
        grid.lines.append(line)
    line.entries[one.place.column] = one


def _add_derived(grids: list[Grid], rule: Derived) -> None:
    """Put a derived value into the grid whose pattern it fits, else below its last operand."""
    operands = {path for way in rule.ways for path in way.paths}
    for grid in grids:
        for path, key, word in _patterns(grid, rule.path):
            line = next((line for line in grid.lines if line.path == path), None)
            if line is None:
                label = rule.label.replace(word, "").strip("·")
                line = _inserted(grid, operands, path, label)
            line.entries[key] = rule
            return
    for grid in reversed(grids):
        if grid.is_list and _last(grid, operands) is not None:
            _inserted(grid, operands, rule.path, rule.label).entries[VALUE] = rule
            return


def _patterns(grid: Grid, path: str) -> Iterator[tuple[str, str, str]]:
    """The row, column and column label that a path would have in a grid."""
    heads = {line.path.partition(ANY)[0] for line in grid.lines if ANY in line.path}
    for head in heads:
        for key, label in grid.columns:
            if path.startswith(f"{head}{key}."):
                yield f"{head}{ANY}{path.removeprefix(head + key)}", key, label


def _inserted(grid: Grid, operands: set[str], path: str, label: str) -> Line:
    at = _last(grid, operands)
    index = len(grid.lines) - 1 if at is None else at
    line = Line(path, label, grid.lines[index].section)
    grid.lines.insert(index + 1, line)
    return line


def _last(grid: Grid, operands: set[str]) -> int | None:
    """The last line of a grid that holds an operand."""
    held = [
        index
        for index, line in enumerate(grid.lines)
        if any(entry.path in operands for entry in line.entries.values())
    ]
    return held[-1] if held else None
