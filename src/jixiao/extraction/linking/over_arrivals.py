"""Rates of execution that were taken over what arrived, and not over the budget (A05).

到位资金180万元；支出171万元，预算执行率95.00%，占到位资金的95.00%: one rate cannot be of both.
It is told of the budget where another place prints the rate of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_OF_BUDGET = late_regex(r"预算(?:资金)?(?:总体)?(?:执行|支出|完成)(?:率|进度)[为是达到：]*$")
_ARRIVED = late_regex(r"占(?:实际|已)?到位[^，。；：]{0,6}的$")
_RATES = (Role.EXECUTION_RATE, Role.ACTUAL, Role.LEVEL)
_FULL, _PLACES = 100, 2


def rates_over_arrivals(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """Each such rate over the budget of which another place prints it."""
    for place, (one, other) in enumerate(pairwise(phrases)):
        if place and _is_of_both(one, other) and phrases[place - 1].money:
            done = phrases[place - 1]
            rates = {fact.figure for fact in facts if _is_rate(fact) and fact.figure != one.figure}
            for budget in phrases[:place]:
                if not _is_budget(budget, done):
                    continue
                told = rate(
                    one.figure, (done.figure, budget.figure), part_of_whole,
                    kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
                    subject=one.rate_name,
                )  # fmt: skip
                operands = done.figure, budget.figure
                known = (judge_rate(each, operands, part_of_whole) for each in rates)
                if told.contradicted and any(agrees(each) for each in known):
                    yield told
                    break


def _is_of_both(one: Phrase, other: Phrase) -> bool:
    alike = one.figure.dimension is other.figure.dimension is Dimension.PERCENT
    if not alike or one.figure.value != other.figure.value or one.figure.places < _PLACES:
        return False
    beside = one.sentence == other.sentence and one.figure.value != _FULL
    return beside and bool(_OF_BUDGET.search(one.gap) and _ARRIVED.search(other.gap))


def _is_rate(fact: Fact) -> bool:
    figure = fact.figure
    precise = figure.dimension is Dimension.PERCENT and figure.places >= _PLACES
    return precise and fact.role in _RATES


def _is_budget(budget: Phrase, done: Phrase) -> bool:
    planned = budget.money and budget.subject.stage in words.PLANNED and not budget.prior
    return planned and budget.figure.value >= done.figure.value
