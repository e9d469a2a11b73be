"""Reads .xlsx: what each visible worksheet shows, cell by cell, with its formulas' values."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from jixiao.documents.document import Document
from jixiao.documents.limits import SHEET_CELLS, too_many_cells
from jixiao.documents.number_formats import exact, show_number, show_text
from jixiao.documents.sheet import Sheet, reference
from jixiao.documents.sheet_blocks import SheetWriter
from jixiao.documents.xlsx_cells import RawCell, RawSheet, read_cells, shared_texts
from jixiao.documents.xlsx_formulas import Cells, Formulas
from jixiao.documents.xlsx_grammar import NotComputableError
from jixiao.documents.xlsx_package import WorkbookPackage, x
from jixiao.documents.xlsx_styles import number_formats

_ON = ("1", "true")
_NOT_COMPUTED = "（公式无结果）"
"""Shown for a formula whose value is neither stored nor computed: such a cell is not blank."""
_MOST_NAMED = 20
"""Cells that a note names."""


def read_xlsx(path: str, data: bytes) -> Document:
    """The visible sheets; a hidden sheet is left out, hidden rows and columns are kept: both noted.

    Sums of a sheet count its hidden rows, so leaving them out would make right sums look wrong.
    """
    with WorkbookPackage(path, data) as package:
        reader = _Reader(package)
        return reader.read()


class _Reader:
    """One workbook; sheets are read when they or a formula ask for them."""

    def __init__(self, package: WorkbookPackage) -> None:
        self._package = package
        self._shared = shared_texts(package)
        self._formats = number_formats(package)
        self._parts = {name: part for name, part, _ in package.sheet_parts()}
        self._sheets: dict[str, RawSheet] = {}
        self._formulas = Formulas(self._cells_of)
        self._missing: list[str] = []
        """Cells whose formula has no value."""
        self._computed = False
        root = package.tree(package.main)
        self._epoch_1904 = any(
            element.get("date1904") in _ON for element in root.iter(x("workbookPr"))
        )
        self._stale = any(
            element.get("fullCalcOnLoad") in _ON for element in root.iter(x("calcPr"))
        )
        """Whether the stored values are placeholders that a spreadsheet replaces at once."""

    def read(self) -> Document:
        writer = SheetWriter(self._package.path)
        hidden = []
        for name, _, visible in self._package.sheet_parts():
            if visible:
                writer.add(self._shown(self._sheet(name)))
            else:
                hidden.append(name)
        notes = [f"hidden_sheets:{'、'.join(hidden)}"] if hidden else []
        rows = [sheet.name for sheet in self._sheets.values() if sheet.hidden]
        rows = [name for name in rows if name not in hidden]
        notes += [f"hidden_cells:{'、'.join(rows)}"] if rows else []
        notes += ["formulas_computed"] if self._computed else []
        if self._missing:
            named = "、".join(self._missing[:_MOST_NAMED])
            more = " …" if len(self._missing) > _MOST_NAMED else ""
            notes.append(f"formulas_not_computed:{named}{more}")
        return writer.document("xlsx", notes)

    def _sheet(self, name: str) -> RawSheet:
        if name not in self._sheets:
            room = SHEET_CELLS - sum(len(sheet.cells) for sheet in self._sheets.values())
            if room <= 0:
                raise too_many_cells(self._package.path)
            part = self._parts[name]
            self._sheets[name] = read_cells(self._package, name, part, self._shared, room)
        return self._sheets[name]

    def _cells_of(self, name: str) -> Cells | None:
        return self._sheet(name).cells if name in self._parts else None

    def _shown(self, raw: RawSheet) -> Sheet:
        sheet = Sheet(raw.name, merges=raw.merges)
        for (row, column), cell in raw.cells.items():
            value = self._value(raw, row, column, cell)
            code = self._formats.get(cell.style, "General")
            if isinstance(value, str):
                text = show_text(value, code)
            elif value == 0 and not raw.zeros:
                text = ""
            else:
                text = show_number(value, code, self._epoch_1904)
            if text.strip():
                sheet.rows.setdefault(row, {})[column] = text
        return sheet

    def _value(self, raw: RawSheet, row: int, column: int, cell: RawCell) -> Decimal | str:
        if not cell.formula or (cell.value is not None and not self._stale):
            return cell.value if cell.value is not None else ""
        try:
            value = self._formulas.value(raw.name, row, column, cell.formula)
        except NotComputableError:
            if cell.value is not None and cell.value != 0:
                return cell.value
            self._missing.append(f"{raw.name}!{reference(row, column)}")
            return _NOT_COMPUTED
        self._computed = True
        return _decimal(value)


def _decimal(value: Fraction) -> Decimal:
    with localcontext(prec=30):
        return exact(str(Decimal(value.numerator) / Decimal(value.denominator)))
