"""What is scored: the body as a whole, or one of its projects, each with its own rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from jixiao.filing.filing import Filing, Row
from jixiao.filing.schema import tables

_OWNER = "project"
_PROJECTS = "projects"
_OF_THE_BODY = "body."


@dataclass(frozen=True, slots=True)
class ScoredObject:
    """A Filing with the rows of one object only; ``numbers`` are theirs in the whole Filing."""

    filing: Filing
    numbers: Mapping[str, Sequence[int]]
    name: str = ""
    """The project's name; "" for the body as a whole."""

    def path_in_whole(self, path: str) -> str:
        """The path that a cell has in the whole Filing."""
        for table, numbers in self.numbers.items():
            if path.startswith(f"{table}."):
                number, dot, column = path.removeprefix(f"{table}.").partition(".")
                if number.isdigit() and int(number) <= len(numbers):
                    return f"{table}.{numbers[int(number) - 1]}{dot}{column}"
        return path


def body_of(filing: Filing) -> ScoredObject:
    """The body as a whole: without the rows that belong to a project."""
    owned = [name for name in _owned_tables() if _has_owner(filing.rows.get(name, ()))]
    if not owned:
        return ScoredObject(filing, {})
    return _narrowed(filing, {name: _numbers(filing, name, "") for name in owned})


def project_of(filing: Filing, name: str) -> ScoredObject | None:
    """A project by its name, its code or the number of its row; None where there is none."""
    rows = filing.rows.get(_PROJECTS, [])
    number = next((at for at, row in enumerate(rows, 1) if name in _names(row, at)), None)
    if number is None:
        return None
    row = rows[number - 1]
    called = row["name"].text if "name" in row else name
    numbers = {table: _numbers(filing, table, called) for table in _owned_tables()}
    made = _narrowed(filing, {_PROJECTS: [number], **numbers})
    values = {path: value for path, value in filing.values.items() if path.startswith(_OF_THE_BODY)}
    return replace(made, filing=replace(made.filing, values=values, pack=""), name=called)


def scored_projects(filing: Filing) -> list[str]:
    """The projects that have indicators or scores of their own, in the order of their table."""
    owners = {
        row[_OWNER].text
        for name in ("indicators", "scores")
        for row in filing.rows.get(name, ())
        if _OWNER in row
    }
    names = [row["name"].text for row in filing.rows.get(_PROJECTS, ()) if "name" in row]
    return [name for name in dict.fromkeys(names) if name in owners]


def strangers(filing: Filing) -> list[tuple[str, str]]:
    """Rows whose project is not in the table of projects: their path and what is written."""
    known = {row["name"].text for row in filing.rows.get(_PROJECTS, ()) if "name" in row}
    return [
        (f"{name}.{number}.{_OWNER}", row[_OWNER].text)
        for name in _owned_tables()
        for number, row in enumerate(filing.rows.get(name, ()), 1)
        if _OWNER in row and row[_OWNER].text not in known
    ]


@cache
def _owned_tables() -> tuple[str, ...]:
    """The tables whose rows may belong to a project; elsewhere ``project`` is an amount."""
    return tuple(
        name
        for name, table in tables().items()
        if (column := table.column(_OWNER)) and column.refers == _OWNER
    )


def _has_owner(rows: Sequence[Row]) -> bool:
    return any(_OWNER in row for row in rows)


def _numbers(filing: Filing, table: str, owner: str) -> list[int]:
    """The rows of a table that belong to a project; "" for those of no project."""
    rows = enumerate(filing.rows.get(table, ()), 1)
    return [number for number, row in rows if (row[_OWNER].text if _OWNER in row else "") == owner]


def _narrowed(filing: Filing, numbers: Mapping[str, Sequence[int]]) -> ScoredObject:
    rows = {**filing.rows}
    for table, kept in numbers.items():
        rows[table] = [filing.rows[table][number - 1] for number in kept]
    return ScoredObject(replace(filing, rows=rows), numbers)


def _names(row: Row, number: int) -> tuple[str, ...]:
    told = (row[column].text for column in ("name", "code") if column in row)
    return (*told, str(number))
