"""The ways to recompute a change rate: over last year, over the plan, over current ∓ change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from jixiao.extraction.building import (
    change_over_prior,
    fall_over_base,
    part_of_whole,
    rise_over_base,
)
from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_PASSAGE
from jixiao.extraction.prose.changes.amounts import FAR_BACK
from jixiao.extraction.prose.changes.years import (
    is_measured_from,
    is_of_year_beside_report,
    prior_and_current,
)
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import PRIOR, Statement, comparison_base, nearest_before
from jixiao.extraction.prose.subjects import same_subject
from jixiao.figures.figure import Figure
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Compute
from jixiao.late import late_regex

_BOTH_YEARS = "（本年数－上年数）÷上年数×100"
_BOTH_SIDES = late_regex(r"收入支出|收支|收、支|收入、支出")
_SIDES = {
    side: late_regex(rf"(?:本年|总|全年)?{side}(?:合计|总计|总额)?") for side in ("收入", "支出")
}
"""What 收入少了… and 支出多了… are of."""
_SIDES_BEHIND = late_regex(r"(?<=.)收支$")
"""财政拨款收支: both sides of what is called 财政拨款."""
_AMOUNT = late_regex(r"(?:总?金额|总额|数额|数量|总量|资金|人?数|额)$")
_TOTAL = late_regex(r"总(?:计|额|收入|支出)$")
_TELLING_NAME = 4
"""Characters of a subject that is surely the same behind."""
_FEW_CHARACTERS = 3
"""Printed numbers no longer than this are near others by chance."""
_PLAN = late_regex(r"任务|计划|目标|指标")
_LOOK_BACK = 4
"""Statements back that may hold the amount that a rate without a subject is of."""


class RateReading(NamedTuple):
    """One way to recompute a rate: the operands with the formula."""

    operands: tuple[Figure, ...]
    compute: Compute
    formula: str
    likely: bool
    """Whether to report this reading where none agrees."""


def readings_of_rate(
    phrase: Phrase, change: Phrase | None, statement: Statement, statements: list[Statement]
) -> Iterator[RateReading]:
    """The readings of a change rate, the likeliest first; ``change`` is the amount it restates."""
    if words.OVER_YEARS.search(phrase.gap):
        yield from _over_first_year(statement)
        return
    pair = prior_and_current(statement, phrase, change)
    if is_of_year_beside_report(phrase, statement):
        return
    base = comparison_base(phrase if phrase.base or change is None else change)
    if pair is not None and is_measured_from(pair[0], base):
        yield from _over_prior(*pair, change)
        if change is None:
            yield from _over_base_unsaid(*pair, phrase)
        return
    if words.OVER_PLAN.search(phrase.gap):
        yield from _over_plan(statement, statements)
    told = [level for level in statement.levels if level.prior]
    if change is not None and told and len(told) == len(statement.levels):
        if told[-1].figure.value and comparable(change, told[-1]):
            operands = (change.figure, told[-1].figure)
            yield RateReading(operands, part_of_whole, "变动额÷上年数×100", True)
    elif change is not None:
        falls = min(phrase.figure.value, change.figure.value) < 0  # 增长-10%
        rising = (phrase.sign or change.sign) > 0 and not falls
        coarse = not phrase.figure.places and phrase.figure.value != 0
        yield from _over_base(change, rising, statement, statements, coarse=coarse)
        yield from _over_budget(change, statement)
    elif comparison_base(phrase) == PRIOR:
        yield from _over_year_before(statement, statements)
        yield from _over_year_behind(statement, statements)


def _over_first_year(statement: Statement) -> Iterator[RateReading]:
    """2021年51万人次，2022年57万人次，2023年62万人次，两年累计增长21.57%: the last year over the
    first.
    """
    dated = [level for level in statement.levels if level.year is not None]
    if len(dated) > 1 and comparable(dated[0], dated[-1]) and dated[0].figure.value:
        operands = (dated[-1].figure, dated[0].figure)
        yield RateReading(operands, change_over_prior, "（末年数－首年数）÷首年数×100", False)


def _over_prior(prior: Phrase, current: Phrase, change: Phrase | None) -> Iterator[RateReading]:
    """Both years are printed; over nothing there is no rate."""
    if prior.figure.value == 0:
        return
    if change is not None:
        operands = (change.figure, prior.figure)
        yield RateReading(operands, part_of_whole, "变动额÷上年数×100", True)
    operands = (current.figure, prior.figure)
    yield RateReading(operands, change_over_prior, _BOTH_YEARS, True)


def _over_year_before(statement: Statement, statements: list[Statement]) -> Iterator[RateReading]:
    """2023年…80万元。2024年…88万元，增长10%: the same subject, told of the year before."""
    current = next((level for level in reversed(statement.levels) if level.year), None)
    if current is None or not statement.subject:
        return
    for other in nearest_before(statement, statements, FAR_BACK):
        if not same_subject(other.subject, statement.subject):
            continue
        for level in other.levels:
            before = level.year == (current.year or 0) - 1
            if before and comparable(level, current) and level.figure.value:
                operands = (current.figure, level.figure)
                yield RateReading(operands, change_over_prior, _BOTH_YEARS, False)


def _over_year_behind(statement: Statement, statements: list[Statement]) -> Iterator[RateReading]:
    """培训费80万元，增长10%；2022年培训费72.73万元: last year's amount told next."""
    following = statements[statement.index + 1 : statement.index + 2]
    current = next((level for level in reversed(statement.levels) if not level.prior), None)
    for other in following:
        if current is None or not same_subject(other.subject, statement.subject):
            continue
        for level in other.levels:
            earlier = level.year is not None and level.year != current.year
            if earlier and comparable(level, current) and level.figure.value:
                operands = (current.figure, level.figure)
                yield RateReading(operands, change_over_prior, _BOTH_YEARS, False)


