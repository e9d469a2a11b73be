"""Cells that the prose prints without their names, known by what they make together.

三个项目自评得分94.50分、98.00分和91.00分，平均94.50分 beside a column 94.50, 98.00, 91.00, 94.50:
where text and table make the same of the same figures in one order, each is the other's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import same
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

_TELLING = 6
"""Digits, zeros at either end apart, of figures that are no chance together."""
_FEWEST, _MOST = 3, 40
"""Figures of a relation that is looked at, with what they make."""
_TABLE = frozenset({Scope.TABLE})
_PROSE = frozenset({Scope.CLAUSE, Scope.DOCUMENT})
_ALIKE = frozenset({RelationKind.SAME_FACT, RelationKind.UNIT})
_Key = tuple[tuple[Decimal, Dimension], ...]


def alike_cells(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each figure of the prose with its cell, where nothing ties them yet."""
    cells: dict[_Key, list[Figure]] = {}
    for _, figures in _making(relations, _TABLE):
        cells.setdefault(_key(figures), figures)
    if not cells:
        return
    tied = {
        frozenset(figure.start for figure in one.figures())
        for one in relations
        if one.kind in _ALIKE
    }
    for one, figures in _making(relations, _PROSE):
        for figure, cell in zip(figures, cells.get(_key(figures), ()), strict=False):
            places = frozenset((figure.start, cell.start))
            if len(places) > 1 and places not in tied and figure.telling > 1:
                tied.add(places)
                yield same(figure, cell, subject=one.subject, scope=Scope.TEXT_TABLE)


def _making(
    relations: Sequence[Relation], scopes: frozenset[Scope]
) -> Iterator[tuple[Relation, list[Figure]]]:
    """The relations of several figures that hold, each with its operands and what they make."""
    for one in relations:
        if one.kind in _ALIKE or one.scope not in scopes or one.verdict is not Verdict.HOLDS:
            continue
        figures = [term.figure for term in (*one.operands, one.stated) if term.figure is not None]
        told = sum(figure.telling for figure in figures)
        if _FEWEST <= len(figures) <= _MOST and told >= _TELLING:
            yield one, figures


def _key(figures: Sequence[Figure]) -> _Key:
    return tuple((one.value, one.dimension) for one in figures)
