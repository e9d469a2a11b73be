"""Totals of rows some of which are details of the one before them, as their figures alone tell.

用车购置及运行费 80.00, 用车购置费 50.00, 用车运行费 30.00: without 其中 all rows taken together
count such an amount twice.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.sums import Outcome, Reading, RowLines, Trust, outcomes

_FEWEST, _MOST = 2, 8
"""Rows right behind one that may be its details."""
_MOST_ROWS = 60


def undetailed_readings(total: Row, parts: Sequence[Row], lines: RowLines) -> list[Reading]:
    """The total without the rows that detail the one before them, where it is no sum of all."""
    if not _FEWEST < len(parts) <= _MOST_ROWS:
        return []
    if not any(one.difference for one in _outcomes(total, parts, lines)):
        return []
    kept: list[Row] = []
    place = 0
    while place < len(parts):
        kept.append(parts[place])
        place += 1 + _detailed_by(parts[place], parts[place + 1 :], lines)
    return [_reading(total, kept, lines)] if len(kept) < len(parts) else []


def _detailed_by(row: Row, behind: Sequence[Row], lines: RowLines) -> int:
    """How many of the rows right behind one make it in every column; 0 where none do."""
    for count in range(_FEWEST, min(len(behind), _MOST) + 1):
        found = _outcomes(row, behind[:count], lines)
        if any(one.several for one in found) and not any(one.difference for one in found):
            return count
    return 0


def _outcomes(whole: Row, parts: Sequence[Row], lines: RowLines) -> list[Outcome]:
    return outcomes(_reading(whole, parts, lines), lines.crosses, lines.get)


def _reading(whole: Row, parts: Sequence[Row], lines: RowLines) -> Reading:
    signed = [(1, lines.of(part)) for part in parts]
    return Reading(lines.of(whole), signed, "各项之和", Trust.LIKELY)
