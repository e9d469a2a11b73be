"""Amounts that a price makes with a number told anywhere: 改造目标1,860盏，实际1,740盏。…每盏支付
0.30万元，共支出522.00万元; a pace with the months of a year: 对36个点位按月巡检，全年巡检432点次.

Told where they hold, and so never an error.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from jixiao.extraction.building import rate, results_of
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.one_of_many import multiplied
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_EACH = late_regex(r"每(?P<each>(?:[^\W\d每]|/){1,4})")
_ALONE = late_regex(r"(?:单价|均价|电价|水价|价格)[^，。；：、]{0,4}$")
"""A price that does not tell what it is for: of the number right before it."""
_UNIT = late_regex(r"[一-龥]{1,3}次(?![一-龥])")
_MEAN = late_regex(r"平均每|[^平]均[^，。；：、]{0,6}$")
_PACE = late_regex(r"(?:[按逐每]个?(?P<pace>半年|季度?|月|旬|周|星期)|(?P<daily>[按逐每][日天]))")
_TIMES = {
    "半年": (2,), "季": (4,), "季度": (4,), "月": (12,), "旬": (36,), "周": (52,), "星期": (52,),
}  # fmt: skip
_DAILY = (365, 366)
_PACED = frozenset("按逐每")
_ALIKE = (("人", "名", "位", "生"), ("车", "辆", "台"), ("件", "起", "宗", "案"), ("户", "家"))
"""Units of one kind of thing."""
_SIZED = (Role.LEVEL, Role.ACTUAL, Role.TARGET)
_AHEAD, _BACK = 4, 2
"""Figures behind a price and before it of which one is the amount."""
_TELLING, _TELLING_AFAR = 3, 4
"""Digits of an amount that no price makes by chance; of one that stands in another sentence."""
_NEAR = 3
"""Figures beside a price of which one may be its number, however few digits it has."""
_WORD = 3
"""Characters of a name by which a number is of what a price is for."""


def priced_afar(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each amount beside a price, and for each number of a year, that no product
    makes yet.
    """
    prices = [place for place, one in enumerate(phrases) if _is_price(one)]
    paced = [
        (one, all_)
        for one, all_ in pairwise(phrases)
        if not _PACED.isdisjoint(all_.gap) and _counts(one, all_)
    ]
    if not prices and not paced:
        return
    made = {at for at, one in results_of(relations).items() if _is_product(one)}
    sizes = _Sizes(facts if prices else (), phrases if prices else ())
    for place in prices:
        found = _of_each(place, phrases, sizes) or _of_one_before(place, phrases, sizes)
        stated = found.stated.figure if found is not None else None
        if found is not None and stated is not None and stated.start not in made:
            yield found
    for one, all_ in paced:
        yield from _in_a_year(one, all_) if all_.figure.start not in made else ()


def _is_price(one: Phrase) -> bool:
    """Whether an amount or a number is said to be of each of several."""
    measured = one.money or one.figure.dimension is Dimension.COUNT
    said = measured and ("每" in one.gap or "价" in one.gap) and one.role is Role.LEVEL
    if not said or not one.figure.value or one.prior or _MEAN.search(one.gap[-12:]):
        return False
    clause = last_clause(one.gap).text
    return _EACH.search(clause) is not None or (one.money and _ALONE.search(clause) is not None)


def _is_product(one: Relation) -> bool:
    multiplied_already = one.kind is RelationKind.PRODUCT and "×" in one.formula
    return multiplied_already and one.verdict is Verdict.HOLDS


def _of_each(place: int, phrases: Sequence[Phrase], sizes: _Sizes) -> Relation | None:
    """The first amount behind a price, or right before it, that a number of its unit makes."""
    price = phrases[place]
    clause = last_clause(price.gap).text
    wanted = [match["each"] for match in _EACH.finditer(clause)]
    behind = phrases[place + 1 : place + 1 + _AHEAD]
    before = phrases[max(0, place - _BACK) : place][::-1]
    for amount in (*behind, *before):
        if not _may_be_made(amount, price):
            continue
        low, high = _bounds(amount.figure, price.figure)
        for unit in sizes.units_of(wanted):
            for count in sizes.between(unit, low, high, price.figure):
                if _is_sure(amount, price, count, place, phrases, sizes):
                    relation = multiplied(amount.figure, price.figure, count)
                    if relation.verdict is Verdict.HOLDS:
                        return relation
    return _of_posts(place, phrases)


def _of_posts(place: int, phrases: Sequence[Phrase]) -> Relation | None:
    """设岗位412个，按每人每年6,200元发放补贴，共2,554,400元: the amount right behind what each
    gets, by the count right before it, whatever that counts.
    """
    if not 0 < place < len(phrases) - 1:
        return None
    count, price, amount = phrases[place - 1 : place + 2]
    beside = count.figure.dimension is Dimension.COUNT and count.after == price.gap
    telling = amount.figure.telling >= _TELLING_AFAR and count.figure.telling > 1
    if not beside or not telling or not price.money or not _may_be_made(amount, price):
        return None
    relation = multiplied(amount.figure, price.figure, count.figure)
    return relation if relation.verdict is Verdict.HOLDS else None


