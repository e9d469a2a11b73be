"""Increases and decreases: the amount against both years, the rate against its base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.extraction.building import (
    agrees,
    change_over_prior,
    fall_over_base,
    part_of_whole,
    rate,
    rise_over_base,
    signed_sum,
)
from jixiao.extraction.prose import words
from jixiao.extraction.prose.lists import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.prose.statements import AGAINST_BUDGET, PRIOR, Statement, comparison_base
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Compute, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role

_LOOK_BACK = 4
_FAR_BACK = 25


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to recompute a rate: the operands with the formula."""

    operands: tuple[Figure, ...]
    compute: Compute
    formula: str
    likely: bool
    """Whether to report this reading where none agrees."""


def change_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Every change amount and change rate of the prose that can be recomputed."""
    for statement in statements:
        yield from _amounts(statement, statements)
        yield from _rates(statement, statements)


def prior_and_current(statement: Statement, change: Phrase) -> tuple[Phrase, Phrase] | None:
    """The levels for two years that ``change`` lies between, the later year last."""
    told = [level for level in statement.levels if level.prior and _before(level, change)]
    if told:
        prior = told[-1]
        current = [
            level
            for level in statement.levels
            if not level.prior and comparable(level, prior) and _before(level, change)
        ]
        fitting = [level for level in current if _fits(level, prior)]
        return (prior, (fitting or current)[-1]) if current else None
    dated = [level for level in statement.levels if level.year]
    for one in dated:
        for other in dated:
            same_stage = one.subject.stage == other.subject.stage
            if one.year and other.year and one.year < other.year and comparable(one, other):
                if same_stage or "" in (one.subject.stage, other.subject.stage):
                    return one, other
    return None


def _before(one: Phrase, other: Phrase) -> bool:
    return one.figure.start < other.figure.start


def _fits(level: Phrase, prior: Phrase) -> bool:
    """Whether the stages of both years can be compared."""
    stages = {level.subject.stage, prior.subject.stage}
    return len(stages) == 1 or "" in stages


def _amounts(statement: Statement, statements: list[Statement]) -> Iterator[Relation]:
    for change in statement.changes:
        if comparison_base(change) == AGAINST_BUDGET:
            yield from _against_budget(statement, change, statements)
            continue
        pair = prior_and_current(statement, change)
        if pair is None:
            yield from _between(statement, change, statements)
            continue
        prior, current = pair
        if comparison_base(change) != PRIOR or not comparable(change, current):
            continue
        falling = prior.figure.value > current.figure.value
        first, last = (prior, current) if falling else (current, prior)
        yield signed_sum(
            change.figure,
            [(1, first.figure), (-1, last.figure)],
            subject=statement.title(current),
            kind=RelationKind.CHANGE_AMOUNT,
        )


def _against_budget(
    statement: Statement, change: Phrase, statements: list[Statement]
) -> Iterator[Relation]:
    """较年初预算减少: budget and outturn of the statement, where both are printed."""
    levels = [level for level in statement.levels if comparable(level, change)]
    planned = [level for level in levels if level.subject.stage in _PLANNED]
    done = [level for level in levels if level.subject.stage not in _PLANNED]
    if planned and done:
        yield _difference(statement, change, planned[-1], done[-1])
    else:
        yield from _between(statement, change, statements)


def _difference(statement: Statement, change: Phrase, one: Phrase, other: Phrase) -> Relation:
    first, last = sorted((one, other), key=lambda level: -level.figure.value)
    return signed_sum(
        change.figure,
        [(1, first.figure), (-1, last.figure)],
        subject=statement.title(other),
        kind=RelationKind.CHANGE_AMOUNT,
    )


def _between(
    statement: Statement, change: Phrase, statements: list[Statement]
) -> Iterator[Relation]:
    """Two amounts of the same subject, in this statement or before it, that differ so exactly;
    where the words say no more than 差值, the last two of the statement."""
    own = [level for level in statement.levels if comparable(level, change) and _before(level, change)]
    if change.sign == 0 and not change.base and len(own) > 1:
        yield _difference(statement, change, own[-2], own[-1])
        return
    others = [
        level
        for other in statements[max(0, statement.index - _FAR_BACK) : statement.index]
        if same_subject(other.subject, statement.subject)
        for level in other.levels
        if comparable(level, change)
    ]
    pool = [*reversed(own), *reversed(others)][:_MOST_LEVELS]
    for place, one in enumerate(pool):
        for other in pool[place + 1 :]:
            relation = _difference(statement, change, other, one)
            if relation.verdict is Verdict.HOLDS and change.figure.value:
                yield relation
                return


_MOST_LEVELS = 6
_PLANNED = ("initial", "adjusted", "budget")


def _rates(statement: Statement, statements: list[Statement]) -> Iterator[Relation]:
    for position, phrase in enumerate(statement.phrases):
        if phrase.role is not Role.CHANGE_RATE or phrase.respective:
            continue
        change = _change_before(statement.phrases[:position]) or _change_after(
            phrase, statement.phrases[position + 1 :]
        )
        readings = list(_readings(phrase, change, statement, statements))
        relation = _best(phrase, readings, statement)
        if relation is not None:
            yield relation


def _change_before(phrases: Sequence[Phrase]) -> Phrase | None:
    """The change amount that a rate restates: the phrase right before it."""
    for phrase in reversed(phrases):
        if phrase.role is Role.CHANGE:
            return phrase
        if phrase.role in (Role.CHANGE_RATE, Role.LEVEL):
            return None
    return None


def _change_after(phrase: Phrase, following: Sequence[Phrase]) -> Phrase | None:
    """增长7.9%，增收913万元: the amount right after the rate that it restates."""
    after = following[0] if following else None
    if after is None or after.role is not Role.CHANGE or after.sentence != phrase.sentence:
        return None
    return after if after.sign == phrase.sign else None


def _readings(
    phrase: Phrase, change: Phrase | None, statement: Statement, statements: list[Statement]
) -> Iterator[_Reading]:
    pair = prior_and_current(statement, phrase)
    if pair is not None and comparison_base(phrase) == PRIOR:
        prior, current = pair
        if change is not None:
            operands = (change.figure, prior.figure)
            yield _Reading(operands, part_of_whole, "变动额÷上年数×100", True)
        operands = (current.figure, prior.figure)
        yield _Reading(operands, change_over_prior, "（本年数－上年数）÷上年数×100", True)
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
            yield _Reading((level.figure, change.figure), compute, formula, likely)
    for level in statement.levels:
        if level.subject.stage in ("initial", "adjusted") and comparable(level, change):
            yield _Reading((change.figure, level.figure), part_of_whole, "变动额÷预算数×100", False)


def _over_plan(statement: Statement, statements: list[Statement]) -> Iterator[_Reading]:
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
                yield _Reading(operands, change_over_prior, "（完成数－计划数）÷计划数×100", True)


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
    for other in reversed(statements[max(0, statement.index - _FAR_BACK) : statement.index]):
        if same_subject(other.subject, statement.subject):
            yield from ((level, True) for level in other.levels if comparable(level, change))
    for other in reversed(statements[max(0, statement.index - _LOOK_BACK) : statement.index]):
        if other.passage < statement.passage - 1:
            return
        for level in other.levels:
            if comparable(level, change):
                yield level, False


def _best(phrase: Phrase, readings: list[_Reading], statement: Statement) -> Relation | None:
    """The reading that holds, else the likely one, else one that rounding allows."""
    relations = [
        (
            rate(
                phrase.figure,
                reading.operands,
                reading.compute,
                kind=RelationKind.CHANGE_RATE,
                formula=reading.formula,
                subject=statement.subject or statement.title(statement.first),
            ),
            reading.likely,
        )
        for reading in readings
    ]
    for relation, _ in relations:
        if relation.verdict is Verdict.HOLDS:
            return relation
    likely = [relation for relation, told in relations if told]
    agreeing = [relation for relation, _ in relations if agrees(relation.judgement)]
    if likely and (agrees(likely[0].judgement) or likely[0].judgement.last_digit):
        return likely[0]
    sharp = [relation for relation in agreeing if not _coarse(relation)]
    if sharp or not likely:
        return next(iter(sharp or agreeing), None)
    return likely[0]


def _coarse(relation: Relation) -> bool:
    """Whether an operand is printed so roughly that nearly any rate would agree."""
    return any(
        figure.ulp * 50 > abs(figure.value) and not figure.exact for figure in relation.figures()
    )
