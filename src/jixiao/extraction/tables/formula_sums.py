"""Sums along rows that the table itself prescribes in a row of symbols (A＝B＋C)."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import Reading, Trust, best, state
from jixiao.extraction.tables.symbols import formulas_of
from jixiao.ledger.relation import Relation


def formula_sums(reading: TableReading) -> list[Relation]:
    """Every prescribed sum over the rows below its symbols."""
    if True not in reading.grid.numbering.values():
        return []
    relations: list[Relation] = []
    entries = reading.entries

    def get(line: int, cross: int) -> Entry | None:
        return entries.get((cross, line))

    for band in reading.bands:
        for one in _readings(reading, band):
            chosen = best([one], list(band.data), get)
            if chosen is not None:
                relations += state(*chosen)
    return relations


def _readings(reading: TableReading, band: Band) -> Iterator[Reading]:
    grid = reading.grid
    for row in range(band.header.start, band.data.stop):
        if grid.numbering.get(row):
            for whole, parts in formulas_of(grid.filled[row]):
                yield Reading(whole, parts, "表内公式", Trust.KNOWN, at_row=True)
