"""Budgets of the name that a rate tells, with what was spent of them, wherever both stand."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.linking.figures_by_size import FiguresBySize
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

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
    yield from _making(phrase.figure, name, index)


def _making(figure: Figure, name: str, index: FiguresBySize) -> Iterator[tuple[Figure, Figure]]:
    half = figure.ulp / 2
    low, high = figure.value - half, figure.value + half
    for whole in index.figures:
        if whole.dimension is Dimension.MONEY and name in index.subjects[whole.start]:
            spent = (whole.value * low / _FULL, whole.value * high / _FULL)
            part = index.within("money", *spent, whole)
            if part is not None and abs(part.start - whole.start) < _NEAR:
                yield part, whole


def rates_of_cells(
    facts: Sequence[Fact], index: FiguresBySize, stated: Container[int]
) -> Iterator[Relation]:
    """培训费控制率 | ≤100% | 92.50%: the same of a cell, whose budget and outturn have one name."""
    for fact in facts if len(index.figures) <= _MOST else ():
        figure = fact.figure
        rated = fact.in_table and fact.role is Role.ACTUAL and figure.start not in stated
        if not rated or figure.dimension is not Dimension.PERCENT or figure.telling < _TELLING:
            continue
        match = _OF_BUDGET.search(fact.subject)
        name = match["name"].replace("“", "") if match is not None else ""
        for part, whole in _making(figure, name, index) if len(name) >= _WORD else ():
            if name in index.subjects[part.start]:
                yield rate(
                    figure, (part, whole), part_of_whole, formula="执行数÷预算数×100",
                    kind=RelationKind.EXECUTION_RATE, subject=fact.subject,
                    scope=Scope.CROSS_TABLE,
                )  # fmt: skip
                break
