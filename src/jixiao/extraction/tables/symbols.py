"""A row under the header that says how columns follow from one another: A＝B＋C, B, C."""

from __future__ import annotations

import re

from jixiao.extraction.tables.grid import Place
from jixiao.late import late_regex

_NAME = r"(?:[A-Z]|\d{1,2})"
_SIGNS = r"[+＋－\-]"
_ALONE = late_regex(_NAME)
_SUM = late_regex(rf"(?P<whole>{_NAME})[=＝](?P<parts>{_NAME}(?:{_SIGNS}{_NAME})+)")
_PART = late_regex(rf"(?P<sign>{_SIGNS}?)(?P<name>{_NAME})")
_LEAST = 3
"""Columns that a formula ties together, at least."""

Formula = tuple[int, list[tuple[int, int]]]
"""The column of the whole, and the signs and columns of its parts."""


def formulas_of(places: list[Place]) -> list[Formula]:
    """The formulas of a row of symbols; none of any other row."""
    columns: dict[str, int] = {}
    sums: list[re.Match[str]] = []
    for place in places:
        if found := _SUM.fullmatch(place.text):
            sums.append(found)
            columns[found["whole"]] = place.column
        elif _ALONE.fullmatch(place.text):
            columns[place.text] = place.column
    if not sums or len(columns) < _LEAST:
        return []
    formulas = ((columns[one["whole"]], _parts(one["parts"], columns)) for one in sums)
    return [(whole, parts) for whole, parts in formulas if parts]


def _parts(text: str, columns: dict[str, int]) -> list[tuple[int, int]]:
    """The parts of a sum; none where one of them heads no column."""
    found = [(-1 if part["sign"] in "－-" and part["sign"] else 1, part["name"])
             for part in _PART.finditer(text)]  # fmt: skip
    if any(name not in columns for _, name in found):
        return []
    return [(sign, columns[name]) for sign, name in found]
