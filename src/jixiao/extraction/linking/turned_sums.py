"""What is left of a whole: 支出480万元。…基本支出310万元。…项目支出170万元, each as the rest.

A sum of two, and a difference, say of each of their figures what it is; told of the parts behind
the whole where the three stand apart, and only where it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import CLAUSE_SPAN, signed_sum
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

_PAIR = 2
_SUMS = (RelationKind.SUM, RelationKind.DIFFERENCE)
_Whole = tuple[Figure, Figure, Figure]


def turned_sums(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each part as the whole less the other part."""
    known: set[tuple[int, int]] = set()
    for one in relations:
        whole = _whole_of(one) if one.kind in _SUMS and one.verdict is Verdict.HOLDS else None
        for part, total, other in _turned(whole) if whole is not None else ():
            told = (part.start, other.start) in known or total.start > part.start
            if not told and other.value and part.value:
                known.add((part.start, other.start))
                yield signed_sum(
                    part, [(1, total), (-1, other)], subject=one.subject,
                    kind=RelationKind.DIFFERENCE,
                )  # fmt: skip


def _whole_of(one: Relation) -> _Whole | None:
    """A whole and its two parts."""
    figures = [(term.sign, term.figure) for term in one.operands if term.figure is not None]
    result = one.stated.figure
    if result is None or len(figures) != _PAIR or len(one.operands) != _PAIR:
        return None
    (sign, first), (other_sign, second) = figures
    if one.scope in (Scope.TABLE, Scope.CROSS_TABLE) or sign < 0 or one.nothing:
        return None
    places = (result.start, first.start, second.start)
    if max(places) - min(places) <= CLAUSE_SPAN:
        return None
    exact = result.value == first.value + other_sign * second.value
    if not exact or len({result.dimension, first.dimension, second.dimension}) > 1:
        return None
    return (result, first, second) if other_sign > 0 else (first, second, result)


def _turned(whole: _Whole) -> Iterator[_Whole]:
    """Each part with the whole and the other one."""
    total, first, second = whole
    yield first, total, second
    yield second, total, first
