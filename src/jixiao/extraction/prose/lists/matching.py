"""The amount of a list item that belongs to a sum towards its head."""

from __future__ import annotations

import re

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import AGAINST_BUDGET, Statement, comparison_base
from jixiao.figures.figure import Approximation
from jixiao.ledger.relation import Role

_DONE_OF_PLAN = re.compile(r"，?(?:为|完成|占|达到|相当于)(?:了)?(?:年初|全年|调整后?)?(?:的)?预算")
"""支出50万元，为年初预算…: what is said behind an amount that was spent of a plan."""


def signed(phrase: Phrase) -> int:
    """−1 for a printed decrease, else 1."""
    return -1 if phrase.role is Role.CHANGE and phrase.sign < 0 else 1


def matching(item: Statement, stated: Phrase, *, strict: bool = False) -> Phrase | None:
    """The amount of ``item`` that belongs to a sum towards ``stated``: same stage, year, unit.

    Unless ``strict``, the only amount of an item serves whatever its stage.
    """
    if stated.role is Role.CHANGE:
        return _matching_change(item, stated)
    alike = [
        level
        for level in item.levels
        if level.is_base == stated.is_base and comparable(level, stated) and not is_limit(level)
    ]
    last = _of_last_year(stated)
    fitting = [
        one for one in alike if _of_last_year(one) == last or _of_that_year(one, stated)
    ] or [one for one in alike if one.prior == stated.prior]
    for phrase in fitting:
        if _same_stage(phrase, stated) and _same_year(phrase, stated, strict):
            return phrase
    if strict:
        return None
    if stated.subject.stage == "outturn" and len(fitting) > 1:
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
    return fitting[0] if len(fitting) == 1 else None


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


def _of_last_year(level: Phrase) -> bool:
    """Whether an amount is said to be last year's, or dated with the earlier of two years."""
    return level.prior or level.before_last


def _of_that_year(level: Phrase, stated: Phrase) -> bool:
    """（2017年3.1万元）: whether an amount is of the year of a head's last year's amount."""
    dated = stated.prior and "\x01" in stated.gap and "\x01" in level.gap
    return dated and stated.year is not None and level.year == stated.year


def _same_year(phrase: Phrase, stated: Phrase, strict: bool = False) -> bool:
    """Whether the years agree; one left unsaid does, strictly only where a stage is said or
    both amounts are said to be last year's.
    """
    unsaid = None in (phrase.year, stated.year)
    both = _of_last_year(stated) and _of_last_year(phrase)
    told = stated.prior or bool(stated.subject.stage)
    return both or phrase.year == stated.year or (unsaid and (not strict or told))


def _matching_change(item: Statement, stated: Phrase) -> Phrase | None:
    """The change of ``item`` against the same base; without a base unless against the budget."""
    base = comparison_base(stated)
    for change in item.changes:
        unsaid = not change.base and (base != AGAINST_BUDGET or len(item.changes) == 1)
        if comparable(change, stated) and (comparison_base(change) == base or unsaid):
            return change
    return None
