"""Sums down the columns told by the figures themselves, where no word says what is part of what.

基本支出, 人员经费, 公用经费, 项目支出, 甲工程, 合计 in one column of names: indents are lost, and
其中 may stand before the first part alone. A row is made of the rows right below it where two
columns say so, or one by many digits; a total also of the rows above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple

from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import Entry
from jixiao.extraction.tables.sums import Reading, RowLines, Trust
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex

_TELLING, _TELLING_ALONE = 3, 4
"""Digits, zeros at either end apart, of a whole that two columns tell of, and one alone."""
_COLUMNS = 2
_NEAR = 5
"""A column whose parts lack, or exceed, a larger part of its whole tells of others."""
_LEAST, _MOST = 2, 30
"""Rows that make another one."""


_Found = tuple[Row, list[Row], bool]
"""A row, those that make it, and whether they are another view of it than those right above it."""
_OF_INCOME = late_regex("收入|结转|结余")


class _Made(NamedTuple):
    """Minus the columns in which the next rows do not make one, and how many rows they are."""

    failing: int
    rows: int


def with_fitting_rows(groups: list[list[Reading]], lines: RowLines) -> list[list[Reading]]:
    """The readings of a table's outline with those that its figures tell of: beside another one of
    the same whole where there is one.
    """
    by_whole: dict[int, list[Reading]] = {}
    for group in filter(None, groups):
        by_whole.setdefault(group[0].whole, group)
    known = {(one.whole, _lines_of(one)) for group in groups for one in group}
    for whole, parts, viewed in _fitting(lines):
        if len(parts) < _LEAST:
            continue
        pairs = [(1, lines.of(part)) for part in parts]
        reading = Reading(lines.of(whole), pairs, "下列各项之和", Trust.LIKELY, complete=True)
        if (reading.whole, _lines_of(reading)) in known:
            continue
        if reading.whole in by_whole and not viewed:
            by_whole[reading.whole].append(reading)
        else:
            groups.append([reading])
    return groups


def _lines_of(reading: Reading) -> frozenset[int]:
    return frozenset(line for _, line in reading.parts)


def _fitting(lines: RowLines) -> Iterator[_Found]:
    """The rows that others make, the lowest first; what makes one makes no other."""
    for rows in lines.panels:
        below: list[Row] = []
        folded = False
        for row in reversed(rows):
            named = row.name or (below and below[0].label.open)
            made = _made_of(lines, row, below, below=True) if named else None
            number = made.rows if made is not None else 0
            if number or (folded and row.label.total):
                yield row, below[:number] or _up_to_total(below), False
            folded = folded or number > 0
            below = [row, *below[number:]]
        yield from _totals(lines, below, folded)


def _totals(lines: RowLines, top: Sequence[Row], folded: bool) -> Iterator[_Found]:
    """The totals of rows right above them; of all of these where some are made of others."""
    for place, row in enumerate(top):
        above = top[place - 1 :: -1] if place and row.label.total else ()
        made = _made_of(lines, row, above)
        if made is not None or (folded and above):
            found = above[: made.rows] if made is not None else _up_to_total(above)
            yield row, list(found[::-1]), False
            # 按来源：…，按用途：…，合计: another view of the same whole stands above the first.
            rest = above[len(found) :] if folded else ()
            other = _made_of(lines, row, rest)
            if other is not None:
                yield row, list(rest[: other.rows][::-1]), True


def _up_to_total(rows: Sequence[Row]) -> list[Row]:
    return list(takewhile(lambda row: not row.label.total, rows))


def _made_of(
    lines: RowLines, row: Row, beside: Sequence[Row], *, below: bool = False
) -> _Made | None:
    """How many of the rows beside one make it, in most columns; None where none do, or as many
    columns say otherwise.
    """
    wholes: dict[int, list[Entry]] = defaultdict(list)
    near: dict[int, int] = defaultdict(int)
    filled = 0
    for cross in lines.crosses if len(beside) >= _LEAST else ():
        whole = lines.get(lines.of(row), cross)
        if whole is None or not _may_be_whole(whole):
            continue
        filled += 1
        for number, off in _prefixes(lines, whole, beside, cross):
            if off:
                near[number] += 1
            else:
                wholes[number].append(whole)
    told = [
        _Made(-near[number], number)
        for number, found in wholes.items()
        if len(found) + near[number] == filled and _is_no_chance(found)
        if near[number] <= (0 if _may_balance(row, beside[:number], below) else len(found))
    ]
    return max(told, default=None)


def _may_balance(row: Row, parts: Sequence[Row], below: bool) -> bool:
    """Whether a row may equal others in one column only as income equals expense; any total may
    so equal rows below it.
    """
    return (below and row.label.total) or any(_OF_INCOME.search(one.name) for one in (row, *parts))


def _may_be_whole(entry: Entry) -> bool:
    figure = entry.figure
    return figure.value > 0 and figure.dimension is not Dimension.PERCENT


def _is_no_chance(wholes: Sequence[Entry]) -> bool:
    """Whether the digits of one whole, or of several, tell that it is one."""
    telling = [whole.figure.telling for whole in wholes]
    alone = any(digits >= _TELLING_ALONE for digits in telling)
    return alone or sum(digits >= _TELLING for digits in telling) >= _COLUMNS


def _prefixes(
    lines: RowLines, whole: Entry, beside: Sequence[Row], cross: int
) -> Iterator[tuple[int, Decimal]]:
    """After how many rows, two of them filled, a column makes its whole or nearly does, and what
    lacks then.
    """
    wanted, filled = whole.figure.value, 0
    rest = wanted
    for number, row in enumerate(beside[:_MOST], 1):
        part = lines.get(lines.of(row), cross)
        if part is not None and part.figure.value:
            rest -= part.figure.value
            filled += 1
        if filled >= _LEAST and abs(rest) * _NEAR <= wanted:
            yield number, rest
        elif rest < 0:
            return
