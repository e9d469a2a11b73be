"""Numbers that differ as a misprint does: a digit changed, added or lost, two swapped."""

from __future__ import annotations

from functools import lru_cache

_POINT = "."
_LONGEST_BEGINNING = 3
"""Digits at the beginning that tell numbers apart well enough."""


def telling_digits(digits: str) -> int:
    """How many digits a number has, zeros at either end apart: round numbers lie close."""
    return len(digits.replace(_POINT, "").strip("-0"))


def misprinted(one: str, other: str) -> bool:
    """Whether two digit strings differ by one digit changed, added, lost, or two neighbours
    swapped, be they on either side of the point.
    """
    if len(one) == len(other):
        wrong = [place for place in range(len(one)) if one[place] != other[place]]
        if len(wrong) == 1:
            return True
        swapped = len(wrong) == 2 and one[wrong[0] + 1 : wrong[1]] in ("", _POINT)
        return swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def swaps_of(digits: str) -> set[str]:
    """What a number prints where two neighbours are swapped, be they on either side of the point;
    some that are no numbers.
    """
    swaps = {
        digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        for place in range(len(digits) - 1)
    }
    before, point, behind = digits.partition(_POINT)
    if point:
        swaps.add(before[:-1] + behind[:1] + point + before[-1:] + behind[1:])
    return swaps - {digits}


@lru_cache(maxsize=4096)
def ends_of(digits: str) -> tuple[str, str]:
    """The beginning and the end of a number; a misprint leaves one of the two as it is, but for
    two digits of a short number swapped over the point.
    """
    return _ends(digits, len(digits))


@lru_cache(maxsize=4096)
def ends_near(digits: str) -> frozenset[str]:
    """The ends under which every number stands that differs from ``digits`` as a misprint does."""
    length = len(digits)
    return frozenset(
        (*_ends(digits, length - 1), *_ends(digits, length), *_ends(digits, length + 1))
    )


def _ends(digits: str, length: int) -> tuple[str, str]:
    """The ends by which numbers of ``length`` digits are told. One digit stands between them, so
    that two neighbours never stand in both; the end is the longer one, for many end on zeros.
    """
    first = min(_LONGEST_BEGINNING, max(1, (length - 1) // 2))
    return digits[:first] + "…", "…" + digits[-max(1, length - 1 - first) :]
