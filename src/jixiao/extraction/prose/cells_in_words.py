"""What the prose tells of bare cells in its own unit: 收入36.82亿元 of 368,161; 增加343万元 of two.

A cell in 万元 rounded to 亿元, and the difference of two cells that stand side by side. Told by the
digits alone and only where they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import same, signed_sum
from jixiao.extraction.prose.chart_labels import in_unit_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_LARGE, _TIMES = "亿元", Decimal(10_000)
_WAN, _WAN_SCALE = "万元", 10_000
_PLACES = (1, 2, 4)
"""Decimals that amounts in 亿元 are told with."""
_TELLING, _TELLING_ALONE, _CELL = 4, 5, 5
"""Digits of an amount that another one is told beside, and of one alone; of a cell."""
_CHANGE = 3
"""Digits of a change that no two cells side by side make by chance."""


def cells_in_words(run: Sequence[Phrase], amounts: Sequence[Phrase]) -> Iterator[Relation]:
    """The cells of a run that the prose tells rounded, and changes between two of them."""
    cells = [one.figure for one in run if one.figure.telling >= _CELL or len(_whole(one)) > _CELL]
    if cells:
        yield from _rounded(cells, amounts)
        yield from _changes([one.figure for one in run], amounts)


def _whole(cell: Phrase) -> str:
    return cell.figure.digits.partition(".")[0]


def _rounded(cells: Sequence[Figure], amounts: Sequence[Phrase]) -> Iterator[Relation]:
    """Amounts in 亿元 that cells in 万元 round to: several of them, or one of many digits."""
    told = {
        one.figure.digits: one
        for one in reversed(amounts)
        if one.figure.unit == _LARGE and one.figure.telling >= _TELLING
    }
    found: dict[str, Figure] = {}
    for cell in cells if told else ():
        for places in _PLACES:
            digits = str((cell.value / _TIMES).quantize(Decimal(1).scaleb(-places)))
            if digits in told:
                found.setdefault(digits, cell)
    if len(found) > 1 or any(told[digits].figure.telling >= _TELLING_ALONE for digits in found):
        for digits, cell in found.items():
            amount = told[digits]
            finer = replace(in_unit_of(amount.figure, cell), unit=_WAN, scale=_WAN_SCALE)
            relation = same(
                amount.figure, finer, subject=amount.subject.name, scope=Scope.TEXT_TABLE
            )
            if relation.verdict is Verdict.HOLDS:
                yield relation


def _changes(cells: Sequence[Figure], amounts: Sequence[Phrase]) -> Iterator[Relation]:
    """Changes that two large cells side by side differ by."""
    told = {
        abs(Decimal(one.figure.digits)): one
        for one in reversed(amounts)
        if one.role is Role.CHANGE and one.figure.telling >= _CHANGE
    }
    for before, after in pairwise(cells) if told else ():
        off = abs(after.value - before.value)
        if off not in told or min(before.telling, after.telling) < _TELLING:
            continue
        change = told.pop(off)
        more, less = sorted((before, after), key=lambda one: -one.value)
        terms = [(1, in_unit_of(change.figure, more)), (-1, in_unit_of(change.figure, less))]
        yield signed_sum(
            change.figure, terms, subject=change.subject.name,
            kind=RelationKind.CHANGE_AMOUNT, scope=Scope.TEXT_TABLE,
        )  # fmt: skip
