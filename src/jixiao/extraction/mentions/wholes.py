"""Rates beyond what can be, and rates over nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.changes.years import prior_and_current
from jixiao.extraction.prose.executions.by_words import budget_of_unpaid
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import PRIOR, Statement, comparison_base
from jixiao.extraction.reading import ProseReading
from jixiao.figures.figure import Dimension, rounded
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Role

_WHOLE = Decimal(100)
_LIMITED_RATE = late_regex(
    r"(?P<rate>满意度|满意率|合格率|及格率|优良率|知晓率)(?:为|是|达到?|：)$"
)
"""Parts of those asked or tested: never more than all of them."""
_OF_PLAN = late_regex(r"占[已原]?(?:下达|批复|批准|核定|计划|概算|目标|任务|年初|预算|上年|去年)")
"""占下达投资的: of what was planned, and so more than all of it may be done."""
_GLUED = Decimal(200)
"""Rates beyond this are two numbers run together, not one that is wrong."""
_MOST_LEVELS = 8
"""Amounts of a sentence that are tried in pairs."""
_TOLD = (Role.LEVEL, Role.ACTUAL)


def whole_mentions(reading: ProseReading) -> Iterator[Mention]:
    """All mentions about wholes and their parts."""
    for statement in reading.statements:
        yield from _impossible(statement)
        yield from _zero_base(statement)


def _impossible(statement: Statement) -> Iterator[Mention]:
    """A share or a satisfaction of more than 100 %."""
    for phrase in statement.phrases:
        figure = phrase.figure
        if figure.value <= _WHOLE or figure.dimension is not Dimension.PERCENT:
            continue
        name = _LIMITED_RATE.search(phrase.gap)
        share = phrase.role is Role.SHARE and not (
            _OF_PLAN.search(phrase.gap) or _of_its_sentence(phrase, statement)
        )
        if share or _told_of_all(phrase, name):
            yield Mention(
                "impossible_percent", figure.start, figure.end, figure.digits, "100",
                note=f"{name['rate'] if name else '占比'}不能超过100%",
                subject=statement.subject, figures=(figure,),
            )  # fmt: skip


def _of_its_sentence(rate: Phrase, statement: Statement) -> bool:
    """可用90万元，已用130万元，占比144.44%: the ratio of two amounts of its sentence, no share."""
    levels: list[Phrase] = []
    one: Statement | None = statement
    while one is not None and one.sentence == statement.sentence and len(levels) < _MOST_LEVELS:
        levels += [level for level in one.levels if level.money and level.figure.value]
        one = one.before
    places = rate.figure.places
    return any(
        rounded(Fraction(more.figure.value) / Fraction(less.figure.value) * 100, places)
        == rate.figure.value
        for more, less in permutations(levels, 2)
    )


def _told_of_all(phrase: Phrase, name: re.Match[str] | None) -> bool:
    """Whether a rate is told, in a sentence, of a part of all that were asked or tested."""
    told = name is not None and phrase.role in _TOLD and not phrase.bound
    return told and phrase.figure.value < _GLUED


def _zero_base(statement: Statement) -> Iterator[Mention]:
    """A12, A18: a rate of change or completion where last year, or the budget, is nothing."""
    levels = [level for level in statement.levels if level.money or level.figure.value == 0]
    if not levels:
        return
    for phrase in statement.phrases:
        if phrase.role is Role.CHANGE_RATE:
            yield from _over_no_prior(phrase, levels, statement)
        elif phrase.role is Role.EXECUTION_RATE:
            yield from _over_no_budget(phrase, levels, statement)


def _over_no_prior(rate: Phrase, levels: list[Phrase], statement: Statement) -> Iterator[Mention]:
    """Nothing is printed for last year, or is left for it: the amount less its change."""
    pair = prior_and_current(statement, rate)
    if pair is not None and comparison_base(rate) == PRIOR:
        prior, current = pair
        if prior.figure.value == 0 < current.figure.value:
            yield _of_nothing(rate, prior, "last_year", statement)
        return
    level = levels[-1]
    changes = [one for one in statement.changes if one.figure.start < rate.figure.start]
    if not changes:
        return
    change = changes[-1]
    base = level.figure.value - change.sign * change.figure.value
    if base == 0 and change.figure.value > 0:
        yield _of_nothing(rate, change, "last_year", statement)


def _over_no_budget(rate: Phrase, levels: list[Phrase], statement: Statement) -> Iterator[Mention]:
    """0 % of a budget of nothing; any other rate where the budget itself is printed."""
    planned = [one for one in levels if one.subject.stage in words.PLANNED]
    nothing = levels[-1].figure.value == 0 and all(one.figure.value == 0 for one in planned)
    computed = planned and rate.figure.value not in (0, _WHOLE)
    if nothing and (computed or rate.figure.value == 0) and budget_of_unpaid(statement) is None:
        yield _of_nothing(rate, levels[-1], "budget", statement)


def _of_nothing(rate: Phrase, beside: Phrase, base: str, statement: Statement) -> Mention:
    figure = rate.figure
    return Mention(
        "zero_base", figure.start, figure.end, f"{figure.digits}%", note=base,
        subject=statement.subject, figures=(figure, beside.figure),
    )  # fmt: skip
