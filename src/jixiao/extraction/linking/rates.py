"""A rate, or the score for one, named shorter in one place than in the other."""

from __future__ import annotations

from jixiao.extraction.linking.cells import linked
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation, Role


def is_rate_name(name: str) -> bool:
    """率 or 度 (满意度) at the end."""
    return name.endswith(("率", "度"))


def like_named_rate(
    name: str, statement: Statement, phrase: Phrase, rates: list[tuple[str, Fact]]
) -> Relation | None:
    """A rate, or the score for one, named shorter here than there; told where they agree."""
    if not is_rate_name(name):
        return None
    for other, fact in rates:
        alike = other.endswith(name) or name.endswith(other)
        scores = (phrase.role is Role.SCORE) == (fact.role is Role.SCORE)
        if alike and scores and fact.figure.dimension is phrase.figure.dimension:
            relation = linked(phrase, fact, statement)
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None
