"""An amount of the narrative that a whole column makes, of a table that prints no total.

年度安排甲、乙、丙三类补助共80.60万元 beside a table of just these rows, without a row 合计. Told by
the digits alone and only where all rows of the column make it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.ledger.relation import Relation, Role, Scope

_TELLING = 4
"""Digits of an amount that a column makes by no chance."""
_FEWEST, _MOST = 3, 60
"""Rows of such a column."""
_Sums = dict[Decimal, list[Entry]]


def sums_of_columns(
    phrases: Sequence[Phrase], tables: Sequence[TableReading]
) -> Iterator[Relation]:
    """Each amount that all rows of a column make."""
    sums: _Sums = {}
    for table in tables:
        if not any(row.label.total for row in table.rows()):
            for column in _columns(table):
                made = sum((_size(one) for one in column), Decimal(0))
                sums.setdefault(made, column)
    for phrase in phrases if sums else ():
        if not phrase.money or phrase.figure.telling < _TELLING:
            continue
        rows = sums.get(phrase.figure.value * phrase.figure.scale)
        if rows is not None:
            yield signed_sum(
                phrase.figure, [(1, one.figure) for one in rows], subject=phrase.subject.name,
                scope=Scope.TEXT_TABLE, formula="各行之和",
            )  # fmt: skip


def _columns(table: TableReading) -> Iterator[list[Entry]]:
    """The columns of amounts that every row with a figure fills."""
    found: dict[int, list[Entry]] = defaultdict(list)
    for (_, index), entry in sorted(table.entries.items()):
        if entry.fact.role is Role.LEVEL:
            found[index].append(entry)
    longest = max(map(len, found.values()), default=0)
    for column in found.values():
        if _FEWEST <= len(column) == longest <= _MOST and column[0].column.kind == "amount":
            yield column


def _size(entry: Entry) -> Decimal:
    return entry.figure.value * entry.figure.scale
