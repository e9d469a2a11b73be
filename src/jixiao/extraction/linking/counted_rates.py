"""Rates of counts that stand elsewhere: over a count that is called as their base, or over a bare
number of a table.
"""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_TELLING_BARE = 9
"""Digits of a count and a bare number together that make a rate by no chance."""
_COUNT_OF = late_regex(r"(?:总?[数量]|总人数|人数)的?$")
_TELLING, _BACK, _WORD, _FULL = 3, 8, 2, 100
"""Digits of a count, figures back in which the whole stands, and characters of its name."""
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
