"""``jixiao extract --filing`` and ``jixiao new --from`` with a Filing in either form."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao import verbs
from jixiao.cli.main import main
from tests.extraction.test_prefill import REPORT
from tests.filing.test_consolidating import HEAD
from tests.forms.comparing import same

FILING = HEAD + (
    "body: {name: 青禾县总工会}\n"
    "carryover: {closing: 3.5}\n"
    "three_public: {outturn: {hospitality: 0.4}}\n"
    "departments: [{name: 办公室}]\n"
    "projects: [{name: 送温暖, adjusted: 30, outturn: 29}]\n"
    "indicators:\n"
    "  - {name: 培训场次, operator: ≥, target: 4, actual: 5, weight: 90}\n"
    "  - {name: 慰问户数, project: 送温暖, target: 100, actual: 100, weight: 50}\n"
)


@pytest.fixture
def filing(tmp_path: Path) -> Path:
    path = tmp_path / "本年.yaml"
    path.write_text(FILING, encoding="utf-8")
    return path


def test_a_filing_as_workbook_and_back(filing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(filing), "--filing", "xlsx"]) == 0
    workbook = filing.parent / "本年.填报.xlsx"
    assert str(workbook) in capsys.readouterr().out
    assert same(verbs.load_filing(workbook), verbs.load_filing(filing))
    assert main(["extract", str(workbook), "--filing", "yaml"]) == 0
    again = filing.parent / "again.yaml"
    again.write_text(capsys.readouterr().out, encoding="utf-8")
    assert same(verbs.load_filing(again), verbs.load_filing(filing))


def test_a_workbook_that_is_there_is_never_overwritten(
    filing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (filing.parent / "本年.填报.xlsx").write_bytes(b"filled in")
    assert main(["extract", str(filing), "--filing", "xlsx"]) == 2
    assert "已有这个文件" in capsys.readouterr().err


def test_a_report_as_workbook_whose_region_is_still_to_be_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert main(["extract", str(path), "--filing", "xlsx"]) == 0
    assert (tmp_path / "报告.填报.xlsx").is_file()
    path.write_text("没有年度的一段话。\n", encoding="utf-8")
    (tmp_path / "报告.填报.xlsx").unlink()
    assert main(["extract", str(path), "--filing", "xlsx"]) == 2
    assert "没有写明年度" in capsys.readouterr().err


def test_a_filing_that_is_wrong_tells_every_problem(
    filing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filing.write_text(FILING + "execution: {june: 很多}\n", encoding="utf-8")
    assert main(["extract", str(filing), "--filing", "yaml"]) == 2
    assert "应为数字，写的是 很多" in capsys.readouterr().err


def test_last_years_filing_gives_what_carries_over(filing: Path) -> None:
    target = filing.parent / "下一年.xlsx"
    call = ["new", "--region", "xinjiang", "--year", "2025", "--from", str(filing)]
    assert main([*call, "-o", str(target)]) == 0
    later = verbs.load_filing(target)
    assert later.get("carryover.opening").number == Decimal("3.5")
    assert later.get("three_public.prior.hospitality").number == Decimal("0.4")
    assert later.get("departments.1.name").text == "办公室"
    (row,) = later.rows["indicators"]
    assert [row[name].number for name in ("target", "prior_actual")] == [4, 5]
    assert "actual" not in row
    assert "projects" not in later.rows
