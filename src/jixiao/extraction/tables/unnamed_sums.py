"""Rows that are the sum of those below them, without a word that says so (A01).

全市 60.50 90.70 / 市本级 20.10 30.20 / 县区级 40.40 60.50 / 甲县 …: told by the digits alone, where
several columns of a row agree; a part may have parts of its own right below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import results_of, signed_sum
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.ledger.relation import Relation, RelationKind, Scope

_Row = dict[int, Entry]
"""The figures of a row by their columns; headers that lost a cell call amounts rates."""
_MOST_ROWS, _MOST_PARTS = 200, 20
_COLUMNS, _TELLING = 2, 3
"""Columns that agree, and the digits of a total that counts as one of them."""


def unnamed_sums(reading: TableReading, told: Sequence[Relation]) -> Iterator[Relation]:
    """The sums of all such rows that no relation of the table states yet."""
    stated = {start for start, one in results_of(told).items() if one.kind is RelationKind.SUM}
    rows = _rows(reading)
    ends: dict[int, int] = {}
    for place in range(len(rows) - 2, -1, -1) if len(rows) <= _MOST_ROWS else ():
        parts, columns, end = _parts_of(rows, place, ends)
        if not parts:
            continue
        ends[place] = end
        for column in columns:
            total = rows[place][column].figure
            if total.start not in stated:
                operands = [(1, row[column].figure) for row in parts]
                yield signed_sum(
                    total, operands, subject=rows[place][column].row.name, scope=Scope.TABLE
                )


def _rows(reading: TableReading) -> list[_Row]:
    rows: dict[int, _Row] = defaultdict(dict)
    for (row, column), entry in reading.entries.items():
        rows[row][column] = entry
    return [rows[row] for row in sorted(rows)]


def _parts_of(
    rows: Sequence[_Row], place: int, ends: dict[int, int]
) -> tuple[list[_Row], list[int], int]:
    """The rows below one that make it, the columns that say so, and where its last part ends."""
    wanted = rows[place]
    made = dict.fromkeys(wanted, Decimal(0))
    parts: list[_Row] = []
    at = place + 1
    while at < len(rows) and len(parts) < _MOST_PARTS:
        part = rows[at]
        made = {column: sum_ + part[column].figure.value for column, sum_ in made.items()
                if column in part}  # fmt: skip
        parts.append(part)
        at = ends.get(at, at + 1)
        made = {c: sum_ for c, sum_ in made.items() if sum_ <= wanted[c].figure.value}
        if len(made) < _COLUMNS:
            break
        agreeing = [c for c, sum_ in made.items() if _is_made(wanted[c], sum_)]
        if len(parts) > 1 and len(agreeing) >= _COLUMNS:
            return parts, agreeing, at
    return [], [], place


def _is_made(total: Entry, made: Decimal) -> bool:
    return made == total.figure.value and total.figure.telling >= _TELLING
