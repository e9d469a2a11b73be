"""Rates that are not of the amounts they were taken of, but of others beside them exactly.

收回500份，满意450份，满意度90%，目标92%，完成率97.83%: the last rate is of the two rates before
it. What is part of a sum has its share of the total, and not of an amount before that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, permutations

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

RATES = (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE, RelationKind.SHARE)
"""Kinds of rates that are of one part and one whole."""
_BEFORE, _BEHIND = 8, 2
"""Figures around a rate among which the two that make it are sought."""
_TELLING, _TELLING_BESIDE = 3, 2
"""Digits of a rate that two figures make by no chance: any two, and the two right before it."""
_TELLING_PAIR = 6
"""Digits of two figures together that make a rate of two decimals by no chance."""
_NAMED = 3
"""Characters at the end of a base by which what it counts is known."""
_PAIR = 2
_Pair = tuple[Figure, Figure]


class OtherRates:
    """The figures of the prose, and the totals that each is a part of."""

    def __init__(self, relations: Sequence[Relation], phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._totals: dict[int, list[tuple[Figure, set[int]]]] = defaultdict(list)
        for relation in relations:
            total = relation.stated.figure
            held = relation.kind is RelationKind.SUM and relation.verdict is Verdict.HOLDS
            if held and total is not None:
                places = {figure.start for figure in relation.figures()}
                for place in places - {total.start}:
                    self._totals[place].append((total, places))

    def of(self, relation: Relation, place: int) -> Relation | None:
        """The rate of the total that its part is in, or of another part in its sentence. Of the
        same part and another amount it stays: that is a rate over the wrong base; so does one whose
        figures the words surely tell.
        """
        stated = self._phrases[place].figure
        if (
            stated.dimension is not Dimension.PERCENT
            or relation.sure
            or len(relation.operands) != _PAIR
        ):
            return None
        part, whole = (one.figure for one in relation.operands)
        if part is None or whole is None:
            return None
        rated = relation.kind is RelationKind.EXECUTION_RATE and self._is_rated(place, part, whole)
        called = self._of_called(place, part)
        for pair in chain(called, self._pairs(place, part, whole, totals=not rated)):
            if _makes(stated, *pair):
                found = rate(
                    stated, pair, part_of_whole, kind=relation.kind,
                    formula=relation.formula, subject=relation.subject,
                )  # fmt: skip
                if found.verdict is Verdict.HOLDS:
                    return found
        return None

    def _is_rated(self, place: int, part: Figure, whole: Figure) -> bool:
        """甲项目预算90万元，执行60万元，执行率75%: whether a rate stands right behind its budget
        and what was spent of it, which is then no share of what all projects spent.
        """
        if place < _PAIR:
            return False
        planned, done = self._phrases[place - _PAIR : place]
        staged = planned.subject.stage in words.PLANNED
        return staged and planned.figure is whole and done.figure is part

    def _of_called(self, place: int, part: Figure) -> Iterator[_Pair]:
        """下设9个工作站，…计划改造工作站6个，实际4个，占全区工作站的44.44%: the counts before a
        share that are called as its base behind their unit.
        """
        base, telling = self._phrases[place].base, self._phrases[place].figure.telling
        if len(base) < _NAMED or telling < _TELLING or part.dimension is not Dimension.COUNT:
            return
        tails = tuple(base[at:] for at in range(len(base) - _NAMED + 1))
        for one in self._phrases[:place]:
            if one.figure.dimension is Dimension.COUNT and one.after.startswith(tails):
                yield part, one.figure

    def _pairs(
        self, place: int, part: Figure, whole: Figure, *, totals: bool = True
    ) -> Iterator[_Pair]:
        sums = self._totals.get(part.start, ()) if totals else ()
        if not any(whole.start in places for _, places in sums):
            yield from ((part, total) for total, _ in sums)
        phrase = self._phrases[place]
        window = self._phrases[max(0, place - _BEFORE) : place + 1 + _BEHIND]
        near = [
            one.figure for one in window if one is not phrase and one.sentence == phrase.sentence
        ]
        for pair in _telling_pairs(phrase.figure, near if whole in near else [whole, *near]):
            if part not in pair:
                yield pair


def _telling_pairs(stated: Figure, near: Sequence[Figure]) -> Iterator[_Pair]:
    """The pairs that a rate may be of, as far as its digits, or theirs, tell."""
    beside = [one for one in near if one.start < stated.start][-_PAIR:]
    for part, whole in permutations(near, _PAIR):
        told = stated.telling >= _TELLING
        told |= stated.places > 1 and part.telling + whole.telling >= _TELLING_PAIR
        if told or (stated.telling >= _TELLING_BESIDE and part in beside and whole in beside):
            yield part, whole


def _makes(stated: Figure, part: Figure, whole: Figure) -> bool:
    """Whether two figures of one kind make a rate, but for a last place."""
    if part.dimension is not whole.dimension or part.unit != whole.unit or not whole.value:
        return False
    missed = part.value * 100 - stated.value * whole.value
    return abs(missed) <= stated.ulp * whole.value
