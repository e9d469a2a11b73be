"""Counts that stand beside the amounts of a sum, as parts of the count beside its total (A01).

采购90批次，金额80.50万元。甲40批次，金额50.20万元；乙30批次，金额20.10万元；丙20批次，金额10.20万元:
where the amounts make the total exactly, so do the counts; where they do not, one of them is likely
a misprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import results_of, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_FEWEST = 3
"""Parts of a sum of which none is left out by chance."""
_TELLING = 4
"""Digits of a total that they make by no chance."""
_LINK = late_regex(r"[，、]?[一-龥]{0,10}")
"""What stands between a count and the amount that it is told with."""
_OVERLAPPING = frozenset("人名户家位")
"""Units of those that may be counted under more than one part."""


def counts_beside(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """The sums of the counts beside all such amounts that no relation states yet."""
    sums = [one for one in relations if _is_telling(one)]
    if not sums:
        return
    counts = _counts(phrases)
    stated = results_of(relations)
    for relation in sums:
        total, *parts = (counts.get(start) for start in _places(relation))
        told = [one for one in parts if one is not None]
        if total is None or len(told) < len(parts) or total.figure.start in stated:
            continue
        unit = total.figure.unit
        if {one.figure.unit for one in told} == {unit}:
            operands = [(1, one.figure) for one in told]
            found = signed_sum(total.figure, operands, subject=total.subject.name)
            found.likely = found.contradicted
            if not found.contradicted or unit[-1:] not in _OVERLAPPING:
                stated[total.figure.start] = found
                yield found


def _is_telling(relation: Relation) -> bool:
    """Whether a sum of amounts holds exactly and leaves none of them out by chance."""
    stated = relation.stated.figure
    if stated is None or relation.kind is not RelationKind.SUM:
        return False
    parts = [one for one in relation.operands if one.sign > 0 and one.figure is not None]
    money = stated.dimension is Dimension.MONEY and stated.telling >= _TELLING
    whole = len(parts) == len(relation.operands) >= _FEWEST and not relation.nothing
    return money and whole and relation.verdict is Verdict.HOLDS


def _places(relation: Relation) -> list[int]:
    """Where the total stands, then its parts."""
    figures = (relation.stated.figure, *(one.figure for one in relation.operands))
    return [one.start for one in figures if one is not None]


def _counts(phrases: Sequence[Phrase]) -> dict[int, Phrase]:
    """The count right before each amount, in its clause or the one before."""
    found: dict[int, Phrase] = {}
    for place, amount in enumerate(phrases):
        count = phrases[place - 1] if place else amount
        if not amount.money or count.figure.dimension is not Dimension.COUNT:
            continue
        level = count.role is Role.LEVEL and amount.role is Role.LEVEL
        if level and count.after == amount.gap and _LINK.fullmatch(amount.gap):
            found[amount.figure.start] = count
    return found
