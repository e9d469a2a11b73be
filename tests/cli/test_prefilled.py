"""``jixiao new --from REPORT`` and ``jixiao extract --filing``: a report as a form to fill in."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jixiao import verbs
from jixiao.cli.main import main
from tests.extraction.test_prefill import REPORT


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "自评报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def new(report: Path, year: int, *more: str) -> tuple[int, Path]:
    target = report.parent / f"填报{year}.xlsx"
    call = ["new", "--region", "xinjiang", "--year", str(year), "--from", str(report)]
    return main([*call, "-o", str(target), *more]), target


def notes(path: Path) -> dict[str, str]:
    """Cell → its note, over all sheets."""
    book = openpyxl.load_workbook(path)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_a_report_of_the_year_fills_the_workbook(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, target = new(report, 2024)
    assert status == 0
    assert "文中写法不一、没有填的：全年预算·总额" in capsys.readouterr().out
    filing = verbs.load_filing(target)
    assert filing.get("budget.initial.own").number == 100
    assert filing.get("indicators.1.actual").number == 8
    assert filing.get("budget.adjusted.entered_total").number is None
    told = list(notes(target).values())
    assert "待确认：报告第9段写为 100.00" in told
    assert any(words.startswith("报告中写法不一：119.00（第11段）") for words in told)
    assert verbs.score(filing).total is not None


def test_a_report_of_last_year_gives_what_carries_over(report: Path) -> None:
    _, target = new(report, 2025)
    filing = verbs.load_filing(target)
    assert filing.year == 2025
    assert filing.get("staff.authorized.administrative").number == 3
    assert filing.get("indicators.1.target").number == 10
    assert filing.get("indicators.1.prior_actual").number == 8
    assert filing.get("indicators.1.actual").number is None
    assert filing.get("budget.initial.own").number is None


def test_a_report_that_cannot_be_read_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    status, target = new(broken, 2024)
    assert (status, target.exists()) == (2, False)
    assert capsys.readouterr().err.count("\n") == 1
