"""Rows between bars that break where a cell is blank: the next line begins with the bar.

甲区 | 73.80 | 234.20 |  and below it  | -10.9 | 70.9 |: one row of six cells, the fourth blank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jixiao.documents.textlines import Line

_FEWEST = 3
"""Rows that break so, and rows of one length that they make."""
_HEADERS = 2
"""Rows at the top that may be shorter, having lost the cells that a merge covered."""


def rejoined(lines: Sequence[Line]) -> list[list[Line]] | None:
    """The lines of each row; None where lines that begin with a bar do not go on with the rows
    above them: all rows do, or what they would make is of several lengths.
    """
    breaks = [line.words.startswith("|") for line in lines]
    if breaks.count(True) < _FEWEST or breaks.count(False) < _FEWEST or breaks[0]:
        return None
    groups: list[list[Line]] = []
    for line, goes_on in zip(lines, breaks, strict=True):
        if goes_on:
            groups[-1].append(line)
        else:
            groups.append([line])
    lengths = Counter(sum(line.raw.count("|") for line in group) for group in groups[_HEADERS:])
    return groups if len(lengths) == 1 and lengths.total() >= _FEWEST else None
