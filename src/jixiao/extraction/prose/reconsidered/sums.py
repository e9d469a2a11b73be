"""Parts that do not make the total they were listed under, but make another amount exactly.

基本支出90万元。…基本支出全年预算95万元，其中人员70万元、公用20万元: what is listed behind a
budget may well be what was spent of it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from jixiao.extraction.building import Signed, signed_sum
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted, shows_a_slip, shows_a_swap
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import PLANNED, Relation, RelationKind, Role

_TELLING, _TELLING_BESIDE = 4, 3
"""Digits of an amount that parts make by no chance: any, and one beside the total."""
_STAFF = late_regex(r"在职|在编|在岗|实有|现有|[离退]休|聘用|编外")
_NAME = 4
"""Characters of a name that two amounts do not share by chance."""
_SEVERAL, _BACK = 3, 12
"""Parts that a misprint keeps from an amount by no chance, and figures back that it stands."""
_BESIDE = 2
"""Figures behind a total that may be what is detailed (本息8亿元（本金6亿元，利息2亿元）)."""


class OtherTotals:
    """The amounts of the prose by their size, and those that one relation ties."""

    def __init__(self, relations: Sequence[Relation], phrases: Sequence[Phrase]) -> None:
        self._relations, self._phrases = relations, phrases
        self._starts = [one.figure.start for one in phrases]
        self._amounts: dict[Decimal, list[Figure]] = defaultdict(list)
        for one in phrases:
            if one.money and one.figure.telling >= _TELLING_BESIDE:
                self._amounts[one.figure.value].append(one.figure)

    def of(self, relation: Relation, place: int) -> Relation | None:
        """The sum without what is no part of the total (编制27人，其中甲7人、乙20人，在职27人);
        else that towards an amount before it that the parts make, where their total was taken from
        another sentence or is tied to that amount, and no misprint of it.
        """
        total = self._phrases[place]
        parts = [one.figure for one in relation.operands if one.figure is not None and one.sign > 0]
        if len(parts) < len(relation.operands):
            return None
        others = [one for one in parts if not self._is_apart(one, total)]
        if 1 < len(others) < len(parts) and _sum_of(others) == total.figure.value:
            return signed_sum(total.figure, [(1, one) for one in others], subject=relation.subject)
        if not total.money or is_misprinted(relation):
            return None
        own = self._without_outturns(parts)
        if own and _sum_of(own) == total.figure.value:
            return signed_sum(total.figure, [(1, one) for one in own], subject=relation.subject)
        for other in self._amounts.get(_sum_of(parts), ()):
            if other.end > parts[0].start or not self._tells(other, place):
                continue
            if self._is_called_so(other, total):
                return None  # one amount, told once rightly and once as another one
            apart = all(self._sentence(one) != total.sentence for one in parts)
            if apart or self._tied(total.figure, other):
                signed: list[Signed] = [(1, one) for one in parts]
                return signed_sum(other, signed, subject=relation.subject)
        return self._spoilt(relation, parts, place)

    def _spoilt(self, relation: Relation, parts: Sequence[Figure], place: int) -> Relation | None:
        """公用经费34.21万元。公用经费预算36.00万元，明细为…: the sum towards another amount right
        before a budget, of its name, that two digits swapped in a part keep from it.
        """
        total = self._phrases[place]
        if len(parts) < _SEVERAL or total.subject.stage not in PLANNED or shows_a_slip(relation):
            return None
        for one in reversed(self._phrases[max(0, place - _BACK) : place]):
            spent = one.money and one.subject.stage not in PLANNED and not one.prior
            if (
                spent
                and one.role is Role.LEVEL
                and _share_a_name(one.subject.name, total.subject.name)
            ):
                signed: list[Signed] = [(1, part) for part in parts]
                other = signed_sum(one.figure, signed, subject=one.subject.name)
                telling = one.figure.telling >= _TELLING and not other.contradicted
                if telling or shows_a_swap(other):
                    return other
        return None

    def _is_apart(self, part: Figure, total: Phrase) -> bool:
        """Whether a part is the total told once more, or of people under a total of posts."""
        if part.value == total.figure.value:
            return True
        if part.unit != "人" or "编" not in total.gap:
            return False
        phrase = self._phrases[bisect_left(self._starts, part.start)]
        return _STAFF.search(last_clause(phrase.gap).text) is not None

    def _is_called_so(self, other: Figure, total: Phrase) -> bool:
        """Whether an amount is named as the total is, which is said to be of no other stage."""
        one = self._phrases[bisect_left(self._starts, other.start)].subject
        return _share_a_name(one.name, total.subject.name) and total.subject.stage in (
            "",
            one.stage,
        )

    def _tells(self, other: Figure, place: int) -> bool:
        """Whether an amount has digits enough, or stands right behind the total."""
        beside = bisect_left(self._starts, other.start) - place
        return other.telling >= _TELLING or 0 < beside <= _BESIDE

    def _without_outturns(self, parts: Sequence[Figure]) -> list[Figure]:
        """预算60万元、支出55万元、其他40万元: the parts without what was spent of another one, as
        a rate between the two tells; none where there is no such part.
        """
        places = {one.start for one in parts}
        spent = {one.start for one in parts if self._budgets_of[one.start] & places}
        return [one for one in parts if one.start not in spent] if spent else []

    def _sentence(self, figure: Figure) -> int:
        place = bisect_left(self._starts, figure.start)
        return self._phrases[place].sentence if place < len(self._starts) else -1

    def _tied(self, one: Figure, other: Figure) -> bool:
        """Whether one relation that agrees has both amounts: a budget and what was spent of it."""
        return not self._agreeing[one.start].isdisjoint(self._agreeing[other.start])

    @cached_property
    def _agreeing(self) -> dict[int, set[int]]:
        """By the place of a figure, which of the relations that agree have it."""
        found: dict[int, set[int]] = defaultdict(set)
        for number, relation in enumerate(self._relations):
            for figure in () if relation.contradicted else relation.figures():
                found[figure.start].add(number)
        return found

    @cached_property
    def _budgets_of(self) -> dict[int, set[int]]:
        """By the place of what was spent, those of the budgets that agreeing rates have it of."""
        found: dict[int, set[int]] = defaultdict(set)
        for relation in self._relations:
            if relation.kind is RelationKind.EXECUTION_RATE and not relation.contradicted:
                figures = [one.figure for one in relation.operands if one.figure is not None]
                if len(figures) > 1:
                    found[figures[0].start].add(figures[1].start)
        return found


def _sum_of(figures: Sequence[Figure]) -> Decimal:
    return sum((one.value for one in figures), Decimal(0))


def _share_a_name(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= _NAME and short in long
