"""The same scores as spreadsheet formulas, worked out by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import openpyxl

from benchmarks.filing_samples import INDICATORS
from jixiao.filing.filing import Filing

_FIRST = 3
"""The row of the first indicator; the one above has the budget, the top one the total."""
_LAST = _FIRST + INDICATORS - 1
_SCORE = (
    '=ROUND(C{row}*IF(D{row}="≤",IF(E{row}<=F{row},1,MAX(0,2-E{row}/F{row})),'
    "MIN(1,E{row}/F{row})),2)"
)


@dataclass(frozen=True, slots=True)
class Recalculated:
    """The totals by filing, and the seconds that the program took for all, start included."""

    totals: list[Decimal]
    seconds: float


def program() -> str | None:
    """LibreOffice on this computer."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def recalculate(filings: Sequence[Filing], folder: Path) -> Recalculated:
    """One sheet of formulas for each filing, opened, computed and saved by LibreOffice."""
    path, made = folder / "scores.xlsx", folder / "out"
    _write(filings, path)
    start = time.perf_counter()
    command = [
        program() or "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(made),
        str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    seconds = time.perf_counter() - start
    book = openpyxl.load_workbook(made / path.name, data_only=True)
    return Recalculated([Decimal(str(sheet["B1"].value)) for sheet in book], seconds)


def _write(filings: Sequence[Filing], path: Path) -> None:
    """Openpyxl stores no results beside formulas, so that they must be worked out."""
    book = openpyxl.Workbook(write_only=True)
    for number, filing in enumerate(filings, 1):
        sheet = book.create_sheet(f"{number}")
        sheet.append(["合计", f"=ROUND(SUM(B2:B{_LAST}),2)"])
        sheet.append(["执行率", "=ROUND(10*MIN(1,D2/C2),2)", *_budget(filing)])
        for row, _ in enumerate(filing.rows["indicators"], _FIRST):
            sheet.append(_line(filing, row))
    book.save(path)


def _budget(filing: Filing) -> list[float]:
    """Full-year budget and outturn; floats are what a spreadsheet computes with."""
    initial, adjustment, outturn = (
        filing.get(path).number or Decimal(0)
        for path in (
            "budget.initial.entered_total",
            "adjustments.1.amount",
            "budget.outturn.entered_total",
        )
    )
    return [float(initial + adjustment), float(outturn)]


def _line(filing: Filing, row: int) -> list[object]:
    one = filing.rows["indicators"][row - _FIRST]
    weight, target, actual = (
        float(one[name].number or 0) for name in ("weight", "target", "actual")
    )
    formula = _SCORE.format(row=row)
    return [one["name"].text, formula, weight, one["operator"].text, actual, target]
