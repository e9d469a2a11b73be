"""The two years' amounts that a change lies between."""

from __future__ import annotations

from itertools import product

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import PRIOR, Statement
from jixiao.extraction.prose.subjects import without_asides
from jixiao.figures.figure import Dimension, difference_of, printed, rounded_units
from jixiao.figures.misprints import misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_AGAINST = late_regex(r"[比较与]\x01")
"""比2015年: the year that is compared with."""
_DONE_BEFORE = late_regex(r"(?:上年|去年|上一年度?)(?:度|同期)?(?:决算|支出|实际|执行)")
_MEASURED = late_regex(r"[比较][^，。；：（）]{0,14}$")
_PLAIN = late_regex(r"(?:减少|增加|下降|上升|压减|节约|增长|降低|提高)了?")
"""比上年支出27万元减少4万元: what a change is said to be measured from right before it."""
_TELLING = 3
"""Digits of a change whose likeness to another is no chance."""
Pair = tuple[Phrase, Phrase]
"""Last year's amount and this year's."""


def prior_and_current(
    statement: Statement, change: Phrase, restated: Phrase | None = None
) -> Pair | None:
    """The levels for two years that ``change`` lies between, the later year last; ``restated`` is
    the amount that a rate says again.
    """
    told = [level for level in statement.levels if level.prior and stands_before(level, change)]
    told = [level for level in told if not _is_of_done(restated or change, level)]
    told = told or _in_bracket_behind(statement, change)
    if told:
        return _beside(told, statement, change)
    dated = _dated(statement)
    if dated is not None and _is_of_other_years(change, dated[0]):
        return None
    if dated is None and change.year is not None and len(statement.levels) == 2:
        return _against_year(statement, change)
    if dated is not None and not all(stands_before(level, change) for level in dated):
        return dated if _lies_between(change, dated) else None
    return dated


def _is_of_done(change: Phrase, prior: Phrase) -> bool:
    """预算3万元，比上年预算减少1万元；支出2万元，比上年决算减少1万元: whether a change is measured
    from what was done last year, and the amount is what was planned.
    """
    return prior.subject.stage in words.PLANNED and _DONE_BEFORE.search(change.gap) is not None


def _is_of_other_years(change: Phrase, prior: Phrase) -> bool:
    """2021年80万元，2022年85万元，2023年比2022年增加9万元: whether a change names the year that it
    is measured from, and the amount is of another.
    """
    if change.year in (None, prior.year):
        return False
    return _AGAINST.search(change.gap) is not None


def _in_bracket_behind(statement: Statement, change: Phrase) -> list[Phrase]:
    """同比增长20%（上年100万元）: last year's amount in a bracket right behind the change."""
    behind = [level for level in statement.levels if level.prior and level.gap.startswith("（")]
    return [level for level in behind if level.gap == change.after][:1]


def _beside(told: list[Phrase], statement: Statement, change: Phrase) -> Pair | None:
    """The last level before ``change`` that can be compared with last year's, which stand in
    ``told``; a pair that the change lies between exactly goes before. What a further sentence
    compares is rather what a list details than its item (60人，其中甲40人。与上年相比…).
    """
    own = _current(statement, change)
    heads = _current(statement.owner, change) if statement.owner is not None else []
    apart = statement.first.opener and told[-1].stop != statement.first.stop
    if apart and not heads and statement.before is not None:
        heads = _current(statement.before, change)
    pairs = (*product(told[::-1], own[::-1]), *product(told[::-1], heads[::-1]))
    exact = [pair for pair in pairs if _lies_between(change, pair)]
    if exact and not any(_fits(*pair) for pair in exact):
        named = [(told[-1], one) for one in own[::-1] if _is_right_behind(told[-1], one, change)]
        exact = named[:1] or exact
    if exact:
        return next((pair for pair in exact if _direction(pair) == change.sign), exact[0])
    if change.reason or apart:
        return None
    if slipped := [pair for pair in pairs if _nearly_lies_between(change, pair)]:
        return slipped[0]
    prior = told[-1]
    last = [(prior, one) for one in own if comparable(one, prior) and not _is_each(one, prior)]
    return max(last, key=_fitness, default=None)


def _is_right_behind(prior: Phrase, current: Phrase, change: Phrase) -> bool:
    """预算28万元，比上年预算30万元减少2万元。支出26万元，比上年支出27万元减少4万元: whether a
    change stands right behind the amount that it is said to be measured from, which is of the same
    stage as this year's, while it lies between amounts of two stages.
    """
    beside = prior.after == change.gap and prior.passage == change.passage
    named = beside and _MEASURED.search(prior.gap) is not None and _PLAIN.fullmatch(change.gap)
    stages = prior.subject.stage, current.subject.stage
    return bool(named) and comparable(prior, current) and stages[0] == stages[1] != ""


