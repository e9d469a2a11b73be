"""Scores, rates and sums that hold, by the figures that another place prints once more.

早诊率82.50%，目标90% beside 早诊率 | ≥90% | 82.50% | 12 | 11.00: what the text tells makes the
score of the row, as its own cells do; and 早诊率得11.00分 in the text follows from those cells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.extraction.building import Signed, part_of_whole, rate, results_of, signed_sum
from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.extraction.prose.scores.rules import ratio_score, reverse_score
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Compute, Verdict, judge_rate, judge_sum
from jixiao.ledger.relation import Relation, RelationKind, Scope, Term

_RATES = (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE)
_SUMS = (RelationKind.SUM, RelationKind.SCORE)
_ALIKE = (RelationKind.SAME_FACT, RelationKind.UNIT)
_PAIR, _SCORED = 2, 3
"""Operands of a rate; of a score that follows from result, target and points."""
_MOST = 3
"""Other places of a result that are looked at."""
_BY_POINTS = "分值－"
"""A score of the prose by points off for each percent: the cell that says the same is made so."""
_TELLING = 3
"""Digits of a total by which it is no chance that parts are those of another place."""


def told_again(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each score, rate and sum that holds, as far as other places print its figures: its result
    there by its own operands, and either result by what the prose tells of these.
    """
    places = _Places(relations)
    if not places.said:
        return
    made = {
        one.stated.figure.start: _figures(one)
        for one in relations
        if one.scope is Scope.TABLE and one.verdict is Verdict.HOLDS and one.stated.figure
    }
    explained = results_of(relations)
    for one in relations:
        if one.verdict is Verdict.HOLDS and one.stated.figure is not None:
            figures = _figures(one)
            if _is_of_cells(one, RelationKind.SCORE):  # rate × points: by what makes the rate
                figures = [*made.get(figures[0].start, ()), figures[1]]
            yield from _elsewhere(one, one.stated.figure, figures, places)
            if _is_of_cells(one, *_RATES):
                yield from _told_of_cells(one, places, explained)


def _told_of_cells(
    one: Relation, places: _Places, explained: Mapping[int, Relation]
) -> Iterator[Relation]:
    """执行率82.40%，因设备未验收: the rate of a row where the prose says it of no amounts."""
    stated = one.stated.figure
    told = places.results(stated) if stated is not None else []
    yield from (_moved(one, each) for each in told if each.start not in explained)


