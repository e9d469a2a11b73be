"""The reading of a list to report where none adds up."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.lists.plausibility import (
    far_over,
    is_partition,
    said_to_be_whole,
    size_of,
    slipped_unit,
)
from jixiao.extraction.prose.lists.settling import settled


def unreconciled(fallback: list[Parts], listing: Listing) -> Iterator[Parts]:
    """The reading to report where none adds up: a known partition, else the natural one."""
    known = [parts for parts in fallback if is_partition(parts)]
    if listing.items[0].first.within:
        return
    if known:
        yield from settled(max(known, key=size_of))
        return
    for parts in fallback:
        if slipped_unit(parts):
            parts.relation.cause = "unit_slip"
            yield from settled(parts)
            return
    natural = {item.index for item in listing.items[: listing.ends[0]]}
    whole = listing.items[0].first.exhaustive
    for parts in fallback:
        inside = all(item.index in natural for item, _ in parts.items)
        plausible = whole or not (far_over(parts) or parts.stated.figure.value == 0)
        if parts.head is fallback[0].head and inside and plausible:
            parts.relation.must_hold = said_to_be_whole(parts, listing)
            yield from settled(parts)
            return
