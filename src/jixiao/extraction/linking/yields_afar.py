"""What one of many yields or costs, times their number, which stands anywhere in the document.

亩均节水40立方米，年节水96.00万立方米: of the 亩 of another section. Told where it holds by digits
that are no chance, or right beside each other, and so never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.comparability import bare_unit, measured_in
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.one_of_many import each_of, kinds_of, multiplied
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_SIGNS, _PER = frozenset("均每单"), "/"
_ROLES = (Role.LEVEL, Role.ACTUAL, Role.CHANGE)
_TELLING = 3
"""Digits of an amount that a yield makes."""
_AHEAD, _LONGEST = 2, 4
"""Figures behind a yield; characters of a unit."""
_WAN = "万"


def yields_afar(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each amount behind a yield that none holds for yet."""
    yields = [
        (place, each)
        for place, one in enumerate(phrases)
        if _is_measured(one) and (each := _each(one))
    ]
    if not yields:
        return
    held = set(_held(relations))
    index = FiguresBySize(facts)
    for place, each in yields:
        for amount in phrases[place + 1 : place + 1 + _AHEAD]:
            if amount.figure.start not in held:
                yield from islice(_of_yield(phrases[place], each, amount, index), 1)


def _held(relations: Sequence[Relation]) -> Iterator[int]:
    """Where the products and quotients stand that hold already."""
    for one in relations:
        product = one.kind is RelationKind.PRODUCT and one.verdict is Verdict.HOLDS
        if product and one.stated.figure is not None:
            yield one.stated.figure.start


def _is_measured(one: Phrase) -> bool:
    sized = one.money or one.figure.dimension is Dimension.COUNT
    return sized and one.role in _ROLES and not one.prior and one.figure.value > 0


def _each(one: Phrase) -> str:
    """What a figure is of one of: 亩 of 亩均投资, of 批复亩均投资标准."""
    if _PER in one.figure.unit:
        return one.figure.unit.partition(_PER)[2]
    return each_of(last_clause(one.gap).text) if not _SIGNS.isdisjoint(one.gap) else ""


def _of_yield(one: Phrase, each: str, amount: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """What one yields or costs, times the number of a unit that makes the amount right behind."""
    alike = measured_in(amount.figure) in _kinds(one.figure) and amount.role in _ROLES
    figure, half = amount.figure, amount.figure.ulp / 2
    if not alike or amount.passage != one.passage:
        return
    if figure.telling < _TELLING - (one.after == amount.gap):
        return
    low, high = ((figure.value + way) / one.figure.value for way in (-half, half))
    for unit in _units(each):
        for kind in (unit, _WAN + unit):
            for count in index.between(kind, low, high):
                if count.value > 1 and count.start not in (figure.start, one.figure.start):
                    relation = multiplied(figure, one.figure, count)
                    if relation.verdict is Verdict.HOLDS:
                        yield relation


def _units(each: str) -> list[str]:
    """The units that what one figure is of one of may begin with: 人, 人次 of 人次补助."""
    begun = {each[:end] for end in range(1, min(len(each), _LONGEST) + 1)}
    return sorted(
        {unit for one in begun for unit in kinds_of(one)}, key=lambda one: (-len(one), one)
    )


def _kinds(figure: Figure) -> tuple[str, ...]:
    """What figures measure that have the unit of another one, be it in ten thousands."""
    if figure.dimension is Dimension.MONEY:
        return (measured_in(figure),)
    unit = bare_unit(figure)
    return unit, _WAN + unit