def _over_base_unsaid(prior: Phrase, current: Phrase, rate: Phrase) -> Iterator[RateReading]:
    """较上年决算数38.31万元，下降6.31%: last year's amount may be the change, its word left out."""
    rising = rate.sign > 0
    if comparable(prior, current) and not (rising and prior.figure.value >= current.figure.value):
        compute = rise_over_base if rising else fall_over_base
        formula = f"变动额÷（本年数{'－' if rising else '＋'}变动额）×100"
        yield RateReading((current.figure, prior.figure), compute, formula, False)


def _over_base(
    change: Phrase,
    rising: bool,
    statement: Statement,
    statements: list[Statement],
    *,
    coarse: bool,
) -> Iterator[RateReading]:
    """The base is what is printed less the rise, or with the fall. Of a coarse rate, which many
    amounts give by chance, no amount of another sentence beside one of its own.
    """
    compute = rise_over_base if rising else fall_over_base
    formula = f"变动额÷（本年数{'－' if rising else '＋'}变动额）×100"
    for level, likely in _levels(statement, statements):
        from_nothing = rising and level.figure.value == change.figure.value
        far = coarse and not likely and statement.levels and level.sentence != change.sentence
        if comparable(level, change) and not from_nothing and not far:
            yield RateReading((level.figure, change.figure), compute, formula, likely)


def _over_budget(change: Phrase, statement: Statement) -> Iterator[RateReading]:
    for level in statement.levels:
        if level.subject.stage in ("initial", "adjusted") and comparable(level, change):
            operands = (change.figure, level.figure)
            yield RateReading(operands, part_of_whole, "变动额÷预算数×100", False)