def _is_each(level: Phrase, prior: Phrase) -> bool:
    """支出9万元，平均每台3万元。上年支出9.2万元: whether an amount is of one of many, and that of
    last year stands in a sentence of its own.
    """
    return level.stop != prior.stop and words.FOR_EACH.search(level.gap) is not None


def _current(statement: Statement, change: Phrase) -> list[Phrase]:
    """The amounts of this year that stand before a change; a plan that a rate is of is none."""
    return [
        level
        for level in statement.levels
        if not level.prior and not level.is_base and stands_before(level, change)
    ]


def _lies_between(change: Phrase, pair: Pair) -> bool:
    """Whether a change is exactly the difference of both years, or its rate as it is printed."""
    if not comparable(*pair):
        return False
    prior, current = (level.figure for level in pair)
    if change.role is Role.CHANGE:
        return difference_of(current.value, prior.value) == change.figure.value
    if change.role is not Role.CHANGE_RATE or not prior.value:
        return False
    rate = abs(current.fraction - prior.fraction) / prior.fraction * 100
    return rounded_units(rate, change.figure.places) == abs(change.figure.units)


def _nearly_lies_between(change: Phrase, pair: Pair) -> bool:
    """共9600户，其中小微企业42户，比上年末的8435户增加1156户: whether a change is a misprint of
    what lies between both years; of few digits by none.
    """
    prior, current = (level.figure for level in pair)
    told = change.figure
    if change.role is not Role.CHANGE or not comparable(*pair) or told.telling < _TELLING:
        return False
    between = abs(current.fraction - prior.fraction) / told.scale
    return misprinted(printed(between, told.places), told.digits)


def _direction(pair: Pair) -> int:
    """1 where this year's amount is the larger one, −1 where it is the smaller one."""
    prior, current = (level.figure.value for level in pair)
    return (current > prior) - (current < prior)


def _fitness(pair: Pair) -> tuple[bool, bool, int]:
    """Of one stage before others, what was done before what was planned, then the last."""
    prior, current = pair
    done = current.subject.stage not in words.PLANNED
    return _fits(current, prior), done, current.figure.start


def _dated(statement: Statement) -> Pair | None:
    """The first two levels whose years are named and differ."""
    dated = [level for level in statement.levels if level.year]
    for one, other in product(dated, repeat=2):
        rising = (one.year or 0) < (other.year or 0)
        if rising and comparable(one, other) and _fits(one, other):
            return one, other
    return None


def _against_year(statement: Statement, change: Phrase) -> Pair | None:
    """预算数60万元。…2015年预算数80万元，比2015年下降25%: last year's amount is told by its year
    alone, this year's by none.
    """
    if not _AGAINST.search(change.gap):
        return None
    one, other = statement.levels
    prior, current = (one, other) if one.year == change.year else (other, one)
    later = current.year is None or current.year > (prior.year or 0)
    dated = prior.year == change.year and later
    return (prior, current) if dated and comparable(one, other) and _fits(one, other) else None


def is_measured_from(prior: Phrase, base: str) -> bool:
    """Whether the amount named as the base is what a change is measured against: 较上年预算, and
    与预算12万元相比, only a budget.
    """
    return base == PRIOR or prior.subject.stage in words.PLANNED


def is_of_year_beside_report(rate: Phrase, statement: Statement) -> bool:
    """比报告数80万元增加4万元，比2019年增长10%: whether a rate is of a year of its own where the
    amount beside it is compared with another amount of this year.
    """
    reported = any(
        level.prior and words.OTHER_LEVEL.search(without_asides(level.gap))
        for level in statement.levels
    )
    return reported and ("\x01" in rate.gap or words.YEAR_ON_YEAR.search(rate.gap) is not None)


def is_of_rate_before(change: Phrase, before: Phrase | None) -> bool:
    """达到36.20%，较上年提高2.10个百分点: whether points are what the rate right before them has
    changed by.
    """
    points = change.figure.dimension is Dimension.POINTS
    return points and before is not None and before.figure.dimension is Dimension.PERCENT


def stands_before(one: Phrase, other: Phrase) -> bool:
    """Whether one figure is printed before another."""
    return one.figure.start < other.figure.start


def _fits(level: Phrase, prior: Phrase) -> bool:
    """Whether the stages of both years can be compared."""
    stages = {level.subject.stage, prior.subject.stage}
    return len(stages) == 1 or "" in stages
