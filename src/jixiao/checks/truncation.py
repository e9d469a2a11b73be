"""Rates that were cut off instead of rounded."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from jixiao.figures.figure import Figure, rounded
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

RATES = frozenset(
    {
        RelationKind.SHARE,
        RelationKind.CHANGE_RATE,
        RelationKind.EXECUTION_RATE,
        RelationKind.COMPLETION_RATE,
    }
)
_FEWEST = 3
"""Truncated rates from which a document is said to truncate throughout."""


def is_truncated(relation: Relation) -> bool:
    """Whether the stated rate is the recomputed one with its further places cut off."""
    figure, value = relation.stated.figure, relation.judgement.value
    if relation.kind not in RATES or figure is None or value is None:
        return False
    return _cut(value, figure) == _printed(figure) != rounded(value, figure.places)


def truncated_relations(relations: Iterable[Relation]) -> list[Relation]:
    """All truncated rates of a document that has several, and fewer that were rounded up."""
    rates = [relation for relation in relations if relation.kind in RATES]
    cut = [relation for relation in rates if is_truncated(relation)]
    raised = sum(_rounded_up(relation) for relation in rates)
    return cut if len(cut) >= _FEWEST and len(cut) > raised else []


def _rounded_up(relation: Relation) -> bool:
    figure, value = relation.stated.figure, relation.judgement.value
    if figure is None or value is None or relation.verdict is not Verdict.HOLDS:
        return False
    return _cut(value, figure) != _printed(figure)


def _cut(value: Fraction, figure: Figure) -> Decimal:
    """``value`` with the printed places of ``figure``, further places dropped."""
    units = int(value * 10**figure.places)
    return Decimal(units).scaleb(-figure.places)


def _printed(figure: Figure) -> Decimal:
    return Decimal(figure.digits)
