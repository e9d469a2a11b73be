"""Whether two texts have words in common, told by characters in a row."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=8192)
def pieces(text: str, length: int) -> frozenset[str]:
    """All that stands in a row in a text, so many characters each; none where it is shorter."""
    return frozenset(text[at : at + length] for at in range(len(text) - length + 1))


def share(one: str, other: str, length: int) -> bool:
    """Whether so many characters in a row stand in both: 二级手术, 完成二级手术."""
    return any(piece in other for piece in pieces(one, length))


def runs_through(one: str, other: str) -> bool:
    """Whether one text has all characters of the other in turn: 专项收入, 专项补助收入."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short)
