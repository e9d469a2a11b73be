"""Run the checks over a Ledger and turn their faults into findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jixiao.checks.case import Case
from jixiao.checks.causes import cause_phrase
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.doubts import doubt_words, doubts_of, lowered
from jixiao.checks.finding import Finding, Severity
from jixiao.checks.policy import Policy
from jixiao.checks.registry import RESERVED, all_checks
from jixiao.ledger.relation import Ledger

_BLANKS = {"subject": Text("此处", "this figure"), "where": Text("他处", "elsewhere")}
"""What a message says where a check knows no name."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which checks run: codes, code prefixes (``AR``) or dotted names; no ``select`` means all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, check: Check) -> bool:
        chosen = not self.select or _named(check, self.select)
        return chosen and not _named(check, self.ignore)

    def unknown(self) -> list[str]:
        """Words that name no check."""
        checks = all_checks()
        words = (*self.select, *self.ignore)
        return [word for word in words if not any(_named(check, (word,)) for check in checks)]


@dataclass(frozen=True, slots=True)
class Run:
    """How checks run: which, how severe, in which language."""

    selection: Selection = Selection()
    policy: Policy = field(default_factory=dict)
    language: str = "zh"


def run_checks(
    ledger: Ledger, run: Run | None = None, checks: Sequence[Check] | None = None
) -> list[Finding]:
    """The findings of all selected checks, by place; a check that crashes gives one XX01."""
    run = run or Run()
    case = Case(ledger)
    found: list[Finding] = []
    for check in all_checks() if checks is None else checks:
        if run.selection.takes(check):
            found.extend(_findings(check, case, run))
    return sorted(_distinct(found), key=_order)


def _findings(check: Check, case: Case, run: Run) -> list[Finding]:
    try:
        return [_finding(check, fault, case, run) for fault in check.find(case)]
    except Exception as error:  # noqa: BLE001  the one place where a check may fail and the rest go on
        return [_crash(check, error, run)]


def _finding(check: Check, fault: Fault, case: Case, run: Run) -> Finding:
    severity = run.policy.get(check.code, fault.severity or check.severity)
    doubts = doubts_of(fault, case.ledger)
    arguments = _arguments(fault, run.language)
    template = check.messages[fault.variant].in_language(run.language)
    return Finding(
        code=check.code,
        name=check.name,
        severity=lowered(severity) if doubts else severity,
        message=_one_line(template, arguments) + doubt_words(doubts, run.language),
        start=fault.start,
        end=fault.end,
        quote=case.ledger.text[fault.start : fault.end],
        stated=fault.stated,
        expected=fault.expected,
        cause=fault.cause,
        kinds=fault.kinds or check.kinds,
        relation=fault.relation,
        arguments=tuple(arguments.items()),
        doubtful=bool(doubts),
    )


def _arguments(fault: Fault, language: str) -> dict[str, str]:
    filled = {
        name: value or (_BLANKS[name].in_language(language) if name in _BLANKS else "")
        for name, value in fault.arguments.items()
    }
    return {**filled, "cause": cause_phrase(fault.cause, language)}


def _one_line(template: str, arguments: Mapping[str, str]) -> str:
    return " ".join(template.format_map(arguments).split())


def _crash(check: Check, error: Exception, run: Run) -> Finding:
    reason = f"{type(error).__name__}: {error}"
    if run.language == "en":
        message = f"check {check.code} failed ({reason}); what it covers was not checked"
    else:
        message = f"检查 {check.code} 未能完成（{reason}），其内容未经检查"
    return Finding(
        code=RESERVED,
        name="engine.check_failed",
        severity=Severity.ERROR,
        message=" ".join(message.split()),
        start=0,
        end=0,
        quote="",
        stated=check.code,
    )


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings without repetitions: the same code, place, amounts and message say nothing new."""
    seen: set[tuple[object, ...]] = set()
    for finding in findings:
        key = (finding.code, finding.start, finding.end, finding.expected, finding.message)
        if key not in seen:
            seen.add(key)
            yield finding


def _order(finding: Finding) -> tuple[int, int, int, str]:
    return finding.start, finding.end, _RANK[finding.severity], finding.code


def _named(check: Check, words: Sequence[str]) -> bool:
    upper = [word.upper() for word in words]
    return any(check.code.startswith(word) or check.name.upper() == word for word in upper if word)
