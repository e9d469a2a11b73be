"""What agrees is never reported, what one digit breaks always is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from jixiao import verbs
from jixiao.checks.result import CheckResult
from tests.extraction.statements import (
    LAYOUTS,
    Layout,
    Number,
    Statement,
    mutants,
    reports,
)

DIRECTION = "AR14"
"""0.5 → 1.5 with 减少0.5: all amounts agree still, only the word is wrong."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("statements") / "样例.txt"


def _check(path: Path, text: str) -> CheckResult:
    path.write_text(text, encoding="utf-8", newline="")
    return verbs.check(path)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(reports(), LAYOUTS)
def test_what_agrees_is_checked_and_not_reported(
    path: Path, pieces: Statement, layout: Layout
) -> None:
    text, starts = layout.print(pieces)
    result = _check(path, text)
    assert [one for one in result.findings if one.severity == "error"] == []
    assert [one for one in result.ledger.relations if one.contradicted] == []
    checked = {figure.start for one in result.ledger.relations for figure in one.figures()}
    stated = {
        start for start, piece in zip(starts, pieces, strict=True) if isinstance(piece, Number)
    }
    assert stated <= checked


@settings(max_examples=60, derandomize=True, deadline=None)
@given(mutants(), LAYOUTS)
def test_one_changed_digit_is_reported(
    path: Path, mutant: tuple[Statement, int], layout: Layout
) -> None:
    pieces, index = mutant
    text, starts = layout.print(pieces)
    findings = [one for one in _check(path, text).findings if one.severity != "info"]
    reported = {
        figure.start
        for finding in findings
        if finding.relation
        for figure in finding.relation.figures()
    }
    turned = any(finding.code == DIRECTION for finding in findings)
    assert starts[index] in reported or turned
