"""Amounts with price and number in a bracket right behind: 补助60万元（30户，每户2万元） (A21).

Nothing else stands in such a bracket, so that what these make is the amount; a price alone is
multiplied by the number that the text gives of the same thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.mispriced import product_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TIMES = late_regex(r"(?:/[一-龥]{1,3})?[×*]")
"""What stands between the factors of a product that is printed as one."""
_PRICE = late_regex(
    r"(?:每[一-龥]{1,3}|[人户亩件台套个辆次场]均|单价|均价)(?:补助|补贴|标准|均)?(?:为|按)?$"
)
_OF_TIME = late_regex(r"每[人户]?每?[年月天日季次周]")
"""A price for a time: how many times it was paid may not be printed."""
_LIMIT = late_regex(r"最高|不超|以内|至多|上限|起步|约$")
_FACTORS = 4
_BACK = 24
"""Figures before an amount among which the number stands of what it was paid for."""


def priced_amounts(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each such amount as the product of what its bracket holds."""
    for place, first in enumerate(phrases):
        if first.gap[:1] != "（" or not place or first.depth != phrases[place - 1].depth + 1:
            continue
        amount = phrases[place - 1]
        if amount.money and amount.role is Role.LEVEL and amount.after == first.gap:
            yield from _of_bracket(amount, place, phrases)


def _of_bracket(amount: Phrase, place: int, phrases: Sequence[Phrase]) -> Iterator[Relation]:
    inside = [one for one in phrases[place : place + _FACTORS] if one.depth > amount.depth]
    ends = (number for number, one in enumerate(inside, 1) if one.after.startswith("）"))
    inside = inside[: next(ends, 0)]
    if not inside or any(_LIMIT.search(one.gap) for one in inside):
        return
    if _is_product(inside) or _is_price_of_count(inside):
        yield product_of(amount, inside)
    elif len(inside) == 1 and _is_price(inside[0]):
        yield from _of_number_before(
            amount, inside[0], phrases[max(0, place - 1 - _BACK) : place - 1]
        )


def _is_product(inside: Sequence[Phrase]) -> bool:
    """0.35万元×240套: whether signs join a price and numbers."""
    joined = len(inside) > 1 and all(_TIMES.fullmatch(one.gap) for one in inside[1:])
    return joined and sum(one.money for one in inside) == 1


def _is_price_of_count(inside: Sequence[Phrase]) -> bool:
    """30户，每户2万元: whether one is a number, and the other the price of one of it."""
    if len(inside) != 2 or inside[0].money is inside[1].money:
        return False
    price, count = sorted(inside, key=lambda one: not one.money)
    return _is_price(price) and count.figure.dimension is Dimension.COUNT


def _is_price(one: Phrase) -> bool:
    said = one.money and _PRICE.search(one.gap) is not None
    return said and _OF_TIME.search(one.gap) is None and not one.figure.approximation


def _of_number_before(
    amount: Phrase, price: Phrase, before: Sequence[Phrase]
) -> Iterator[Relation]:
    """小学60人…。补助：小学12万元（每人0.20万元）; 采购18辆，预算90万元（单价5万元）: the number of
    what has the same name, or the only one of the sentence; where it holds or is misprinted.
    """
    counts = [one for one in before if one.figure.dimension is Dimension.COUNT]
    named = [one for one in counts if same_subject(one.subject.name, amount.subject.name)]
    beside = [one for one in counts if one.sentence == amount.sentence]
    of_each = [*named[-1:], *(beside if len(beside) == 1 else [])]
    told = [product_of(amount, (price, one)) for one in of_each]
    yield from [one for one in told if agrees(one.judgement) or is_misprinted(one)][:1]
