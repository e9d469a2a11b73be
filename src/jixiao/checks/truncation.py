"""Rates that were cut off instead of rounded."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from jixiao.figures.figure import Figure, rounded_units
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
_ROUNDED = 5
"""Rates that were rounded up from which a document is said to round throughout."""


def is_truncated(relation: Relation) -> bool:
    """Whether the stated rate is the recomputed one with its further places cut off."""
    figure, value = relation.stated.figure, relation.judgement.value
    if relation.kind not in RATES or figure is None or value is None:
        return False
    return _cut(value, figure) == figure.units != rounded_units(value, figure.places)


def truncated_relations(relations: Iterable[Relation]) -> list[Relation]:
    """All truncated rates of a document that has several, and fewer that were rounded up."""
    rates = [relation for relation in relations if relation.kind in RATES]
    cut = [relation for relation in rates if is_truncated(relation)]
    raised = sum(_rounded_up(relation) for relation in rates)
    return cut if len(cut) >= _FEWEST and len(cut) > raised else []


def lone_truncation(relations: Iterable[Relation]) -> Relation | None:
    """The one truncated rate of a document that rounds up all others: no habit, but a slip."""
    rates = [relation for relation in relations if relation.kind in RATES]
    cut = {
        one.stated.figure.start: one
        for one in rates
        if one.stated.figure is not None and one.contradicted and is_truncated(one)
    }
    raised = {one.stated.figure.start for one in rates if one.stated.figure and _rounded_up(one)}
    return next(iter(cut.values())) if len(cut) == 1 and len(raised) >= _ROUNDED else None


def _rounded_up(relation: Relation) -> bool:
    figure, value = relation.stated.figure, relation.judgement.value
    if figure is None or value is None or relation.verdict is not Verdict.HOLDS:
        return False
    return _cut(value, figure) != figure.units


def _cut(value: Fraction, figure: Figure) -> int:
    """``value`` in units of the last printed place of ``figure``, further places dropped."""
    units: int = abs(value.numerator) * 10**figure.places // value.denominator
    return units if value.numerator >= 0 else -units
