"""An adjustment told again without its initial budget: 年中调减2万元，调整后98万元 (A08)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.body.facts import TITLES, BodyFacts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.ledger.relation import Relation, Role, Scope


def adjustments_again(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """The body's initial budget, printed elsewhere, with the one change right before the adjusted
    budget.
    """
    initial, adjusted = facts.value("initial"), facts.value("adjusted")
    if initial is None or adjusted is None:
        return
    for change, budget in _beside(statements):
        if budget.figure.value != adjusted.figure.value or budget.passage == initial.passage:
            continue
        yield signed_sum(
            budget.figure, [(1, initial.figure), (change.sign, change.figure)],
            subject=TITLES["adjusted"], scope=Scope.DOCUMENT,
        )  # fmt: skip


def _beside(statements: list[Statement]) -> Iterator[tuple[Phrase, Phrase]]:
    """Each change of a budget, the only one of its statement, with the adjusted budget right
    behind it.
    """
    for statement, following in pairwise(statements):
        if len(statement.changes) != 1 or (statement.before and statement.before.changes):
            continue
        row = [*statement.phrases, *following.phrases[:1]]
        for one, other in pairwise(row):
            changed = one.role is Role.CHANGE and one.sign and not one.base
            told = changed and other.subject.stage == "adjusted" and one.sentence == other.sentence
            if told and one.money and other.money and words.ADJUSTING.search(one.gap):
                yield one, other