class _Places:
    """Where the figures of a document are printed once more."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self.said: dict[int, Figure] = {}
        """What the prose says of a cell, by its place; in another unit either may stand first."""
        self.others: dict[int, list[Figure]] = defaultdict(list)
        """Where else a figure of the same digits says the same, by its place."""
        self.doubted = {
            one.stated.figure.start
            for one in relations
            if one.stated.figure and one.contradicted and one.must_hold
        }
        """What is not what others make: what it is of elsewhere does not clear it."""
        for one in relations:
            figures = one.figures()
            if one.kind in _ALIKE and one.verdict is Verdict.HOLDS and len(figures) == _PAIR:
                self._take(one, *figures)

    def _take(self, relation: Relation, first: Figure, second: Figure) -> None:
        if relation.scope is Scope.TEXT_TABLE:
            self.said.setdefault(first.start, second)
            if relation.kind is RelationKind.UNIT:
                self.said.setdefault(second.start, first)
        if relation.kind is RelationKind.SAME_FACT and first.value == second.value:
            self.others[first.start].append(second)
            self.others[second.start].append(first)

    def results(self, stated: Figure) -> list[Figure]:
        """Other places of a result, but for those that are doubted."""
        found = [*self.others.get(stated.start, ())[:_MOST]]
        told = self.said.get(stated.start)
        found += [told] if told is not None and told not in found else []
        return [one for one in found if one.start not in self.doubted]


def _elsewhere(
    one: Relation, stated: Figure, figures: Sequence[Figure], places: _Places
) -> Iterator[Relation]:
    """A relation by other places of its result, and by what the prose tells of its operands."""
    inner = {each.start for each in figures}
    results = [other for other in places.results(stated) if other.start not in inner]
    if one.kind in _SUMS and len(figures) >= _PAIR and _is_sum(one, stated):
        yield from _sums(one, stated, results, places.said)
    elif one.kind is RelationKind.SCORE and len(figures) == _SCORED:
        operands = _told(figures, places.said, needed=1)
        yield from _rates(one, stated, results, operands, _way_of(one))
    elif _is_of_cells(one, *_RATES):
        operands = _told(figures, places.said, needed=_PAIR)
        yield from _rates(one, stated, results, operands, part_of_whole)
    elif one.kind is RelationKind.SCORE and one.formula.startswith(_BY_POINTS):
        yield from (_moved(one, other) for other in results)


def _is_of_cells(one: Relation, *kinds: RelationKind) -> bool:
    """Whether a relation is made of two cells."""
    return one.kind in kinds and one.scope is Scope.TABLE and len(_figures(one)) == _PAIR


def _figures(relation: Relation) -> list[Figure]:
    return [term.figure for term in relation.operands if term.figure is not None]


def _is_sum(one: Relation, stated: Figure) -> bool:
    """Whether a relation adds printed figures up to a total that has digits enough."""
    if sum(figure.value != 0 for _, figure in _signed(one)) < _PAIR:
        return False
    added = judge_sum(stated, _signed(one)).verdict is Verdict.HOLDS
    return added and stated.telling >= _TELLING


def _signed(one: Relation) -> list[Signed]:
    return [(term.sign, term.figure) for term in one.operands if term.figure is not None]


def _told(figures: Sequence[Figure], said: Mapping[int, Figure], needed: int) -> Sequence[Figure]:
    """Result and target as the prose tells them, ``needed`` of which it must; else nothing."""
    if any(one.start not in said for one in figures[:needed]):
        return ()
    return [*(said.get(one.start, one) for one in figures[:_PAIR]), *figures[_PAIR:]]


def _sums(
    one: Relation, stated: Figure, results: Sequence[Figure], said: Mapping[int, Figure]
) -> Iterator[Relation]:
    """A sum at the other places of its total; there too of what the prose says of its parts."""
    told = [(sign, said.get(figure.start, figure)) for sign, figure in _signed(one)]
    known = sum(figure.start in said for _, figure in _signed(one))
    changed = known >= _PAIR or known * 2 >= len(told)
    parts = {figure.start for _, figure in told}
    for result in (stated, *results):
        if result is not stated:
            yield _moved(one, result)
        if changed and result.start not in parts:
            relation = signed_sum(
                result, told, subject=one.subject, kind=one.kind, scope=Scope.TEXT_TABLE
            )
            if relation.verdict is Verdict.HOLDS:
                yield relation


def _moved(one: Relation, result: Figure) -> Relation:
    """A relation with its result where that is printed once more."""
    start, end = min(one.start, result.start), max(one.end, result.end)
    return replace(one, stated=Term.of(result), scope=Scope.TEXT_TABLE, start=start, end=end)


def _rates(
    one: Relation,
    stated: Figure,
    results: Sequence[Figure],
    operands: Sequence[Figure],
    way: Compute,
) -> Iterator[Relation]:
    """A score at the other places of it; it and a rate of what the prose says of its figures."""
    for result in (stated, *results):
        if result is not stated and one.kind is RelationKind.SCORE:
            yield _moved(one, result)
        if operands and result.start not in {each.start for each in operands}:
            known = [as_set(each) if place == 1 else each for place, each in enumerate(operands)]
            judgement = judge_rate(result, known, way)
            if judgement.verdict is Verdict.HOLDS:
                yield rate(
                    result, operands, way, kind=one.kind, formula=one.formula,
                    subject=one.subject, scope=Scope.TEXT_TABLE, judgement=judgement,
                )  # fmt: skip


def _way_of(one: Relation) -> Compute:
    return reverse_score if "反向" in one.formula else ratio_score
