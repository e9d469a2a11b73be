"""Wholes whose parts are known: a list of them must add up (vocabulary/partitions.yaml)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jixiao.extraction.vocabulary import load


@dataclass(frozen=True, slots=True)
class _Part:
    """``needed``: no partition without it; ``many``: several items may be of it (车型)."""

    pattern: re.Pattern[str]
    needed: bool
    many: bool


@dataclass(frozen=True, slots=True)
class Partition:
    """One whole with its parts."""

    id: str
    whole: re.Pattern[str]
    parts: tuple[_Part, ...]
    counted: bool
    """Of people and things, never of money."""
    loose: bool
    """Lists often name only the larger parts: exhaustive only where they come near the whole."""
    named: bool
    """Known only where the whole is called so: its parts stand under other wholes, too."""
    sure: bool
    """Its parts stand under no other whole, whatever that is called."""

    @property
    def of_sources(self) -> bool:
        """Whether its parts are sources of funds, of which others may lie between."""
        return self.id.startswith("fund_")

    def is_whole(self, name: str) -> bool:
        """Whether a name can be the whole: it fits, and is no part itself (a sibling)."""
        if any(part.pattern.fullmatch(name) for part in self.parts):
            return False
        return self.whole.fullmatch(name) is not None

    def covers(self, names: Sequence[str]) -> bool:
        """Whether the names are parts of this whole, none missing and none strange."""
        unseen = list(self.parts)
        for name in names:
            part = next((part for part in unseen if part.pattern.fullmatch(name)), None)
            if part is None:
                return False
            if not part.many:
                unseen.remove(part)
        return not any(part.needed for part in unseen)


@cache
def partitions() -> tuple[Partition, ...]:
    """All known partitions."""
    return tuple(
        Partition(
            entry["id"],
            re.compile(entry["whole"]),
            tuple(
                _Part(re.compile(part["match"]), part.get("needed", False), part.get("many", False))
                for part in entry["parts"]
            ),
            entry.get("counted", False),
            entry.get("loose", False) or any(part.get("many") for part in entry["parts"]),
            entry.get("named", False),
            entry.get("sure", False),
        )
        for entry in load("partitions")
    )


@lru_cache(maxsize=4096)
def _partition_of(whole: str, names: tuple[str, ...], money: bool) -> Partition | None:
    for partition in partitions():
        if partition.counted and money:
            continue
        told = partition.is_whole(whole) if whole else not partition.named
        if told and partition.covers(names):
            return partition
    return None


def partition_of(whole: str, names: Sequence[str], *, money: bool = True) -> Partition | None:
    """The partition that ``names`` make of ``whole``; None where none is known.

    A whole without a name of its own (2024 年为 …) is told by its parts alone.
    """
    return _partition_of(whole, tuple(names), money) if len(names) > 1 else None
