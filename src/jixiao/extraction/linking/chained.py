"""What is said in several places, from each place to the first and to those before it.

开头写支出812.40万元, the table 812.40, the last part once more 支出812.40万元: where the first is
the same as the table and the table the same as the last, the last is the same as the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import same
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

_PAIR, _CHAIN, _MOST = 2, 3, 6
"""Figures of one relation, the fewest that are told of by several, and the most: what stands in
more places is tied often enough.
"""
_ALIKE = (RelationKind.SAME_FACT, RelationKind.UNIT)
_Value = tuple[Decimal, Dimension]


def chained_facts(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each figure of a chain of equal ones with the first of them, the last before it and the last
    in its unit, where nothing says so yet.
    """
    pairs = [(one, found) for one in relations if (found := _equal(one)) is not None]
    direct = {(one.start, other.start) for _, (one, other) in pairs}
    told = {figure.start: relation for relation, found in pairs for figure in found}
    for chain in _chains([found for _, found in pairs]):
        for place, figure in enumerate(chain[1:], 1):
            relation, before = told[figure.start], chain[place - 1 :: -1]
            alike = next((one for one in before if one.scale == figure.scale), before[0])
            for other in dict.fromkeys((chain[0], before[0], alike)):
                if (other.start, figure.start) not in direct:
                    yield same(figure, other, subject=relation.subject, scope=relation.scope)


def _equal(relation: Relation) -> tuple[Figure, Figure] | None:
    """The two figures, in their order, of a relation that says that they are the same; be it in two
    units (4,800,000元，折合480万元, and 480 in the table).
    """
    if relation.kind not in _ALIKE or relation.verdict is not Verdict.HOLDS:
        return None
    figures = sorted(relation.figures(), key=lambda one: one.start)
    if len(figures) != _PAIR or _value(figures[0]) != _value(figures[1]):
        return None
    return figures[0], figures[1]


def _value(figure: Figure) -> _Value:
    return figure.value, figure.dimension


def _chains(pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[list[Figure]]:
    """The figures that pairs bind together, three or more, in the order of the text."""
    figures = {figure.start: figure for pair in pairs for figure in pair}
    heads = {place: place for place in figures}

    def head(place: int) -> int:
        while heads[place] != place:
            heads[place] = heads[heads[place]]
            place = heads[place]
        return place

    for one, other in pairs:
        low, high = sorted((head(one.start), head(other.start)))
        heads[high] = low
    chains: dict[int, list[Figure]] = {}
    for place in sorted(figures):
        chains.setdefault(head(place), []).append(figures[place])
    yield from (chain for chain in chains.values() if _CHAIN <= len(chain) <= _MOST)
