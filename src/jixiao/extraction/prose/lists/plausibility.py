"""How far a list may be taken for all the parts of its head."""

from __future__ import annotations

from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.ledger.relation import Role

_WAN = 10_000


def size_of(parts: Parts) -> int:
    return len(parts.items)


def near_partition(parts: Parts) -> bool:
    return is_partition(parts) and not _far_short(parts) and not far_over(parts)


def is_partition(parts: Parts) -> bool:
    if parts.items[0][0].first.partial:
        return False
    if len(parts.items) > 1 and all(item.first.classified for item, _ in parts.items):
        return not _far_short(parts)
    names = [item.subject for item, _ in parts.items]
    first = parts.items[0][0]
    beside = first.first.pause < NEW_SENTENCE and first.before is parts.head
    whole = "" if beside and first.first.opener else parts.head.subject
    known = partition_of(whole, names, money=parts.stated.money)
    return known is not None and not (known.loose and _far_short(parts))


def _far_short(parts: Parts) -> bool:
    """Whether a tenth or more of the head is left over: the list is not all of it."""
    if parts.stated.role is Role.CHANGE or not parts.stated.money:
        return False
    return abs(parts.total) * 10 < abs(parts.stated.figure.value) * 9


def far_over(parts: Parts) -> bool:
    """Whether the items exceed the head so far that they can be no parts of it."""
    stated = parts.stated.figure.value
    return stated != 0 and abs(parts.total) * 2 > abs(stated) * 3


def said_to_be_whole(parts: Parts, listing: Listing) -> bool:
    """Whether the opener says that all parts follow, and they come near the whole."""
    first = listing.items[0].first
    if not first.exhaustive or not (parts.stated.money or first.depth):
        return False
    stated, total = abs(parts.stated.figure.value), abs(parts.total)
    return total > stated > 0 or total * 10 >= stated * 7


def slipped_unit(parts: Parts) -> bool:
    """Whether the items make the head but for 元 printed for 万元."""
    total = abs(parts.total)
    printed = parts.stated.figure.value
    return parts.stated.money and printed > 0 and total == printed * _WAN


def continues(longer: Parts, shorter: Parts) -> bool:
    """Whether the longer reading only goes on within the same sentence of list items."""
    last = shorter.items[-1][0]
    further = longer.items[len(shorter.items) :]
    return all(
        item.passage == last.passage and item.first.pause < NEW_SENTENCE for item, _ in further
    )
