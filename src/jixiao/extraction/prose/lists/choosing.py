"""Which of the readings of an opened list to take: the one that adds up, or a known one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.comparability import quantity_of
from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.parts import Parts, readings_towards
from jixiao.extraction.prose.lists.plausibility import (
    continues,
    is_partition,
    near_partition,
    size_of,
)
from jixiao.extraction.prose.lists.settling import settled
from jixiao.extraction.prose.lists.unreconciled import unreconciled
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.verdict import Verdict

_OTHER_VIEW = re.compile(r"[按从分][^，。；]{1,14}(?:看|分|划分|情况)")


def chosen_readings(listing: Listing) -> Iterator[Parts]:
    """Each kind of quantity (money, persons …) that a head and the items share, on its own."""
    open_kinds = {quantity_of(item_level) for item in listing.items for item_level in _values(item)}
    for kind in sorted(open_kinds):
        yield from _resolve_kind(listing, kind)


def _values(item: Statement) -> list[Phrase]:
    return [*item.levels, *item.changes]


def _resolve_kind(listing: Listing, kind: str) -> Iterator[Parts]:
    readings: list[Parts] = []
    for head in listing.heads:
        if (
            readings
            and _opens_behind_head(listing)
            and any(parts.head is listing.heads[0] and near_partition(parts) for parts in readings)
        ):
            break
        for stated in _totals(head, reason=listing.reason):
            if quantity_of(stated) != kind and stated.figure.unit:
                continue
            tried = readings_of(head, stated, listing)
            agreeing = [parts for parts in tried if parts.agrees]
            if agreeing:
                chosen = _whole_of(tried, agreeing)
                yield from settled(chosen)
                yield from _further(listing, chosen)
                return
            readings.extend(tried)
    elsewhere = _elsewhere(listing, kind)
    if elsewhere is not None:
        yield from settled(elsewhere)
    elif not listing.reason:
        yield from unreconciled(readings, listing)


def _totals(head: Statement, *, reason: bool) -> list[Phrase]:
    return head.changes if reason else [*head.levels, *head.changes]


def _elsewhere(listing: Listing, kind: str) -> Parts | None:
    """The list as a further breakdown of an amount some passages back, told by the sum alone."""
    if kind != "money" or not _OTHER_VIEW.search(listing.items[0].first.gap):
        return None
    for head in listing.farther:
        for stated in head.levels:
            for parts in readings_of(head, stated, listing):
                if (
                    parts.agrees
                    and parts.relation.verdict is Verdict.HOLDS
                    and len(stated.figure.digits) > 3
                ):
                    return parts
    return None


def _further(listing: Listing, chosen: Parts) -> Iterator[Parts]:
    """Other amounts before the list that some of its first items make exactly."""
    for head in listing.heads:
        for stated in head.levels:
            if head is chosen.head or not stated.money or not stated.figure.value:
                continue
            for parts in readings_of(head, stated, listing):
                if (
                    parts.agrees
                    and parts.relation.verdict is Verdict.HOLDS
                    and size_of(parts) < size_of(chosen)
                ):
                    yield parts
                    return


def _opens_behind_head(listing: Listing) -> bool:
    """Whether the opener stands right behind its head in one sentence."""
    first = listing.items[0].first
    return first.pause < NEW_SENTENCE and listing.items[0].before is listing.heads[0]


def readings_of(head: Statement, stated: Phrase, listing: Listing) -> list[Parts]:
    """The readings of a list towards one amount: at each end, without what stands in lists of
    its items, and of its numbered items alone.
    """
    ends = listing.ends
    if not stated.money:
        ends = [ends[0], *(end for end in listing.clause_ends if end < ends[0])]
    tried = readings_towards(head, stated, listing.items, ends)
    further: list[list[Statement]] = []
    if listing.inner:
        outer = [item for item in listing.items if item.index not in listing.inner]
        natural = {item.index for item in listing.items[: listing.ends[0]]}
        first = [item for item in outer if item.index in natural]
        tried = [*readings_towards(head, stated, first, [len(first)]), *tried]
        further.append(outer)
    numbered = [item for item in listing.items if item.first.listed]
    if 1 < len(numbered) < len(listing.items):
        same_mark = [item for item in numbered if item.first.mark == numbered[0].first.mark]
        further.extend((numbered, same_mark))
    for items in further:
        tried.extend(readings_towards(head, stated, items, [len(items)]))
    return tried


def _whole_of(tried: list[Parts], agreeing: list[Parts]) -> Parts:
    """The reading to take where some agree: a known partition, even one that does not agree where
    the sum that does only leaves parts of it out; else the first.
    """
    whole = [parts for parts in agreeing if is_partition(parts)]
    known = [parts for parts in tried if is_partition(parts)]
    if known:
        longest = max(known, key=size_of)
        best = max(whole, key=size_of) if whole else agreeing[0]
        if size_of(longest) > size_of(best) and continues(longest, best):
            return longest
        return best
    return max(whole, key=size_of) if whole else agreeing[0]
