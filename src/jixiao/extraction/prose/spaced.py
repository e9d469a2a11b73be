"""Rows of a name and bare numbers that blanks part, where no header makes a table of them.

Told by the digits alone: a row is the sum of rows beside it where two columns say so at once, and
a column is a rate of two others where every row says so. It is never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from jixiao.extraction.building import change_over_prior, part_of_whole, rate, signed_sum
from jixiao.extraction.prose.cell_rows import CellRow, rows_in_turn
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_NUMBERED = late_regex(r"[一二三四五六七八九十]{1,3}、[^、]*$")
_FEWEST = 3
"""Rows of such a table, and cells of a row, at least."""
_TWO = 2
_ALL = 100
_MOST = 40
"""Rows that a row is the sum of at most."""
_RATES = (
    (part_of_whole, RelationKind.EXECUTION_RATE, "执行数÷预算数×100"),
    (change_over_prior, RelationKind.CHANGE_RATE, "（本年数－上年数）÷上年数×100"),
)


def spaced_relations(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Sums and rates of every such table."""
    for rows in filter(None, map(_whole, rows_in_turn(phrases))):
        yield from _sums(rows)
        if not any(row.rates for row in rows):
            yield from _rates(rows)


def _whole(rows: list[CellRow]) -> list[CellRow]:
    """The rows behind one without a name, where each of them has cells enough, or nothing."""
    rows = rows if rows[0].named else rows[1:]
    kept = [row for row in rows if len(row.cells) >= _FEWEST]
    empty = [row for row in rows if not any(one.figure.value for one in row.cells)]
    full = len(kept) == len(rows) or all(row in kept or row in empty for row in rows)
    return rows if len(kept) >= _FEWEST and full else []


def _sums(rows: list[CellRow]) -> Iterator[Relation]:
    """Each row that others make, all of its columns that they make."""
    for place, total in enumerate(rows):
        for parts in _beside(rows, place):
            found = list(_of_columns(total, parts))
            if len(found) >= _TWO:
                yield from found
                break


def _beside(rows: list[CellRow], place: int) -> Iterator[list[CellRow]]:
    """The numbered rows before one, those right behind it, and those right before it."""
    numbered = [row for row in rows[:place] if row.cells[0].listed or _NUMBERED.search(row.name)]
    if len(numbered) >= _TWO:
        yield numbered
    for end in range(place + 1 + _TWO, min(len(rows), place + _MOST) + 1):
        yield rows[place + 1 : end]
    for start in range(place - _TWO, max(-1, place - _MOST), -1):
        yield rows[start:place]


def _of_columns(total: CellRow, parts: list[CellRow]) -> Iterator[Relation]:
    for column, stated in enumerate(total.cells):
        cells = [row.cells[column] for row in parts if column < len(row.cells)]
        values = [cell.figure.value for cell in cells]
        if len(cells) == len(parts) and stated.figure.value == sum(values) != max(values):
            yield signed_sum(
                stated.figure, [(1, cell.figure) for cell in cells], subject=total.name,
                scope=Scope.TABLE,
            )  # fmt: skip


def _rates(rows: list[CellRow]) -> Iterator[Relation]:
    """The last column over two others before it, where that holds in every full row."""
    width = max(len(row.cells) for row in rows)
    full = [row for row in rows if len(row.cells) == width]
    telling = [row for row in full if row.cells[-1].figure.value not in (0, _ALL)]
    if len(telling) < _FEWEST:
        return
    for part, whole in permutations(range(width - 1), _TWO):
        if any(not row.cells[whole].figure.value for row in full):
            continue
        for compute, kind, formula in _RATES:
            found = [
                rate(
                    row.cells[-1].figure, [row.cells[part].figure, row.cells[whole].figure],
                    compute, kind=kind, formula=formula, subject=row.name, scope=Scope.TABLE,
                )
                for row in full
            ]  # fmt: skip
            if all(one.verdict is Verdict.HOLDS for one in found):
                yield from found
                return
