"""Totals that stand after their parts."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.added import added_up
from jixiao.extraction.prose.totals.adjustments import adjusted_budget, net_change
from jixiao.extraction.prose.totals.balances import balance, remaining
from jixiao.extraction.prose.totals.carryovers import carried_out
from jixiao.extraction.prose.totals.debts import debt_left
from jixiao.extraction.prose.totals.flows import flow_relations
from jixiao.extraction.prose.totals.uncounted import MAY_OPEN, rest_of_counts
from jixiao.extraction.prose.totals.year_balance import year_balance
from jixiao.ledger.relation import Relation, Role

_WINDOW = 14
"""Amounts before a total among which its parts stand."""
_READINGS = (added_up, carried_out, balance, adjusted_budget, net_change, remaining)
"""The first that finds parts tells them."""


def total_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Sums and differences whose result is printed last."""
    phrases = [
        (statement, phrase)
        for statement in statements
        for phrase in statement.phrases
        if (phrase.role in (Role.LEVEL, Role.CHANGE) and phrase.money) or phrase in statement.levels
    ]
    phrases.sort(key=lambda pair: pair[1].figure.start)
    stated: set[int] = set()
    for position, (statement, phrase) in enumerate(phrases):
        before = phrases[max(0, position - _WINDOW) : position]
        owed = "债务" in phrase.subject.name
        first = debt_left if owed else rest_of_counts
        told_first = owed or phrase.gap[1:2] in MAY_OPEN
        for reading in (first, *_READINGS) if told_first else _READINGS:
            relation = reading(statement, phrase, before)
            if relation is not None:
                break
        else:
            relation = year_balance(phrase, phrases[:position]) if "结余" in phrase.gap else None
        if relation is not None:
            stated |= {phrase.figure.start}
            yield relation
    yield from flow_relations(phrases, stated)
