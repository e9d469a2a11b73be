"""Taking a reading of a list: its items get their owner, further sums of it are told."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.lists.matching import other_amount, signed
from jixiao.extraction.prose.lists.parts import Parts, parts_of, readings_towards, strict_parts
from jixiao.extraction.prose.lists.plausibility import near_partition, of_all_before
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, comparison_base
from jixiao.ledger.relation import Role


def settled(parts: Parts) -> Iterator[Parts]:
    """The list as found, and what else its head and items state in common."""
    items = [item for item, _ in parts.items]
    for item in items:
        item.owner = parts.head
    yield parts
    bases = _bases(parts)
    if bases is not None:
        yield bases
    further = list(_other_sums(parts, items))
    yield from further
    told = any(other.stated.role is Role.LEVEL for other in further)
    if parts.stated.role is Role.CHANGE and not told:
        yield from _of_its_amount(parts)


def _other_sums(parts: Parts, items: list[Statement]) -> Iterator[Parts]:
    """The sums towards the other amounts of the head. What makes one of them is told of no other;
    of two amounts that nothing tells apart, and where the list may go on, only
    what agrees is told.
    """
    others = (*parts.head.levels, *parts.head.changes)
    beside = _beside(parts)
    found = [
        other
        for stated in others
        if stated is not parts.stated
        for other in _further(parts.head, stated, items, beside) or _of_the_other(parts, stated)
    ]
    spent = {id(value) for one in (parts, *found) if one.agrees for _, value in one.items}
    for other in found:
        other.relation.must_hold &= parts.relation.must_hold
        alike = any(_told_alike(other.stated, one) for one in others if one is not other.stated)
        elsewhere = id(other.items[0][1]) in spent
        if other.agrees or not (alike or elsewhere or _goes_on_inexact(parts)):
            yield other


def _of_its_amount(parts: Parts) -> Iterator[Parts]:
    """The amount of the head of a list that was found by its change, whatever the stages."""
    for stated in parts.head.levels:
        if stated.prior or stated.is_base:
            continue
        tried = readings_towards(parts.head, stated, parts.among, [len(parts.among)])
        for other in tried[:1]:
            known = near_partition(other) and other.size >= parts.size
            if other.agrees or (known and not of_all_before(other)):
                yield other
        return


def _goes_on_inexact(parts: Parts) -> bool:
    """Whether a sum agrees by rounding alone while its list goes on: what follows may be of it."""
    last = parts.items[-1][0]
    return not parts.holds and any(
        item.index > last.index and item.passage == last.passage for item in parts.listed
    )


def _beside(parts: Parts) -> list[Statement]:
    """The items with those between them that state such an amount of another stage or year."""
    chosen = {item.index for item, _ in parts.items}
    return [
        item
        for item in parts.among
        if item.index in chosen or any(comparable(level, parts.stated) for level in item.levels)
    ]


def _further(
    head: Statement, stated: Phrase, items: list[Statement], beside: list[Statement]
) -> list[Parts]:
    """A further sum over all items of a list, or over those of its first sum where it holds."""
    other = strict_parts(head, stated, beside)
    if len(beside) > len(items) and (other is None or not other.agrees):
        first = strict_parts(head, stated, items)
        other = first if first is not None and first.agrees else other
    if other is None and stated.role is Role.CHANGE:
        other = _of_any_base(head, stated, beside)
    if other is None:
        return []
    told = {item.index for item, _ in other.items}
    silent = [item for item in beside if item.index not in told]
    whole = all(item.unchanged for item in silent)
    if stated.role is Role.CHANGE and not all(item.paused for item in silent):
        whole = whole and not _may_have_fallen(other)
    other.relation.must_hold = whole
    return [other] if whole or other.agrees else []


def _of_the_other(parts: Parts, stated: Phrase) -> list[Parts]:
    """预算7万元，上年执行8万元。其中甲6万元，上年执行6.2万元…: where head and items have two
    amounts each, the others towards the other, whatever they are called; told where they add up.
    """
    if stated.role is not Role.LEVEL or other_amount(parts.head, parts.stated) is not stated:
        return []
    others = [(item, other_amount(item, value)) for item, value in parts.items]
    items = [(item, other) for item, other in others if other is not None]
    if len(items) < len(others):
        return []
    found = parts_of(parts.head, stated, items)
    return [found] if found.holds else []


def _of_any_base(head: Statement, stated: Phrase, items: list[Statement]) -> Parts | None:
    """The one change of each item, where the words of head and items differ (较上年预算减少10万元,
    其中…较上年减少6万元): told where they add up.
    """
    changes = [(item, item.changes[0]) for item in items if len(item.changes) == 1]
    if len(changes) < 2 or not all(comparable(change, stated) for _, change in changes):
        return None
    parts = parts_of(head, stated, changes)
    return parts if parts.holds else None


def _may_have_fallen(parts: Parts) -> bool:
    """Whether a part that is nothing now, its change left unsaid, can explain what is missing:
    it can only have fallen.
    """
    stated = parts.stated.figure.value
    return stated >= parts.total if signed(parts.stated) < 0 else stated <= parts.total


def _told_alike(one: Phrase, other: Phrase) -> bool:
    """Whether nothing tells two amounts of a head apart (before and after an adjustment)."""
    if one.role is not other.role or one.prior != other.prior:
        return False
    if one.role is Role.CHANGE:
        return comparison_base(one) == comparison_base(other)
    return (one.subject.stage, one.year) == (other.subject.stage, other.year)


def _bases(parts: Parts) -> Parts | None:
    """完成年初预算100万元的…，其中…: the budgets that the rates are of, where each item has one."""
    stated = _base(parts.head)
    found = [(item, _plan(item)) for item, _ in parts.items]
    items = [(item, base) for item, base in found if base is not None]
    if stated is None or stated is parts.stated or len(items) < max(2, len(found)):
        return None
    bases = parts_of(parts.head, stated, items)
    bases.relation.must_hold = parts.holds
    return bases if parts.holds or bases.agrees else None


def _base(statement: Statement) -> Phrase | None:
    """The one budget of a statement that a rate is taken of."""
    bases = [level for level in statement.levels if level.is_base and level.money]
    return bases[0] if len(bases) == 1 else None


def _plan(statement: Statement) -> Phrase | None:
    """The budget that a rate is taken of, else the one plan of a statement."""
    plans = [one for one in statement.levels if one.money and one.subject.stage in words.PLANNED]
    return _base(statement) or (plans[0] if len(plans) == 1 else None)
