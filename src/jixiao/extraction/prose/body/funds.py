"""财政资金 = the whole body less 其他资金, stage by stage (B21)."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.body.facts import TITLES, BodyFacts
from jixiao.extraction.prose.statements import Statement
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_OTHER_FUNDS = late_regex(r"其他资金(?:安排)?")
_PUBLIC_FUNDS = late_regex(r"(?:预算)?财政(?:拨款)?资金(?:预算)?(?:部分)?|财政拨款(?:部分)?")


def public_funds(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """B21: where other funds are stated, public funds are the whole less these."""
    others = {
        level.subject.stage: level
        for statement in statements
        if _OTHER_FUNDS.fullmatch(statement.subject)
        for level in statement.levels
    }
    for statement in statements:
        if not _PUBLIC_FUNDS.fullmatch(statement.subject):
            continue
        for level in statement.levels:
            stage = level.subject.stage
            whole, other = facts.value(stage), others.get(stage)
            if whole is None or other is None or not level.money:
                continue
            relation = signed_sum(
                level.figure,
                [(1, whole.figure), (-1, other.figure)],
                subject=f"{statement.subject}{TITLES[stage]}",
                kind=RelationKind.DIFFERENCE,
                scope=Scope.DOCUMENT,
                formula="整体－其他资金",
            )
            relation.covers = ("B21",)
            yield relation
