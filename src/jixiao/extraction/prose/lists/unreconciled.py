"""The reading of a list to report where none adds up."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose.breaks import NEW_CLAUSE, NEW_SENTENCE
from jixiao.extraction.prose.lists.exhaustive import are_called_as_head, leaves_the_rest
from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.misprinted import (
    names_rest,
    numbered_but_for_a_digit,
    spoilt_reading,
)
from jixiao.extraction.prose.lists.parts import Parts, readings_towards
from jixiao.extraction.prose.lists.plausibility import (
    far_over,
    goes_on,
    is_misprint,
    is_partition,
    likeliest,
    names_its_head,
    of_all_before,
    said_to_be_whole,
    slipped_unit,
    told_in_part,
)
from jixiao.extraction.prose.lists.settling import settled
from jixiao.extraction.prose.lists.unrelated import are_no_parts, makes_no_sum, of_funds_spent
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_AMONG = late_regex(r"其中(?:，|：)?[^，。；：]*$")
_MANY_DIGITS = 5
_ALL_BUT = 1000
"""Items that miss an amount by no more than a thousandth of it are all that it is made of."""
_PAIR = 2
_MOST_OPPOSED = 4
"""Values of which some may be taken off the others."""
_SPENDING = late_regex(r"(?:本年|全年|总|实际|全部)*支出")
_REST = ("其余", "其他")
"""What a number of further items is called."""
_NEAR_ALL = Decimal("0.7")
"""What items with all the rest come to at least, of their head."""
_OTHER_SPAN = late_regex(r"累计|总投资|计划|预算|历年|上年|结转|合计|总额")
"""Words that make an amount one of another time or scope than its head."""


def unreconciled(readings: list[Parts], listing: Listing) -> Iterator[Parts]:
    """A known partition; else a sum but for a wrong unit; else the natural reading (A20)."""
    readings = [
        parts
        for parts in readings
        if not (_makes_the_other(parts) or leaves_the_rest(parts) or _share_a_part(parts))
    ]
    known = _known(readings, listing)
    if known:
        chosen = _all_of(likeliest(known), readings, listing)
        if told_in_part(chosen):
            return
        chosen.relation.must_hold = chosen.relation.sure = not goes_on(chosen, listing)
        yield from settled(chosen)
        return
    if (start := _known_start(listing)) is not None:
        start.relation.must_hold = start.relation.sure = True
        yield from settled(start)
        return
    if listing.items[0].first.within:
        yield from _with_the_rest(readings)
    elif not any(_is_difference(parts) for parts in readings):
        yield from _unnamed(readings, listing)


def _makes_the_other(parts: Parts) -> bool:
    """预算30万元，支出24元，其中甲15万元，乙9万元: whether what the items make stands beside the
    amount in a wrong unit.
    """
    made, stated = parts.relation.judgement.recomputed, parts.stated.figure
    return any(
        one.figure.digits == made and one.figure.unit != stated.unit
        for one in parts.head.phrases
        if one.money and one.figure.telling > _PAIR
    )


def _unnamed(readings: list[Parts], listing: Listing) -> Iterator[Parts]:
    """A list whose parts nothing names: a sum but for a wrong unit, else the natural reading."""
    if (slipped := next(filter(slipped_unit, readings), None)) is not None:
        slipped.relation.cause = "unit_slip"
        yield from settled(slipped)
        return
    if makes_no_sum(listing):
        return
    plain = [parts for parts in readings if not are_no_parts(parts, listing)]
    numbered = numbered_but_for_a_digit(plain, listing)
    if numbered is not None:
        numbered.relation.must_hold = numbered.stated.figure.telling >= _MANY_DIGITS
        yield from settled(numbered)
        return
    spoilt = spoilt_reading(plain, listing)
    near = (one for one in plain if _misses_by_a_little(one) or are_called_as_head(one))
    if spoilt is None and (close := next(near, None)) is not None:
        close.relation.must_hold = close.relation.likely = True
        yield from settled(close)
        return
    natural = spoilt or _of_its_level(_natural(plain, listing), plain)
    if natural is not None:
        whole = spoilt is not None or said_to_be_whole(natural, listing)
        natural.relation.must_hold = whole and not goes_on(natural, listing)
        yield from settled(natural)
    elif (exceeding := _beyond_every_head(plain, listing)) is not None:
        yield from settled(exceeding)


def _misses_by_a_little(parts: Parts) -> bool:
    """支出90,251.30元，主要包括：1.甲60,120.40元…: whether three items or more come so near
    an amount of many digits that there is no room for another one.
    """
    stated = parts.stated.figure
    many = parts.size > _PAIR and stated.telling > _MANY_DIGITS and parts.stated.money
    level = parts.stated.role is Role.LEVEL and parts.head is parts.items[0][0].before
    return many and level and 0 < abs(parts.total - stated.value) * _ALL_BUT <= stated.value


def _of_its_level(natural: Parts | None, readings: list[Parts]) -> Parts | None:
    """计划整治36公里，完成35公里，其中甲…、乙…: of several amounts of its head, the one that a
    misprint in the list explains.
    """
    if natural is None or shows_a_slip(natural.relation):
        return natural
    here = _place(natural.head)
    beside = (parts for parts in readings if _place(parts.head) == here)
    alike = (parts for parts in beside if parts.size == natural.size)
    return next((parts for parts in alike if shows_a_slip(parts.relation)), natural)


def _place(head: Statement) -> tuple[int, int]:
    return head.passage, head.sentence


def _with_the_rest(readings: list[Parts]) -> Iterator[Parts]:
    """项目支出中，甲60万元，乙20万元，其余7个项目共10万元: all of what the clause names, where it
    comes near, or misses it by a misprint; what the parts come to beyond it is told of any.
    """
    for parts in readings:
        named = same_subject(parts.items[0][0].first.within, parts.head.subject)
        counted = parts.items[-1][0].before
        rest = counted is not None and counted.subject in _REST
        near = parts.total >= parts.stated.figure.value * _NEAR_ALL and not far_over(parts)
        whole = rest or names_rest(parts) or shows_a_slip(parts.relation)
        items = [item for item, _ in parts.items]
        near = near and (items[-1].passage == items[0].passage or items[0].first.listed)
        if named and near and (whole or parts.total > parts.stated.figure.value):
            parts.relation.must_hold = whole
            yield from settled(parts)
            return


def _known(readings: list[Parts], listing: Listing) -> list[Parts]:
    """The readings that are known partitions: those that a misprint spoilt, else those of just
    what the head is called, else all.
    """
    known = [
        parts
        for parts in readings
        if is_partition(parts) and not (_of_nothing(parts) or of_funds_spent(parts))
    ]
    more = {id(parts.stated) for parts in known if _of_more(parts, readings)}
    known = [parts for parts in known if id(parts.stated) not in more]
    named = [parts for parts in known if names_its_head(parts)]
    if listing.items[0].first.within:
        known = named or [parts for parts in known if _of_what_was_spent(parts)]
    known = [parts for parts in known if _of_those_before(parts)] or known
    spoilt = [parts for parts in known if is_misprint(parts)]
    spoilt = spoilt or [
        parts
        for parts in known
        if parts.stated.figure.places and named and shows_a_slip(parts.relation)
    ]
    return spoilt or (named if known else []) or known


def _of_more(parts: Parts, readings: list[Parts]) -> bool:
    """支出90万元，其中甲12万元，乙78万元。分科目看，…: whether the items of a further sentence
    detail more than one part of what stands before them: several parts, exactly, or what holds
    them where they exceed the part by far.
    """
    if _in_one_sentence(parts) or parts.stated.role is not Role.LEVEL:
        return False
    if of_all_before(parts):
        return True
    largest = max(one.stated.figure.value for one in readings)
    return far_over(parts) and not is_misprint(parts) and largest >= parts.total


def _all_of(known: Parts, readings: list[Parts], listing: Listing) -> Parts:
    """中央60万元、省级20万元、市级9万元、县级9万元: known parts that begin a longer list, all of
    which makes the whole but for a misprint; else these parts.
    """
    longer = spoilt_reading(readings, listing)
    return longer if longer is not None and longer.size > known.size else known


def _known_start(listing: Listing) -> Parts | None:
    """收入90万元，其中：税收60万元，非税20万元，补助40万元: the first items, where they are all
    the known parts of the amount right before the list but for a misprint.
    """
    head, items = listing.first.before, listing.items[: listing.ends[0]]
    if head is None or head not in listing.heads or len(items) <= _PAIR:
        return None
    for stated in head.levels:
        for parts in readings_towards(head, stated, items, [_PAIR]):
            if is_partition(parts) and shows_a_slip(parts.relation):
                return parts
    return None


def _of_what_was_spent(parts: Parts) -> bool:
    """全年实际支出90万元。支出中，基本支出…: whether the nameless amount before is what is said."""
    first, head = parts.items[0][0], parts.head
    spent = parts.stated.subject.stage == "outturn" and not head.subject
    return spent and first.before is head and bool(_SPENDING.fullmatch(first.first.within))


def _of_those_before(parts: Parts) -> bool:
    """在职24人，其中管理岗17人…: whether people are detailed right behind their number."""
    beside = parts.items[0][0].before is parts.head and _in_one_sentence(parts)
    return beside and not parts.stated.money


def _is_difference(parts: Parts) -> bool:
    """净值64万元（原值98万元，折旧34万元）, 净减4人（退休9人、调出3人、新进8人）: whether some
    values less the others are what is stated.
    """
    values = [value.figure.value for _, value in parts.items]
    if not _PAIR <= len(values) <= _MOST_OPPOSED:
        return False
    made = {values[0]}
    for value in values[1:]:
        made = {other for one in made for other in (one + value, one - value)}
    return any(abs(one) == parts.stated.figure.value for one in made)


def _of_nothing(parts: Parts) -> bool:
    """Whether a list of a further sentence would detail a zero: it details what stands before."""
    return parts.stated.figure.value == 0 != parts.total and not _in_one_sentence(parts)


def _beyond_every_head(readings: list[Parts], listing: Listing) -> Parts | None:
    """培训费3.50万元，其中讲师费6.20万元: a part larger than all that the list may detail."""
    first = listing.items[0]
    if first.first.pause >= NEW_SENTENCE or not _AMONG.search(first.first.gap):
        return None
    largest = max((parts.stated.figure.value for parts in readings), default=Decimal(0))
    end = listing.ends[0]
    for parts in readings:
        natural = parts.head is first.before and len(parts.items) <= end
        if not natural or not parts.stated.money or parts.stated.figure.value == 0:
            continue
        above = [value for _, value in parts.items if value.figure.value > largest]
        mixed = any(value.figure.scale != parts.stated.figure.scale for _, value in parts.items)
        if above and not mixed and not any(_OTHER_SPAN.search(value.gap) for value in above):
            return parts
    return None


def _natural(readings: list[Parts], listing: Listing) -> Parts | None:
    """The first plausible reading towards the likeliest head within the first sentence."""
    inside = {item.index for item in listing.items[: listing.ends[0]]}
    whole = listing.items[0].first.exhaustive
    for parts in readings:
        if any(_of_other_year(value, parts.stated) for _, value in parts.items):
            continue
        near = parts.head is readings[0].head and all(
            item.index in inside for item, _ in parts.items
        )
        excessive = far_over(parts) or parts.stated.figure.value == 0
        if near and (not excessive or (whole and _in_one_sentence(parts))):
            return None if _of_something_else(parts) or _runs_on(parts) else parts
    return None


def _in_one_sentence(parts: Parts) -> bool:
    """Whether the list opens in the sentence of its head: items far beyond it are its all the same,
    while those of a further sentence detail something else.
    """
    return parts.items[0][0].first.pause < NEW_SENTENCE


def _share_a_part(parts: Parts) -> bool:
    """全年预算60万元，其中上级补助40万元，占66.67%；本级配套10万元，占16.67%；其他未变: whether the
    items have shares of the head that say that there is more; not where there can be no more.
    """
    known = partition_of("", [item.subject for item, _ in parts.items])
    if known is not None and not known.of_sources:
        return False
    told = [[one for one in item.phrases if one.role is Role.SHARE] for item, _ in parts.items]
    if not parts.stated.figure.value or any(len(shares) != 1 for shares in told):
        return False
    made = sum((one.figure.value for (one,) in told), Decimal(0))
    whole = parts.total * 100 / parts.stated.figure.value
    return abs(made - whole) <= sum((one.figure.ulp for (one,) in told), Decimal(0))


def _runs_on(parts: Parts) -> bool:
    """收回90份，其中满意80份；另收回30份: whether one count is all that a list tells up to a
    semicolon, and what follows goes beyond its head: that is told of something else.
    """
    exceeds = parts.total > parts.stated.figure.value and not parts.stated.money
    return exceeds and parts.size > 1 and parts.items[1][0].first.pause >= NEW_CLAUSE


def _of_something_else(parts: Parts) -> bool:
    """Whether bare numbers that far exceed a count in its unit say something else of its items
    (6个区（甲区5572、乙区4446…）).
    """
    units = {value.figure.unit for _, value in parts.items}
    return bool(parts.stated.figure.unit) and units == {""} and far_over(parts)


def _of_other_year(phrase: Phrase, stated: Phrase) -> bool:
    """Whether the words name another year than that of the head."""
    return None not in (phrase.year, stated.year) and phrase.year != stated.year
