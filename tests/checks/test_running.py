"""Running: selection, severity, order, and a check that crashes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault
from jixiao.checks.finding import Severity
from jixiao.checks.policy import UnknownPolicyError, policy_for
from jixiao.checks.registry import RESERVED, all_checks
from jixiao.checks.running import Run, Selection, run_checks
from jixiao.ledger.relation import Ledger
from tests.checks.ledgers import ledger_of

TEXT = "支出合计80.00万元，基本50.00万元，项目20.00万元，占35.00%。"
CASE = {
    "text": TEXT,
    "relations": [
        {
            "kind": "share",
            "form": "quotient",
            "stated": "35.00%",
            "operands": ["20.00万元", "80.00万元"],
        },
        {"kind": "sum", "stated": "80.00万元", "operands": ["50.00万元", "20.00万元"]},
    ],
}


def _codes(run: Run | None = None) -> list[str]:
    return [finding.code for finding in run_checks(ledger_of(CASE), run)]


def _crashing() -> Check:
    def find(case: Case) -> Iterator[Fault]:
        raise ZeroDivisionError(f"{len(case.ledger.text)} {{braces}}\nand a line")

    return replace(all_checks()[0], code="ZZ98", name="test.crash", find=find)


def test_findings_stand_by_place() -> None:
    findings = run_checks(ledger_of(CASE))
    assert [finding.start for finding in findings] == sorted(each.start for each in findings)
    assert {"AR01", "AR03"} <= set(_codes())


def test_the_same_ledger_gives_the_same_findings() -> None:
    assert run_checks(ledger_of(CASE)) == run_checks(ledger_of(CASE))


@pytest.mark.parametrize("word", ["AR03", "ar03", "arithmetic.share"])
def test_select_and_ignore_take_codes_and_names(word: str) -> None:
    assert _codes(Run(Selection((word,)))) == ["AR03"]
    assert "AR03" not in _codes(Run(Selection((), (word,))))


def test_prefixes_and_unknown_words() -> None:
    assert _codes(Run(Selection(("CO",)))) == []
    assert set(_codes(Run(Selection(("AR",))))) == set(_codes())
    assert Selection(("AR", "QQ"), ("XX01",)).unknown() == ["QQ", "XX01"]


def test_a_crash_is_one_finding_and_the_rest_go_on() -> None:
    checks = [_crashing(), *all_checks()]
    findings = run_checks(ledger_of(CASE), checks=checks)
    crash = next(finding for finding in findings if finding.code == RESERVED)
    assert crash.severity is Severity.ERROR
    assert "ZZ98" in crash.message
    assert "\n" not in crash.message
    assert "AR03" in [finding.code for finding in findings]


def test_nothing_silences_a_crash() -> None:
    run = Run(Selection((), ("AR", "CO", "SC", "XX01", "XX")), {RESERVED: Severity.INFO})
    findings = run_checks(Ledger("文"), run, [_crashing()])
    assert [(each.code, each.severity) for each in findings] == [(RESERVED, Severity.ERROR)]


def test_a_policy_changes_severity_only() -> None:
    plain = run_checks(ledger_of(CASE), Run(Selection(("AR03",))))
    mild = run_checks(ledger_of(CASE), Run(Selection(("AR03",)), {"AR03": Severity.INFO}))
    assert [replace(each, severity=plain[0].severity) for each in mild] == plain
    assert mild[0].severity is Severity.INFO


def test_policies_are_known_by_name() -> None:
    assert policy_for("national") == {}
    assert policy_for("sichuan", {"ar10": "warning"}) == {"AR10": Severity.WARNING}
    with pytest.raises(UnknownPolicyError) as caught:
        policy_for("atlantis")
    assert "xinjiang" in caught.value.known


def test_an_english_run_speaks_english() -> None:
    (finding,) = run_checks(ledger_of(CASE), Run(Selection(("AR03",)), language="en"))
    assert "should" in finding.message or "makes" in finding.message


def test_an_empty_ledger_has_no_findings() -> None:
    assert run_checks(Ledger("")) == []
