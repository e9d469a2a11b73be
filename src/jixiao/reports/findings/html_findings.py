"""The list of findings on the page, with its filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from jixiao.checks.causes import CAUSES
from jixiao.checks.finding import Finding, Severity
from jixiao.checks.result import CheckResult
from jixiao.reports.findings.correction import correction
from jixiao.reports.findings.finding_words import bases_of, title_of
from jixiao.reports.findings.html_markup import Html, element
from jixiao.reports.findings.html_words import page_word
from jixiao.reports.findings.places import excerpt, full_place
from jixiao.reports.findings.words import SEVERITIES


def findings_html(results: Sequence[tuple[str, CheckResult]], language: str) -> Html:
    """The section with the findings of all documents, each under its name."""
    every = [finding for _, result in results for finding in result.findings]
    parts = [element("h2", [page_word("findings", language), f" {len(every)}"], id="list-title")]
    if every:
        parts.append(_filter(every, language))
    for name, result in results:
        if len(results) > 1:
            file = element("a", PurePath(result.document.path).name, href=f"#{name}")
            parts.append(element("h3", file, class_="of"))
        parts.append(_list(name, result, language))
    parts.append(element("p", page_word("keys", language), class_="keys"))
    return element("section", parts, id="findings", aria_labelledby="list-title")


def _filter(findings: Sequence[Finding], language: str) -> Html:
    counts = Counter(finding.severity for finding in findings)
    levels = [
        element(
            "button",
            [SEVERITIES[level].in_language(language), f" {counts[level]}"],
            type="button",
            class_=f"level {level.value}",
            data_level=level.value,
            aria_pressed="true",
        )
        for level in Severity
        if counts[level]
    ]
    codes = Counter(finding.code for finding in findings)
    options = [
        element("option", f"{code}（{n}）" if language != "en" else f"{code} ({n})", value=code)
        for code, n in sorted(codes.items())
    ]
    every = element("option", page_word("any_code", language), value="")
    label, hint = page_word("filter", language), page_word("search", language)
    return element(
        "form",
        [
            element("div", levels, class_="levels", role="group", aria_label=label),
            element("select", [every, *options], id="code", aria_label=page_word("code", language)),
            element("input", type="search", id="search", placeholder=hint, aria_label=hint),
            element("output", page_word("shown", language, count=len(findings)), id="shown"),
        ],
        id="filter",
        role="search",
    )


def _list(name: str, result: CheckResult, language: str) -> Html:
    if not result.findings:
        return element("p", page_word("no_findings", language), class_="none")
    items = [_item(name, result, n, language) for n in range(len(result.findings))]
    return element("ol", items, class_="list")


def _item(name: str, result: CheckResult, number: int, language: str) -> Html:
    finding = result.findings[number]
    link = element(
        "a",
        list(_summary(result, finding, number + 1, language)),
        class_="go",
        href=f"#{name}p{number + 1}",
        data_finding=f"{name}p{number + 1}",
    )
    bases = [element("li", basis) for basis in bases_of(finding, language)]
    summary = element("summary", page_word("basis", language))
    details = element("details", [summary, element("ul", bases)]) if bases else ""
    return element(
        "li",
        [link, details],
        class_=finding.severity.value,
        value=number + 1,
        data_level=finding.severity.value,
        data_code=finding.code,
    )


def _summary(result: CheckResult, finding: Finding, number: int, language: str) -> Iterator[Html]:
    document = result.document
    severity = SEVERITIES[finding.severity].in_language(language)
    yield element("i", str(number), class_="number")
    yield element("span", severity, class_="level " + finding.severity.value)
    yield element("b", f" {finding.code} {title_of(finding, language)}")
    locator = document.locate(finding.start, finding.end)
    place = full_place(locator, result.ledger, finding.start, language)
    yield element("span", place, class_="place")
    if finding.quote:
        quote = excerpt(document.text, finding.start, finding.end, 24)
        yield element("q", quote)
    if corrected := correction(finding):
        yield element("span", corrected, class_="fix")
    yield element("span", finding.message, class_="message")
    cause = CAUSES.get(finding.cause)
    if cause and cause.in_language(language) not in finding.message:
        words = page_word("cause", language, cause=cause.in_language(language))
        yield element("span", words, class_="cause")
