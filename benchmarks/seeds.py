"""The five real reports: what a careful auditor found, what is right, what is covered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.checking import JUDGED, Checked, Finding, Span, check, same_number
from benchmarks.places import context, span_of
from benchmarks.result import SuiteResult, share
from benchmarks.samples import own_data, seeds, text_of

NAME = "seeds"
COVERED_SEEDS = ("000", "003", "004")
COVERAGE_BAR = 0.8
MEASURED = re.compile(
    r"(?P<number>[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)\s*"
    r"(?P<unit>百分点|个百分点|亿元|万元|千元|元|[%％]|分(?![析配别管类项校部局工支]))"
)
"""Amounts of money, percentages and scores; bare numbers of score tables are found beside."""
SCORE_CELL = re.compile(r"(?m)^[ \t]*\t(?P<number>\d{1,3}(?:\.\d+)?)[ \t]*$")
BARE_MONEY_CELL = re.compile(r"(?<=\t)\d+\.\d{2,3}(?=[\t\n])")


def run(_seed: int = 0) -> SuiteResult:
    """All five seeds against the expectations."""
    result = SuiteResult(NAME)
    texts = {name: text_of(path) for name, path in seeds().items()}
    checked = {name: check(path) for name, path in seeds().items()}
    data: dict[str, Any] = own_data("seed_expectations.yaml")
    claimed = _must(result, data["must"], texts, checked)
    claimed |= {
        id(f)
        for wanted in data["also_true"]
        for f in _near(wanted, texts, checked)
        if f.kinds & set(wanted["kinds"])
    }
    _clean(result, data["clean"], texts, checked)
    _coverage(result, texts, checked)
    _beyond(result, checked, claimed)
    return result


def _must(
    result: SuiteResult,
    expectations: list[dict[str, Any]],
    texts: Mapping[str, str],
    checked: Mapping[str, Checked],
) -> set[int]:
    """The findings that must be there; returns the identities of those that were."""
    claimed: set[int] = set()
    hits = 0
    for wanted in expectations:
        near = _near(wanted, texts, checked)
        full = [f for f in near if not faults(f, wanted)]
        hits += bool(full)
        claimed.update(id(f) for f in near if f.kinds & set(wanted["kinds"]))
        if not full:
            result.misses.append(f"{wanted['id']}: expected {wanted['expected']}")
            result.misses += [f"  {wanted['id']}: {', '.join(faults(f, wanted))}: {f.short}"
                              for f in near]  # fmt: skip
    result.at_least("expected errors found", hits, len(expectations), 1.0)
    return claimed


def _near(
    wanted: Mapping[str, Any], texts: Mapping[str, str], checked: Mapping[str, Checked]
) -> list[Finding]:
    """The findings on any of the wanted places."""
    spans = [span_of(texts[wanted["seed"]], place) for place in wanted["at"]]
    findings = checked[wanted["seed"]].findings
    return [f for f in findings if any(f.span.meets(span) for span in spans)]


def faults(finding: Finding, wanted: Mapping[str, Any]) -> list[str]:
    """What keeps a finding from being the wanted one."""
    reasons = []
    if finding.severity != "error":
        reasons.append("not an error")
    if not finding.kinds & set(wanted["kinds"]):
        reasons.append(f"kind {'/'.join(sorted(finding.kinds)) or 'none'}")
    shown = [finding.stated, finding.quote]
    if wanted["stated"] and not any(_says(text, wanted["stated"]) for text in shown):
        reasons.append(f"stated {finding.stated!r}")
    if not _says(finding.expected, wanted["expected"]):
        reasons.append(f"expected {finding.expected!r}")
    told = f"{finding.message} {finding.stated} {finding.expected} {finding.cause}"
    reasons += [f"does not say {value}" for value in wanted.get("says", ()) if value not in told]
    return reasons


def _says(text: str, values: list[str]) -> bool:
    return any(value == text or same_number(value, text) for value in values) or any(
        value and not value[0].isdigit() and value in text for value in values
    )


def _clean(
    result: SuiteResult,
    groups: list[dict[str, Any]],
    texts: Mapping[str, str],
    checked: Mapping[str, Checked],
) -> None:
    """What was verified right may not be called an error."""
    right = total = 0
    for group in groups:
        text, document = texts[group["seed"]], checked[group["seed"]]
        for place in group["at"]:
            span = span_of(text, place)
            wrong = [f for f in document.errors if f.span.meets(span)]
            total += 1
            right += not wrong
            result.misses += [f"{group['seed']} verified right, yet: {f.short}" for f in wrong]
    result.at_least("verified places without an error", right, total, 1.0)


def measured_figures(text: str) -> Iterator[Span]:
    """Every amount of money, percentage and score, found without the package's own reader."""
    for pattern in (MEASURED, BARE_MONEY_CELL):
        for found in pattern.finditer(text):
            yield Span(*found.span())
    head, tail = text.find("自评打分表\n"), text.find("得分合计")
    for found in SCORE_CELL.finditer(text, max(head, 0), max(tail, 0) + 20):
        yield Span(*found.span("number"))


def _coverage(
    result: SuiteResult, texts: Mapping[str, str], checked: Mapping[str, Checked]
) -> None:
    hits = total = 0
    for name in COVERED_SEEDS:
        relations = [rel for rel in checked[name].relations if rel.verdict in JUDGED]
        covered = [figure for rel in relations for figure in rel.figures]
        figures = list(measured_figures(texts[name]))
        open_ones = [f for f in figures if not any(f.meets(other) for other in covered)]
        result.misses += [f"{name} unchecked: {context(texts[name], f)}" for f in open_ones]
        result.inform(
            f"  figures checked in {name}", share(len(figures) - len(open_ones), len(figures))
        )
        hits, total = hits + len(figures) - len(open_ones), total + len(figures)
    result.at_least("money, rates, scores checked", hits, total, COVERAGE_BAR)


def _beyond(result: SuiteResult, checked: Mapping[str, Checked], claimed: set[int]) -> None:
    """Errors that no expectation names: to be judged one by one (>= 0.9 true)."""
    extra = [(n, f) for n, doc in checked.items() for f in doc.errors if id(f) not in claimed]
    result.inform("errors beyond the list (to judge)", str(len(extra)))
    warnings = sum(f.severity == "warning" for doc in checked.values() for f in doc.findings)
    result.inform("warnings", str(warnings))
    result.misses += [f"{name} beyond the list: {finding.short}" for name, finding in extra]
    for name, document in checked.items():
        soft = [f for f in document.findings if f.severity != "error"]
        result.misses += [f"{name} (for reading) {finding.short}" for finding in soft]
