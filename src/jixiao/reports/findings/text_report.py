"""Findings for a terminal of 80 columns: coverage first, then the findings by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from jixiao.checks.finding import Finding, Severity
from jixiao.checks.registry import all_checks
from jixiao.checks.result import CheckResult
from jixiao.documents.document import Document
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Ledger
from jixiao.reports.findings.correction import correction
from jixiao.reports.findings.places import (
    one_line,
    place_words,
    sentence_end,
    sentence_start,
    whole_figure,
)
from jixiao.reports.findings.reader_notes import note_lines
from jixiao.reports.findings.words import KINDS, OTHER_REASON, SEVERITIES, UNCHECKED, line
from jixiao.reports.width import clipped, columns, wrapped

_COLOURS = {"error": "31", "warning": "33", "info": "36"}


@dataclass(frozen=True, slots=True)
class Look:
    """How the report is shown. ``colour`` only on a terminal; ``width`` in columns."""

    language: str = "zh"
    colour: bool = False
    width: int = 80

    def paint(self, text: str, *codes: str) -> str:
        """``text`` with terminal attributes, or as it is."""
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.colour else text


def text_report(result: CheckResult, look: Look | None = None) -> str:
    """The whole report of one document, ending with a newline."""
    look = look or Look()
    lines = [*_heading(result, look), "", *_sections(result, look)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _heading(result: CheckResult, look: Look) -> Iterator[str]:
    ledger, language = result.ledger, look.language
    yield look.paint(clipped(result.document.path, look.width), "1")
    nature = [KINDS.get(ledger.kind, KINDS["unknown"]).in_language(language), ledger.body]
    if ledger.year:
        nature.append(line("year", language, year=ledger.year))
    yield from wrapped(" · ".join(part for part in nature if part), look.width, "  ")
    yield from wrapped(_coverage(ledger, language), look.width, "    ", "  ")
    yield from wrapped(_verdicts(ledger, language), look.width, "    ", "  ")
    counts = Counter(finding.severity.value for finding in result.findings)
    tally = line(
        "findings",
        language,
        total=len(result.findings),
        **{level.value: counts[level.value] for level in Severity},
    )
    yield from wrapped(tally, look.width, "    ", "  ")
    for words in note_lines(result, language):
        yield from wrapped(words, look.width, "    ", "  ")
    note = line("unchecked_note" if result.findings else "none", language)
    yield from wrapped(note, look.width, "  ")


def _coverage(ledger: Ledger, language: str) -> str:
    found, checked = len(ledger.facts), ledger.checked
    text = line("coverage", language, found=found, checked=checked, unchecked=found - checked)
    reasons = Counter(
        UNCHECKED.get(fact.unchecked, OTHER_REASON).in_language(language)
        for fact in ledger.facts
        if not fact.relations
    )
    if not reasons:
        return text
    shown = [line("reason", language, word=word, count=n) for word, n in reasons.most_common()]
    return text + line("reasons", language, reasons=", ".join(shown))


def _verdicts(ledger: Ledger, language: str) -> str:
    counts = Counter(relation.verdict.value for relation in ledger.relations)
    verdicts = {verdict.value: counts[verdict.value] for verdict in Verdict}
    return line("relations", language, total=len(ledger.relations), **verdicts)


def _sections(result: CheckResult, look: Look) -> Iterator[str]:
    """The findings under the heading that they stand under, in the order of the document."""

    def section(finding: Finding) -> str:
        return result.ledger.section_at(finding.start) if finding.quote else ""

    for title, findings in groupby(result.findings, key=section):
        name = title or line("whole", look.language)
        yield look.paint(clipped(one_line(name), look.width), "1", "4")
        for finding in findings:
            yield from _finding(finding, result.document, look)
        yield ""


def _finding(finding: Finding, document: Document, look: Look) -> Iterator[str]:
    word = SEVERITIES[finding.severity].in_language(look.language)
    place = place_words(document.locate(finding.start, finding.end), look.language)
    title = _titles(look.language).get(finding.code, finding.name)
    head = f"{word} {finding.code} {title}"
    room = look.width - columns(place) - 4
    head = clipped(head, room, at_start=True)
    gap = " " * max(1, look.width - 2 - columns(head) - columns(place))
    painted = look.paint(word, "1", _COLOURS[finding.severity]) + head[len(word) :]
    yield f"  {painted}{gap}{place}".rstrip()
    if finding.quote:
        yield "    " + _quotation(finding, document.text, look)
    if corrected := correction(finding):
        yield "    " + corrected
    yield from wrapped(finding.message, look.width, "    ")


def _quotation(finding: Finding, text: str, look: Look) -> str:
    """The sentence around the finding with its figure in 【】, cut to the width."""
    quote = whole_figure(finding.quote)
    room = max(10, look.width - 4 - columns(quote) - 4)
    before = one_line(text[sentence_start(text, finding.start) : finding.start])
    after = one_line(text[finding.end : sentence_end(text, finding.end)])
    left = min(columns(before), max(room // 2, room - columns(after)))
    head = clipped(before, left)
    tail = clipped(after, room - columns(head), at_start=True)
    return f"{head}【{look.paint(quote, '1')}】{tail}"


def _titles(language: str) -> dict[str, str]:
    return {check.code: check.title.in_language(language) for check in all_checks()}
