"""Computes the simple formulas of a workbook exactly: sums, the four operations, ratios.

A file written by a program may hold formulas without values. What is computed here is what a
spreadsheet would show; anything else is refused by :class:`NotComputableError` and named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import partial

from jixiao.documents.limits import FORMULA_BITS, FORMULA_DEPTH, FORMULA_LENGTH, FORMULA_STEPS
from jixiao.documents.xlsx_cells import RawCell
from jixiao.documents.xlsx_grammar import Area, NotComputableError, parse

Place = tuple[str, int, int]
"""Sheet, row and column."""
Cells = dict[tuple[int, int], RawCell]


class Formulas:
    """Computes cells of one workbook, each once; steps and depth are bounded."""

    def __init__(self, cells_of: Callable[[str], Cells | None]) -> None:
        self._cells_of = cells_of
        self._known: dict[Place, Fraction | None] = {}
        """None where a cell is being computed or cannot be."""
        self._steps = 0
        self._depth = 0

    def value(self, sheet: str, row: int, column: int, formula: str) -> Fraction:
        """The value of a formula in a cell; raises :class:`NotComputableError`."""
        place = (sheet, row, column)
        if place not in self._known:
            self._known[place] = None
            if self._depth >= FORMULA_DEPTH or len(formula) > FORMULA_LENGTH:
                raise NotComputableError
            self._known[place] = self._compute(sheet, formula)
        known = self._known[place]
        if known is None:
            raise NotComputableError
        return known

    def _compute(self, sheet: str, formula: str) -> Fraction:
        self._depth += 1
        try:
            value = parse(formula, partial(self.numbers, sheet))
        except RecursionError:
            raise NotComputableError from None
        finally:
            self._depth -= 1
        if max(abs(value.numerator), value.denominator).bit_length() > FORMULA_BITS:
            raise NotComputableError
        return value

    def number(self, sheet: str, row: int, column: int) -> Fraction | None:
        """The number in a cell; None for a blank or a text."""
        if self._steps > FORMULA_STEPS:
            raise NotComputableError
        cell = self._cells(sheet).get((row, column))
        if cell is None:
            return None
        if cell.value is None:
            return self.value(sheet, row, column, cell.formula)
        if isinstance(cell.value, Decimal):
            place = (sheet, row, column)
            known = self._known.get(place)
            if known is None:
                known = self._known[place] = Fraction(cell.value)
            return known
        if cell.value.startswith("#"):
            raise NotComputableError
        return None

    def numbers(self, home: str, area: Area) -> list[Fraction | None]:
        """The numbers of a range as seen from a sheet; None for texts, nothing for blanks."""
        sheet = area.sheet or home
        cells = self._cells(sheet)
        return [self.number(sheet, *place) for place in self._places(area, cells) if place in cells]

    def _places(self, area: Area, cells: Cells) -> Iterator[tuple[int, int]]:
        rows = range(area.first[0], area.last[0] + 1)
        columns = range(area.first[1], area.last[1] + 1)
        if len(rows) * len(columns) <= len(cells):
            self._steps += len(rows) * len(columns)
            yield from ((row, column) for row in rows for column in columns)
        else:
            self._steps += len(cells)
            yield from (place for place in cells if place[0] in rows and place[1] in columns)

    def _cells(self, sheet: str) -> Cells:
        cells = self._cells_of(sheet)
        if cells is None:
            raise NotComputableError
        return cells
