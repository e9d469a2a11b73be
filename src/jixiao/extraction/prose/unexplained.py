"""Figures that no wording explained, told by their digits and their neighbours alone.

Reports say one thing in many words. What the clause grammar did not recognise may still be the
difference, the rest or the rate of the amounts beside it: told only where it holds exactly, with
digits enough that this is no chance, and so never an error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from jixiao.extraction.building import (
    change_over_prior,
    fall_over_base,
    part_of_whole,
    rate,
    rise_over_base,
    signed_sum,
)
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Compute, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role

_TELLING = 3
"""Digits, zeros at either end apart, from which a result is no chance among few tries."""
_BEFORE, _BEHIND = 8, 2
"""Amounts before and behind a figure among which its operands are sought."""
_ANCHORS = 2
"""Amounts right before a figure of which one is surely an operand."""
_AMOUNTS = (Role.LEVEL, Role.CHANGE)
_KINDS = {
    Role.SHARE: RelationKind.SHARE,
    Role.EXECUTION_RATE: RelationKind.EXECUTION_RATE,
    Role.CHANGE_RATE: RelationKind.CHANGE_RATE,
}
_MONEY, _PERCENT = Dimension.MONEY, Dimension.PERCENT


class _Found(NamedTuple):
    """Two amounts that make a figure, as it seems; ``compute`` for a rate."""

    one: Phrase
    other: Phrase
    compute: Compute | None = None
    formula: str = ""


_Reading = Callable[[Phrase, list[Phrase], list[Phrase]], Iterator[_Found]]


def unexplained_relations(
    phrases: Sequence[Phrase], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each figure that no relation states and its neighbours make exactly."""
    stated = {one.stated.figure.start: one for one in relations if one.stated.figure is not None}
    amounts = [one for one in phrases if one.figure.dimension is _MONEY and one.role in _AMOUNTS]
    starts = [one.figure.start for one in amounts]
    for phrase in [one for one in phrases if one.figure.start not in stated and _may_follow(one)]:
        beside = _beside(amounts, bisect_left(starts, phrase.figure.start), phrase)
        for found in _reading_of(phrase)(phrase, *beside):
            relation = None if _is_told(phrase, found, stated) else _relation(phrase, found)
            if relation is not None and relation.verdict is Verdict.HOLDS:
                yield relation
                break


def _may_follow(phrase: Phrase) -> bool:
    """Whether a figure is of a kind that follows from those beside it, and tells enough."""
    dimension = phrase.figure.dimension
    if dimension is _MONEY:
        follows = phrase.role is Role.CHANGE or words.RESIDUAL.search(phrase.gap) is not None
    else:
        follows = dimension is _PERCENT and phrase.role in _KINDS
    return follows and _is_telling(phrase)


def _reading_of(phrase: Phrase) -> _Reading:
    if phrase.figure.dimension is _MONEY:
        return _differences
    return _change_rates if phrase.role is Role.CHANGE_RATE else _parts


def _is_telling(phrase: Phrase) -> bool:
    return len(phrase.figure.digits.replace(".", "").strip("0")) >= _TELLING


def _beside(
    amounts: Sequence[Phrase], place: int, phrase: Phrase
) -> tuple[list[Phrase], list[Phrase]]:
    """The telling amounts right before a figure, the nearest first, and all those beside it."""
    before = amounts[max(0, place - _BEFORE) : place][::-1]
    behind = [one for one in amounts[place : place + _BEHIND + 1] if one is not phrase][:_BEHIND]
    near = [one for one in before if one.passage >= phrase.passage - 1 and _is_telling(one)]
    inside = [one for one in behind if one.sentence == phrase.sentence and _is_telling(one)]
    return near[:_ANCHORS], near + inside


def _is_told(phrase: Phrase, found: _Found, stated: dict[int, Relation]) -> bool:
    """Whether these figures stand in one relation already (支出＝甲＋乙 tells 支出－甲＝乙)."""
    wanted = {phrase.figure.start, found.one.figure.start, found.other.figure.start}
    for place in wanted & stated.keys():
        if wanted <= {figure.start for figure in stated[place].figures()}:
            return True
    return False


def _relation(phrase: Phrase, found: _Found) -> Relation:
    one, other = found.one.figure, found.other.figure
    if found.compute is not None:
        return rate(
            phrase.figure, (one, other), found.compute, kind=_KINDS[phrase.role],
            formula=found.formula, subject=phrase.subject.name,
        )  # fmt: skip
    changed = phrase.role is Role.CHANGE
    more, less = (one, other) if one.value > other.value else (other, one)
    return signed_sum(
        phrase.figure, [(1, more), (-1, less)], subject=phrase.subject.name,
        kind=RelationKind.CHANGE_AMOUNT if changed else RelationKind.DIFFERENCE,
    )  # fmt: skip


def _differences(phrase: Phrase, anchors: list[Phrase], beside: list[Phrase]) -> Iterator[_Found]:
    """One of the amounts right before it less, or from, another one beside it."""
    wanted = phrase.figure.value
    for one, other in product(anchors, beside):
        first, second = one.figure.value, other.figure.value
        if wanted in (first - second, second - first):
            yield _Found(one, other)


def _parts(phrase: Phrase, _: list[Phrase], beside: list[Phrase]) -> Iterator[_Found]:
    """One of this year's amounts right before a rate over another one beside it."""
    own = [one for one in beside if one.role is Role.LEVEL and not (one.prior or one.is_base)]
    for part, whole in product(own[:_ANCHORS], beside):
        if part is not whole and _near(phrase, part.figure.value, whole.figure.value):
            yield _Found(part, whole, part_of_whole, "分项÷总额×100")


def _change_rates(phrase: Phrase, anchors: list[Phrase], beside: list[Phrase]) -> Iterator[_Found]:
    """An amount right before a rate, or beside it, as the change of another one or from it."""
    for one, other in product(anchors, beside):
        if one is other or not comparable(one, other):
            continue
        for change, level in ((one, other), (other, one)):
            if change.role is Role.CHANGE and level.role is Role.LEVEL:
                yield from _over_base(phrase, change, level)
        levels = one.role is other.role is Role.LEVEL
        change_between = abs(one.figure.value - other.figure.value)
        if levels and _near(phrase, change_between, other.figure.value):
            yield _Found(one, other, change_over_prior, "（本年数－上年数）÷上年数×100")


def _over_base(phrase: Phrase, change: Phrase, level: Phrase) -> Iterator[_Found]:
    part, now = change.figure.value, level.figure.value
    if phrase.sign < 0 and _near(phrase, part, now + part):
        yield _Found(level, change, fall_over_base, "变动额÷（本年数＋变动额）×100")
    elif phrase.sign >= 0 and _near(phrase, part, now - part):
        yield _Found(level, change, rise_over_base, "变动额÷（本年数－变动额）×100")


def _near(phrase: Phrase, part: Decimal, whole: Decimal) -> bool:
    """Whether part ÷ whole × 100 is what is printed, but for a last place: the rest are not even
    worked out.
    """
    printed, last = phrase.figure.value, phrase.figure.ulp
    return whole > 0 and abs(part * 100 - printed * whole) <= last * whole
