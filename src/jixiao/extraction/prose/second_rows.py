"""Rows that stand beside rows: what was spent of each item, beside what each was given (A20).

项目3个，预算90.00万元，支出84.50万元。甲项目预算40.00万元，支出38.20万元；乙项目预算50.00万元，支出
46.30万元: where the budgets of the items make the budget before them, what stands behind each under
one word makes what stands behind that under the same word. Told where it does, or would but for
a misprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import shows_a_slip, shows_a_swap
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role

_FEWEST = 2
_WORD = 2
"""Characters that end what is said before each figure of a row."""
_REACH = 4
"""Figures from one of a row to the one that stands beside it."""
_MEASURED = (Dimension.MONEY, Dimension.COUNT)
_TOLD = (Role.LEVEL, Role.ACTUAL)


def second_rows(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """The sum beside each sum of the prose that holds, where no sum tells its total yet."""
    places: dict[int, int] | None = None
    summed = {
        one.stated.figure.start
        for one in relations
        if one.kind is RelationKind.SUM and one.stated.figure is not None
    }
    for relation in relations:
        if relation.kind is not RelationKind.SUM or relation.verdict is not Verdict.HOLDS:
            continue
        if len(relation.operands) >= _FEWEST and all(one.sign > 0 for one in relation.operands):
            places = places or {one.figure.start: at for at, one in enumerate(phrases)}
            for way in (1, -1):
                row = _beside(relation, phrases, places, way)
                if row and row[0].figure.start not in summed:
                    yield from _sum_of(row)


def _beside(
    relation: Relation, phrases: Sequence[Phrase], places: Mapping[int, int], way: int
) -> list[Phrase]:
    """What stands behind (or before) the total and each part of a sum, under one word."""
    stated = relation.stated.figure
    terms = [stated, *(one.figure for one in relation.operands)]
    at = [places.get(one.start) for one in terms if one is not None]
    known = [place for place in at if place is not None]
    if len(known) < len(terms) or any(one < known[0] for one in known):
        return []
    taken = set(known)
    row: list[Phrase] = []
    for place in known:
        end = place + way * (_REACH + 1)
        near = phrases[place + 1 : end] if way > 0 else phrases[max(0, end + 1) : place][::-1]
        one = _first(near, phrases[place], row)
        if one is None or places[one.figure.start] in taken:
            return []
        row.append(one)
    return row if len({id(one) for one in row}) == len(row) else []


def _first(near: Sequence[Phrase], of: Phrase, row: Sequence[Phrase]) -> Phrase | None:
    """The nearest figure of the same sentence that is said as the row says its others."""
    for one in near:
        if (one.passage, one.sentence) != (of.passage, of.sentence):
            return None
        alike = one.figure.unit == of.figure.unit and one.role in _TOLD
        alike = alike and one.figure.dimension in _MEASURED and _word(one) != _word(of)
        if alike and (not row or _word(one) == _word(row[0])):
            return one
    return None


def _word(phrase: Phrase) -> str:
    return phrase.gap[-_WORD:]


def _sum_of(row: Sequence[Phrase]) -> Iterator[Relation]:
    """The sum of a row whose total stands first, where it holds or a misprint spoils it."""
    total, *parts = row
    if not _word(total) or not total.figure.value:
        return
    relation = signed_sum(
        total.figure, [(1, one.figure) for one in parts], subject=total.subject.name
    )
    if relation.verdict is Verdict.HOLDS or shows_a_slip(relation) or shows_a_swap(relation):
        yield relation
