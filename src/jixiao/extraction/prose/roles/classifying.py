"""What a figure is in its clause: role, list opener, reason, subject."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import Clause, last_clause, last_sentence
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.roles.amounts import classify_amount, classify_bare
from jixiao.extraction.prose.roles.indicators import classify_score, indicator_role, is_threshold
from jixiao.extraction.prose.roles.naming import own_subject
from jixiao.extraction.prose.roles.rates import classify_rate
from jixiao.extraction.prose.subjects import Subject, subject_of, without_asides
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_BY_DIMENSION = {
    Dimension.PERCENT: classify_rate,
    Dimension.POINTS: classify_rate,
    Dimension.SCORE: classify_score,
    Dimension.NUMBER: classify_bare,
}
_NAMED_RATES = (Role.EXECUTION_RATE, Role.COMPLETION_RATE)
_WITH_SUBJECT = (Role.LEVEL, Role.WEIGHT, Role.SCORE, Role.TARGET)
_NEW_ITEM = late_regex(
    r".*[一-龥“）]{2}(?:[，、]\x04|，(?:（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、))"
)
"""A clause, and then the number of the next item of the list around it."""
_BEFORE_RATE_NAME = late_regex(r"^(?:[\x01-\x04]|其中|年度?|全年|该|使|工作)+|“")


def classify(phrase: Phrase) -> None:
    """Give a phrase its role, subject, base and direction from the text before its figure."""
    said = _said(phrase.gap)
    clause = said.clause
    phrase.opener |= said.opener
    phrase.within = said.within
    phrase.partial |= said.partial
    phrase.exhaustive, phrase.reason = said.exhaustive, said.reason
    phrase.cause = said.cause or "所致" in phrase.after
    if phrase.figure.dimension is Dimension.PERCENT:
        phrase.rate_name = _rate_name(clause.text)
    _give_role(phrase, clause)
    phrase.opener |= phrase.reason and phrase.role is Role.CHANGE
    _give_subject(phrase, clause)


@lru_cache(maxsize=4096)
def _rate_name(clause: str) -> str:
    """The name of a rate that a clause ends with."""
    named = words.RATE_NAME.search(clause.replace("“", ""))
    return _BEFORE_RATE_NAME.sub("", named["name"]) if named else ""


class _Said(NamedTuple):
    """What the text between two figures says, whatever the figures are."""

    clause: Clause
    opener: bool
    """A list opens in the sentence before the figure; so do the others."""
    within: str
    partial: bool
    exhaustive: bool
    reason: bool
    cause: bool


@lru_cache(maxsize=8192)
def _said(gap: str) -> _Said:
    """Reports repeat the text between their figures, from year to year and from body to body."""
    gap = without_asides(gap)
    sentence = _after_number(last_sentence(gap))
    bracket = "（" in sentence
    within = _within(gap)
    after_nothing = "；" in gap and "其中" in gap and bool(words.NOTHING_FIRST.search(gap))
    return _Said(
        last_clause(gap),
        opener=bracket or bool(within) or after_nothing or bool(words.OPENER.search(sentence)),
        within=within,
        partial=bool(words.OPEN_LIST.search(sentence)),
        exhaustive=bracket or bool(words.EXHAUSTIVE.search(sentence)),
        reason=bool(words.REASON.search(sentence)),
        cause=bool(words.CAUSE.search(sentence)),
    )


def _after_number(sentence: str) -> str:
    """What a list number at the end of a clause begins: the reason before it is over."""
    match = _NEW_ITEM.match(sentence) if "、" in sentence or "\x04" in sentence else None
    return sentence[match.end() :] if match else sentence


def _within(gap: str) -> str:
    """What the clause says that the list behind it is of (基本支出中，…)."""
    named = "中" in gap or "里，" in gap or "构成" in gap or "按" in gap
    match = words.WITHIN.search(gap) if named else None
    if match is None or (match["name"] and words.OF_A_VIEW.search(match["name"])):
        return ""
    return subject_of(match["name"] or match["made"] or re.sub("当?中$", "", match["noun"])).name


def _give_role(phrase: Phrase, clause: Clause) -> None:
    if role := indicator_role(phrase, clause.text):
        phrase.role = role
    elif phrase.bound and phrase.figure.dimension is not Dimension.SCORE:
        phrase.role = Role.TARGET
    elif is_threshold(phrase, clause.text):
        phrase.role = Role.THRESHOLD
    else:
        _BY_DIMENSION.get(phrase.figure.dimension, classify_amount)(phrase, clause)


def _of_last_year(text: str) -> Subject:
    """What a clause about last year speaks of; "" where it goes on about the same subject."""
    subject = subject_of(text)
    return Subject("", subject.stage) if words.GENERIC_SUBJECT.match(subject.name) else subject


def _give_subject(phrase: Phrase, clause: Clause) -> None:
    text = clause.text
    if phrase.prior and words.FROM_LEVEL.search(text) and not words.PRIOR_LEVEL.search(text):
        phrase.subject = subject_of(words.FROM_LEVEL.sub("", text))
    elif phrase.prior and (told := words.PRIOR_CLAUSE.search(text)):
        phrase.subject = _of_last_year(told["subject"])
    elif phrase.prior and (base := words.PRIOR_LEVEL.search(text)):
        named = _of_last_year(text[: base.start()])
        phrase.subject = Subject(named.name, subject_of(text).stage)
    elif phrase.of_whole:
        return
    elif phrase.prior and words.OPENING_LEVEL.search(text):
        phrase.subject = Subject()
    elif phrase.prior or phrase.is_base:
        phrase.subject = Subject("", subject_of(text).stage)
    elif phrase.role in _NAMED_RATES and not phrase.subject.name:
        phrase.subject = subject_of(text)
    elif phrase.role in _WITH_SUBJECT:
        phrase.subject = own_subject(phrase, clause)
