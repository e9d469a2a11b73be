"""A rate, or the score for one, named shorter in one place than in the other."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal

from jixiao.extraction.linking.cells import linked
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation, Role

_SURE = 3
"""Characters of a name, and digits of a rate, that are met by no chance."""


def is_rate_name(name: str) -> bool:
    """率 or 度 (满意度) at the end."""
    return name.endswith(("率", "度"))


def like_named_rate(
    name: str,
    statement: Statement,
    phrase: Phrase,
    rates: list[tuple[str, Fact]],
    told: Container[Decimal],
) -> Relation | None:
    """A rate, or the score for one, named shorter here than there; told where they agree, or where
    the one cell of such a name prints the same digits in another order, and no text what it prints
    (``told`` are the rates of the text).
    """
    if not is_rate_name(name):
        return None
    found: list[Fact] = []
    for other, fact in rates:
        alike = other.endswith(name) or name.endswith(other)
        scores = (phrase.role is Role.SCORE) == (fact.role is Role.SCORE)
        if alike and scores and fact.figure.dimension is phrase.figure.dimension:
            relation = linked(phrase, fact, statement)
            if relation.verdict is Verdict.HOLDS:
                return relation
            found.append(fact)
    if len(found) != 1 or len(name) < _SURE or phrase.role is Role.SCORE:
        return None
    cell = found[0].figure
    swapped = sorted(cell.digits) == sorted(phrase.figure.digits) and cell.telling >= _SURE
    return linked(phrase, found[0], statement) if swapped and cell.value not in told else None
