"""Every check against its case file: code, place, quote and both amounts of each finding."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from jixiao.checks.registry import all_checks
from jixiao.checks.running import Run, Selection, run_checks
from tests.checks.ledgers import ledger_of

CASES = Path(__file__).parent / "cases"
CHECKS = Path(__file__).parents[2] / "src" / "jixiao" / "checks"


def _load(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for case in cases:
        if "filing" in case:
            case["text"] = ledger_of(case).text
    return cases


def _all_cases() -> list[Any]:
    return [
        pytest.param(path.stem.upper(), case, id=f"{path.stem}-{case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in _load(path)
    ]


@pytest.mark.parametrize(("code", "case"), _all_cases())
def test_a_case_gives_exactly_its_findings(code: str, case: dict[str, Any]) -> None:
    findings = run_checks(ledger_of(case), Run(Selection((code,))))
    expected = case.get("findings", [])
    assert [(each.code, each.quote) for each in findings] == [
        (code, wanted["quote"]) for wanted in expected
    ]
    for finding, wanted in zip(findings, expected, strict=True):
        assert finding.start == case["text"].index(wanted["quote"], wanted.get("from", 0))
        assert (finding.stated, finding.expected) == (wanted["stated"], wanted["expected"])
        assert finding.severity == wanted.get("severity", "error")
        assert set(wanted.get("kinds", ())) <= set(finding.kinds)
        assert finding.cause == wanted.get("cause", "")
        if "says" in wanted:
            assert wanted["says"] in finding.message


@pytest.mark.parametrize(("code", "case"), _all_cases())
def test_the_english_message_is_complete(code: str, case: dict[str, Any]) -> None:
    for finding in run_checks(ledger_of(case), Run(Selection((code,)), language="en")):
        assert finding.code == code
        assert finding.message
        assert "{" not in finding.message


def test_every_check_file_has_a_case_file_and_back() -> None:
    files = {path.stem for path in CHECKS.glob("*/[a-z][a-z][0-9][0-9].py")}
    cases = {path.stem for path in CASES.glob("*.yaml")}
    assert files == cases == {check.code.lower() for check in all_checks()}


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_case_file_has_passing_and_failing_cases(path: Path) -> None:
    cases = _load(path)
    assert any(case.get("findings") for case in cases)
    assert any(not case.get("findings") for case in cases)
    assert len({case["name"] for case in cases}) == len(cases)
