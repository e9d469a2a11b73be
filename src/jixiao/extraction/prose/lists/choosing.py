"""Which of the readings of an opened list to take: the one that adds up, or a known one."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.comparability import quantity_of
from jixiao.extraction.prose.lists.exhaustive import leaves_the_rest
from jixiao.extraction.prose.lists.further import first_items, further_sums, in_another_view
from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.matching import is_limit
from jixiao.extraction.prose.lists.misprinted import reasons_but_for_a_digit
from jixiao.extraction.prose.lists.parts import Parts, readings_towards
from jixiao.extraction.prose.lists.plausibility import (
    continues,
    is_partition,
    near_partition,
    nearly_whole,
)
from jixiao.extraction.prose.lists.settling import settled
from jixiao.extraction.prose.lists.unreconciled import unreconciled
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_size = attrgetter("size")
_FEW_CHARACTERS = 3
"""Printed numbers no longer than this are met by chance too often."""
_MANY = 100
"""A count that several others do not make by chance."""
_FEW_ITEMS = 2
"""Items no more than this make another amount by chance."""
_MOST_KNOWN = 12
"""Parts of a known whole; more are told by their total only where that is called so."""
_MOST_ITEMS = 40
"""Items of a list whose total is told behind it; with more, trying each end takes long."""
_TOTAL = late_regex(r"合计|共计|总计")
_OTHER_VIEW = late_regex(r"[按从分][^，。；]{1,14}(?:看|分|划分|情况|：)|[收支][入出](?:端|方面)")


def chosen_readings(listing: Listing) -> Iterator[Parts]:
    """Each kind of quantity (money, persons …) that a head and the items share, on its own."""
    kinds = {
        quantity_of(value) for item in listing.items for value in (*item.levels, *item.changes)
    }
    for kind in sorted(kinds):
        yield from _of_kind(listing, kind)


def _of_kind(listing: Listing, kind: str) -> Iterator[Parts]:
    """The sum in one quantity: towards the first head that the items make, else the likeliest."""
    readings: list[Parts] = []
    for head in listing.heads:
        if _partition_found(readings, listing):
            break
        each = [readings_of(head, stated, listing) for stated in _totals(head, listing, kind)]
        chosen = _agreeing(each, listing)
        if chosen is not None:
            chosen = _of_twin(chosen, listing)
            yield from settled(chosen)
            yield from further_sums(listing, chosen)
            return
        readings.extend(parts for tried in each for parts in tried if _stays_inside(parts, listing))
    found = _shorter(listing, kind, readings) or _parted(listing, kind)
    found = found or _elsewhere(listing, kind, readings) or _told_behind(listing, kind)
    if found is not None:
        yield from settled(found)
        yield from in_another_view(listing, found)
    elif not listing.reason:
        yield from unreconciled(readings, listing)
    elif (spoilt := reasons_but_for_a_digit(readings, listing)) is not None:
        spoilt.relation.must_hold = False
        yield spoilt


def _of_twin(parts: Parts, listing: Listing) -> Parts:
    """The same list towards another head of the same amount, where that one tells a change that
    the items tell too (收入90万元，支出90万元，比上年减少…。其中：…减少…).
    """
    if parts.head.changes or not any(item.changes for item, _ in parts.items):
        return parts
    items = [item for item, _ in parts.items]
    for head in listing.heads:
        if not head.changes or head is parts.head:
            continue
        for stated in head.levels:
            if stated.money and stated.figure.value == parts.stated.figure.value:
                found = readings_towards(head, stated, items, [len(items)])
                if found and found[0].size == parts.size:
                    return found[0]
    return parts


def _reconciles(parts: Parts, listing: Listing) -> bool:
    """Whether the items can make the amount; beyond the semicolon that may end a list within an
    item only where they make it exactly.
    """
    if not parts.agrees or _has_its_whole(parts):
        return False
    return parts.holds or _stays_inside(parts, listing)


def _has_its_whole(parts: Parts) -> bool:
    """省级资金420万元。…420万元；…0.4万元: whether one item is all of a coarse amount already, so
    that only rounding lets others be parts of it.
    """
    whole = parts.stated.figure.value
    return not parts.holds and any(value.figure.value == whole for _, value in parts.items)


def _stays_inside(parts: Parts, listing: Listing) -> bool:
    """Whether a list within an item of another list ends before the next semicolon, unless it is
    known to go on.
    """
    first, last = parts.items[0][0], parts.items[-1][0]
    within = first.depth > 0 or first.sentence == last.sentence
    return not listing.enclosed or within or is_partition(parts)


def _agreeing(each: list[list[Parts]], listing: Listing) -> Parts | None:
    """The reading to take towards the first amount of a head that the items make, before others
    one that they make without going on behind their passage.
    """
    told = [(tried, [parts for parts in tried if _reconciles(parts, listing)]) for tried in each]
    told = [(tried, agreeing) for tried, agreeing in told if agreeing]
    near = [one for one in told if any(_stays(parts, listing) for parts in one[1])]
    return _whole_of(*(near or told)[0]) if told else None


def _stays(parts: Parts, listing: Listing) -> bool:
    """Whether the items stand in the passage of the first."""
    return parts.items[-1][0].passage == listing.items[0].passage


def _partition_found(readings: list[Parts], listing: Listing) -> bool:
    """Whether the head right before the opener has known parts: then no other head is sought."""
    beside = _opens_behind_head(listing)
    return any(
        parts.head is listing.heads[0]
        and (
            ((beside or parts.stated.role is Role.CHANGE) and near_partition(parts))
            or (beside and nearly_whole(parts, listing))
        )
        for parts in readings
    )


def _totals(head: Statement, listing: Listing, kind: str) -> list[Phrase]:
    """The amounts of a head that a list may detail: of its kind, or without a unit; no means."""
    amounts = head.changes if listing.reason else [*head.levels, *head.changes]
    fitting = [one for one in amounts if quantity_of(one) == kind or not one.figure.unit]
    return [one for one in fitting if not (is_limit(one) or words.FOR_EACH.search(one.gap))]


def _parted(listing: Listing, kind: str) -> Parts | None:
    """The sum of the items that semicolons part, where they make an amount exactly."""
    if kind != "money" or not listing.parted:
        return None
    for head in listing.heads:
        for stated in _totals(head, listing, kind):
            for parts in readings_towards(head, stated, listing.parted, [len(listing.parted)]):
                if parts.holds and stated.figure.value:
                    return parts
    return None


def _shorter(listing: Listing, kind: str, readings: list[Parts]) -> Parts | None:
    """支出58万元，其中甲40万元，乙18万元，结转4万元: the first items alone make the amount right
    before the list; what follows in their sentence is none of them, unless all are known parts.
    """
    head = listing.first.before
    if head is None or head not in listing.heads:
        return None
    items = listing.items[: listing.ends[0]]
    tried = (first_items(head, stated, items) for stated in _totals(head, listing, kind))
    found = next((parts for parts in tried if parts is not None and parts.total), None)
    known = [parts for parts in readings if found and parts.size > found.size]
    goes_on = found and any(is_partition(one) and continues(one, found) for one in known)
    return None if goes_on else found


def _told_behind(listing: Listing, kind: str) -> Parts | None:
    """其中，甲费0万元；乙费4万元；丙费2万元。甲乙丙费总额为6万元: known parts whose total is told
    right behind them, or any three whose total is called so (合计下达6万元).
    """
    ends = dict.fromkeys([*listing.ends, len(listing.items)]) if kind == "money" else ()
    classified = listing.first.first.classified
    for end in ends:
        head = listing.behind(end)
        if head is None or end > _MOST_ITEMS:
            continue
        named = end == len(listing.items) or (end > _MOST_KNOWN and not classified)
        for stated in head.levels:
            if named and not _TOTAL.search(stated.gap):
                continue
            views = [listing.items[:end], *([listing.outer(end)] if listing.inner else [])]
            for items in views:
                found = readings_towards(head, stated, items, [len(items)])
                if found and found[0].holds and stated.figure.value and _is_total_of(found[0]):
                    return found[0]
    return None


def _is_total_of(parts: Parts) -> bool:
    """Whether an amount behind a list is its total: known parts, or one that is called a total."""
    counted = parts.head.before is not None and parts.head.before.first.figure.value == parts.size
    many = parts.size > _FEW_ITEMS or counted
    called = many and bool(_TOTAL.search(parts.stated.gap))
    return called or is_partition(parts)


def _elsewhere(listing: Listing, kind: str, readings: list[Parts]) -> Parts | None:
    """The list as a further breakdown of an amount some passages back, told by the sum alone; so
    are known parts that do not make what stands in the passage before them.
    """
    known = any(is_partition(parts) and _of_another_passage(parts) for parts in readings)
    viewed = _OTHER_VIEW.search(listing.items[0].first.gap) is not None
    if not known and not viewed:
        return None
    spoilt: Parts | None = None
    for head in listing.farther:
        for stated in head.levels:
            if quantity_of(stated) != kind or len(stated.figure.digits) <= _FEW_CHARACTERS:
                continue
            for parts in readings_of(head, stated, listing):
                if (viewed and parts.holds) or (known and parts.agrees and is_partition(parts)):
                    return parts
                far = _of_another_passage(parts) and not (known and is_partition(parts))
                far = far or leaves_the_rest(parts)
                beside = viewed and stated.figure.places and not far
                if spoilt is None and beside and shows_a_slip(parts.relation):
                    spoilt = parts
    return spoilt


def _of_another_passage(parts: Parts) -> bool:
    """Whether a list stands in another passage than what it would detail."""
    return parts.head.passage != parts.items[0][0].passage


def _opens_behind_head(listing: Listing) -> bool:
    """Whether the opener stands right behind its head in one sentence."""
    first = listing.items[0].first
    return first.pause < NEW_SENTENCE and listing.items[0].before is listing.heads[0]


def readings_of(head: Statement, stated: Phrase, listing: Listing) -> list[Parts]:
    """The readings of a list towards one amount: at each end, without what stands in lists of
    its items, and of its numbered items alone.
    """
    tried = readings_towards(head, stated, listing.items, _ends_for(stated, listing))
    if not stated.money and stated.figure.value >= _MANY:
        further = readings_towards(head, stated, listing.items, listing.ends)
        tried.extend(parts for parts in further if parts.holds)
    if listing.inner:
        first = listing.outer(listing.ends[0])
        tried = [*readings_towards(head, stated, first, [len(first)]), *tried]
    for items in _selections(listing):
        tried.extend(readings_towards(head, stated, items, [len(items)]))
    return tried


def _ends_for(stated: Phrase, listing: Listing) -> list[int]:
    """Lists of people and things end in their first sentence."""
    natural = listing.ends[0]
    if stated.money:
        return listing.ends
    return [natural, *(end for end in listing.clause_ends if end < natural)]


def _selections(listing: Listing) -> Iterator[list[Statement]]:
    """The items without inner lists; the numbered items; those numbered like the first."""
    if listing.inner:
        yield listing.outer(len(listing.items))
    numbered = [item for item in listing.items if item.first.listed]
    if 1 < len(numbered) < len(listing.items):
        yield numbered
    alike = [item for item in numbered if item.first.mark == numbered[0].first.mark]
    if 1 < len(alike) < len(listing.items):
        yield alike


def _whole_of(tried: list[Parts], agreeing: list[Parts]) -> Parts:
    """The reading to take where some agree: a known partition, even one that does not agree where
    the sum that does only leaves parts of it out; else the first.
    """
    whole = [parts for parts in agreeing if is_partition(parts)]
    best = max(whole, key=_size) if whole else agreeing[0]
    known = [parts for parts in tried if is_partition(parts)]
    longest = max(known, key=_size) if known else best
    return longest if longest.size > best.size and continues(longest, best) else best
