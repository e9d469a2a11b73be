"""Find a figure by the kind of its table, its side, row and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jixiao.extraction.tables.balance import side_of
from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.vocabulary import load


@dataclass(frozen=True, slots=True)
class Spot:
    """One side of an identity, as ``identities.yaml`` describes it."""

    kind: str
    side: str
    row: str
    column: str
    many: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Identity:
    """``stated`` is one operand of ``operand`` (the one that reconciles) or all of ``sum``."""

    id: str
    formula: str
    stated: tuple[Spot, ...]
    operand: tuple[Spot, ...]
    sum: tuple[Spot, ...]
    soft: bool
    classes: bool


@cache
def identities() -> tuple[Identity, ...]:
    """The identities between tables."""
    return tuple(
        Identity(
            entry["id"],
            entry["formula"],
            _spots(entry["stated"]),
            _spots(entry.get("operand", ())),
            _spots(entry.get("sum", ())),
            bool(entry.get("soft")),
            bool(entry.get("classes")),
        )
        for entry in load("identities")["identities"]
    )


def _spots(entries: Sequence[dict[str, Any]]) -> tuple[Spot, ...]:
    return tuple(
        Spot(
            entry["kind"],
            entry.get("side", ""),
            entry.get("row", ""),
            entry.get("column", ""),
            bool(entry.get("many")),
            bool(entry.get("first")),
        )
        for entry in entries
    )


def find(reading: TableReading, spot: Spot) -> list[Entry]:
    """The figures at a spot: one, or with ``many`` all rows that match."""
    found: list[Entry] = []
    for band in reading.bands:
        for panel, rows in enumerate(band.rows):
            if spot.side and side_of(band, panel) != spot.side:
                continue
            column = pick_column(reading, band, panel, spot.column)
            if column is None:
                continue
            for row in pick_rows(rows, spot.row):
                entry = reading.entries.get((row.index, column.index))
                if entry is not None:
                    found.append(entry)
    if spot.many:
        return _before_repeats(found)
    return found[:1] if spot.first else found[-1:]


def _before_repeats(entries: list[Entry]) -> list[Entry]:
    """Each name once, the first time (carry-overs repeat the names of the sources)."""
    seen: dict[str, Entry] = {}
    for entry in entries:
        seen.setdefault(entry.row.name, entry)
    return list(seen.values())


def pick_rows(rows: Sequence[Row], wanted: str) -> list[Row]:
    """Rows by name; ``total`` are the total rows, "" all rows."""
    if wanted == "total":
        return [row for row in rows if row.label.total and (row.label.bare or row.label.grand)]
    if not wanted:
        return list(rows)
    pattern = re.compile(wanted)
    return [row for row in rows if pattern.search(row.name)]


def pick_column(reading: TableReading, band: Band, panel: int, wanted: str) -> Column | None:
    """A value column by header; of several stages the table's own."""
    columns = [c for c in band.columns if c.panel == panel and c.kind == "amount"]
    if wanted and wanted != "total":
        pattern = re.compile(wanted)
        columns = [
            c for c in columns if any(pattern.search(text) for text in (*c.path, "".join(c.path)))
        ]
        totals = [c for c in columns if c.meaning.total]
        columns = totals if len(columns) > 1 and totals else columns
    elif len(columns) > 1:
        totals = [c for c in columns if c.meaning.total]
        columns = totals or [c for c in columns if c.meaning.stage]
    staged = [c for c in columns if c.stage == reading.stage]
    columns = staged or columns
    return columns[0] if columns else None
