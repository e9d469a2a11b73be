"""Lists told twice: once with all items, and again with some of them, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extraction.prose.lists.parts import Parts
from jixiao.ledger.relation import Role

_Told = frozenset[tuple[str, Decimal]]


def without_retold(found: list[Parts]) -> Iterator[Parts]:
    """All but what falls short because the first of the two tells the rest (其中：甲费7万元，乙费
    14万元，丙费99万元。1.甲费7万元…。2.乙费14万元…。): its amounts are right as they stand.
    """
    by_head: dict[int, list[Parts]] = defaultdict(list)
    for parts in found:
        by_head[parts.head.index].append(parts)
    for lists in by_head.values():
        yield from _not_retold(lists) if len(lists) > 1 else lists


def _not_retold(lists: list[Parts]) -> Iterator[Parts]:
    """The lists of one head, without those of which another tells all and more."""
    agreeing = [parts for parts in lists if parts.agrees]
    off = [parts for parts in lists if not parts.agrees] if len(agreeing) < len(lists) else []
    whole = [_told(parts) for parts in agreeing] if off else []
    retold = {
        place
        for parts in off
        if any(_told(parts) < one for one in whole)
        for place in _places(parts)
    }
    yield from agreeing
    off = [parts for parts in off if not any(_tells_less(parts, one) for one in agreeing)]
    yield from (parts for parts in off if not _places(parts) <= retold)


def _tells_less(parts: Parts, whole: Parts) -> bool:
    """Whether changes of some of the items are told that do not make the change of them all, while
    nothing is said of how another one changed, which is more than nothing.
    """
    if parts.stated.role is not Role.CHANGE or whole.stated.role is not Role.LEVEL:
        return False
    told = {item.subject for item, _ in parts.items}
    paused = {item.subject for item in parts.listed if item.paused}
    rest = [(item, value) for item, value in whole.items if item.subject not in told]
    some = len(rest) < whole.size and len(rest) + len(told) == whole.size
    return some and any(
        value.figure.value and not (item.paused or item.subject in paused) for item, value in rest
    )


def _told(parts: Parts) -> _Told:
    return frozenset((item.subject, value.figure.value) for item, value in parts.items)


def _places(parts: Parts) -> set[int]:
    return {item.index for item, _ in parts.items}
