"""One sum told in two places: “三公”经费41万元，其中21万元、20万元。…41万元，其中21万元、20万元。

Short amounts come again by chance; a total that comes again with all of its parts does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import same
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_FEWEST = 2
"""Parts that are not zero."""
_TELLING = 5
"""Digits of all together from which it is no chance."""
_KINDS = (Dimension.MONEY, Dimension.COUNT)
_Amounts = tuple[Decimal, ...]


def sums_again(relations: Sequence[Relation], facts: Sequence[Fact]) -> Iterator[Relation]:
    """The total and the parts of each sum that was told before, against that place; changes are
    none of the levels that they made.
    """
    again = _with_a_twin(relations)
    changes = {one.figure.start for one in facts if one.role is Role.CHANGE} if again else set()
    known: dict[tuple[bool, _Amounts], list[Figure]] = {}
    for relation in sorted(again, key=lambda one: one.start):
        figures = _in_order(relation)
        if sum(one.telling for one in figures) < _TELLING:
            continue
        changed = figures[0].start in changes
        first = known.setdefault((changed, tuple(one.value for one in figures)), figures)
        if first[0].end <= min(one.start for one in figures):
            for figure, before in zip(figures, first, strict=True):
                yield same(figure, before, subject=relation.subject)


def _with_a_twin(relations: Sequence[Relation]) -> list[Relation]:
    """The sums whose total another one has, too, and not in tables alone."""
    by_total: dict[Decimal, list[Relation]] = defaultdict(list)
    for one in relations:
        if _is_sum(one) and one.stated.figure is not None:
            by_total[one.stated.figure.value].append(one)
    twins = [told for told in by_total.values() if len(told) > 1 and not all(map(_in_table, told))]
    return [one for told in twins for one in told]


def _in_table(relation: Relation) -> bool:
    return relation.scope is Scope.TABLE


def _is_sum(relation: Relation) -> bool:
    stated, held = relation.stated.figure, relation.verdict is Verdict.HOLDS
    if relation.kind is not RelationKind.SUM or not held or stated is None:
        return False
    return stated.dimension in _KINDS and all(term.sign > 0 for term in relation.operands)


def _in_order(relation: Relation) -> list[Figure]:
    """The total, and the parts that are not zero by their size."""
    stated = relation.stated.figure
    parts = [one.figure for one in relation.operands if one.figure is not None and one.figure.value]
    ordered = sorted(parts, key=lambda one: (one.value, one.start))
    return [stated, *ordered] if stated is not None and len(parts) >= _FEWEST else []
