"""The change of a sum by those of its parts: 甲90万元，增加12万元。…乙40万元，减少3万元。…两项
共130万元，增加9万元.

Each change is told beside the amount, or beside the same amount elsewhere. Told where the changes
make it, and so never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, comparison_base
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

_FEWEST, _MOST = 2, 12
"""Parts that changed, and parts of one sum."""


def changes_of_parts(
    statements: Sequence[Statement], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """The change beside the total of each sum, of those beside its parts."""
    changes: dict[Decimal, list[Phrase]] = defaultdict(list)
    beside: dict[int, Phrase] = {}
    for statement in statements:
        told = [one for one in statement.changes if one.money and one.sign]
        levels = [one for one in statement.levels if one.money and not one.prior]
        if told and levels and levels[-1].figure.start < told[0].figure.start:
            beside[levels[-1].figure.start] = told[0]
            changes[levels[-1].figure.value].append(told[0])
    if len(beside) <= _FEWEST:
        return
    for relation in [one for one in relations if _is_sum(one)]:
        stated = relation.stated.figure
        total = beside.get(stated.start) if stated is not None else None
        if total is None:
            continue
        parts = [one.figure for one in relation.operands if one.figure is not None]
        found = [_change_of(one, total, beside, changes) for one in parts]
        signed = [(one.sign * total.sign, one.figure) for one in found if one is not None]
        if len(signed) >= _FEWEST:
            made = signed_sum(total.figure, signed, subject=total.subject.name)
            if made.verdict is Verdict.HOLDS:
                yield made


def _is_sum(relation: Relation) -> bool:
    if relation.kind is not RelationKind.SUM or not agrees(relation.judgement):
        return False
    return _FEWEST <= len(relation.operands) <= _MOST


def _change_of(
    part: Figure, total: Phrase, beside: dict[int, Phrase], changes: dict[Decimal, list[Phrase]]
) -> Phrase | None:
    """The change beside a part, else that beside the same amount of another place; measured as that
    of the total is.
    """
    own = beside.get(part.start)
    alike = [own] if own is not None else changes.get(part.value, [])
    base = comparison_base(total)
    return next((one for one in alike if comparison_base(one) == base), None)
