"""Findings as notes: what stands in a comment, in both languages."""

from __future__ import annotations

from jixiao.reports.findings.notes import notes_of
from tests.reports.samples import TEXT, checked


def test_a_note_says_severity_code_correction_and_why() -> None:
    result = checked()
    notes = notes_of(result, "zh")
    assert [(note.start, note.end) for note in notes] == [
        (finding.start, finding.end) for finding in result.findings
    ]
    first = notes[0]
    assert TEXT[first.start : first.end] == "80.00万元"
    head, correction, why = first.text.split("\n")
    assert head.startswith("错误 AR01 ")
    assert correction == "80.00万元 → 70.00万元"
    assert why == result.findings[0].message
    assert first.level == "error"


def test_the_words_follow_the_language() -> None:
    head = notes_of(checked("en"), "en")[0].text.split("\n")[0]
    assert head.startswith("error AR01 ")
    assert head.isascii()
