"""Taking a reading of a list: its items get their owner, further sums of it are told."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose.lists.parts import Parts, strict_parts


def settled(parts: Parts) -> Iterator[Parts]:
    """The list as found, and what else its head and items state in common."""
    items = [item for item, _ in parts.items]
    for item in items:
        item.owner = parts.head
    yield parts
    for stated in (*parts.head.levels, *parts.head.changes):
        other = strict_parts(parts.head, stated, items)
        if stated is parts.stated or other is None:
            continue
        whole = len(other.items) == len(items) or all(
            item.unchanged for item in items if all(item is not one for one, _ in other.items)
        )
        other.relation.must_hold = whole
        if whole or other.agrees:
            yield other
