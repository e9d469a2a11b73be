"""Rows of cells of which no header makes a table: amounts in a row, and the rates behind them.

Abreast behind a name (服务费 40.50 60.75 50.00%), or a cell a line. What a row says of itself is
told by the digits alone, and only where it holds: it is never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple

from jixiao.extraction.building import (
    agrees,
    change_over_prior,
    part_of_whole,
    rate,
    signed_sum,
    told_only,
)
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_NAME = late_regex(r"[^，。；：]{2,40}")
_PAIR, _TRIPLE = 2, 3
_MOST = 5
"""Amounts of a row among which the two of a rate are sought."""
_MOST_ROWS = 12
"""Rows that make the one before them."""
_TELLING = 3
"""Digits of a total, a change or a rate that others make by no chance."""
_SPENT, _CHANGED = "执行数÷预算数×100", "（本年数－上年数）÷上年数×100"


_Changed = tuple[Figure, Figure, Figure]
"""Two cells, and the change between them."""


class CellRow(NamedTuple):
    """The amounts of a row, and the percentages behind them."""

    name: str
    cells: list[Phrase]
    rates: list[Phrase]
    named: bool
    """Whether what stands before it may be its name: not so where a text runs on into a row."""


def rows_in_turn(phrases: Sequence[Phrase]) -> Iterator[list[CellRow]]:
    """Rows that follow one another."""
    rows: list[CellRow] = []
    before: Phrase | None = None
    for phrase in phrases:
        percent = phrase.figure.dimension is Dimension.PERCENT
        bare = phrase.figure.dimension is Dimension.NUMBER
        goes_on = bool(rows) and before is not None and _beside(before, phrase)
        if percent and goes_on:
            rows[-1].rates.append(phrase)
        elif bare and goes_on and not rows[-1].rates:
            rows[-1].cells.append(phrase)
        else:
            named = bare and (not phrase.gap or _NAME.fullmatch(phrase.gap) is not None)
            if rows and not named:
                yield rows
                rows = []
            if bare:
                name = phrase.gap.strip("\x04 ") if named else ""
                rows.append(CellRow(name, [phrase], [], named))
        before = phrase
    if rows:
        yield rows


def _beside(before: Phrase, phrase: Phrase) -> bool:
    """Whether nothing stands between two cells of one line, or of lines that follow one another."""
    near = phrase.passage - before.passage <= 1
    return near and not phrase.listed and not phrase.gap.strip(" |")


def row_changes(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """上年 本年 增减 增减率: the change and the rates of each row."""
    for rows in rows_in_turn(phrases):
        yield from _totals(rows)
        for row in rows:
            if len(row.cells) >= _PAIR and (row.rates or len(row.cells) >= _TRIPLE):
                yield from _of_row(row)


def _totals(rows: Sequence[CellRow]) -> Iterator[Relation]:
    """收入 90.50 97.20, 财政拨款 60.30 64.00, 其他 30.20 33.20: a row by the rows behind it, where
    that agrees in all columns, and to the last digit in all but one.
    """
    for place, total in enumerate(rows):
        width = len(total.cells)
        if width < _PAIR or max(one.figure.telling for one in total.cells) < _TELLING:
            continue
        below: list[CellRow] = []
        for row in rows[place + 1 : place + 1 + _MOST_ROWS]:
            if any(one.figure.value for one in row.cells):
                below.append(row)
            if not below or len(below[-1].cells) != width:
                break
            told = _columns(total, below) if len(below) >= _PAIR else []
            if sum(one.verdict is Verdict.HOLDS for one in told) >= max(_PAIR, width - 1):
                yield from told
                break


def _columns(total: CellRow, below: Sequence[CellRow]) -> list[Relation]:
    """The sums of all columns, where all of them agree; none where one does not."""
    told = [
        signed_sum(
            stated.figure, [(1, row.cells[at].figure) for row in below], subject=total.name,
            scope=Scope.TABLE,
        )
        for at, stated in enumerate(total.cells)
    ]  # fmt: skip
    return [*map(told_only, told)] if all(agrees(one.judgement) for one in told) else []


def _of_row(row: CellRow) -> Iterator[Relation]:
    cells = [one.figure for one in row.cells]
    changed = next(filter(_is_change, zip(cells, cells[1:], cells[2:], strict=False)), None)
    rates = (_rate_of(one.figure, cells, changed, row.name) for one in row.rates)
    told = [one for one in rates if one is not None]
    if changed is not None and (told or changed[2].telling >= _TELLING):
        yield _change(*changed, row.name)
    yield from told


def _is_change(cells: _Changed) -> bool:
    first, second, change = (one.value for one in cells)
    return bool(change) and bool(first and second) and abs(second - first) == abs(change)


def _change(first: Figure, second: Figure, change: Figure, name: str) -> Relation:
    """The change between two cells, which is told without its sign or with it."""
    risen = (second.value - first.value > 0) == (change.value > 0)
    signed = [(1, second), (-1, first)] if risen else [(1, first), (-1, second)]
    return signed_sum(
        change, signed, subject=name, kind=RelationKind.CHANGE_AMOUNT, scope=Scope.TABLE
    )


def _rate_of(
    stated: Figure, cells: Sequence[Figure], changed: _Changed | None, name: str
) -> Relation | None:
    """The first rate of two cells that holds."""
    for part, base, compute, kind, formula in _readings(stated, cells, changed):
        if base.value and part.value:
            signed = _fallen(compute) if stated.value < 0 else compute
            found = rate(
                stated, [part, base], signed, kind=kind, formula=formula, subject=name,
                scope=Scope.TABLE,
            )  # fmt: skip
            if found.verdict is Verdict.HOLDS:
                return found
    return None


def _readings(
    stated: Figure, cells: Sequence[Figure], changed: _Changed | None
) -> Iterator[tuple[Figure, Figure, Compute, RelationKind, str]]:
    """What a rate may be of: the change and one of its amounts; any two cells, where the rate has
    digits enough.
    """
    if changed is not None:
        for base in changed[:2]:
            yield changed[2], base, _size_of, RelationKind.CHANGE_RATE, "增减额÷上年数×100"
    if stated.telling < _TELLING and stated.places < _PAIR:
        return
    for base, other in permutations(cells[:_MOST], _PAIR):
        if stated.value > 0:
            yield other, base, part_of_whole, RelationKind.EXECUTION_RATE, _SPENT
        yield other, base, change_over_prior, RelationKind.CHANGE_RATE, _CHANGED


def _size_of(values: Sequence[Fraction]) -> Fraction:
    """Change ÷ base × 100, without a sign."""
    return abs(part_of_whole(values))


def _fallen(compute: Compute) -> Compute:
    return lambda values: -compute(values)
