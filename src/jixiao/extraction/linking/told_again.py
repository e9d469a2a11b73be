"""Rates and scores of a table by the figures that the narrative prints once more.

早诊率82.50%，目标90% beside 早诊率 | ≥90% | 82.50% | 12 | 11.00: what the text tells makes the
score of the row, as its own cells do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.extraction.prose.scores.rules import ratio_score, reverse_score
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict, judge_rate
from jixiao.ledger.relation import Relation, RelationKind, Scope, Term

_RATES = (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE)
_MEASURED = (Dimension.MONEY, Dimension.COUNT, Dimension.PERCENT)
_ALIKE = (RelationKind.SAME_FACT, RelationKind.UNIT)
_PAIR, _SCORED = 2, 3
"""Operands of a rate; of a score that follows from result, target and points."""


def told_again(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each score of a row whose result the prose tells, and each rate of a row whose two amounts it
    tells: as the row prints it and as the prose does.
    """
    said = _said(relations)
    if not said:
        return
    doubted = {one.stated.figure.start for one in relations if one.stated.figure and _fails(one)}
    inside = [one for one in relations if one.scope is Scope.TABLE and one.verdict is Verdict.HOLDS]
    made = {one.stated.figure.start: _figures(one) for one in inside if one.stated.figure}
    for one in inside:
        stated, figures = one.stated.figure, _figures(one)
        if one.kind is RelationKind.SCORE and len(figures) == _PAIR:
            figures = [*made.get(figures[0].start, ()), figures[1]]
        if stated is not None and figures and figures[0].start in said:
            for told in _again_of(one, stated, figures, said):
                if told.stated.figure is None or told.stated.figure.start not in doubted:
                    yield told


def _again_of(
    one: Relation, stated: Figure, figures: Sequence[Figure], said: Mapping[int, Figure]
) -> Iterator[Relation]:
    """A score or a rate of a row by what the prose tells."""
    again = said.get(stated.start)
    if one.kind is RelationKind.SCORE and len(figures) == _SCORED:
        yield from _score(one, stated, figures, said)
        if again is not None:
            yield from _score(one, again, figures, said)
    elif one.kind in _RATES and _is_told(figures, said):
        operands = [said[each.start] for each in figures]
        yield from _again(one, again or stated, operands, part_of_whole)


def _fails(relation: Relation) -> bool:
    """Whether a figure is not what others make: what it is of elsewhere does not clear it."""
    return relation.contradicted and relation.must_hold


def _figures(relation: Relation) -> list[Figure]:
    return [term.figure for term in relation.operands if term.figure is not None]


def scores_again(relations: Sequence[Relation]) -> Iterator[Relation]:
    """支出率得4.80分, and in the row of the sheet what makes it: the score of the text by that."""
    said = _said(relations)
    for one in relations if said else ():
        stated = one.stated.figure
        if one.kind is not RelationKind.SCORE or one.verdict is not Verdict.HOLDS or not stated:
            continue
        figures = [term.figure for term in one.operands if term.figure is not None]
        told = said.get(stated.start)
        if told is None or len(figures) != _SCORED or figures[0].dimension not in _MEASURED:
            continue
        if told.value == stated.value and told.start not in {each.start for each in figures}:
            yield replace(
                one, stated=Term.of(told), scope=Scope.TEXT_TABLE,
                start=min(one.start, told.start), end=max(one.end, told.end),
            )  # fmt: skip


def _is_told(figures: Sequence[Figure], said: Mapping[int, Figure]) -> bool:
    """Whether the prose tells both amounts of a rate."""
    return len(figures) == _PAIR and all(one.start in said for one in figures)


def _said(relations: Sequence[Relation]) -> dict[int, Figure]:
    """The figures of the prose that say just what a cell says, by its place; in another unit either
    of them may stand first.
    """
    said: dict[int, Figure] = {}
    for one in relations:
        if one.scope is not Scope.TEXT_TABLE or one.kind not in _ALIKE:
            continue
        figures = one.figures()
        if one.verdict is Verdict.HOLDS and len(figures) == _PAIR:
            said.setdefault(figures[0].start, figures[1])
            if one.kind is RelationKind.UNIT:
                said.setdefault(figures[1].start, figures[0])
    return said


def _score(
    one: Relation, stated: Figure, figures: Sequence[Figure], said: Mapping[int, Figure]
) -> Iterator[Relation]:
    """The score of a row over its result as the prose tells it, and over its target if it does."""
    result, target, points = figures
    operands = [said[result.start], said.get(target.start, target), points]
    yield from _again(
        one, stated, operands, reverse_score if "反向" in one.formula else ratio_score
    )


def _again(
    one: Relation, stated: Figure, operands: Sequence[Figure], compute: Compute
) -> Iterator[Relation]:
    known = [as_set(each) if place == 1 else each for place, each in enumerate(operands)]
    judgement = judge_rate(stated, known, compute)
    if judgement.verdict is Verdict.HOLDS:
        yield rate(
            stated, operands, compute, kind=one.kind, formula=one.formula, subject=one.subject,
            scope=Scope.TEXT_TABLE, judgement=judgement,
        )  # fmt: skip
