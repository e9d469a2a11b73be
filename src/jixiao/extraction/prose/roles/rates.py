"""Percentages: share, change rate, execution rate, completion rate or level."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import subject_of
from jixiao.ledger.relation import Role


def comparison_of(phrase: Phrase, head: str, clause: str) -> str:
    found = None
    for part in (clause, head):
        for match in words.COMPARISON.finditer(part):
            found = match["base"] or "上年"
        if found:
            return found
        if words.YEAR_ON_YEAR.search(part):
            return "上年"
    return ""


def classify_rate(phrase: Phrase, head: str, clause: str) -> None:
    if match := words.OF_BUDGET.search(clause):
        phrase.role, phrase.base = Role.EXECUTION_RATE, match["base"]
        return
    if match := words.SHARE_IN.search(clause) or words.SHARE.search(clause):
        phrase.role, phrase.base = Role.SHARE, match["base"]
        phrase.subject = subject_of(clause[: match.start()])
        return
    if words.CHANGE_RATE_NAME.search(clause):
        phrase.role, phrase.base = Role.CHANGE_RATE, comparison_of(phrase, head, clause)
        phrase.subject = subject_of(clause)
        return
    if match := words.OVER_PLAN.search(clause):
        phrase.role, phrase.sign, phrase.base = Role.CHANGE_RATE, 1, match["base"]
        return
    if (match := words.DIRECTION.search(clause)) and not words.RESULT.search(clause):
        phrase.role = Role.CHANGE_RATE
        phrase.sign = 1 if match["up"] else -1
        phrase.base = comparison_of(phrase, head, clause)
        phrase.subject = subject_of(words.COMPARED.sub("", clause[: match.start()]))
        return
    if match := words.EXECUTION.search(clause):
        phrase.role, phrase.base = Role.EXECUTION_RATE, match["base"]
    elif words.EXECUTION_NAME.search(clause):
        phrase.role = Role.EXECUTION_RATE
        phrase.subject = subject_of(clause)
    elif words.COMPLETION_NAME.search(clause):
        phrase.role = Role.COMPLETION_RATE
        phrase.subject = subject_of(clause)
    elif words.RATE_NAME.search(clause):
        phrase.role = Role.LEVEL
    elif not clause.strip("\x01\x02\x03") and _nothing_said(phrase.gap):
        phrase.role = Role.CHANGE_RATE


def _nothing_said(gap: str) -> bool:
    return gap.strip("，、 ") == ""
