"""What else a chosen list tells: other amounts before it that its items, or some of them, make."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import told_only
from jixiao.extraction.prose.lists.heads import LOOK_BACK
from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.matching import other_amount
from jixiao.extraction.prose.lists.parts import Parts, parts_of, readings_towards, strict_parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.ledger.relation import Role

_FEWEST, _TELLING = 2, 3
"""Parts of a second view, and digits of what they make."""
_CLOSE = 500
"""What they miss it by is less than one part of this."""


def further_sums(listing: Listing, chosen: Parts) -> Iterator[Parts]:
    """The sums that go with the one chosen for a list."""
    yield from _of_its_amount_before(listing, chosen)
    yield from _of_first_items(listing, chosen)
    yield from _beside(listing, chosen)
    yield from in_another_view(listing, chosen)


def in_another_view(listing: Listing, chosen: Parts) -> Iterator[Parts]:
    """支出90万元，其中基本支出60万元，项目支出30万元，财政拨款85万元，其他资金5万元: what follows
    the items of a sum in their sentence, as all parts of the same amount again; where it makes
    that, or nearly so.
    """
    last, stated = chosen.items[-1][0], chosen.stated
    if not (chosen.holds and stated.money and stated.figure.telling >= _TELLING):
        return
    sentence = listing.items[: listing.ends[0]]
    rest = [item for item in sentence if item.index > last.index and item.passage == last.passage]
    if len(rest) < _FEWEST or any(item.subject == chosen.head.subject for item in rest):
        return
    for parts in readings_towards(chosen.head, stated, rest, [len(rest)]):
        off = abs(parts.total - stated.figure.value) * _CLOSE
        if parts.agrees:
            told_only(parts.relation)
            yield parts
        elif off < stated.figure.value:
            parts.relation.likely = True
            yield parts


def _of_first_items(listing: Listing, chosen: Parts) -> Iterator[Parts]:
    """Other amounts before the list that some of its first items make exactly."""
    items = [item for item, _ in chosen.items]
    for head in listing.heads:
        if head is chosen.head:
            continue
        for stated in head.levels:
            if stated.money and stated.figure.value:
                found = first_items(head, stated, items)
                if found is not None:
                    yield found
                    yield from _their_changes(found)
                    return


def _of_its_amount_before(listing: Listing, chosen: Parts) -> Iterator[Parts]:
    """支出205万元。…支出比上年减少18万元。1.甲21万元，增加…: a head that tells its change alone has
    its amount in an earlier statement; told where the items make it.
    """
    if chosen.stated.role is not Role.CHANGE or chosen.head.levels:
        return
    for other in nearest_before(chosen.head, listing.statements, LOOK_BACK):
        if same_subject(other.subject, chosen.head.subject):
            for level in other.levels:
                tried = readings_towards(other, level, chosen.among, [len(chosen.among)])
                yield from (parts for parts in tried[:1] if parts.holds)
            return


def _beside(listing: Listing, chosen: Parts) -> Iterator[Parts]:
    """预算合计9万元，支出合计8万元。其中：甲预算5万元，支出4万元…: the other amounts of the items
    towards the other total of the head's sentence, where they make it but for a misprint.
    """
    others = [(item, other_amount(item, value)) for item, value in chosen.items]
    items = [(item, other) for item, other in others if other is not None]
    if len(items) < len(others):
        return
    totals = list(_other_totals(listing, chosen))
    for head, stated in totals:
        parts = parts_of(head, stated, items)
        sole = len(totals) == 1 and head is not chosen.head
        if parts.holds or (sole and (parts.agrees or shows_a_slip(parts.relation))):
            yield parts
            return


def _other_totals(listing: Listing, chosen: Parts) -> Iterator[tuple[Statement, Phrase]]:
    """The other amounts of the sentence that the head of a chosen sum stands in."""
    for head in listing.heads:
        if head.sentence == chosen.head.sentence:
            for level in head.levels:
                if level.money and level is not chosen.stated and not level.prior:
                    yield head, level


def first_items(head: Statement, stated: Phrase, items: list[Statement]) -> Parts | None:
    """The first of the items that make an amount exactly, not all of them."""
    if len(items) < 3:
        return None
    tried = readings_towards(head, stated, items, list(range(2, len(items))))
    return next((parts for parts in tried if parts.holds and parts.size < len(items)), None)


def _their_changes(found: Parts) -> Iterator[Parts]:
    """What the head and those items tell of their changes, where it agrees."""
    for change in found.head.changes:
        parts = strict_parts(found.head, change, [item for item, _ in found.items])
        if parts is not None and parts.size > 1 and parts.agrees:
            yield parts
