"""Rates of counts that stand elsewhere: over a count that is called as their base, or over a bare
number of a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.comparability import measured_in
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_TELLING_BARE = 9
"""Digits of a count and a bare number together that make a rate by no chance."""
_COUNT_OF = late_regex(r"(?:总?[数量]|总人数|人数)的?$")
_TELLING, _BACK, _WORD, _FULL = 3, 8, 2, 100
"""Digits of a count, figures back in which the whole stands, and characters of its name."""
_BEFORE = 3
"""Figures before a rate among which its goal stands, and what was reached of it."""
_KINDS = {
    Role.SHARE: RelationKind.SHARE,
    Role.EXECUTION_RATE: RelationKind.EXECUTION_RATE,
    Role.CHANGE_RATE: RelationKind.CHANGE_RATE,
}


def rates_of_called(phrase: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """推出摊位520个，…签约130家，占摊位数的25.00%: the count right before a share over one near
    that is called as its base, be they counted in two units.
    """
    base = _COUNT_OF.sub("", phrase.base)
    if len(base) < _WORD:
        return
    near = [
        one for one in index.beside(phrase.figure, _BACK, 0) if one.dimension is Dimension.COUNT
    ]
    for part in near[:1]:
        for whole in near[1:]:
            if base in index.subjects[whole.start] and whole.value >= part.value:
                yield rate_of(phrase, part, whole)


def rates_of_printed(phrase: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """及时率92.92%，为目标值95%的97.81%; 助销额为目标2600万元的96%, of an amount told elsewhere: a
    rate of the goal that stands right before it.
    """
    figure, half = phrase.figure, phrase.figure.ulp / 2
    near = index.beside(figure, _BEFORE, 0) if phrase.gap == "的" else []
    if not near or near[0].end + len(phrase.gap) != figure.start:
        return
    goal, kind = near[0], measured_in(near[0])
    yield from (rate_of(phrase, one, goal) for one in near[1:] if measured_in(one) == kind)
    low, high = (goal.value * (figure.value + way) / _FULL for way in (-half, half))
    exact = goal.value * figure.value / _FULL
    far = index.within(kind, exact, exact, goal) or index.within(kind, low, high, goal)
    if far is not None and far.telling >= _TELLING and far.start != figure.start:
        yield rate_of(phrase, far, goal)


def rates_of_beside(phrase: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """设岗位412个，…其中安置困难户163人，占39.56%: the count right before a rate over one near that
    is of another unit; 全年退出27人，退出率1.31%: over one that the document prints again.
    """
    figure, half = phrase.figure, phrase.figure.ulp / 2
    near = index.beside(figure, _BACK, 0)
    part = near[0] if near else figure
    right_before = 0 <= figure.start - part.end <= len(phrase.gap)
    if not right_before or part.dimension is not Dimension.COUNT or figure.telling < _TELLING:
        return
    if phrase.role is Role.SHARE and not phrase.base:
        for whole in near[1:]:
            counted = whole.dimension is Dimension.COUNT and whole.unit != part.unit
            if counted and whole.value > part.value and whole.telling >= _TELLING:
                yield rate_of(phrase, part, whole)
    kind = measured_in(part)
    sizes = part.value * _FULL / (figure.value + half), part.value * _FULL / (figure.value - half)
    for whole in index.between(kind, *sizes):
        again = len(index.between(kind, whole.value, whole.value)) > 1
        if again and whole.telling > _TELLING and whole.value > part.value:
            yield rate_of(phrase, part, whole)


def rates_over_bare(phrase: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """录入162,840册，录入率68.00%, of 239,470 in a table without a unit: a count right before a
    rate over a bare number, both of many digits.
    """
    figure, half = phrase.figure, phrase.figure.ulp / 2
    low, high = figure.value - half, figure.value + half
    for part in index.beside(figure, 1, 0):
        if part.dimension is Dimension.COUNT and part.telling > _TELLING:
            sizes = part.value * _FULL / high, part.value * _FULL / low
            whole = index.within("", *sizes, part)
            if whole is not None and part.telling + whole.telling >= _TELLING_BARE:
                yield rate_of(phrase, part, whole)


def rate_of(phrase: Phrase, part: Figure, whole: Figure) -> Relation:
    return rate(
        phrase.figure, (part, whole), part_of_whole, formula="部分÷总数×100",
        kind=_KINDS.get(phrase.role, RelationKind.COMPLETION_RATE),
        subject=phrase.rate_name or phrase.subject.name,
    )  # fmt: skip
