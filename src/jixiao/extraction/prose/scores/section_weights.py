"""Points of a section against the points of the scores under it (A02)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.scores.sections import Section
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

_FEWEST = 2


def section_weights(root: Section) -> Iterator[Relation]:
    """（二）产出指标（50分）over scores of 20分, 15分 and 15分: told where they make it, and where
    the scores make the section's, so that no item is missing.
    """
    for section in root.walk():
        stated = section.stated
        points = section.points or (stated.points if stated is not None else None)
        parts = section.parts() if points is not None else []
        own = [line.points.figure for line in parts if line.points is not None]
        if points is None or len(own) < _FEWEST or len(own) < len(parts):
            continue
        relation = signed_sum(
            points.figure, [(1, one) for one in own], subject=f"{section.title}分值",
            kind=RelationKind.WEIGHTS, scope=Scope.DOCUMENT,
        )  # fmt: skip
        made = sum((line.score.figure.value for line in parts), Decimal(0))
        whole = stated is not None and made == stated.score.figure.value
        if whole or relation.verdict is Verdict.HOLDS:
            yield relation
