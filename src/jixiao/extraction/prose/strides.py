"""A table that was flattened to one cell a line, and whose rows nothing tells any more.

Its figures still stand at equal distances: a total is what every second, third … cell before or
behind it comes to. Told by the digits alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Scope

_TOTAL = late_regex(
    r"(?:合计|总计|小计|共计|总额|总金额|[一-龥]{0,4}(?:合计|总计))(?:金额|数)?[：|]*"
)
_FEWEST = 3
"""Lone figures that such a table has at least."""
_LONGEST_ROW = 12
_SHORTER = 3
"""Cells that the row of the total may have lost to a merge."""
_SHORTEST = 3
"""Digits of a total that two figures make by chance."""
_LONE = frozenset({Dimension.NUMBER, Dimension.MONEY, Dimension.COUNT})


class _Line(NamedTuple):
    """A passage as a cell: its words, and its figure if it is nothing else."""

    words: str
    figure: Phrase | None


def stride_sums(passages: Sequence[Passage], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The totals of such tables against their columns."""
    lone = {
        one.passage: one
        for one in phrases
        if not one.gap and one.figure.dimension in _LONE and not one.after.strip("| ")
    }
    if len(lone) < _FEWEST:
        return
    first, last = min(lone), max(lone)
    lines = [
        _Line(passages[at].text.replace(" ", ""), lone.get(at))
        for at in range(max(0, first - 1), last + 1)
    ]
    for rows in (lines, [one for one in lines if one.words.strip("|")]):
        yield from _of_lines(rows)


def _of_lines(lines: Sequence[_Line]) -> Iterator[Relation]:
    for at, line in enumerate(lines):
        if line.figure is not None or not _TOTAL.fullmatch(line.words):
            continue
        for place in range(at + 1, min(at + _LONGEST_ROW, len(lines))):
            stated = lines[place].figure
            if stated is None:
                break
            parts = _column(lines, place, stated)
            if not parts and (stated := _in_unit_of(lines[:at], stated)) is not None:
                parts = _column(lines, place, stated)
            if parts and stated is not None:
                yield signed_sum(
                    stated.figure, [(1, one.figure) for one in parts],
                    subject=line.words.strip("|："), scope=Scope.TABLE,
                )  # fmt: skip


def _in_unit_of(before: Sequence[_Line], stated: Phrase) -> Phrase | None:
    """A bare total, read in the unit that all amounts before it print (100万元, 45.3万元)."""
    amounts = [one.figure.figure for one in before if one.figure is not None and one.figure.money]
    units = {one.unit for one in amounts}
    if len(units) != 1 or stated.figure.dimension is not Dimension.NUMBER:
        return None
    figure = amounts[0]
    told = replace(stated.figure, unit=figure.unit, dimension=figure.dimension, scale=figure.scale)
    return replace(stated, figure=told)


def _column(lines: Sequence[_Line], place: int, stated: Phrase) -> list[Phrase]:
    """The figures at equal distances before a total, or behind it, that make it exactly."""
    for distance in range(2, _LONGEST_ROW + 1):
        for start in range(1, min(distance + _SHORTER, place) + 1):
            parts = _parts_of(lines[place - start :: -distance], stated)
            if parts:
                return parts[::-1]
        parts = _parts_of(lines[place + distance :: distance], stated)
        if parts:
            return parts
    return []


def _parts_of(column: Sequence[_Line], stated: Phrase) -> list[Phrase]:
    """All the figures of a column up to its name, where they make the total."""
    parts: list[Phrase] = []
    for line in column:
        if line.figure is None:
            break
        parts.append(line.figure)
    values = [one.figure.value for one in parts if one.figure.value]
    if len(values) < 2 or sum(values, Decimal(0)) != stated.figure.value:
        return []
    return parts if len(values) > 2 or len(stated.figure.digits) > _SHORTEST else []