def _may_be_made(amount: Phrase, price: Phrase) -> bool:
    if amount.passage != price.passage or amount.prior or amount.figure.value <= price.figure.value:
        return False
    if amount.money is not price.money or amount.role not in (Role.LEVEL, Role.ACTUAL):
        return False
    return amount.money or bare_unit(amount.figure) == bare_unit(price.figure)


def _bounds(amount: Figure, price: Figure) -> tuple[Decimal, Decimal]:
    """Between which sizes a number makes an amount with a price."""
    half = amount.ulp / 2
    return (amount.value - half) / price.value, (amount.value + half) / price.value


def _is_sure(
    amount: Phrase, price: Phrase, count: Figure, place: int, phrases: Sequence[Phrase],
    sizes: _Sizes,
) -> bool:  # fmt: skip
    """Whether digits enough agree, or the number stands beside the price or has its name."""
    if count.start in (amount.figure.start, price.figure.start) or count.value == 1:
        return False
    if amount.figure.telling >= _TELLING and count.telling > 1:
        return True
    beside = phrases[max(0, place - _NEAR) : place + _NEAR]
    name = sizes.names.get(count.start, "")
    said = price.gap + amount.subject.name
    return share(name, said, _WORD) or any(one.figure.start == count.start for one in beside)


def _of_one_before(place: int, phrases: Sequence[Phrase], sizes: _Sizes) -> Relation | None:
    """用水36,420吨，单价3.20元: the amount of the prose that the number right before makes."""
    if not place:
        return None
    price, count = phrases[place], phrases[place - 1]
    beside = count.figure.dimension is Dimension.COUNT and count.passage == price.passage
    if not price.money or not beside or not _ALONE.search(price.gap):
        return None
    value = price.figure.value * count.figure.value
    for amount in sizes.amounts_near(value):
        if amount.telling >= _TELLING_AFAR and amount.start != price.figure.start:
            relation = multiplied(amount, price.figure, count.figure)
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None


def _counts(one: Phrase, all_: Phrase) -> bool:
    beside = one.passage == all_.passage and one.figure.value < all_.figure.value
    counted = one.figure.dimension is Dimension.COUNT
    return beside and counted and all_.figure.dimension in (Dimension.COUNT, Dimension.NUMBER)


def _in_a_year(one: Phrase, all_: Phrase) -> Iterator[Relation]:
    """So many, each of them so often a year."""
    match = _PACE.search(all_.gap)
    for times in _TIMES.get(match["pace"], _DAILY) if match is not None else ():
        if one.figure.value * times == all_.figure.value:
            yield rate(
                all_.figure, (one.figure,), _times(times), kind=RelationKind.PRODUCT,
                formula=f"数量×{times}次", subject=all_.subject.name,
            )  # fmt: skip


def _times(number: int) -> Compute:
    return lambda values: values[0] * number


class _Sizes:
    """The counts of a document by their unit and their size, and its amounts."""

    def __init__(self, facts: Sequence[Fact], phrases: Sequence[Phrase]) -> None:
        found: dict[str, list[Figure]] = defaultdict(list)
        for fact in facts:
            if fact.role in _SIZED and fact.figure.dimension in (Dimension.COUNT, Dimension.MONEY):
                money = fact.figure.dimension is Dimension.MONEY
                found["" if money else bare_unit(fact.figure)].append(fact.figure)
        for phrase in phrases:  # 432点次: a unit of no list
            unit = (
                _UNIT.match(phrase.after) if phrase.figure.dimension is Dimension.NUMBER else None
            )
            if unit is not None and phrase.role is Role.LEVEL:
                found[unit[0]].append(phrase.figure)
        self.names = {fact.figure.start: fact.subject for fact in facts}
        self._found = {
            unit: sorted(row, key=lambda one: (one.value, one.start)) for unit, row in found.items()
        }
        self._values = {unit: [one.value for one in row] for unit, row in self._found.items()}

    def units_of(self, names: Sequence[str]) -> list[str]:
        """The units that names begin with (人次 of 人次补助), the longest first."""
        alike = [
            *names,
            *(one for name in names for kind in _ALIKE if name[0] in kind for one in kind),
        ]
        units = {name[:end] for name in alike for end in range(1, len(name) + 1)}
        return sorted(
            (one for one in units if one in self._found), key=lambda one: (-len(one), one)
        )

    def between(self, unit: str, low: Decimal, high: Decimal, near: Figure) -> list[Figure]:
        """The counts of a unit between two sizes, the nearest first."""
        values = self._values.get(unit, [])
        row = self._found.get(unit, [])[bisect_left(values, low) : bisect_right(values, high)]
        return sorted(row, key=lambda one: abs(one.start - near.start))

    def amounts_near(self, value: Decimal) -> list[Figure]:
        """The amounts that may be a value when rounded to what they print."""
        values, row = self._values.get("", []), self._found.get("", [])
        place = bisect_left(values, value)
        return [
            one for one in row[max(0, place - 2) : place + 2] if abs(one.value - value) <= one.ulp
        ]
