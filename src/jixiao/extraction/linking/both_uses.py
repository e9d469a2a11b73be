"""Basic expenditure of the narrative and projects of a table that make a whole.

全年预算900.40万元。…基本支出预算数为300.10万元。…, and the total row of a table of projects 600.30.
Told where they make it exactly, and so never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_BASIC = "基本支出"
_PROJECTS = late_regex(r"项目|^(?:合计|总计|小计)$")
_TELLING, _MOST = 4, 12
"""Digits of amounts that make a third by no chance; amounts of basic expenditure that are tried."""


def sums_of_both_uses(
    statements: Sequence[Statement], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each whole of a stage of the narrative that both make, and that no sum makes of the first."""
    basic = [
        level.figure
        for one in statements
        if _BASIC in one.subject
        for level in one.levels
        if level.money and not level.prior and level.figure.telling >= _TELLING
    ][:_MOST]
    if not basic:
        return
    projects: dict[Decimal, Figure] = {}
    for one in facts:
        if one.in_table and _is_amount(one) and _PROJECTS.search(one.subject):
            projects.setdefault(one.figure.value, one.figure)
    made = {
        (one.stated.figure.start, term.figure.value)
        for one in relations
        if one.kind is RelationKind.SUM and one.stated.figure is not None
        for term in one.operands
        if term.figure is not None
    }
    for whole in facts if projects else ():
        if whole.in_table or not whole.stage or not _is_amount(whole):
            continue
        for part in basic:
            rest = projects.get(whole.figure.value - part.value)
            if rest is not None and (whole.figure.start, part.value) not in made:
                yield signed_sum(
                    whole.figure, [(1, part), (1, rest)], subject=whole.subject,
                    scope=Scope.TEXT_TABLE,
                )  # fmt: skip
                break


def _is_amount(one: Fact) -> bool:
    money = one.figure.dimension is Dimension.MONEY and one.role is Role.LEVEL
    return money and one.figure.telling >= _TELLING
