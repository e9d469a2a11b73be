"""Contradicted sums and rates of the prose, told of the figures that make them exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.reconsidered.rates import OtherRates
from jixiao.extraction.prose.reconsidered.sums import OtherTotals
from jixiao.ledger.relation import Relation

_Other = Callable[[Relation, int], Relation | None]
"""What takes the place of a contradicted relation whose result is the phrase of a place."""


def reconsidered(relations: list[Relation], phrases: Sequence[Phrase]) -> list[Relation]:
    """The relations, each contradicted one as what other figures make of it; sums first, for a
    share is of the total of a sum.
    """
    if not any(one.contradicted for one in relations):
        return relations
    places = {one.figure.start: place for place, one in enumerate(phrases)}
    told = _each(relations, places, OtherTotals(relations, phrases).of)
    return _each(told, places, OtherRates(told, phrases).of)


def _each(relations: Sequence[Relation], places: dict[int, int], other: _Other) -> list[Relation]:
    kept = []
    for relation in relations:
        stated = relation.stated.figure
        open_ = relation.contradicted and not relation.covers and stated is not None
        place = places.get(stated.start) if open_ and stated is not None else None
        kept.append(relation if place is None else other(relation, place) or relation)
    return kept
