"""Amounts as a price times numbers, and what a misprint keeps from being one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.building import rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

TOTAL = late_regex(r"合计|共计|总计|，计|共|总|支出|发放|支付|兑付|补助资金|金额|资金")
"""What an amount is called that a price and numbers make."""
TELLING_DIGITS = 2
"""Digits of a price, and one more of an amount, that nothing makes by chance."""


def product_of(amount: Phrase, factors: Sequence[Phrase], months: int = 1) -> Relation:
    """An amount as a price, which is set, times numbers, paid so many months."""
    operands = [as_set(one.figure) if one.money else one.figure for one in factors]

    def compute(values: Sequence[Fraction]) -> Fraction:
        return _times_all(values) * months

    return rate(
        amount.figure, [one.figure for one in factors], compute,
        kind=RelationKind.PRODUCT, formula="单价×数量×月数" if months > 1 else "单价×数量",
        subject=amount.subject.name, judgement=judge_rate(amount.figure, operands, compute),
    )  # fmt: skip


def multiplied(
    amount: Phrase, price: Phrase, count: Phrase, times: Phrase | None, months: int = 1
) -> Relation:
    return product_of(amount, [price, count, *([times] if times is not None else [])], months)


def times_of(count: Phrase, row: list[Phrase]) -> list[Phrase]:
    """Other counts of the sentence: how many times the price was paid."""
    return [one for one in row if one.figure.dimension is Dimension.COUNT and one is not count]


def slipped(price: Phrase, counts: list[Phrase], amounts: list[Phrase]) -> Relation | None:
    """演出96场。…每场0.45万元，共计42.30万元: the only amount of the sentence, of many digits,
    where it is a misprint of the price times just one such count above it.
    """
    if len(amounts) != 1 or amounts[0].figure.telling <= TELLING_DIGITS:
        return None
    if TOTAL.search(amounts[0].gap) is None:
        return None
    made = {one.figure.value: multiplied(amounts[0], price, one, None) for one in counts}
    slips = [relation for relation in made.values() if is_misprinted(relation)]
    return slips[0] if len(slips) == 1 else None


def mispriced(
    price: Phrase, count: Phrase, amounts: list[Phrase], row: list[Phrase]
) -> Iterator[Relation]:
    """支出129.60万元，保障90人，按每人每月1,020元、12个月发放: the price that alone makes an amount
    exactly, of which the printed one is a misprint.
    """
    if price.figure.telling < TELLING_DIGITS:
        return
    found = {
        (amount.figure.value, times.figure.value if times else 1): relation
        for amount in amounts
        if amount.figure.telling > TELLING_DIGITS
        for times in (None, *times_of(count, row))
        if (relation := _priced(price, amount, count, times)) is not None
    }
    if len(found) == 1:
        yield from found.values()


def _priced(price: Phrase, amount: Phrase, count: Phrase, times: Phrase | None) -> Relation | None:
    """The price as an amount over numbers, where that is exact, and a misprint printed."""
    numbers = [one for one in (count, times) if one is not None]
    if not all(one.figure.value for one in numbers):
        return None
    relation = rate(
        price.figure, [amount.figure, *(one.figure for one in numbers)],
        lambda values: values[0] / _times_all(values[1:]),
        kind=RelationKind.PRODUCT, formula="金额÷数量", subject="单价",
    )  # fmt: skip
    value = relation.judgement.value
    whole = value is not None and (value * 10**price.figure.places).denominator == 1
    return relation if whole and is_misprinted(relation) else None


def _times_all(values: Sequence[Fraction]) -> Fraction:
    product = Fraction(1)
    for value in values:
        product *= value
    return product
