"""What the narrative takes off a score, against the cell that stands beside the same score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.extraction.building import same, signed_sum
from jixiao.extraction.linking.row_points import points_of
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose.likeness import pieces
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import Entry, TableReading

_SHARED, _REACH = 3, 48
"""Characters of the name of a row that stand before points off, and among how many."""


def deduction_cells(
    phrases: Sequence[Phrase], tables: Sequence[TableReading]
) -> Iterator[Relation]:
    """得38.45分，…，扣1.55分 and a row 38.45 1.55: score and points off name each other, so that
    these are told where both agree.
    """
    cells = _cells(tables)
    if not cells:
        return
    scores: dict[int, list[Decimal]] = defaultdict(list)
    for phrase in phrases:
        if phrase.role is Role.SCORE:
            scores[phrase.passage].append(phrase.figure.value)
    for phrase in phrases:
        if phrase.role is Role.CHANGE and phrase.figure.dimension is Dimension.SCORE:
            for score in scores[phrase.passage]:
                cell = cells.get((score, phrase.figure.value))
                if cell is not None:
                    yield same(
                        phrase.figure, cell.figure,
                        subject=f"{cell.row.name}扣分", scope=Scope.TEXT_TABLE,
                    )  # fmt: skip
                    break


def off_row_points(
    lines: Sequence[Line], phrases: Sequence[Phrase], sheets: ScoreSheets
) -> Iterator[Relation]:
    """得1.90分，扣0.10分 of a row of 2分: told where points, score and points off agree."""
    if not sheets.rows:
        return
    by_start = {line.score.figure.start: line for line in lines if line.points is None}
    for score, off in pairwise(phrases):
        line = by_start.get(score.figure.start)
        taken = off.role is Role.CHANGE and off.figure.dimension is Dimension.SCORE
        if line is None or not taken or off.passage != score.passage:
            continue
        found = list(points_of(line, "", sheets))
        told = [points for points, named in found if named] or [points for points, _ in found]
        for points in told if len(told) == 1 else ():
            relation = signed_sum(
                off.figure, [(1, points), (-1, score.figure)], subject="扣分",
                kind=RelationKind.DIFFERENCE, scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            if relation.verdict is Verdict.HOLDS:
                yield relation


def points_off_rows(phrases: Sequence[Phrase], sheets: ScoreSheets) -> Iterator[Relation]:
    """工期指标扣2分 beside 工期指标 | 按期完工率 | 6 | 4: what a row lacks of its points, where the
    sentence names the row, or the one row of its group.
    """
    lacking: dict[Decimal, list[Entry]] = defaultdict(list)
    for entries in sheets.rows.values():
        for entry in entries:
            points = sheets.weights.get(entry.figure.start)
            if points is not None and points.value > entry.figure.value:
                lacking[points.value - entry.figure.value].append(entry)
    for phrase in phrases if lacking else ():
        if phrase.role is not Role.CHANGE or phrase.figure.dimension is not Dimension.SCORE:
            continue
        said = phrase.context[-_REACH:]
        for entry in lacking.get(phrase.figure.value, ()):
            if any(piece in said for piece in pieces(entry.row.name, _SHARED)) or (
                entry.row.outer and entry.row.outer[-1] in said
            ):
                yield _off(phrase, entry, sheets)
                break


def _off(phrase: Phrase, entry: Entry, sheets: ScoreSheets) -> Relation:
    points = sheets.weights[entry.figure.start]
    return signed_sum(
        phrase.figure, [(1, points), (-1, entry.figure)], subject=f"{entry.row.name}扣分",
        kind=RelationKind.DIFFERENCE, scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _cells(tables: Sequence[TableReading]) -> dict[tuple[Decimal, Decimal], Entry]:
    """The cells of points off by the score of their row and what they print."""
    found: dict[tuple[Decimal, Decimal], Entry] = {}
    for table in tables:
        scores: dict[int, Decimal] = {}
        for (row, _), entry in sorted(table.entries.items()):
            if entry.fact.role is Role.SCORE:
                scores[row] = entry.figure.value
            elif entry.column.kind == "deduction" and row in scores:
                found.setdefault((scores[row], entry.figure.value), entry)
    return found
