"""Change amounts: against last year (I25), against the budget, between two amounts."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.changes.years import prior_and_current, stands_before
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import AGAINST_BUDGET, PRIOR, Statement, comparison_base
from jixiao.extraction.prose.subjects import same_subject
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

FAR_BACK = 25
_MOST_LEVELS = 6
_PLANNED = ("initial", "adjusted", "budget")


def change_amounts(statement: Statement, statements: list[Statement]) -> Iterator[Relation]:
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
    where the words say no more than 差值, the last two of the statement.
    """
    own = [
        level
        for level in statement.levels
        if comparable(level, change) and stands_before(level, change)
    ]
    if change.sign == 0 and not change.base and len(own) > 1:
        yield _difference(statement, change, own[-2], own[-1])
        return
    others = [
        level
        for other in statements[max(0, statement.index - FAR_BACK) : statement.index]
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
