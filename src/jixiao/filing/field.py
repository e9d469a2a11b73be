"""What a value of a Filing may be: its path, Chinese name, type, unit and sheet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How an entry is read."""

    TEXT = "text"
    MONEY = "money"
    """An amount; stored in 万元, read in any unit of money."""
    COUNT = "count"
    """A whole number of people, things or times."""
    NUMBER = "number"
    PERCENT = "percent"
    """Stored as printed: 95 for 95 %."""
    POINTS = "points"
    """A weight or a score."""
    DATE = "date"
    CHOICE = "choice"
    FLAG = "flag"
    """是 or 否."""
    FORMULA = "formula"
    """Arithmetic over paths (filing/expressions.py)."""


NUMERIC = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT, Kind.POINTS, Kind.FLAG})
"""Kinds with a number; a flag counts as 1 or 0."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field of a grid stands: ``*`` in ``row`` is the word that runs across."""

    row: str
    """``budget.*.personnel``."""
    column: str
    """``initial``."""
    row_label: str
    column_label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a Filing, or one column of a table of it."""

    path: str
    """``budget.initial.personnel``; for a column its name within the table."""
    label: str
    kind: Kind
    unit: str = ""
    note: str = ""
    choices: tuple[str, ...] = ()
    negative: bool = False
    """Whether the number may lie below zero."""
    personal: bool = False
    """About a person: never leaves the Filing for a report, a public page or a log."""
    section: str = ""
    """The heading that it stands under within its sheet."""
    place: Place | None = None
    """For the product of two word lists that a form shows as a grid."""
    lines: int = 1
    """How many lines a text of it usually takes."""
    sample: str = ""
    """An invented entry that shows a clerk what is meant."""
    refers: str = ""
    """``criterion``: the id or the name of a row of the region's scoring form; ``project``: the
    name of a project of the same Filing.
    """


@dataclass(frozen=True, slots=True)
class Family:
    """What the tables of one kind (the registers) share; a form shows them as one, with a column
    that tells them apart.
    """

    path: str
    """``ledger.*``."""
    label: str
    """The heading of that column."""
    key: str
    """This table's word in the path."""


class Merge(StrEnum):
    """What the rows of a department and of its units make together."""

    OWN = "own"
    """The department's own: its goals, its scores."""
    ROWS = "rows"
    """All of them, one below the other."""
    KEY = "key"
    """Rows of one key added up."""
    NONE = "none"
    """Nothing that could be told: the rows of one do not fit those of another."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a Filing (projects, indicators, a register): one set of columns for all."""

    path: str
    label: str
    columns: tuple[Field, ...]
    key: str = ""
    """The column that tells rows apart, if there is one."""
    apart: bool = False
    """It grows long: a form gives it a sheet of its own."""
    family: Family | None = None
    merged: Merge = Merge.OWN

    def column(self, name: str) -> Field | None:
        return next((column for column in self.columns if column.path == name), None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Fields and tables that a clerk fills in together, under one name."""

    name: str
    fields: tuple[Field, ...]
    tables: tuple[Table, ...]
