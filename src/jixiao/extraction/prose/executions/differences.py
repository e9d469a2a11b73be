"""A rate that prints the difference: 预算60万元，支出63.40万元，完成预算的3.40% (A05)."""

from __future__ import annotations

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.ledger.relation import Relation, RelationKind, Role

_TELLING, _REACH = 3, 4
"""Digits of a difference that is printed again by no chance, and statements before it."""


def difference_as_rate(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The rate by the budget right before it and the amount that differs from it by just the
    digits that are printed as a percentage.
    """
    before = [one for one in statement.levels if one.figure.start < phrase.figure.start]
    if phrase.figure.telling < _TELLING or not before or not before[-1].money:
        return None
    planned = before[-1]
    if not planned.figure.value:
        return None
    beside = (*nearest_before(statement, statements, _REACH), statement)
    for other in beside:
        for done in other.levels:
            alike = comparable(done, planned) and done.figure.scale == planned.figure.scale
            if not alike or done is planned or done.role is not Role.LEVEL or done.prior:
                continue
            off = abs(done.figure.in_unit - planned.figure.in_unit)
            if off == phrase.figure.in_unit:
                return rate(
                    phrase.figure, (done.figure, planned.figure), part_of_whole,
                    kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
                    subject=statement.subject,
                )  # fmt: skip
    return None
