"""How far a list may be taken for all the parts of its head."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose.breaks import NEW_CLAUSE, NEW_SENTENCE
from jixiao.extraction.prose.likeness import pieces
from jixiao.extraction.prose.lists.exhaustive import counts_alike, is_exhaustive, leaves_the_rest
from jixiao.extraction.prose.lists.listing import Listing
from jixiao.extraction.prose.lists.matching import other_amount
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.misprints import misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_BESIDE = late_regex(r"[，；。、]?(?:另外?|此外，?|还)(?:有|聘|管理|核定)")
_JOINS = late_regex(r"[和及与]")
_YUAN_PER_WAN = 10_000
_ALL_SHARES = 100
_LEAST_OF_WHOLE = Decimal("0.9")
"""What all parts must come to, of their head."""
_LEAST_BESIDE = Decimal("0.5")
"""The same where the list opens right behind its head."""
_MOST_OF_WHOLE = Decimal("1.5")
"""What parts may come to, of their head, beyond which they are none."""
_BEFORE = 6
"""Amounts right before a list that it may detail together."""
_NEAR_WHOLE = Decimal("0.7")
"""What items must come to before a word like 分别为 makes them all the parts."""


def near_partition(parts: Parts) -> bool:
    """Whether the items are a known partition that comes near the head."""
    known = is_partition(parts) and not far_over(parts)
    return known and not _far_short(parts, _LEAST_BESIDE if _is_beside(parts) else _LEAST_OF_WHOLE)


def is_partition(parts: Parts) -> bool:
    """Whether the items are all the parts of the head, as the vocabulary or 类款项 tell."""
    if parts.items[0][0].first.partial or leaves_the_rest(parts):
        return False
    names = [item.subject for item, _ in parts.items]
    if len(parts.items) > 1 and all(item.first.classified for item, _ in parts.items):
        return parts.head.subject not in names and not _far_short(parts)
    if _leaves_out(parts.head.subject, names):
        return False
    first = parts.items[0][0]
    opened = _is_beside(parts) and first.first.opener
    whole = "" if opened and first.first.pause < NEW_SENTENCE else parts.head.subject
    known = partition_of(whole, names, money=parts.stated.money)
    if known is None and not whole:
        known = partition_of(parts.head.subject, names, money=parts.stated.money)
    if known is None and opened:
        known = partition_of("", names, money=parts.stated.money)
        known = known if known is not None and known.sure else None
    if known is None:
        return bool(opened) and not parts.holds and _make_hundred(parts)
    return not (known.loose and (_money_short(parts) or _counts_short(parts)))


def _make_hundred(parts: Parts) -> bool:
    """支出90万元，其中甲60万元，占60%；乙40万元，占40%: whether the items' shares say that they are
    all there is of the head right before them.
    """
    total, room = Decimal(0), Decimal(0)
    for item, _ in parts.items:
        share = item.phrases[-1]
        if share.role is not Role.SHARE:
            return False
        total += share.figure.value
        room += share.figure.ulp / 2
    return parts.stated.role is Role.LEVEL and abs(total - _ALL_SHARES) <= room


def _money_short(parts: Parts) -> bool:
    """中央60万元，省级20万元 of 100万元: whether money is left over that the list does not name
    and that no misprint explains.
    """
    return _far_short(parts) and not shows_a_slip(parts.relation)


def _counts_short(parts: Parts) -> bool:
    """教学班90个，其中小学60个，初中20个: whether people or things of some kinds are left over that
    the list does not name, and no misprint explains it.
    """
    short = not parts.stated.money and parts.total < parts.stated.figure.value
    return short and not is_misprint(parts)


@lru_cache(maxsize=4096)
def _names_both(head: str) -> tuple[frozenset[str], ...]:
    """Of a head that joins two things (税收返还和转移支付), the pairs of characters of each."""
    things = [thing for thing in _JOINS.split(head) if len(thing) > 1]
    return tuple(pieces(thing, 2) for thing in things)


def _leaves_out(head: str, names: list[str]) -> bool:
    """Whether a head joins two things of which the items name only one."""
    things = _names_both(head)
    if len(things) < 2:
        return False
    said = "，".join(names).replace("运维", "运行维护")
    told = [any(pair in said for pair in thing) for thing in things]
    return any(told) and not all(told)


def _is_beside(parts: Parts) -> bool:
    """Whether the list opens right behind its head, at most a full stop between them."""
    first = parts.items[0][0]
    return first.first.pause <= NEW_SENTENCE and first.before is parts.head


def _far_short(parts: Parts, least: Decimal = _LEAST_OF_WHOLE) -> bool:
    """Whether a tenth or more of the head is left over: the list is not all of it."""
    if parts.stated.role is Role.CHANGE or not parts.stated.money:
        return False
    return abs(parts.total) < abs(parts.stated.figure.value) * least


def far_over(parts: Parts) -> bool:
    """Whether the items exceed the head so far that they can be no parts of it."""
    stated = parts.stated.figure.value
    return stated != 0 and abs(parts.total) > abs(stated) * _MOST_OF_WHOLE


def of_all_before(parts: Parts) -> bool:
    """基本支出80万元；项目支出10万元。按科目分，…: whether the items make just what several amounts
    right before them make together, their head being one of these.
    """
    whole, headed, one = Decimal(0), False, parts.items[0][0].before
    for told in range(_BEFORE):
        if one is None or one.passage < parts.head.passage:
            return False
        whole += next((level.figure.value for level in one.levels if level.money), Decimal(0))
        headed = headed or one is parts.head
        if told and headed and whole == parts.total:
            return True
        one = one.before
    return False


def goes_on(parts: Parts, listing: Listing) -> bool:
    """Whether the items fall short of the head where the document breaks off behind them, or ends
    with numbered paragraphs of an open kind, and no misprint explains it: more may have followed.
    So it is where items of an open kind fall short of both amounts of the head: one is left out.
    """
    last, first = parts.items[-1][0], parts.items[0][0]
    if abs(parts.total) >= abs(parts.stated.figure.value):
        return False
    if _falls_short_twice(parts):
        return True
    if not listing.last or last.index < listing.items[-1].index - 1:
        return False
    if listing.cut:
        return not (is_misprint(parts) and _is_complete(parts))
    numbered = last.first.listed and last.passage > first.passage
    return numbered and _is_of_open_kind(parts) and not is_misprint(parts)


def _falls_short_twice(parts: Parts) -> bool:
    """支出90万元，预算80万元：1.教育支出预算70万元，支出76万元…: whether budgets and outturns
    of the items both make less than the head's, and no misprint explains it.
    """
    stated = other_amount(parts.head, parts.stated)
    others = [other_amount(item, value) for item, value in parts.items]
    told = [one.figure.value for one in others if one is not None]
    if stated is None or len(told) < len(others) or sum(told) >= stated.figure.value:
        return False
    return _is_of_open_kind(parts) and not is_misprint(parts)


def _is_complete(parts: Parts) -> bool:
    """Whether the items are known parts of just this head, of a kind that has no further ones, or
    all the parts that there are.
    """
    names = [item.subject for item, _ in parts.items]
    known = partition_of(parts.head.subject, names, money=parts.stated.money)
    if known is None or known.loose:
        return False
    return known.named or len(names) == len(known.parts)


def _is_of_open_kind(parts: Parts) -> bool:
    """Whether the items are of a kind of which there may be any number (functional classes)."""
    names = [item.subject for item, _ in parts.items]
    known = partition_of(parts.head.subject, names, money=parts.stated.money)
    return known is not None and known.loose


def told_in_part(parts: Parts) -> bool:
    """增加13亿元：教育支出增加9亿元、住房支出增加10亿元: changes of some of the functional classes,
    where they are far from the change of all, and no misprint explains it; with a misprint, too,
    where the amounts that changed so are not all.
    """
    stated, total = abs(parts.stated.figure.value), abs(parts.total)
    near = stated * _LEAST_OF_WHOLE <= total and total * _LEAST_OF_WHOLE <= stated
    if parts.stated.role is not Role.CHANGE:
        return False
    if is_misprint(parts):
        return _leaves_amounts_out(parts)
    if near or not _is_of_open_kind(parts):
        return _leaves_amounts_out(parts)
    return not shows_a_slip(parts.relation)


def _leaves_amounts_out(parts: Parts) -> bool:
    """收入90万元，比报告数增加5万元：1.税收60万元，增加2万元，2.补助20万元，增加2万元: whether the
    amounts that changed so are not all of the head's either.
    """
    whole, told = parts.head.levels[:1], [item.levels[:1] for item, _ in parts.items]
    if not whole or not all(told):
        return False
    total = sum(level.figure.value for levels in told for level in levels)
    return total < whole[0].figure.value * _LEAST_OF_WHOLE


def said_to_be_whole(parts: Parts, listing: Listing) -> bool:
    """Whether the opener says that all parts follow, and they come near the whole."""
    first = listing.items[0].first
    if not is_exhaustive(parts) or not (parts.stated.money or first.depth or counts_alike(parts)):
        return False
    if _leaves_out(parts.head.subject, [item.subject for item, _ in parts.items]):
        return False
    stated, total = abs(parts.stated.figure.value), abs(parts.total)
    near = total > stated > 0 or total >= stated * _NEAR_WHOLE
    return near or (first.exhaustive and is_misprint(parts))


def nearly_whole(parts: Parts, listing: Listing) -> bool:
    """Whether a bracket holds all parts of the amount right before it, but for a slip."""
    if not listing.items[0].depth or not said_to_be_whole(parts, listing):
        return False
    stated, total = abs(parts.stated.figure.value), abs(parts.total)
    return stated * _LEAST_OF_WHOLE <= total and total * _LEAST_OF_WHOLE <= stated


def slipped_unit(parts: Parts) -> bool:
    """Whether the items make the head but for 元 printed for 万元."""
    total = abs(parts.total)
    printed = parts.stated.figure.value
    return parts.stated.money and printed > 0 and total == printed * _YUAN_PER_WAN


def continues(longer: Parts, shorter: Parts) -> bool:
    """Whether the longer reading only goes on within the same sentence of list items, and with
    nothing that stands beside the whole (行政17人、事业72人，另有退休41人).
    """
    last = shorter.items[-1][0]
    further = longer.items[len(shorter.items) :]
    if any(_BESIDE.match(item.first.gap) for item, _ in further):
        return False
    goes_on = all(
        item.passage == last.passage and item.first.pause < NEW_SENTENCE for item, _ in further
    )
    return goes_on and not _ended_by_clause(shorter, longer)


def _ended_by_clause(shorter: Parts, longer: Parts) -> bool:
    """Whether a semicolon ends items that lesser marks part from one another."""
    inside = [item.first.pause for item, _ in shorter.items[1:]]
    behind = longer.items[len(shorter.items)][0].first.pause
    return max(inside, default=NEW_CLAUSE) < NEW_CLAUSE <= behind


def names_its_head(parts: Parts) -> bool:
    """Whether the items are the known parts of just what the head is called."""
    names = [item.subject for item, _ in parts.items]
    head = parts.head.subject
    return bool(head) and partition_of(head, names, money=parts.stated.money) is not None


def likeliest(known: list[Parts]) -> Parts:
    """The longest reading; of several amounts that it may detail, the one that a misprint turned
    into what is printed, else the nearest.
    """
    size = max(parts.size for parts in known)
    longest = [parts for parts in known if parts.size == size]
    slipped = [parts for parts in longest if is_misprint(parts)]
    return min(slipped or _of_what_was_spent(longest), key=_miss)


def _of_what_was_spent(readings: list[Parts]) -> list[Parts]:
    """预算176万元，执行164万元。按类型，甲…、乙…: amounts of no stage detail what was spent, where
    a budget stands beside it; else all readings.
    """
    spent = [one for one in readings if one.stated.subject.stage == "outturn"]
    plain = not any(value.subject.stage for one in spent for _, value in one.items)
    heads = {id(one.head) for one in readings}
    return spent if spent and plain and len(heads) == 1 else readings


def is_misprint(parts: Parts) -> bool:
    """Whether the amount is printed with one wrong digit, were the items right."""
    figure = parts.stated.figure
    return misprinted(figure.digits, parts.relation.judgement.recomputed or "")


def _miss(parts: Parts) -> Decimal:
    return abs(parts.total - parts.stated.figure.value)
