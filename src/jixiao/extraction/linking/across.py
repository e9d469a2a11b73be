"""An amount of the narrative that rows of one name make, one in each of several forms.

全年预算中财政拨款1401万元 beside three forms, each with a row 财政拨款.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, Scope

_TELLING = 3
"""Digits of an amount that forms make by no chance."""
_FEWEST = 2


def sums_across(phrases: Sequence[Phrase], tables: Sequence[TableReading]) -> Iterator[Relation]:
    """Each amount that the rows of one name and stage make in all forms."""
    forms = [table for table in tables if table.kind == "self_evaluation"]
    if len(forms) < _FEWEST:
        return
    sums: dict[Decimal, list[Entry]] = {}
    for rows in _rows(forms).values():
        values = [one.figure.value for one in rows if one.figure.value]
        if len(values) >= _FEWEST:
            sums.setdefault(sum(values, Decimal(0)), rows)
    for phrase in phrases:
        if phrase.money and phrase.figure.telling >= _TELLING and phrase.figure.value in sums:
            rows = sums[phrase.figure.value]
            yield signed_sum(
                phrase.figure, [(1, one.figure) for one in rows], subject=rows[0].row.name,
                scope=Scope.TEXT_TABLE, formula="各表同一项之和",
            )  # fmt: skip


def _rows(forms: Sequence[TableReading]) -> dict[tuple[str, str], list[Entry]]:
    """The amounts of all forms by the name of their row and their stage, one of each form."""
    found: dict[tuple[str, str], dict[int, Entry]] = defaultdict(dict)
    for table in forms:
        for entry in table.entries.values():
            if entry.figure.dimension is Dimension.MONEY and entry.row.name and entry.column.stage:
                found[entry.row.name, entry.column.stage].setdefault(table.number, entry)
    return {key: list(rows.values()) for key, rows in found.items()}
