"""Findings as notes on the places of a document, for the copies that ``--annotate`` makes."""

from __future__ import annotations

from jixiao.checks.finding import Finding
from jixiao.checks.registry import all_checks
from jixiao.checks.result import CheckResult
from jixiao.documents.annotating import Note
from jixiao.reports.findings.correction import correction
from jixiao.reports.findings.words import SEVERITIES


def notes_of(result: CheckResult, language: str) -> list[Note]:
    """One note per finding: severity, code and title; stated → recomputed; why, with the cause."""
    titles = {check.code: check.title.in_language(language) for check in all_checks()}
    return [_note(finding, titles.get(finding.code, ""), language) for finding in result.findings]


def _note(finding: Finding, title: str, language: str) -> Note:
    level = SEVERITIES[finding.severity].in_language(language)
    head = f"{level} {finding.code} {title or finding.name}"
    lines = [head, correction(finding), " ".join(finding.message.split())]
    text = "\n".join(line for line in lines if line)
    return Note(finding.start, finding.end, text, finding.severity.value)
