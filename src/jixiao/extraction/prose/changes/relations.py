"""Increases and decreases: the amount against both years, the rate against its base."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose.changes.amounts import change_amounts
from jixiao.extraction.prose.changes.points import point_changes
from jixiao.extraction.prose.changes.rates import change_rates
from jixiao.extraction.prose.statements import Statement
from jixiao.ledger.relation import Relation


def change_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Every change amount and change rate of the prose that can be recomputed."""
    for statement in statements:
        yield from change_amounts(statement, statements)
        yield from change_rates(statement, statements)
        yield from point_changes(statement, statements)
