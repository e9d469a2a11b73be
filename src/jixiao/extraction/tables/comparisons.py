"""Columns that compare: shares of the total, changes from year to year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.rates import (
    Pair,
    figure_at,
    judged,
    part_of_one,
    relation_of,
)
from jixiao.extraction.tables.reading import TableReading
from jixiao.extraction.tables.year_series import change_of, changes_by_year, is_year_series
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind


def comparison_relations(reading: TableReading) -> list[Relation]:
    """Relations of all share and change columns."""
    relations: list[Relation] = []
    for band in reading.bands:
        for column in band.columns:
            if column.kind == "share":
                relations += _shares(reading, band, column)
            elif column.kind in ("change", "change_rate"):
                relations += _changes(reading, band, column)
    return relations


def _shares(reading: TableReading, band: Band, column: Column) -> list[Relation]:
    """A share column is its left neighbour over that column's total."""
    rows = band.rows[column.panel]
    left = [c for c in band.columns if c.panel == column.panel and c.index < column.index]
    amounts = [c for c in left if c.kind in ("amount", "count")]
    if not amounts:
        return []
    readings = [
        _shares_of(reading, rows, column, source.index, above=above)
        for source in reversed(amounts)
        for above in (False, True)
    ]
    return max(readings, key=_agreeing)


def _shares_of(
    reading: TableReading, rows: Sequence[Row], column: Column, source: int, *, above: bool
) -> list[Relation]:
    """A share column as the amounts of the column ``source`` over their total: the last one, or,
    where each total stands above its parts, the one ``above`` each row.
    """
    totals = [row for row in rows if row.label.total and (row.index, source) in reading.entries]
    if not totals or (above and len(totals) == 1):
        return []
    whole = reading.entries[totals[0 if above else -1].index, source]
    found: list[Relation] = []
    for row in rows:
        stated = reading.entries.get((row.index, column.index))
        part = reading.entries.get((row.index, source))
        if above and part is not None and row in totals:
            whole = part
        if stated is None or part is None or not whole.figure.value:
            continue
        operands = (part.figure, whole.figure)
        judgement = judged(stated.figure, operands, part_of_one)
        signed = ((1, part.figure), (1, whole.figure))
        found.append(relation_of(RelationKind.SHARE, "部分÷合计×100", stated, signed, judgement))
    return found if _agreeing(found) else []


def _agreeing(found: Sequence[Relation]) -> int:
    """The shares that agree, of a part and not of the whole itself."""
    holding = [relation.operands for relation in found if not relation.contradicted]
    return sum(part.figure is not whole.figure for part, whole in holding)


def _changes(reading: TableReading, band: Band, column: Column) -> list[Relation]:
    """Change amount and rate between the two amount columns to the left, or from year to year."""
    if is_year_series(band.rows[column.panel]):
        return _trusted(changes_by_year(reading, band, column))
    pair = _years(band, column)
    if pair is None:
        return _over_changes(reading, band, column)
    found = _between(reading, band, column, pair)
    if column.kind == "change" and not any(one.verdict is Verdict.HOLDS for one in found):
        fallen = _between(reading, band, column, pair[::-1])  # 比上年减少 | 0.57
        if any(one.verdict is Verdict.HOLDS for one in fallen):
            found = [replace(one, formula="上年数－本年数") for one in fallen]
    return _trusted(found)


def _between(reading: TableReading, band: Band, column: Column, pair: Pair) -> list[Relation]:
    """The changes of a column from the second of two columns to the first."""
    now, before = pair
    found: list[Relation] = []
    for row in band.rows[column.panel]:
        stated = reading.entries.get((row.index, column.index))
        current = figure_at(reading, row, now)
        base = figure_at(reading, row, before)
        if stated is not None and current is not None and base is not None:
            found += change_of(column, stated, current, base)
    return found


def _over_changes(reading: TableReading, band: Band, column: Column) -> list[Relation]:
    """A rate beside this year's amount and its change, where last year's has no column."""
    left = [c for c in band.columns if c.panel == column.panel and c.index < column.index]
    amounts = [c for c in left if c.kind == "amount"]
    changes = [c for c in left if c.kind == "change"]
    if column.kind != "change_rate" or len(amounts) != 1 or len(changes) != 1:
        return []
    found: list[Relation] = []
    for row in band.rows[column.panel]:
        stated = reading.entries.get((row.index, column.index))
        current = figure_at(reading, row, amounts[0])
        change = figure_at(reading, row, changes[0])
        if stated is None or current is None or change is None or current.value == change.value:
            continue
        operands = (current, change)
        judgement = judged(stated.figure, operands, _growth_by)
        formula = "增减额÷（本年数－增减额）×100"
        signed = [(1, figure) for figure in operands]
        found.append(relation_of(RelationKind.CHANGE_RATE, formula, stated, signed, judgement))
    return _trusted(found)


def _years(band: Band, column: Column) -> Pair | None:
    """The later and the earlier column that a change compares."""
    left = [
        c
        for c in band.columns
        if c.panel == column.panel and c.index < column.index and c.kind in ("amount", "count")
    ]
    if len(left) < 2:
        return None
    second = left[-1]
    other_years = [c for c in left[:-1] if c.year and second.year and c.year != second.year]
    last_year = [c for c in left[:-1] if c.meaning.last_year and not second.meaning.last_year]
    against_budget = any("预算" in text for text in column.path)
    first = (other_years or ([] if against_budget else last_year) or left[:-1])[-1]
    if first.year and second.year and first.year != second.year:
        return (first, second) if first.year > second.year else (second, first)
    if first.meaning.last_year or not second.meaning.last_year:
        return second, first
    return first, second


def _trusted(found: list[Relation]) -> list[Relation]:
    """Contradictions only where the same reading holds elsewhere in the column."""
    if any(relation.verdict is Verdict.HOLDS for relation in found):
        return found
    return [relation for relation in found if not relation.contradicted]


def _growth_by(values: Sequence[Fraction]) -> Fraction:
    """The change that is printed over what the amount was before it."""
    current, change = values
    return change / (current - change)
