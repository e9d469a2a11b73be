"""One amount in two units, the second said to be the first: 1250000元，即125.00万元 (A16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import same
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import MONEY_SCALE, Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Scope

_TELLING = 3
"""Digits by which a count is known again in another unit."""
_THAT_IS = late_regex(r"[，（]?(?:即|也就是|折合|合计为|约合)(?:人民币)?")


_ABOUT = ("，约", "（约")


def converted_amounts(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each amount that is said to be the one right before it, in another unit."""
    for one, other in _conversions(phrases):
        yield same(other.figure, one.figure, subject=one.subject.name, scope=Scope.CLAUSE)


def converted_counts(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """下乡放映4.36万人次。…观众合计43600人次: a count that is printed in ten thousands
    elsewhere, of digits enough.
    """
    large: dict[tuple[Decimal, str], Phrase] = {}
    small: dict[tuple[Decimal, str], Phrase] = {}
    for phrase in phrases:
        figure = phrase.figure
        if figure.dimension is Dimension.COUNT and figure.telling >= _TELLING and not phrase.bound:
            kept = large if figure.scale > 1 else small
            kept.setdefault((figure.value, bare_unit(figure)), phrase)
    for key, one in large.items():
        if (other := small.get(key)) is not None:
            yield same(other.figure, one.figure, subject=one.subject.name)
            yield same(one.figure, other.figure, subject=one.subject.name)


def without_conversions(phrases: list[Phrase]) -> list[Phrase]:
    """The phrases without those that only say the amount before them in another unit."""
    again = {other.figure.start for _, other in _conversions(phrases)}
    return [one for one in phrases if one.figure.start not in again] if again else phrases


def _conversions(phrases: Sequence[Phrase]) -> list[tuple[Phrase, Phrase]]:
    return [
        (one, other)
        for one, other in pairwise(phrases)
        if one.money and other.money and one.figure.scale != other.figure.scale
        if one.passage == other.passage
        if _is_said_again(other) or (other.gap in _ABOUT and _is_nearly(other, one))
    ]


def _is_nearly(other: Phrase, one: Phrase) -> bool:
    """12864万元，约1.29亿元: whether an amount is the one before it, rounded."""
    return abs(other.figure.value - one.figure.value) <= other.figure.ulp


def _is_said_again(other: Phrase) -> bool:
    """Whether words say so, or one stands alone in the bracket: 90500元（9.05万元）."""
    alone = other.gap == "（" and other.after.startswith("）") and other.figure.unit in MONEY_SCALE
    return alone or _THAT_IS.fullmatch(other.gap) is not None
