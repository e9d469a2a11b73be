"""Numbers that differ as a misprint does: a digit changed, added or lost, two swapped."""

from __future__ import annotations

_ANY_DIGIT, _LOST_DIGIT = "\x00", "\x01"
"""In a pattern: any digit stands here; one digit was lost somewhere."""


def misprinted(one: str, other: str) -> bool:
    """Whether two digit strings differ by one digit changed, added, lost, or two neighbours
    swapped.
    """
    if len(one) == len(other):
        wrong = [place for place in range(len(one)) if one[place] != other[place]]
        if len(wrong) == 1:
            return True
        swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1
        return swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def open_patterns(digits: str) -> set[str]:
    """Under what a printed number is kept: itself, with any digit open, with any digit lost."""
    patterns = {digits}
    for place in range(len(digits)):
        before, behind = digits[:place], digits[place + 1 :]
        patterns.add(before + _ANY_DIGIT + behind)
        patterns.add(_LOST_DIGIT + before + behind)
    return patterns


def slip_patterns(digits: str) -> set[str]:
    """Under what the numbers are found that differ from ``digits`` as a misprint does."""
    patterns = {_LOST_DIGIT + digits}
    for place, digit in enumerate(digits):
        before, behind = digits[:place], digits[place + 1 :]
        patterns.add(before + _ANY_DIGIT + behind)
        patterns.add(before + behind)
        if behind:
            patterns.add(before + behind[0] + digit + behind[1:])
    return patterns
