"""Budgets of the name that a rate tells, with what was spent of them, wherever both stand."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex

_OF_BUDGET = late_regex(
    r"(?P<name>[一-龥“]{2,12}?)(?:预算)?(?:控制|执行|支出|使用)率(?:分别)?(?:为|是|达到?|：)*$"
)
"""“三公”经费控制率, 公用经费预算执行率: a rate that names of what budget it is."""
_WORD, _TELLING = 2, 3
"""Characters of such a name; digits of a rate that no two amounts near each other make by chance.
"""
_NEAR, _MOST = 400, 3000
"""Characters between a budget and what was spent of it; figures of a document that are looked at.
"""
_FULL = 100


def spent_of_budgets(phrase: Phrase, index: FiguresBySize) -> Iterator[tuple[Figure, Figure]]:
    """培训费预算2万元，支出1.85万元。…培训费控制率92.50%: the amounts near each budget of the name
    that would make the rate, each with that budget.
    """
    match = _OF_BUDGET.search(last_clause(phrase.gap).text) if "率" in phrase.gap else None
    name = match["name"].replace("“", "") if match is not None else ""
    if len(name) < _WORD or phrase.figure.telling < _TELLING or len(index.figures) > _MOST:
        return
    half = phrase.figure.ulp / 2
    low, high = phrase.figure.value - half, phrase.figure.value + half
    for whole in index.figures:
        if whole.dimension is Dimension.MONEY and name in index.subjects[whole.start]:
            spent = (whole.value * low / _FULL, whole.value * high / _FULL)
            part = index.within("money", *spent, whole)
            if part is not None and abs(part.start - whole.start) < _NEAR:
                yield part, whole
