"""The amount of a list item that belongs to a sum towards its head."""

from __future__ import annotations

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import AGAINST_BUDGET, Statement, comparison_base
from jixiao.figures.figure import Approximation
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_DONE_OF_PLAN = late_regex(r"，?(?:为|完成|占|达到|相当于)了?[^，。；、\d]{0,6}预算")
"""支出50万元，为年初预算…, 占项目预算…: what is said behind an amount that was spent of a plan."""

_STAYS, _STAYS_NEAR = late_regex(r"，?(?:保持|维持|仍)?(?:不变|不作?调整)"), 5
"""What is said behind an amount that is the same before and after."""


def signed(phrase: Phrase) -> int:
    """−1 for a printed decrease, else 1."""
    return -1 if phrase.role is Role.CHANGE and phrase.sign < 0 else 1


def matching(item: Statement, stated: Phrase, *, strict: bool = False) -> Phrase | None:
    """The amount of ``item`` that belongs to a sum towards ``stated``: same stage, year, unit.

    Unless ``strict``, the only amount of an item serves whatever its stage.
    """
    if stated.role is Role.CHANGE:
        return _matching_change(item, stated)
    fitting = [
        level
        for level in item.levels
        if level.last_year == stated.last_year
        and level.is_base == stated.is_base
        and comparable(level, stated)
        and not is_limit(level)
    ]
    if not fitting and (item.dated or stated.last_year):
        fitting = _of_years(item, stated) or _of_its_sentence(item, stated)
    for phrase in fitting:
        if _same_stage(phrase, stated) and _same_year(phrase, stated, strict):
            return phrase
    stays = item.levels and "不" in item.levels[0].after[:_STAYS_NEAR]
    if strict or (stays and not fitting):
        return _staying(item, stated) if stays else None
    if fitting[1:]:
        fitting = _by_stage(item, stated, fitting)
    return fitting[0] if len(fitting) == 1 else None


def _of_its_sentence(item: Statement, stated: Phrase) -> list[Phrase]:
    """上年度支出24.60万元，其中甲15.40万元、乙9.20万元: the one amount of an item in a sentence
    that opens with last year's.
    """
    opens = stated.pause >= NEW_SENTENCE and item.sentence == stated.sentence
    alone = opens and len(item.phrases) == 1 and len(item.levels) == 1
    return item.levels if alone and comparable(item.levels[0], stated) else []


def adjustment(item: Statement, stated: Phrase) -> Phrase | None:
    """年中追加412万元: a change of the budget within the year, among what makes the budget."""
    if item.levels or stated.role is not Role.LEVEL or len(item.changes) != 1:
        return None
    change = item.changes[0]
    adjusts = not change.base and words.ADJUSTING.search(change.gap)
    return change if adjusts and change.money and comparable(change, stated) else None


def _by_stage(item: Statement, stated: Phrase, fitting: list[Phrase]) -> list[Phrase]:
    """Of the amounts of an item, those whose stage can be the one of ``stated``."""
    if stated.subject.stage == "outturn":
        fitting = [
            phrase
            for phrase in fitting
            if not phrase.subject.stage
            and phrase.depth == item.depth
            and _same_year(phrase, stated)
        ]
    if stated.subject.stage == "" and _DONE_OF_PLAN.match(stated.after):
        fitting = [one for one in fitting if one.subject.stage not in words.PLANNED] or fitting
    elif stated.subject.stage == "":
        fitting = [phrase for phrase in fitting if phrase.subject.stage != "outturn"] or fitting
    elif stated.subject.stage == "outturn":
        # Beside a budget, an item's amount of no stage is what was spent.
        fitting = [one for one in fitting if one.subject.stage not in words.PLANNED] or fitting
    return fitting


def other_amount(item: Statement, value: Phrase) -> Phrase | None:
    """The one other amount of this year that an item has, of another stage."""
    found = [
        level
        for level in item.levels
        if level.money and not level.prior and level.subject.stage != value.subject.stage
    ]
    return found[0] if len(found) == 1 else None


def is_limit(phrase: Phrase) -> bool:
    """Whether an amount is a bound (64.3亿元以内), which no parts make."""
    return phrase.figure.approximation in (Approximation.AT_MOST, Approximation.AT_LEAST)


def _same_stage(phrase: Phrase, stated: Phrase) -> bool:
    """Whether the stages agree; an item's plain 预算 goes with the head's 全年预算 or 年初预算."""
    one, other = phrase.subject.stage, stated.subject.stage
    return one == other or (one == "budget" and other in words.PLANNED)


def _of_years(item: Statement, stated: Phrase) -> list[Phrase]:
    """（2017年3.1万元）: the amounts of the year that a head's last year's amount is of, else those
    that are said to be last year's, or not, as the head's is.
    """
    alike = [one for one in item.levels if comparable(one, stated) and not is_limit(one)]
    dated = [
        one
        for one in alike
        if stated.prior and "\x01" in stated.gap and "\x01" in one.gap and one.year == stated.year
    ]
    return dated or [
        one for one in alike if one.prior == stated.prior and one.is_base == stated.is_base
    ]


def _staying(item: Statement, stated: Phrase) -> Phrase | None:
    """上年结余年初预算9792.21万元不变: the one amount of an item, before and after a change."""
    level = item.levels[0]
    same = len(item.levels) == 1 and _STAYS.match(level.after)
    return level if same and comparable(level, stated) else None


def _same_year(phrase: Phrase, stated: Phrase, strict: bool = False) -> bool:
    """Whether the years agree; one left unsaid does, strictly only where a stage is said or
    both amounts are said to be last year's.
    """
    unsaid = None in (phrase.year, stated.year)
    both = stated.last_year and phrase.last_year
    told = stated.prior or bool(stated.subject.stage)
    return both or phrase.year == stated.year or (unsaid and (not strict or told))


def _matching_change(item: Statement, stated: Phrase) -> Phrase | None:
    """The change of ``item`` against the same base; without a base unless against the budget."""
    base = comparison_base(stated)
    for change in item.changes:
        unsaid = not change.base and (base != AGAINST_BUDGET or len(item.changes) == 1)
        if comparable(change, stated) and (comparison_base(change) == base or unsaid):
            return change
    if stated.sign > 0 and stated.after.startswith("（") and not item.changes:
        return _in_bracket_behind(item, stated)
    return None


def _in_bracket_behind(item: Statement, stated: Phrase) -> Phrase | None:
    """增加60万元（其中：甲50万元，乙10万元）: the one amount of an item of the bracket that opens
    right behind a rise.
    """
    inside = item.depth > stated.depth and item.sentence == stated.sentence
    fits = inside and len(item.levels) == 1 and comparable(item.levels[0], stated)
    return item.levels[0] if fits else None
