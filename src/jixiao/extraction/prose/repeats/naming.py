"""Under which name, stage and dimension a figure of the prose is one fact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, comparison_base
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_NOISE = late_regex(r"[“”的、《》]|实际|本年度?|年度|部门|本级|预算(?=收入|支出|安排)")
_CHANGED = late_regex(r"(?:增加|新增|调整|追加|调增|调减|核减|核增|收回|下达)[^，。；]{0,12}后")
TELLING_DIGITS = 3
"""Digits that a figure must have to be no chance."""
_SHORTEST_NAME = 4
"""Characters of a name that tells one subject from all others."""
_GAP_END = 8
"""Characters right before a figure in which 预算 tells its stage."""
_RATES = (Role.EXECUTION_RATE, Role.COMPLETION_RATE, Role.SCORE, Role.ACTUAL)


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    """A subject without the words that make no difference."""
    return _NOISE.sub("", name)


def figures_stated(statement: Statement) -> Iterator[Phrase]:
    """The amounts, changes, named rates and named scores of a statement."""
    yield from statement.levels
    yield from statement.changes
    for phrase in statement.phrases:
        if (phrase.role in _RATES and phrase.subject.name) or phrase.rate_name:
            yield phrase


def fact_key(statement: Statement, phrase: Phrase) -> tuple[str, str, str]:
    """Name, stage (or base and direction of a change) and dimension."""
    dimension = phrase.figure.dimension
    if phrase.role is Role.CHANGE:
        base = comparison_base(phrase)
        return _plain(statement.subject), f"{base}{phrase.sign}", dimension
    if phrase.rate_name:
        return phrase.rate_name.removeprefix("预算"), "", dimension
    if phrase.role in _RATES or dimension is Dimension.PERCENT:
        return _plain(phrase.subject.name), "", dimension
    stage = phrase.subject.stage or ("budget" if "预算" in phrase.gap[-_GAP_END:] else "outturn")
    return _plain(statement.subject), stage, dimension


def is_telling(phrase: Phrase) -> bool:
    """Whether a figure has enough digits to be known again."""
    return phrase.figure.telling >= TELLING_DIGITS


def title_of(statement: Statement, phrase: Phrase) -> str:
    """What a finding calls a figure."""
    if phrase.role in _RATES:
        return phrase.subject.name
    return statement.title(phrase)


def same_time(one: Phrase, other: Phrase) -> bool:
    """Whether two figures are of one year, as far as it is said."""
    if one.prior != other.prior:
        return False
    return None in (one.year, other.year) or one.year == other.year


def of_two_years(one: Statement, other: Statement) -> bool:
    """Whether two statements, or what their lists detail, are said to be of different years."""
    years = _year_of(one), _year_of(other)
    return None not in years and years[0] != years[1]


def _year_of(statement: Statement) -> int | None:
    """The year of a statement's first amount; where it tells none, of the list's head."""
    around: Statement | None = statement
    while around is not None:
        if around.levels and around.levels[0].year is not None:
            return around.levels[0].year
        around = around.owner
    return None


def is_sure_of_subject(statement: Statement, phrase: Phrase) -> bool:
    """Whether an amount that differs by a misprint is surely meant as the same: it needs a
    telling subject of its own.
    """
    name = _plain(statement.subject)
    telling = len(name) >= _SHORTEST_NAME and not words.GENERIC_SUBJECT.match(name)
    return phrase.role is Role.LEVEL and telling


def same_owner(one: Statement, other: Statement) -> bool:
    """Whether two statements are items of lists of one subject, as far as they are items; one may
    be named more closely than the other (项目支出, 本级财力项目支出).
    """
    if one.owner is None or other.owner is None:
        return True
    names = one.owner.subject, other.owner.subject
    shorter, longer = sorted(names, key=len)
    return shorter == longer or (len(shorter) >= _SHORTEST_NAME and longer.endswith(shorter))


def is_changed(phrase: Phrase) -> bool:
    """增加后，限额为178万元: whether an amount is told to be what a change made of another."""
    sentence = phrase.context[phrase.context.rfind("。") + 1 :]
    return "后" in sentence and _CHANGED.search(sentence) is not None
