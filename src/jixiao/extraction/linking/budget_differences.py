"""How an outturn of the narrative differs from the budget that only its row in a table prints:
接待费支出2.14万元，与预算相比增加1.14万元 beside 接待费 | 1.00 | 2.14.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.extraction.building import change_over_prior, rate, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import (
    AGAINST_BUDGET,
    PRIOR_BUDGET,
    Statement,
    comparison_base,
)
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.reading import ProseReading
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_TELLING = 2
"""Digits of an outturn by which its row is found."""
_DONE = "outturn"
_BARE = "支出"
"""What a narrative adds to the name of a row."""


class _Row(NamedTuple):
    """The budget and the outturn of a row, and its name."""

    name: str
    planned: Figure
    done: Figure


def changes_from_budget(
    tables: Sequence[TableReading], reading: ProseReading
) -> Iterator[Relation]:
    """Each change against the budget by both amounts of the one row of its name and outturn, and
    the rate behind it where it is of these.
    """
    rows: dict[Decimal, list[_Row]] = defaultdict(list)
    for row in (row for table in tables for row in _rows(table)):
        rows[row.done.value].append(row)
    years = {one.year for one in reading.phrases if one.subject.stage == _DONE and one.year}
    for statement in reading.statements if rows else ():
        for change in statement.changes:
            if not change.money or not _is_against_budget(change, years):
                continue
            done = _done_before(change, statement)
            found = [] if done is None else _of_name(statement, rows[done.figure.value])
            if done is not None and len(found) == 1:
                yield _changed(change, done, found[0])
                yield from _rated(change, done, found[0], statement)


def _is_against_budget(change: Phrase, years: Collection[int | None]) -> bool:
    """与预算相比, or 与2021年度预算相比 where the outturn told is of that year."""
    base = comparison_base(change)
    return base == AGAINST_BUDGET or (base == PRIOR_BUDGET and change.year in years)


def _rows(table: TableReading) -> Iterator[_Row]:
    """The rows with one budget and one outturn."""
    found: dict[tuple[int, int], dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for (index, _), entry in sorted(table.entries.items()):
        if entry.column.kind == "amount" and entry.column.stage:
            found[index, entry.column.panel][entry.column.stage].append(entry)
    for stages in found.values():
        done = stages.pop(_DONE, [])
        planned = [entry for entries in stages.values() for entry in entries]
        if len(done) == len(planned) == 1 and done[0].figure.telling >= _TELLING:
            yield _Row(done[0].row.name, planned[0].figure, done[0].figure)


def _done_before(change: Phrase, statement: Statement) -> Phrase | None:
    """The outturn of a statement, where that prints no budget before a change."""
    levels = [one for one in statement.levels if one.figure.start < change.figure.start]
    alone = len(levels) == 1 and levels[0].money and not levels[0].prior
    return levels[0] if alone and levels[0].sentence == change.sentence else None


def _of_name(statement: Statement, rows: Sequence[_Row]) -> list[_Row]:
    name = statement.subject.removesuffix(_BARE)
    return [row for row in rows if same_subject(row.name, name)]


def _changed(change: Phrase, done: Phrase, row: _Row) -> Relation:
    more, less = sorted((done.figure, row.planned), key=lambda one: one.value, reverse=True)
    return signed_sum(
        change.figure, [(1, more), (-1, less)], subject=row.name, kind=RelationKind.CHANGE_AMOUNT,
        scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _rated(change: Phrase, done: Phrase, row: _Row, statement: Statement) -> Iterator[Relation]:
    behind = (one for one in statement.phrases if one.gap == change.after)
    rated = next((one for one in behind if one.role is Role.CHANGE_RATE), None)
    if rated is None or not row.planned.value:
        return
    relation = rate(
        rated.figure, (done.figure, row.planned), change_over_prior,
        kind=RelationKind.CHANGE_RATE, formula="（决算数－预算数）÷预算数×100",
        subject=row.name, scope=Scope.TEXT_TABLE,
    )  # fmt: skip
    if relation.verdict is Verdict.HOLDS:
        yield relation
