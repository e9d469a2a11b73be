"""What is told item by item under list numbers, below the amount of all of them.

一、甲类21个，资助58.46万元 1.子项8个，资助12.37万元 2.子项9个，资助30.05万元 3.…: found elsewhere
where the items make the amount; here where they make it but for a digit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import NO_MARK, Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted, shows_a_slip
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, Role

_FEWEST, _FEWEST_SURE = 3, 2
"""Items that make such a sum no chance, and those that make one of many digits."""
_BETWEEN = 3
"""Figures back in which the amount stands that the items make."""
_REACH = 80
"""Figures within which the items stand."""
_COUNTED = ("项", "个", "类")
_TELLING, _SURE = 4, 5
"""Digits of an amount that are no chance with one of them wrong, and those that are an error."""


def numbered_misprints(phrases: Sequence[Phrase], stated: set[int]) -> Iterator[Relation]:
    """The sums of numbered items that miss the amount before them by a digit; ``stated`` are the
    places of figures that are the result of a sum already.
    """
    scope = NO_MARK
    for place, first in enumerate(phrases):
        if first.mark == NO_MARK:
            continue
        deeper, scope = first.mark > scope or scope == NO_MARK, first.mark
        head = _head_of(phrases[max(0, place - _BETWEEN) : place]) if deeper else None
        if head is not None and head.figure.start not in stated:
            items = _items(phrases[place : place + _REACH], first.mark)
            opened = words.EXHAUSTIVE.search(first.gap) is not None
            whole = opened or _are_counted(items, phrases[max(0, place - _REACH) : place])
            yield from _sum_of(head, items, whole=whole)


def _head_of(before: Sequence[Phrase]) -> Phrase | None:
    """The telling amount right before the items, or with rates between."""
    for one in reversed(before):
        if one.figure.dimension is not Dimension.PERCENT:
            return one if _is_level(one) and one.figure.telling >= _TELLING else None
    return None


def _are_counted(items: Sequence[Phrase], before: Sequence[Phrase]) -> bool:
    """4个项目，预算共80万元。（1）…: whether the sentence before the items tells how many."""
    beside = [one for one in before if one.stop == before[-1].stop]
    counts = (one.figure for one in beside if one.figure.unit in _COUNTED)
    return any(figure.value == len(items) for figure in counts)


def _sum_of(head: Phrase, parts: Sequence[Phrase], *, whole: bool) -> Iterator[Relation]:
    """The sum that misses by a misprint of the head; of ``whole`` lists by one of an item, too."""
    if len(parts) < (_FEWEST_SURE if head.figure.telling > _SURE else _FEWEST):
        return
    operands = [(1, one.figure) for one in parts]
    relation = signed_sum(head.figure, operands, subject=head.subject.name)
    if is_misprinted(relation) or (whole and shows_a_slip(relation)):
        relation.must_hold = head.figure.telling >= _SURE
        yield relation


def _items(behind: Sequence[Phrase], mark: int) -> Sequence[Phrase]:
    """The amount that each item of a level tells first, up to the next item further out; none where
    an item tells no amount.
    """
    items: list[Phrase | None] = []
    for one in behind:
        if one.mark < mark:
            break
        if one.mark == mark:
            items.append(None)
        if items[-1] is None and _is_level(one):
            items[-1] = one
    return [] if None in items else [one for one in items if one is not None]


def _is_level(phrase: Phrase) -> bool:
    return phrase.money and phrase.role is Role.LEVEL and not (phrase.prior or phrase.of_whole)
