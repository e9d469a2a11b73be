"""Which relation of scores is a sum and which a scoring rule."""

from __future__ import annotations

from jixiao.ledger.relation import Relation

_RULE_KINDS = frozenset({"A04", "A06"})


def is_rule(relation: Relation) -> bool:
    """A score from a rate and its points, rather than a total of scores."""
    return "×" in relation.formula or not _RULE_KINDS.isdisjoint(relation.covers)