def _over_plan(statement: Statement, statements: list[Statement]) -> Iterator[RateReading]:
    """高出任务: what was done against what was planned, the last two comparable amounts; further
    back where words tell the plan.
    """
    levels = [*statement.levels[::-1]]
    for other in nearest_before(statement, statements, 2 * _LOOK_BACK):
        near = statement.index - other.index <= _LOOK_BACK
        levels.extend(one for one in reversed(other.levels) if near or _PLAN.search(one.gap))
    for done, planned in combinations(levels, 2):
        if comparable(done, planned) and done.figure.value > planned.figure.value > 0:
            operands = (done.figure, planned.figure)
            yield RateReading(operands, change_over_prior, "（完成数－计划数）÷计划数×100", True)


def _levels(statement: Statement, statements: list[Statement]) -> Iterator[tuple[Phrase, bool]]:
    """The amounts that may have changed so, with whether they likely did: the statement's own,
    its owner's, those of its subject before it, those right before it.
    """
    for level in reversed(statement.levels):
        yield level, True
    for level in statement.owner.levels if statement.owner is not None else ():
        yield level, False
    before = nearest_before(statement, statements, FAR_BACK)
    alike = [other for other in before if _is_of_its_name(other, statement)]
    for other in alike:
        yield from ((level, True) for level in other.levels if not _spoilt(level, statement))
    yield from ((level, True) for level in _said_of(statement, statements))
    for other in nearest_before(statement, statements, _LOOK_BACK):
        if other.passage < statement.passage - 1:
            return
        if other not in alike:
            yield from ((level, False) for level in other.levels)
    if not statement.levels:
        yield from ((level, False) for level in _told_later(statement, statements))


def _is_of_its_name(other: Statement, statement: Statement) -> bool:
    """罚款86万元，…罚款金额比上年增加10万元: whether two statements are of one subject, be it
    called an amount only once.
    """
    if same_subject(other.subject, statement.subject):
        return True
    bare = _AMOUNT.sub("", statement.subject)
    return bare == other.subject != "" and other.passage == statement.passage


def _spoilt(level: Phrase, statement: Statement) -> bool:
    """接待费16.3万元。…接待费10.3万元，增加1.5万元，增长10.14%: whether a misprint of an amount
    told before stands beside the rate: then the rate is of no other amount.
    """
    own = statement.levels[-1].figure if statement.levels else None
    if own is None or own.unit != level.figure.unit or own.places != level.figure.places:
        return False
    return len(own.digits) > _FEW_CHARACTERS and misprinted(own.digits, level.figure.digits)


def _told_later(statement: Statement, statements: list[Statement]) -> Iterator[Phrase]:
    """公务接待费减少5万元，下降4%。…公务接待费120万元: the amount of the same subject, told behind;
    系甲收支减少5万元，下降4%。…其中：甲120万元: of either side.
    """
    name = _SIDES_BEHIND.sub("", statement.subject)
    if len(name) < _TELLING_NAME and name == statement.subject:
        return
    for other in statements[statement.index + 1 : statement.index + 1 + FAR_BACK]:
        if other.levels and name and same_subject(_SIDES_BEHIND.sub("", other.subject), name):
            yield other.levels[0]


def _said_of(statement: Statement, statements: list[Statement]) -> Iterator[Phrase]:
    """The amount that a change without one surely is of: that of the same three expenses, of the
    account's total (收支总体比上年增加…), or of the passage right before (8.上年结转…。较上年…).
    """
    if statement.levels or statement.owner is not None or statement.first.reason:
        return
    both_sides = _BOTH_SIDES.search(statement.first.gap)
    for other in nearest_before(statement, statements, FAR_BACK):
        if not other.levels or other.owner is not None:
            continue
        expenses = "三公" in statement.subject and "三公" in other.subject
        total = both_sides is not None and _TOTAL.search(other.subject) is not None
        side = statement.subject in _SIDES and _SIDES[statement.subject].fullmatch(other.subject)
        follows = not statement.subject and other.index == statement.index - 1
        goes_on = follows and statement.first.pause == NEW_PASSAGE and other.first.listed
        if expenses or total or side or (goes_on and len(other.levels) == 1):
            yield other.levels[-1]
            return
