"""Cells that a workbook marks while they do not fit (filing/limits.yaml), for a layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from jixiao.filing.limits import Limit, limits, word_in
from jixiao.forms.formulas import cell
from jixiao.forms.layout import Layout, Span, Spot

_TOLERANCE = 6
"""Places that a difference is rounded to: a spreadsheet adds 0.1 and 0.2 to 0.30000000000000004."""

SHARED_POINTS = {"indicators.weight": "权重合计与评分表不符"}
"""Columns whose sum the region's form prescribes, and what their mark says."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Cells that are marked while ``formula`` (for the first of them) is true."""

    cells: Spot | Span
    formula: str
    words: str


def marked(layout: Layout) -> Iterator[Marked]:
    """Every limit over single values and over the columns of tables."""
    for limit in limits():
        if limit.path in layout.spans:
            yield _in_table(limit, layout)
            continue
        for path, spot in layout.spots.items():
            word = word_in(limit.path, path)
            other = layout.spots.get(limit.above.replace("*", word or ""))
            if word is not None and other is not None:
                formula = _larger(cell(spot, spot.page), cell(other, spot.page))
                yield Marked(spot, formula, limit.words)


def _in_table(limit: Limit, layout: Layout) -> Marked:
    own = layout.spans[limit.path]
    here, there = _here(own, own), _here(own, layout.spans[limit.above or limit.beside])
    if limit.above:
        return Marked(own, _larger(here, there), limit.words)
    table = limit.path.rpartition(".")[0]
    tests = [f'{here}=""', f'{there}<>""']
    tests += [f'{_here(own, layout.spans[f"{table}.{name}"])}=""' for name in limit.instead]
    if limit.once:
        tests.append(f"COUNTA({xl_range_abs(own.first, own.column, own.last, own.column)})>0")
    return Marked(own, f"AND({','.join(tests)})", limit.words)


def _here(first: Span, column: Span) -> str:
    """A cell of the first row of a table; the row is relative: the mark goes down the column."""
    return str(xl_rowcol_to_cell(first.first, column.column, False, True))


def _larger(own: str, other: str) -> str:
    return f"AND(COUNT({own},{other})=2,ROUND(N({own})-N({other}),{_TOLERANCE})>0)"
