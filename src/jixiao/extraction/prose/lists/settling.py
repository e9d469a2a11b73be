"""Taking a reading of a list: its items get their owner, further sums of it are told."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.lists.parts import Parts, strict_parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement


def settled(parts: Parts) -> Iterator[Parts]:
    """The list as found, and what else its head and items state in common."""
    items = [item for item, _ in parts.items]
    for item in items:
        item.owner = parts.head
    yield parts
    for stated in (*parts.head.levels, *parts.head.changes):
        if stated is not parts.stated:
            yield from _further(parts.head, stated, items, _beside(parts))


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
) -> Iterator[Parts]:
    """A further sum over all items of a list, or over those of its first sum where it holds."""
    other = strict_parts(head, stated, beside)
    if len(beside) > len(items) and (other is None or not other.agrees):
        first = strict_parts(head, stated, items)
        other = first if first is not None and first.agrees else other
    if other is None:
        return
    told = {item.index for item, _ in other.items}
    silent = [item for item in beside if item.index not in told]
    whole = all(item.unchanged for item in silent)
    other.relation.must_hold = whole
    if whole or other.agrees:
        yield other
