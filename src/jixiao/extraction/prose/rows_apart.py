"""Three rows of bare cells of which the third is the others' difference, or their sum.

本年 9.40 6.00 3.40 上年 7.90 5.20 2.70 增减 1.50 0.80 0.70: told by the digits alone where every
column holds; a column that does not, where many others do, is likely a misprint. Rows of two
cells, and those of tables, are told by ``linking.neighbours`` where nothing else tells them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.ledger.relation import Relation, RelationKind, Scope

_WIDEST, _NARROWEST = 12, 3
"""Columns of such rows."""
_LEAST, _MANY = 3, 5
"""Columns with other than zeros that make it by no chance; beside which one more is a misprint."""
_TELLING = 3
"""Digits that one of them must have."""
_THIRD = 3
_WAYS = (
    ((1, -1), RelationKind.CHANGE_AMOUNT),
    ((-1, 1), RelationKind.CHANGE_AMOUNT),
    ((1, 1), RelationKind.SUM),
)


def rows_apart(run: Sequence[Phrase]) -> Iterator[Relation]:
    """The columns of all such rows in a run of cells."""
    values = [one.figure.value for one in run]
    start = 0
    while start + _THIRD * _NARROWEST <= len(run):
        found = _at(values, start)
        if found is None:
            start += 1
            continue
        width, signs, kind, off = found
        for at in range(start, start + width):
            told = _column(run, at, width, signs, kind)
            if at == off:
                yield replace(told, likely=True)
            elif values[at + 2 * width]:
                yield told
        start += width


def _at(
    values: Sequence[Decimal], start: int
) -> tuple[int, tuple[int, int], RelationKind, int] | None:
    """How wide the three rows are that begin at a cell, what makes the third, and the place of a
    column that does not; None where there are none.
    """
    widest = min(_WIDEST, (len(values) - start) // _THIRD)
    for width in range(widest, _NARROWEST - 1, -1):
        rows = [values[start + row * width : start + (row + 1) * width] for row in range(_THIRD)]
        for signs, kind in _WAYS:
            if off := _misses(rows, signs):
                if len(off) > 1 or _telling(rows) - 1 < _MANY:
                    continue
                return width, signs, kind, start + off[0]
            if _telling(rows) >= _LEAST:
                return width, signs, kind, -1
    return None


def _misses(rows: Sequence[Sequence[Decimal]], signs: tuple[int, int]) -> list[int]:
    """The columns that do not hold; no more than two are sought."""
    found: list[int] = []
    for at, (one, other, third) in enumerate(zip(*rows, strict=True)):
        if signs[0] * one + signs[1] * other != third:
            found.append(at)
            if len(found) > 1:
                break
    return found


def _telling(rows: Sequence[Sequence[Decimal]]) -> int:
    """How many different columns have other than zeros; 0 where all of their numbers are short."""
    columns = {column for column in zip(*rows, strict=True) if all(column)}
    long = any(len(str(value).strip("-0.")) >= _TELLING for one in columns for value in one)
    return len(columns) if long else 0


def _column(
    run: Sequence[Phrase], at: int, width: int, signs: tuple[int, int], kind: RelationKind
) -> Relation:
    stated = run[at + 2 * width].figure
    parts = [(signs[0], run[at].figure), (signs[1], run[at + width].figure)]
    return signed_sum(stated, parts, subject=run[at].subject.name, kind=kind, scope=Scope.TABLE)
