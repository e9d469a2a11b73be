"""Amounts that are so many percent of the one before: 结算价90万元，按5%扣留质保金4.50万元.

Told where that holds; where it does not, and the amount is just so much of another one that the
report prints, that was taken for the one named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jixiao.extraction.building import rate
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_BY = late_regex(r"，(?:并|另|其中)?(?:按照?|以)(?:合同约定的?)?")
_TAKEN = late_regex(
    r"(?:的(?:比例|标准|费率|比率)|比例)?(?:[^，。；：、]{0,4})"
    r"(?:预留|扣留|留存|扣除|计提|提取|预扣|留取|暂扣|计取|缴纳|缴存|支付|预付|拨付|收取)"
    r"[^，。；：、]{0,8}"
)
_TELLING = 3
"""Digits of an amount that are of another by no chance."""
_FULL = 100
_EXACT = 8
"""Decimals of a percentage that is set, and not rounded."""


def rated_amounts(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """One relation for each amount right behind the percentage of the one before that; ``facts``
    are all figures of the document.
    """
    for whole, by, part in zip(phrases, phrases[1:], phrases[2:], strict=False):
        rated = by.figure.dimension is Dimension.PERCENT and 0 < by.figure.value < _FULL
        if not rated or not _is_taken(whole, by, part):
            continue
        relation = _of(part, whole, by)
        if relation.verdict is Verdict.HOLDS or is_misprinted(relation):
            yield relation
        elif relation.contradicted and _is_of_another(part, whole, by, facts):
            relation.sure = True
            yield relation


def _is_taken(whole: Phrase, by: Phrase, part: Phrase) -> bool:
    """Whether an amount, a percentage of it and what was taken stand right behind each other."""
    if not (whole.money and part.money and comparable(whole, part)):
        return False
    beside = whole.after == by.gap and by.after == part.gap and whole.passage == part.passage
    named = beside and whole.role is Role.LEVEL and part.figure.telling >= _TELLING
    return bool(named and _BY.fullmatch(by.gap) and _TAKEN.fullmatch(part.gap))


def _is_of_another(part: Phrase, whole: Phrase, by: Phrase, facts: Sequence[Fact]) -> bool:
    """Whether an amount is just the percentage of another one than that before it."""
    wanted = part.figure.value * _FULL
    return any(
        one.figure.value * by.figure.value == wanted
        for one in facts
        if one.figure.dimension is Dimension.MONEY
        if one.figure.value != whole.figure.value
    )


def _of(part: Phrase, whole: Phrase, by: Phrase) -> Relation:
    dot = "" if by.figure.places else "."
    exact = replace(by.figure, digits=f"{by.figure.digits}{dot}{'0' * _EXACT}")
    return rate(
        part.figure, (whole.figure, by.figure), _product, kind=RelationKind.PRODUCT,
        formula="金额×比例", subject=part.subject.name,
        judgement=judge_rate(part.figure, (whole.figure, exact), _product),
    )  # fmt: skip


def _product(values: Sequence[Fraction]) -> Fraction:
    return values[0] * values[1] / _FULL
