"""Points of a section: printed in its name (履职效能（15分）) or in a column of its level."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import total_of
from jixiao.ledger.relation import Relation, RelationKind, Role


def section_points(
    reading: TableReading, band: Band, panel: int, points: Mapping[int, Entry]
) -> list[Relation]:
    """A section's points are the sum of its rows'; silent where no section of the table fits."""
    found: list[Relation] = []
    for column in band.columns:
        if column.panel > panel:
            break
        if column.kind == "label" or (column.kind == "weight" and column.panel < panel):
            found += _of_column(reading, band, column, points)
    return found if any(not relation.contradicted for relation in found) else []


def _of_column(
    reading: TableReading, band: Band, column: Column, points: Mapping[int, Entry]
) -> list[Relation]:
    starts = [
        place.row
        for row in band.data
        for place in reading.grid.filled[row]
        if place.column == column.index
    ]
    found: list[Relation] = []
    for start, end in zip(starts, [*starts[1:], band.data.stop], strict=False):
        stated = _stated(reading, start, column)
        parts = [points[row] for row in range(start, end) if row in points]
        if stated is not None and stated not in parts:
            found += total_of(
                stated, parts, "本部分各项分值之和", RelationKind.WEIGHTS, ("A02",), least=1
            )
    return found


def _stated(reading: TableReading, row: int, column: Column) -> Entry | None:
    if column.kind == "weight":
        return reading.entries.get((row, column.index))
    place = reading.grid.at(row, column.index)
    for fact in reading.texts.get((row, column.index), ()):
        if fact.role is Role.WEIGHT and place is not None:
            owner = next((r for r in reading.rows() if r.index == row), None)
            if owner is not None and owner.start != place.start:
                return Entry(fact, owner, column)
    return None


def outer_totals(reading: TableReading, band: Band, panel: int) -> list[Relation]:
    """The totals of points columns of higher levels (一级指标 分值)."""
    found: list[Relation] = []
    for column in band.columns:
        if column.kind != "weight" or column.panel >= panel:
            continue
        parts: list[Entry] = []
        for row in band.rows[column.panel]:
            entry = reading.entries.get((row.index, column.index))
            if entry is None:
                continue
            if row.label.total:
                found += total_of(entry, parts, "各项分值之和", RelationKind.WEIGHTS, ("A02",))
            else:
                parts.append(entry)
    return found
