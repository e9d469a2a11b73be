"""The case files: a text, relations and mentions that must be read from it, others that must not.

Each case has ``name`` and ``text`` and some of: ``relations``, ``absent``, ``mentions``,
``unmentioned``, ``clean`` (no error finding, sure or not), ``errors`` (quotes that such findings
must show), ``known_gap`` (why the program does not do this yet).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jixiao import verbs
from jixiao.checks.result import CheckResult
from tests.extraction.notation import Wanted, is_mentioned, line_of, load_cases

CASES = Path(__file__).parent / "cases"
DOUBTED = "other_scope"
"""The cause of what would be an error, were it not so wide of the mark."""
_ASKED = frozenset(
    ("relations", "absent", "mentions", "unmentioned", "clean", "errors", "kind", "body", "year")
)
_KEYS = _ASKED | {"name", "text", "known_gap"}


def _all_cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}-{case['name']}", marks=_marks(case))
        for path in sorted(CASES.glob("*.yaml"))
        for case in load_cases(path)
    ]


def _marks(case: dict[str, Any]) -> list[pytest.MarkDecorator]:
    gap = case.get("known_gap")
    return [pytest.mark.xfail(reason=gap, strict=True)] if gap else []


def _checked(case: dict[str, Any], folder: Path) -> CheckResult:
    path = folder / "样例.txt"
    path.write_text(case["text"], encoding="utf-8", newline="")
    return verbs.check(path)


@pytest.mark.parametrize("case", _all_cases())
def test_a_text_is_read_as_its_case_says(case: dict[str, Any], tmp_path: Path) -> None:
    result = _checked(case, tmp_path)
    _assert_relations(case, result)
    _assert_mentions(case, result)
    _assert_findings(case, result)
    for name in sorted({"kind", "body", "year"} & case.keys()):
        assert getattr(result.ledger, name) == case[name]


def _assert_relations(case: dict[str, Any], result: CheckResult) -> None:
    relations = result.ledger.relations
    lines = [line_of(relation) for relation in relations]
    for line in case.get("relations", ()):
        assert any(Wanted.of(line).fits(one) for one in relations), (line, lines)
    for line in case.get("absent", ()):
        assert not any(Wanted.of(line).fits(one) for one in relations), (line, lines)


def _assert_mentions(case: dict[str, Any], result: CheckResult) -> None:
    told = [(one.kind, one.stated, one.expected) for one in result.ledger.mentions]
    for line in case.get("mentions", ()):
        assert is_mentioned(line, result.ledger), (line, told)
    for line in case.get("unmentioned", ()):
        assert not is_mentioned(line, result.ledger), (line, told)


def _assert_findings(case: dict[str, Any], result: CheckResult) -> None:
    told = [one for one in result.findings if one.severity == "error" or one.cause == DOUBTED]
    errors = [(one.code, one.quote) for one in told]
    if case.get("clean"):
        assert errors == []
    for quote in case.get("errors", ()):
        assert quote in [each[1] for each in errors], (quote, errors)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_case_file_is_well_formed(path: Path) -> None:
    cases = load_cases(path)
    assert len({case["name"] for case in cases}) == len(cases)
    for case in cases:
        assert case.keys() <= _KEYS
        assert case.keys() & _ASKED
