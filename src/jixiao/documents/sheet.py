"""A worksheet as a person sees it: shown texts by place, merged ranges, what is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, all inclusive and counted from 0."""


@dataclass(slots=True)
class Sheet:
    """One visible worksheet; rows and columns count from 0, blank cells are absent."""

    name: str
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)


def reference(row: int, column: int) -> str:
    """The name of a cell: (0, 0) is ``A1``."""
    return f"{column_letters(column)}{row + 1}"


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """The name of a column counted from 0: 0 is ``A``."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """The number of a column, counted from 0: ``A`` is 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
