"""Open lists that make what is stated but for one digit of it: worth a word of warning (A20)."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.lists.plausibility import is_misprint

_TELLING_DIGITS = 4
"""Digits of an amount of which one may differ without its being chance."""
_FEWEST_NUMBERED = 2


def numbered_but_for_a_digit(readings: Sequence[Parts], listing: Listing) -> Parts | None:
    """支出91,923万元。其中：1.甲45,832万元，其中…；2.乙36,737万元…；3.丙15,354万元: a reading that
    leaves out no numbered item.
    """
    numbered = {item.index for item in listing.items if item.first.listed}
    if len(numbered) < _FEWEST_NUMBERED:
        return None
    for parts in readings:
        told = {item.index for item, _ in parts.items}
        if parts.head is readings[0].head and numbered <= told and _is_misprinted(parts):
            return parts
    return None


def reasons_but_for_a_digit(readings: Sequence[Parts], listing: Listing) -> Parts | None:
    """比上年增加197.93万元，主要是甲增加170.68万元，乙减少12.75万元: all reasons of a change."""
    end = listing.ends[0]
    for parts in readings:
        natural = parts.head is listing.first.before and len(parts.items) == end
        if natural and _is_misprinted(parts):
            return parts
    return None


def _is_misprinted(parts: Parts) -> bool:
    told = parts.stated.money and parts.stated.figure.telling >= _TELLING_DIGITS
    return told and is_misprint(parts)
