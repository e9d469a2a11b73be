"""Amounts and counts: level, change, base of a rate, last year's level."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.roles.rates import comparison_of
from jixiao.extraction.prose.subjects import subject_of
from jixiao.ledger.relation import Role

_FALLING = ("调减", "减少", "核减", "压减")


def classify_amount(phrase: Phrase, head: str, clause: str) -> None:
    if words.RESULT.search(clause):
        return
    if match := words.VERB_FIRST.search(clause):
        phrase.role = Role.CHANGE
        phrase.sign = -1 if match["verb"] in _FALLING else 1
        phrase.base = comparison_of(phrase, head, clause[: match.start()])
        phrase.subject, phrase.verb_first = subject_of(match["noun"]), True
        return
    if match := words.DIRECTION.search(clause):
        before = clause[: match.start()]
        if match.group(0).startswith(("新增", "多", "节约")) and not _is_compared(phrase.gap):
            return
        phrase.role = Role.CHANGE
        phrase.sign = 1 if match["up"] else -1
        phrase.base = comparison_of(phrase, head, clause)
        phrase.subject = subject_of(words.COMPARED.sub("", before))
    elif match := words.NEUTRAL_CHANGE.search(clause):
        phrase.role = Role.CHANGE
        phrase.base = comparison_of(phrase, head, clause)
    elif words.BASE_AMOUNT.search(clause) and phrase.after.startswith("的"):
        phrase.is_base = True
    elif words.PRIOR_LEVEL.search(clause) or (
        words.FROM_LEVEL.search(clause) and words.TO_LEVEL.match(phrase.after)
    ):
        phrase.prior = True


def classify_bare(phrase: Phrase, head: str, clause: str) -> None:
    if "." in phrase.figure.digits and (match := words.DIRECTION.search(clause)):
        phrase.role, phrase.sign = Role.CHANGE_RATE, 1 if match["up"] else -1
        phrase.base = comparison_of(phrase, head, clause)


def _is_compared(gap: str) -> bool:
    return bool(words.YEAR_ON_YEAR.search(gap) or words.COMPARISON.search(gap))
