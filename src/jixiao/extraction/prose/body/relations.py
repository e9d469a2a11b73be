"""Every relation between the body's own budget facts."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose.body.adjustments import adjustments_again
from jixiao.extraction.prose.body.differences import budget_differences
from jixiao.extraction.prose.body.facts import STAGES, body_facts
from jixiao.extraction.prose.body.funds import public_funds
from jixiao.extraction.prose.body.rates import body_rates
from jixiao.extraction.prose.body.repeats import repeated_facts
from jixiao.extraction.prose.body.stages import left_over, stage_shares
from jixiao.extraction.prose.body.uses import basic_and_projects
from jixiao.extraction.prose.body.wrong_bases import rates_over_wrong_totals
from jixiao.extraction.prose.statements import Statement
from jixiao.ledger.relation import Relation


def body_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Repeated body facts, and 财政资金 + 其他资金 = the whole, stage by stage."""
    facts = body_facts(statements)
    for stage in STAGES:
        yield from repeated_facts(facts, stage)
    yield from public_funds(statements, facts)
    yield from adjustments_again(statements, facts)
    yield from basic_and_projects(statements, facts)
    yield from body_rates(statements, facts)
    yield from stage_shares(statements, facts)
    yield from left_over(statements, facts)
    yield from budget_differences(statements, facts)
    yield from rates_over_wrong_totals(statements, facts)
