"""The total score of a form that prints it in a field of its head, and has no row for it (A01).

In the form of Chongqing 自评总分 stands above the funds and the indicators. So that nothing is left
out, the points of all scored rows must make a hundred; where the scores make the total all the
same, points that come near a hundred should (A02).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.scores.weights import full_weights
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_FIELD = late_regex(r"(?:项目|整体)?(?:绩效)?自评(?:总分|总得分|得分)(?:（分）)?")
_FULL = Decimal(100)
_FEWEST = 3
_NEAR = 5
"""Points that one misprint puts a sheet off a hundred."""


def headed_totals(tables: Sequence[TableReading], facts: Sequence[Fact]) -> Iterator[Relation]:
    """The one such field over the scores of all rows of its table."""
    named = [one for one in facts if one.in_table and "自评" in one.subject]
    told = [one.figure for one in named if _FIELD.fullmatch(one.subject)]
    for table in tables if told else ():
        rows = _scored_rows(table)
        points = sum((weight.figure.value for weight, _ in rows), Decimal(0))
        if len(rows) < _FEWEST or abs(points - _FULL) > _NEAR:
            continue
        start, first = table.table.start, rows[0][1].figure.start
        fields = [_in_points(one) for one in told if start <= one.start < first]
        if len(fields) != 1:
            continue
        scores = [(1, score.figure) for _, score in rows]
        relation = signed_sum(
            fields[0], scores, subject="自评总分", kind=RelationKind.SCORE, scope=Scope.TABLE,
            formula="各项得分之和",
        )  # fmt: skip
        if points == _FULL:
            yield relation
        elif relation.verdict is Verdict.HOLDS:
            yield relation
            yield full_weights([weight.figure for weight, _ in rows], Scope.TABLE)


def _in_points(figure: Figure) -> Figure:
    """A bare number of the head, which is in no unit of the table's (单位：万元)."""
    return replace(figure, unit="", dimension=Dimension.SCORE, scale=1)


def _scored_rows(table: TableReading) -> list[tuple[Entry, Entry]]:
    """Points and score of each row that has both; none where a row is a total or lacks one."""
    points: dict[int, Entry] = {}
    scores: dict[int, Entry] = {}
    for (row, _), entry in sorted(table.entries.items()):
        if entry.fact.role in (Role.WEIGHT, Role.SCORE):
            if entry.row.label.total:
                return []
            (points if entry.fact.role is Role.WEIGHT else scores)[row] = entry
    return [(points[row], scores[row]) for row in points] if points.keys() == scores.keys() else []
