"""A total by all the parts whose shares of it are told: 货物、服务分别为8.60亿元和9.40亿元，占
47.78%和52.22%, of a total that another paragraph prints.

Told where the parts make the total, and so never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation, RelationKind

_PAIR = 2
_MOST = 16
"""Parts of one total that are told with their shares."""


def shared_totals(relations: Sequence[Relation], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each total by the parts of one paragraph that have a share of it, else by those of all."""
    passages = {one.figure.start: one.passage for one in phrases}
    wholes: dict[int, tuple[Figure, list[Figure]]] = {}
    for relation in relations:
        figures = [term.figure for term in relation.operands if term.figure is not None]
        told = relation.kind is RelationKind.SHARE and agrees(relation.judgement)
        if told and len(figures) == _PAIR and all(one.start in passages for one in figures):
            part, whole = figures
            wholes.setdefault(whole.start, (whole, []))[1].append(part)
    for whole, parts in wholes.values():
        together: dict[int, list[Figure]] = defaultdict(list)
        for part in parts:
            together[passages[part.start]].append(part)
        made = [*together.values()] if len(together) == 1 else [*together.values(), parts]
        sums = (_sum(whole, row) for row in made)
        yield from (one for one in sums if one is not None and agrees(one.judgement))


def _sum(whole: Figure, parts: Iterable[Figure]) -> Relation | None:
    row = {one.start: one for one in parts}
    if not _PAIR <= len(row) <= _MOST:
        return None
    return signed_sum(whole, [(1, row[start]) for start in sorted(row)], subject="合计")
