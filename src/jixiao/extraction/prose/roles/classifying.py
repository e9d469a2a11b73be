"""What a figure is in its clause: role, list opener, reason, subject."""

from __future__ import annotations

import re

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import last_clause, last_sentence
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.roles.amounts import classify_amount, classify_bare
from jixiao.extraction.prose.roles.indicators import classify_score, indicator_role, is_threshold
from jixiao.extraction.prose.roles.naming import own_subject
from jixiao.extraction.prose.roles.rates import classify_rate
from jixiao.extraction.prose.subjects import Subject, subject_of, without_asides
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Role

_NAMED_RATES = (Role.EXECUTION_RATE, Role.COMPLETION_RATE)
_LEADING = re.compile(r"^(?:[\x01-\x04]|其中|年度?|全年|该|使|工作)+|“")


def classify(phrase: Phrase) -> None:
    """Give a phrase its role, subject, base and direction from the text before its figure."""
    head, clause = last_clause(without_asides(phrase.gap))
    tail = last_sentence(without_asides(phrase.gap))
    phrase.opener |= bool(words.OPENER.search(tail)) or "（" in tail
    if match := words.WITHIN.search(without_asides(phrase.gap)):
        phrase.within, phrase.opener = subject_of(match["name"]).name, True
    phrase.partial |= bool(words.OPEN_LIST.search(tail))
    phrase.exhaustive = "（" in tail or bool(words.EXHAUSTIVE.search(tail))
    phrase.reason = bool(words.REASON.search(tail))
    phrase.cause = bool(words.CAUSE.search(tail)) or "所致" in phrase.after
    dimension = phrase.figure.dimension
    named = words.RATE_NAME.search(clause.replace("“", ""))
    if dimension is Dimension.PERCENT and (match := named):
        phrase.rate_name = _LEADING.sub("", match["name"])
    if role := indicator_role(phrase, clause):
        phrase.role = role
    elif phrase.bound:
        phrase.role = Role.TARGET
    elif is_threshold(phrase, clause):
        phrase.role = Role.THRESHOLD
    elif dimension in (Dimension.PERCENT, Dimension.POINTS):
        classify_rate(phrase, head, clause)
    elif dimension is Dimension.SCORE:
        classify_score(phrase, clause)
    elif dimension is Dimension.NUMBER:
        classify_bare(phrase, head, clause)
    else:
        classify_amount(phrase, head, clause)
    phrase.opener |= phrase.reason and phrase.role is Role.CHANGE
    if phrase.prior and words.FROM_LEVEL.search(clause) and not words.PRIOR_LEVEL.search(clause):
        phrase.subject = subject_of(words.FROM_LEVEL.sub("", clause))
    elif phrase.prior or phrase.is_base:
        phrase.subject = Subject("", subject_of(clause).stage)
    elif phrase.role in _NAMED_RATES and not phrase.subject.name:
        phrase.subject = subject_of(clause)
    elif phrase.role in (Role.LEVEL, Role.WEIGHT, Role.SCORE, Role.TARGET):
        phrase.subject = own_subject(phrase, head, clause)
