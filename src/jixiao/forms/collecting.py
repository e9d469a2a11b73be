"""What has been found in a workbook so far: values, what was typed over totals, all faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from openpyxl.utils import get_column_letter

from jixiao.filing.entering import EntryError, read_entry
from jixiao.filing.field import Field
from jixiao.filing.filing import Filing, Row
from jixiao.filing.known import Knowledge, Known
from jixiao.filing.value import Origin, State
from jixiao.forms.entry_reading import entry_of, exact, text_in
from jixiao.forms.problem import FormProblem
from jixiao.forms.workbook_opening import SheetCell


@dataclass(frozen=True, slots=True)
class Place:
    """A cell; row and column count from 0."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{get_column_letter(self.column + 1)}{self.row + 1}"


@dataclass(slots=True)
class Collection:
    """One workbook on the way to a Filing."""

    file: str
    filing: Filing
    problems: list[FormProblem] = field(default_factory=list)
    _seen: dict[str, Place] = field(default_factory=dict)
    _typed: list[tuple[Place, str, SheetCell]] = field(default_factory=list)
    """Cells of totals that hold no formula: place, path, cell."""

    def complain(self, place: Place | str, message: str) -> None:
        problem = FormProblem(self.file, str(place), message)
        if problem not in self.problems:
            self.problems.append(problem)

    def first(self, path: str, place: Place) -> bool:
        """Whether a path is met for the first time; complains where it is not."""
        before = self._seen.setdefault(path, place)
        if before != place:
            self.complain(place, f"与 {before} 填的是同一项；请删去其中一处（复制出来的表或行）")
        return before == place

    def enter(self, path: str, one: Field, cell: SheetCell, place: Place) -> None:
        """A single value."""
        row: Row = {}
        self.read_cell(row, path, one, cell, place)
        if row and self.first(path, place):
            self.filing.values.update(row)

    def read_cell(self, row: Row, key: str, one: Field, cell: SheetCell, place: Place) -> None:
        """Put the value of a cell into a row under a key, or say why it is none."""
        try:
            value = read_entry(entry_of(cell, one), one, Origin(self.file, str(place)))
        except EntryError as error:
            self.complain(place, f"{one.label}{error}")
            return
        if value.state is not State.BLANK:
            row[key] = value

    def typed_over(self, path: str, cell: SheetCell, place: Place) -> None:
        """A cell of a derived value: a formula and nothing else is expected there."""
        if not cell.blank and not cell.is_formula:
            self._typed.append((place, path, cell))

    def check_totals(self) -> None:
        """What was typed over a total stands only where it is what follows from the entries."""
        knowledge = Knowledge(self.filing)
        for place, path, cell in self._typed:
            known = knowledge.at(path)
            if not _says(cell, known):
                self.complain(
                    place,
                    f"{known.label}由其他数算出（{_shown(known)}），不用填；"
                    f"写的是 {text_in(cell)}，请清空",
                )


def _says(cell: SheetCell, known: Known) -> bool:
    """Whether a cell holds the known number, as after pasting values over formulas."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return known.number is not None and Fraction(exact(value)) == known.number


def _shown(known: Known) -> str:
    if known.number is None:
        return "现在还算不出"
    number = known.number
    value = Decimal(number.numerator) / Decimal(number.denominator)
    return f"应为 {value:f}"
