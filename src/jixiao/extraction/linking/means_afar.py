"""Means and yields of one of many whose amount, or whose number, stands anywhere in the document.

建成灌区2.40万亩，亩均投资1,862.50元, where the outturn is told in another section; 亩均节水
40立方米，年节水96.00万立方米. Told where they hold by digits that are no chance, or by figures that
stand right beside each other, and so never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from jixiao.extraction.building import rate
from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.comparability import bare_unit, measured_in
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.one_of_many import each_of, kinds_of, multiplied
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_SIGNS, _PER = frozenset("均每单"), "/"
_ROLES = (Role.LEVEL, Role.ACTUAL, Role.CHANGE)
_TELLING, _TELLING_AFAR = 3, 5
"""Digits of a mean of figures that share its words; of one that nothing makes by chance."""
_NEAR, _MOST, _AHEAD = 24, 6, 2
"""Figures before a mean among which its number stands; numbers tried; figures behind a yield."""
_WORD, _LONGEST = 2, 4
"""Characters that a mean and an amount share; of a unit."""
_WAN = "万"


def means_afar(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each mean, and for each amount behind a yield, that none holds for yet."""
    means = [
        (place, each)
        for place, one in enumerate(phrases)
        if _is_measured(one) and (each := _each(one))
    ]
    if not means:
        return
    held = set(_held(relations))
    index = FiguresBySize(facts)
    for place, each in means:
        if phrases[place].figure.start not in held:
            yield from islice(_of_mean(place, each, phrases, index), 1)
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


def _of_mean(
    place: int, each: str, phrases: Sequence[Phrase], index: FiguresBySize
) -> Iterator[Relation]:
    """The mean of a figure of its kind anywhere, over a number of its passage."""
    mean, totals = phrases[place], index.totals
    figure, half = mean.figure, mean.figure.ulp / 2
    if figure.telling < _TELLING:
        return
    said = mean.context + mean.gap
    for number in islice(_numbers(mean, each, phrases[max(0, place - _NEAR) : place]), _MOST):
        count = number.figure
        low, high = (figure.value - half) * count.value, (figure.value + half) * count.value
        for kind in _kinds(figure):
            for amount in index.between(kind, low, high):
                told = figure.telling >= _TELLING_AFAR or _is_near(mean, number)
                told = told or (number.sentence == mean.sentence and amount.start in totals)
                named = share(index.subjects[amount.start], said, _WORD)
                if amount.start not in (figure.start, count.start) and (told or named):
                    relation = _divided(figure, amount, count)
                    if relation.verdict is Verdict.HOLDS:
                        yield relation


def _is_near(mean: Phrase, number: Phrase) -> bool:
    """Whether a number stands in the sentence of a mean of what is not money, which few figures of
    a document measure.
    """
    return not mean.money and number.sentence == mean.sentence and number.place < mean.place


def _numbers(mean: Phrase, each: str, before: Sequence[Phrase]) -> Iterator[Phrase]:
    """The numbers of what a mean is of, the nearest first."""
    for one in reversed(before):
        beside = one.passage == mean.passage and one.role in _ROLES and not one.prior
        if beside and _is_of(one.figure, each):
            yield one


def _is_of(figure: Figure, each: str) -> bool:
    if figure.dimension is not Dimension.COUNT or not figure.value:
        return False
    return any(each.startswith(name) for name in kinds_of(bare_unit(figure)))


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


def _divided(mean: Figure, amount: Figure, count: Figure) -> Relation:
    return rate(
        mean, (amount, count), lambda values: values[0] / values[1],
        kind=RelationKind.PRODUCT, formula="金额÷数量", subject="平均数",
    )  # fmt: skip
