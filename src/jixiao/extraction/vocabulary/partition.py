"""A whole with its known parts, as the vocabulary gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jixiao.late import late_regex


class Part(NamedTuple):
    """One part of a whole."""

    name: str
    pattern: re.Pattern[str]
    """Matched against a whole subject."""
    needed: bool
    """No partition without it."""
    many: bool
    """Several items may be of it (车型)."""


class Partition(NamedTuple):
    """One whole with its parts."""

    id: str
    whole: re.Pattern[str]
    parts: tuple[Part, ...]
    loose: bool
    """Lists often name only the larger parts: exhaustive only where they come near the whole."""
    named: bool
    """Known only where the whole is called so: its parts stand under other wholes, too."""
    sure: bool
    """Its parts stand under no other whole, whatever that is called where the list opens."""

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


def part(name: str, pattern: str, *, needed: bool = False, many: bool = False) -> Part:
    """A part, called officially ``name``, of which reports write ``pattern``."""
    return Part(name, late_regex(pattern), needed, many)


def partition(
    id_: str,
    whole: str,
    *parts: Part,
    loose: bool = False,
    named: bool = False,
    sure: bool = False,
) -> Partition:
    """A whole; loose where several items may be of one part."""
    loose = loose or any(each.many for each in parts)
    return Partition(id_, late_regex(whole), parts, loose, named, sure)
