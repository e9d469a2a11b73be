"""Goals that the narrative tells: the target of a row, and not what was done of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope


def without_goals(relations: list[Relation], facts: Sequence[Fact]) -> list[Relation]:
    """All but those that hold a goal against what was done: 绩效目标：满意度达到90% beside a row of
    the target ≥90% and the actual value 93%.
    """
    differing = [
        one
        for one in relations
        if one.kind is RelationKind.SAME_FACT and one.scope is Scope.TEXT_TABLE and one.contradicted
    ]
    if not differing:
        return relations
    cells = [fact for fact in facts if fact.in_table]
    goals = {(one.subject, one.figure.value) for one in cells if one.role is Role.TARGET}
    done = {one.figure.start: one.subject for one in cells if one.role is Role.ACTUAL}
    told = {id(one) for one in differing if _is_goal(one, goals, done)}
    return [one for one in relations if id(one) not in told]


def _is_goal(relation: Relation, goals: set[tuple[str, Decimal]], done: dict[int, str]) -> bool:
    """Whether the stated figure is the target of the row whose actual value it is held against."""
    stated = relation.stated.figure
    places = [term.figure.start for term in relation.operands if term.figure is not None]
    return stated is not None and any(
        (done[place], stated.value) in goals for place in places if place in done
    )
