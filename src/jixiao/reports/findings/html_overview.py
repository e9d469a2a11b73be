"""What stands first on the page: how much was checked, and with what outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jixiao.checks.finding import Severity
from jixiao.checks.result import CheckResult
from jixiao.figures.verdict import Verdict
from jixiao.reports.findings.figure_verdicts import UNCHECKED, Standing
from jixiao.reports.findings.html_inline import LETTERS
from jixiao.reports.findings.html_markup import Html, element
from jixiao.reports.findings.html_words import page_word
from jixiao.reports.findings.json_report import FileError
from jixiao.reports.findings.reader_notes import note_lines
from jixiao.reports.findings.relation_words import verdict_word
from jixiao.reports.findings.unchecked_words import why_unchecked
from jixiao.reports.findings.words import KINDS, SEVERITIES, line

_BAR = 1000
"""Units of the coverage bar from end to end."""


def overview_html(
    result: CheckResult, figures: Sequence[Standing], name: str, language: str
) -> Html:
    """Coverage with its legend, the relations, and why figures are not checked."""
    counts = Counter(standing.verdict for standing in figures)
    verdicts = Counter(relation.verdict.value for relation in result.ledger.relations)
    known = {verdict.value: verdicts[verdict.value] for verdict in Verdict}
    total = len(result.ledger.relations)
    parts = [
        element("h2", page_word("coverage", language)),
        element("p", list(_coverage(counts, len(figures), language)), class_="sums"),
        _bar(counts, len(figures)),
        element("p", page_word("legend", language), class_="hint"),
        element("div", list(_legend(counts, name, language)), class_="legend"),
        element("p", page_word("relations", language, total=total, **known)),
        *_notes(result, language),
        _reasons(figures, language),
    ]
    return element("section", parts, class_="coverage")


def nature_html(result: CheckResult, language: str) -> Html:
    """Kind of report, body and year on one line."""
    ledger = result.ledger
    words = [KINDS.get(ledger.kind, KINDS["unknown"]).in_language(language), ledger.body]
    if ledger.year:
        words.append(line("year", language, year=ledger.year))
    return element("p", " · ".join(word for word in words if word), class_="nature")


def files_html(
    results: Sequence[tuple[str, CheckResult]], errors: Sequence[FileError], language: str
) -> Html:
    """All files of the page: coverage and findings of each, and those without result."""
    levels = [SEVERITIES[level].in_language(language) for level in Severity]
    words = [page_word(key, language) for key in ("file", "figures")]
    unchecked = verdict_word(UNCHECKED, language)
    heads = [element("th", word, scope="col") for word in (*words, unchecked, *levels)]
    rows = [_file_row(name, result) for name, result in results]
    table = element("table", [element("tr", heads), *rows])
    parts = [element("h2", page_word("files", language)), element("div", table, class_="wide")]
    parts.append(element("p", page_word("caution", language), class_="hint"))
    return element("section", [*parts, errors_html(errors, language)], class_="files")


def errors_html(errors: Sequence[FileError], language: str) -> Html:
    """The files that gave no result, and why; nothing where all did."""
    if not errors:
        return Html()
    lines = [element("li", f"{error.path}: {error.message}") for error in errors]
    head = element("h2", page_word("failed", language))
    return element("section", [head, element("ul", lines)], class_="failed")


def _file_row(name: str, result: CheckResult) -> Html:
    counts = Counter(finding.severity for finding in result.findings)
    found = len(result.ledger.facts)
    numbers = (found, found - result.ledger.checked, *(counts[level] for level in Severity))
    link = element("td", element("a", result.document.path, href=f"#{name}"))
    return element("tr", [link, *(element("td", str(n), class_="num") for n in numbers)])


def _coverage(counts: Counter[str], total: int, language: str) -> Iterator[Html]:
    unchecked = counts[UNCHECKED]
    checked = total - unchecked
    share = checked * 100 // total if total else 0
    yield element("b", page_word("found", language, count=total))
    yield element("span", page_word("covered", language, checked=checked, share=share))
    yield element("span", page_word("uncovered", language, count=unchecked))
    yield element("em", page_word("caution", language))


def _bar(counts: Counter[str], total: int) -> Html:
    pieces = []
    left = 0.0
    for verdict, letter in LETTERS.items():
        width = counts[verdict] * _BAR / max(1, total)
        pieces.append(
            element("rect", x=f"{left:.1f}", width=f"{width:.1f}", height=10, class_=letter)
        )
        left += width
    return element(
        "svg",
        pieces,
        class_="bar",
        viewBox=f"0 0 {_BAR} 10",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _legend(counts: Counter[str], name: str, language: str) -> Iterator[Html]:
    for verdict, letter in LETTERS.items():
        sample = element("span", verdict_word(verdict, language), class_=f"f {letter}")
        yield element(
            "button",
            [sample, element("b", f" {counts[verdict]}")],
            type="button",
            class_="step",
            data_doc=name,
            data_v=letter,
            disabled=not counts[verdict],
        )


def _notes(result: CheckResult, language: str) -> Iterator[Html]:
    for words in note_lines(result, language):
        yield element("p", words, class_="note")


def _reasons(figures: Sequence[Standing], language: str) -> Html:
    reasons = Counter(
        why_unchecked(standing.fact, language)
        for standing in figures
        if standing.verdict == UNCHECKED
    )
    if not reasons:
        return Html()
    lines = [element("li", f"{reason} {count}") for reason, count in reasons.most_common()]
    summary = element("summary", page_word("why", language))
    return element("details", [summary, element("ul", lines)], class_="why")
