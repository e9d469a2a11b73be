"""The ways to recompute a change rate: over last year, over the plan, over current ∓ change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.building import (
    change_over_prior,
    fall_over_base,
    part_of_whole,
    rise_over_base,
)
from jixiao.extraction.prose import words
from jixiao.extraction.prose.changes.amounts import FAR_BACK
from jixiao.extraction.prose.changes.years import prior_and_current
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import PRIOR, Statement, comparison_base, nearest_before
from jixiao.extraction.prose.subjects import same_subject
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Compute

_LOOK_BACK = 4


@dataclass(frozen=True, slots=True)
class RateReading:
    """One way to recompute a rate: the operands with the formula."""

    operands: tuple[Figure, ...]
    compute: Compute
    formula: str
    likely: bool
    """Whether to report this reading where none agrees."""


def readings_of_rate(
    phrase: Phrase, change: Phrase | None, statement: Statement, statements: list[Statement]
) -> Iterator[RateReading]:
    pair = prior_and_current(statement, phrase)
    if pair is not None and comparison_base(phrase) == PRIOR:
        prior, current = pair
        if change is not None:
            operands = (change.figure, prior.figure)
            yield RateReading(operands, part_of_whole, "变动额÷上年数×100", True)
        operands = (current.figure, prior.figure)
        yield RateReading(operands, change_over_prior, "（本年数－上年数）÷上年数×100", True)
        return
    if words.OVER_PLAN.search(phrase.gap):
        yield from _over_plan(statement, statements)
    if change is None:
        return
    rising = (phrase.sign or change.sign) > 0
    compute = rise_over_base if rising else fall_over_base
    formula = f"变动额÷（本年数{'－' if rising else '＋'}变动额）×100"
    for level, likely in _levels(change, statement, statements):
        if not rising or level.figure.value != change.figure.value:
            yield RateReading((level.figure, change.figure), compute, formula, likely)
    for level in statement.levels:
        if level.subject.stage in ("initial", "adjusted") and comparable(level, change):
            yield RateReading(
                (change.figure, level.figure), part_of_whole, "变动额÷预算数×100", False
            )


def _over_plan(statement: Statement, statements: list[Statement]) -> Iterator[RateReading]:
    """高出任务: what was done against what was planned, the last two comparable amounts."""
    before = [
        level
        for other in statements[max(0, statement.index - _LOOK_BACK) : statement.index + 1]
        for level in other.levels
    ]
    for later in range(len(before) - 1, 0, -1):
        for earlier in range(later - 1, -1, -1):
            done, planned = before[later], before[earlier]
            if comparable(done, planned) and done.figure.value > planned.figure.value > 0:
                operands = (done.figure, planned.figure)
                yield RateReading(
                    operands, change_over_prior, "（完成数－计划数）÷计划数×100", True
                )


def _levels(
    change: Phrase, statement: Statement, statements: list[Statement]
) -> Iterator[tuple[Phrase, bool]]:
    """The amounts that may have changed so: the statement's own, its owner's, those before it."""
    own = [level for level in statement.levels if comparable(level, change)]
    for level in reversed(own):
        yield level, True
    owner = statement.owner
    if owner is not None:
        for level in owner.levels:
            if comparable(level, change):
                yield level, False
    for other in nearest_before(statement, statements, FAR_BACK):
        if same_subject(other.subject, statement.subject):
            yield from ((level, True) for level in other.levels if comparable(level, change))
    for other in nearest_before(statement, statements, _LOOK_BACK):
        if other.passage < statement.passage - 1:
            return
        for level in other.levels:
            if comparable(level, change):
                yield level, False
