"""Results of a sheet that the prose, and the score of their row, tell otherwise: 义诊38场 in the
prose beside 义诊场次 | 10 | ≥40场 | 83场 | 9.50.

A score in odd steps is computed: what the cells do not make and a figure of the prose that names
the row does, in the place of the result, was meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.extraction.building import agrees, same
from jixiao.extraction.prose.likeness import pieces
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.rules import ratio_score
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import judge_rate
from jixiao.ledger.relation import Fact, Relation, Role, Scope

_STEP = Decimal("0.1")
"""A score in finer steps is computed."""
_SHARED = 3
"""Characters of the name of a row that the prose shares with it."""
_REACH = 40
_CELLS = (Role.WEIGHT, Role.TARGET, Role.ACTUAL, Role.SCORE)
_SIZED = frozenset({Dimension.COUNT, Dimension.MONEY, Dimension.PERCENT, Dimension.NUMBER})


class _Row(NamedTuple):
    name: str
    points: Figure
    target: Figure
    actual: Figure
    score: Figure


def spoilt_results(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """Each such cell against what the prose prints."""
    rows = [row for row in _rows(facts) if _is_spoilt(row)]
    for row in rows:
        names = pieces(row.name, _SHARED)
        told = [
            one
            for one in phrases
            if row.actual.unit in ("", one.figure.unit)
            and one.figure.value
            and one.role is not Role.TARGET
            and any(piece in (one.context + one.gap)[-_REACH:] for piece in names)
        ]
        meant = [one for one in told if _makes(row, one.figure, row.target)]
        values = {one.figure.value for one in meant}
        if len(values) == 1 and not any(one.figure.value == row.actual.value for one in told):
            figure = meant[0].figure
            yield same(row.actual, figure, subject=row.name, scope=Scope.TEXT_TABLE)


def _rows(facts: Sequence[Fact]) -> Iterator[_Row]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.in_table and fact.role in _CELLS and fact.subject:
            found[fact.subject].append(fact)
    for name, cells in found.items():
        by_role = {one.role: one.figure for one in cells}
        if len(by_role) == len(cells) == len(_CELLS):
            yield _Row(name, *(by_role[role] for role in _CELLS))


def _is_spoilt(row: _Row) -> bool:
    """Whether the cells of a row do not make its score, which is computed."""
    figures = (row.actual, row.target)
    if any(one.dimension not in _SIZED or not one.value for one in figures):
        return False
    alike = row.actual.unit == row.target.unit and row.score.value % _STEP != 0
    return alike and row.score.value < row.points.value and not _makes(row, *figures)


def _makes(row: _Row, actual: Figure, target: Figure) -> bool:
    return agrees(judge_rate(row.score, (actual, target, row.points), ratio_score))
