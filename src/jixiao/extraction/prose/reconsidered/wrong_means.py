"""Means that hold, but over what was only planned, or over a part.

计划建10座，建成8座，投入240万元，平均每座24万元.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.building import rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.one_of_many import kinds_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.reconsidered.done_and_to_do import (
    DONE,
    DONE_ALREADY,
    TO_DO,
    clause_before,
    held_pair,
    place_of,
)
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_PLANNED_MONEY = late_regex(r"预算|计划|预计|概算|目标|拟|应")
_PRICE = late_regex(r"按|编制|标准|定额|上限|限额|目标|计划|预计|预算|应")
_MEAN_OF = 12
"""Characters before an amount in which it is called a mean."""
_TELLING, _PAIR = 3, 2
_OF_MEANS, _OF_PRICES = "金额÷数量", "单价×数量"
_BESIDE = 4
"""Figures around the number that was planned among which the number stands that was done."""


def means_of_what_was_done(
    relations: Sequence[Relation], phrases: Sequence[Phrase], facts: Sequence[Fact]
) -> Iterator[Relation]:
    """The relations, each mean over what its words ask for."""
    places = {one.figure.start: place for place, one in enumerate(phrases)}
    planned = {one.figure.start for one in facts if one.stage in words.PLANNED}
    wholes = {
        term.figure.start: one
        for one in relations
        if one.kind is RelationKind.SUM and one.verdict is Verdict.HOLDS
        for term in one.operands
        if term.figure is not None and term.figure.dimension is Dimension.COUNT
    }
    means = {
        place_of(one): told
        for one in relations
        if one.formula == _OF_MEANS
        if (
            told := _over_done(one, phrases, places, planned)
            or _over_whole(one, phrases, places, wholes)
        )
    }
    for relation in relations:
        if relation.formula == _OF_MEANS and place_of(relation) in means:
            yield means[place_of(relation)]
        elif not (relation.formula == _OF_PRICES and _is_of(relation, means)):
            yield relation


def _is_of(relation: Relation, means: Mapping[int, Relation]) -> bool:
    """Whether an amount is the product of such a mean."""
    return any(term.figure is not None and term.figure.start in means for term in relation.operands)


def _over_done(
    relation: Relation, phrases: Sequence[Phrase], places: Mapping[int, int], planned: set[int]
) -> Relation | None:
    """The mean over how many there were, where it was taken over how many were planned."""
    pair, place = held_pair(relation), places.get(place_of(relation), -1)
    if pair is None or place < 0 or not _is_precise(phrases[place].figure):
        return None
    amount, count = pair
    mean, at = phrases[place], places.get(count.start, -1)
    if (
        at < 0
        or "均" not in mean.gap[-_MEAN_OF:]
        or _PRICE.search(clause_before(mean) + mean.after[:3])
    ):
        return None
    if amount.start in planned or not _is_set(phrases[at]):
        return None
    if amount.start in places and _PLANNED_MONEY.search(
        clause_before(phrases[places[amount.start]])
    ):
        return None
    done = next(_done_beside(at, phrases), None)
    if done is None or done.figure.value == count.value:
        return None
    told = _mean(relation, mean.figure, amount, done.figure)
    told.cause = "wrong_base_planned"
    return told if told.contradicted else None


def _over_whole(
    relation: Relation,
    phrases: Sequence[Phrase],
    places: Mapping[int, int],
    wholes: Mapping[int, Relation],
) -> Relation | None:
    """资助432人，其中小学180人、初中252人，发放补助51.84万元，人均2880元: a mean over a part that
    other parts stand behind, as that over all; not of what that part by its name got.
    """
    pair, stated = held_pair(relation), relation.stated.figure
    whole = wholes.get(pair[1].start) if pair is not None else None
    if pair is None or stated is None or whole is None or not _is_precise(stated):
        return None
    amount, count = pair
    all_, parts = whole.stated.figure, [term.figure for term in whole.operands if term.figure]
    last = max(parts, key=lambda one: one.start)
    told = all(one.start in places for one in (amount, count, stated))
    if not told or all_ is None or not all_.start < count.start < last.start < amount.start:
        return None
    if amount.start > stated.start or count.unit != all_.unit:
        return None
    between = phrases[places[all_.start] : places[stated.start] + 1]
    part, name = places[count.start], clause_before(phrases[places[count.start]])[-_PAIR:]
    alike = any(one.figure.value == count.value for one in between if one is not phrases[part])
    if alike or any(name in one.gap for one in between if one.figure.start >= amount.start):
        return None
    found = _mean(relation, stated, amount, all_)
    found.cause = "wrong_base_other"
    return found if found.contradicted else None


def _mean(relation: Relation, stated: Figure, amount: Figure, count: Figure) -> Relation:
    told = rate(
        stated, (amount, count), lambda values: values[0] / values[1],
        kind=relation.kind, formula=_OF_MEANS, subject=relation.subject,
    )  # fmt: skip
    told.sure = True
    return told


def _is_precise(mean: Figure) -> bool:
    """1.40万元, 582元: whether a mean has digits enough to be over a plan by no chance."""
    return mean.telling >= _TELLING or mean.places >= _PAIR


def _is_set(phrase: Phrase) -> bool:
    """Whether a number is one that was planned."""
    clause = clause_before(phrase)
    set_ = phrase.role is Role.TARGET or TO_DO.search(clause) is not None
    return set_ and DONE_ALREADY.search(clause) is None


def _done_beside(at: int, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The numbers of its sentence that are said to be done, the nearest first."""
    planned = phrases[at]
    around = [*phrases[max(0, at - _BESIDE) : at], *phrases[at + 1 : at + 1 + _BESIDE]]
    around.sort(key=lambda one: abs(one.figure.start - planned.figure.start))
    for one in around:
        counts = one.figure.dimension is Dimension.COUNT and one.figure.value > 0
        kind = kinds_of(bare_unit(planned.figure))
        alike = counts and bare_unit(one.figure) in kind and not one.prior
        beside = alike and one.sentence == planned.sentence and not _is_set(one)
        if beside and (one.role is Role.ACTUAL or DONE.search(clause_before(one))):
            yield one
