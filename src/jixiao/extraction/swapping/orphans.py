"""Figures that no relation bears out, and how they print with two digits swapped or rounded up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from jixiao.extraction.building import agrees
from jixiao.figures.figure import Dimension, Figure
from jixiao.ledger.relation import Ledger, Role

_TELLING = 3
"""Digits of a figure by which it is no chance what makes it."""
_PLACES = 2
"""Decimal places of a percentage that is worked out with care; of coarser ones many lie close."""

_SET = frozenset({Role.TARGET, Role.THRESHOLD, Role.WEIGHT, Role.MID_YEAR})
"""What is set, and not worked out of others."""


class Swap(NamedTuple):
    """A figure, how it prints with two neighbouring digits swapped, and its value then."""

    figure: Figure
    printed: str
    value: Decimal
    """In the base unit."""
    cut: bool = False
    """Not swapped, but one unit of its last place more: a rate may have been cut off."""


def orphans_of(ledger: Ledger) -> list[Figure]:
    """The figures that tell something and stand in nothing that holds, nor are said to be wrong."""
    known: set[int] = set()
    for relation in ledger.relations:
        if agrees(relation.judgement):
            known.update(figure.start for figure in relation.figures())
        elif relation.must_hold and relation.stated.figure is not None:
            known.add(relation.stated.figure.start)
    made = (one for one in ledger.facts if one.role not in _SET)
    figures = (fact.figure for fact in made)
    return [one for one in figures if one.start not in known and _is_telling(one)]


def _is_telling(figure: Figure) -> bool:
    coarse = figure.dimension is Dimension.PERCENT and figure.places < _PLACES
    return figure.telling >= _TELLING + coarse


def swaps_of(figure: Figure, text: str) -> Iterator[Swap]:
    """A figure with two neighbouring digits swapped, be they on either side of a point or of a
    separator; no number begins with a nought but those below one.
    """
    printed = text[figure.start : figure.number_end]
    places = [place for place, char in enumerate(printed) if char.isdecimal()]
    known = [place for place, char in enumerate(figure.digits) if char.isdecimal()]
    if len(places) != len(known):
        return
    for (place, following), (one, other) in zip(pairwise(places), pairwise(known), strict=True):
        digits = _swapped(figure.digits, one, other)
        leads = one == known[0] and other == one + 1 and digits[one] == "0"
        if digits != figure.digits and not leads:
            value = Decimal(digits) * figure.scale
            yield Swap(figure, _swapped(printed, place, following), value)
    yield from _rounded_up(figure, printed, places)


def _rounded_up(figure: Figure, printed: str, places: Sequence[int]) -> Iterator[Swap]:
    """87.14% as 87.15%, of a precise rate: what it prints if it was cut off instead of rounded."""
    if figure.dimension is not Dimension.PERCENT or figure.places < _PLACES:
        return
    raised = str(figure.units + 1).zfill(len(places))
    if figure.units > 0 and len(raised) == len(places):
        told = dict(zip(places, raised, strict=True))
        shown = "".join(told.get(place, char) for place, char in enumerate(printed))
        yield Swap(figure, shown, figure.value + figure.ulp, cut=True)


def _swapped(text: str, one: int, other: int) -> str:
    return text[:one] + text[other] + text[one + 1 : other] + text[one] + text[other + 1 :]
