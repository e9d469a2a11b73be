"""Contradicted sums and rates of the prose, told of the figures that make them exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.reconsidered.changes import OtherChanges
from jixiao.extraction.prose.reconsidered.rates import RATES, OtherRates
from jixiao.extraction.prose.reconsidered.sums import OtherTotals
from jixiao.ledger.relation import Relation, RelationKind

_SUMS = (RelationKind.SUM,)
_CHANGES = (RelationKind.CHANGE_AMOUNT,)
_Other = Callable[[Relation, int], Relation | None]
"""What takes the place of a contradicted relation whose result is the phrase of a place."""


def reconsidered(relations: list[Relation], phrases: Sequence[Phrase]) -> list[Relation]:
    """The relations, each contradicted one as what other figures make of it; sums first, for a
    share is of the total of a sum.
    """
    doubtful = [one for one in relations if one.contradicted and not one.covers]
    if any(one.kind in _SUMS for one in doubtful):
        relations = _each(relations, phrases, _SUMS, OtherTotals(relations, phrases).of)
    if any(one.kind in _CHANGES for one in doubtful):
        relations = _each(relations, phrases, _CHANGES, OtherChanges(phrases).of)
    if any(one.kind in RATES for one in doubtful):
        relations = _each(relations, phrases, RATES, OtherRates(relations, phrases).of)
    return relations


def _each(
    relations: Sequence[Relation],
    phrases: Sequence[Phrase],
    kinds: Sequence[RelationKind],
    other: _Other,
) -> list[Relation]:
    places = {one.figure.start: place for place, one in enumerate(phrases)}
    kept = []
    for relation in relations:
        place: int | None = None
        if relation.kind in kinds and relation.contradicted and not relation.covers:
            stated = relation.stated.figure
            place = places.get(stated.start) if stated is not None else None
        kept.append(relation if place is None else other(relation, place) or relation)
    return kept
