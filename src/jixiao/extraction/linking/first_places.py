"""Sums, differences, rates and scores by the first places of what they are made of.

支出812.40万元, told on the first page; …结余36.10万元，加支出812.40万元，共848.50万元: made of the
first 812.40, too. What is the same as an operand makes the same result.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope, Term

_ALIKE = (RelationKind.SAME_FACT, RelationKind.UNIT)
_PAIR, _MOST = 2, 8
"""Figures of one fact told twice; operands of a relation that are followed back."""
_TABLES = (Scope.TABLE, Scope.CROSS_TABLE)
_Key = frozenset[int]


def by_first_places(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each relation that holds, once more where some of its operands were told before."""
    first = _first_places(relations)
    if not first:
        return
    known: set[tuple[int, _Key]] = set()
    told = [one for one in relations if _may_follow(one)]
    for one in told:
        known.add(_key(one, [term.figure for term in one.operands]))
    for one in told:
        figures = [term.figure for term in one.operands]
        back = [_first(figure, first) for figure in figures]
        key = _key(one, back)
        if key not in known and len(key[1]) == len(back) and key[0] not in key[1]:
            known.add(key)
            yield _moved(one, back)


def _may_follow(one: Relation) -> bool:
    """Whether a relation of the prose holds, and is no mere repetition."""
    held = one.verdict is Verdict.HOLDS and one.kind not in _ALIKE and one.scope not in _TABLES
    return held and one.stated.figure is not None and len(one.operands) <= _MOST


def _key(one: Relation, figures: Sequence[Figure | None]) -> tuple[int, _Key]:
    stated = one.stated.figure
    starts = frozenset(figure.start for figure in figures if figure is not None)
    return (stated.start if stated is not None else -1, starts)


def _first(figure: Figure | None, first: Mapping[int, Figure]) -> Figure | None:
    """The first place of a figure, through all that say the same."""
    while figure is not None and (before := first.get(figure.start)) is not None:
        figure = before
    return figure


def _first_places(relations: Sequence[Relation]) -> dict[int, Figure]:
    """An earlier place of each figure that is told again, the earliest."""
    first: dict[int, Figure] = {}
    for one in relations:
        figures = sorted(one.figures(), key=lambda figure: figure.start)
        if one.kind not in _ALIKE or one.verdict is not Verdict.HOLDS or len(figures) != _PAIR:
            continue
        before, behind = figures
        if before.start < behind.start and _value(before) == _value(behind):
            known = first.get(behind.start)
            if known is None or before.start < known.start:
                first[behind.start] = before
    return first


def _value(figure: Figure) -> tuple[Decimal, Dimension]:
    return figure.value, figure.dimension


def _moved(one: Relation, figures: Sequence[Figure | None]) -> Relation:
    """The relation of other operands of the same sizes."""
    operands = tuple(
        term if figure is None or figure is term.figure else Term.of(figure, term.sign)
        for term, figure in zip(one.operands, figures, strict=True)
    )
    stated = one.stated.figure
    assert stated is not None
    return replace(
        one, operands=operands, scope=Scope.DOCUMENT, start=stated.start, end=stated.end
    )  # fmt: skip
