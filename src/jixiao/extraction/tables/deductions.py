"""A column of points taken off (扣分): what the score of its row lacks of the points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import signed_sum
from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import TableReading
from jixiao.ledger.relation import Relation, RelationKind, Scope


def deduction_relations(
    reading: TableReading,
    band: Band,
    rows: Sequence[Row],
    weight: Column | None,
    score: Column | None,
) -> Iterator[Relation]:
    """What is taken off in each row that prints its points and its score too."""
    taken = next((column for column in band.columns if column.kind == "deduction"), None)
    if taken is None or weight is None or score is None:
        return
    for row in rows:
        entries = [reading.entries.get((row.index, one.index)) for one in (taken, weight, score)]
        off, points, given = (entry.figure if entry else None for entry in entries)
        if off and points and given:
            yield signed_sum(
                off, [(1, points), (-1, given)], subject=f"{row.name}扣分",
                kind=RelationKind.DIFFERENCE, scope=Scope.TABLE,
            )  # fmt: skip
