"""Amounts in a wrong unit, as what they make with those beside them tells, whatever ties them.

Where 元 stands among 万元, or the other way round, and the bare numbers make a rate, a sum or a
product that is printed beside them, the unit is the slip. Nothing is told without such evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, pairwise

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention

_YUAN, _WAN, _YI = "元", "万元", "亿元"
_OTHER = {_YUAN: _WAN, _WAN: _YUAN}
_STEP = MONEY_SCALE[_WAN]
_SMALLER, _LARGER = {_WAN: _YUAN, _YI: _WAN}, {_YUAN: _WAN, _WAN: _YI}
_TELLING, _TELLING_SUM = 3, 4
"""Digits of figures that make another one by no chance."""
_PRECISE = 2
"""Decimals of a rate that tell as much."""
_BEHIND, _ROW, _FACTORS = 4, 6, 6
"""Figures behind two amounts among which their rate stands; amounts of a sum; figures before an
amount of which two may make it.
"""
_LARGE = 1_000
"""Products of a price and a count that hardly are in 万元."""
_NEAR = 12
"""Characters before an amount in which it is said to be for one of many."""
_MONTHS = 12
"""每人每月600元: how often what costs so much a month is paid in a year."""
_ALIKE = 3
"""How many times as large as another amount one may be to be of its kind."""
_SAID_AGAIN = late_regex(
    r"[^，。；：（）]{0,8}[，（](?:[^，。；：（）]{0,4})(?:即|也就是|折合|约合|折算为?|合)(?:人民币)?"
)


def unit_evidence(phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """One mention for each amount whose other unit the figures beside it ask for."""
    money = [one for one in phrases if one.money and one.figure.unit in (*_OTHER, _YI)]
    yield from _conversions(money)
    units = Counter(one.figure.unit for one in money)
    yield from _products(phrases)
    if not (units[_YUAN] and units[_WAN]):
        return
    known = {
        Decimal(one.figure.digits)
        for one in money
        if one.figure.unit == _WAN and one.figure.telling >= _TELLING_SUM
    }
    places = {id(one): place for place, one in enumerate(phrases)}
    for place, one in enumerate(money):
        beside = [
            each for each in money[max(0, place - _ROW) : place + _ROW + 1] if _beside(each, one)
        ]
        if not _is_odd(one, beside, units):
            continue
        row = [each for each in beside if each is one or each.figure.unit != one.figure.unit]
        tied = _makes_a_rate(one, row, phrases, places) or _makes_a_sum(one, row, known)
        if tied or _makes_its_rate(one, phrases[places[id(one)] + 1 :][:1], money):
            yield _slip(one, _OTHER[one.figure.unit])


def _beside(each: Phrase, one: Phrase) -> bool:
    return each.passage == one.passage and each.figure.unit in _OTHER


def _is_odd(one: Phrase, beside: Sequence[Phrase], units: Counter[str]) -> bool:
    """Whether an amount is in another unit than most beside it, and no price of one of many."""
    figure = one.figure
    if figure.unit not in _OTHER or figure.telling < _TELLING or not figure.places:
        return False
    if words.FOR_EACH.search(one.gap[-_NEAR:]):
        return False
    own = sum(each.figure.unit == figure.unit for each in beside)
    others = len(beside) - own
    return own < others or (own == others and units[figure.unit] < units[_OTHER[figure.unit]])


def _makes_a_rate(
    one: Phrase, row: Sequence[Phrase], phrases: Sequence[Phrase], places: dict[int, int]
) -> bool:
    """预算591.87元，执行576.23万元，执行率97.36%: a rate of the bare numbers right behind them."""
    place = next(at for at, each in enumerate(row) if each is one)
    for other in (*row[max(0, place - 1) : place], *row[place + 1 : place + 2]):
        last = max(places[id(one)], places[id(other)])
        figure = _in_unit(one.figure, other.figure.unit)
        for rate in phrases[last + 1 : last + 1 + _BEHIND]:
            told = rate.figure.dimension is Dimension.PERCENT and rate.passage == one.passage
            precise = rate.figure.telling >= _TELLING or rate.figure.places >= _PRECISE  # 94.00%
            if told and precise and _is_rate(rate.figure, figure, other.figure):
                return True
    return False


def _makes_its_rate(one: Phrase, behind: Sequence[Phrase], money: Sequence[Phrase]) -> bool:
    """全年预算7200000.00元。…到位7128000.00万元，到位率99.00%: the rate right behind an amount,
    of one in the other unit that another sentence tells, where none in its own unit makes it.
    """
    rate = behind[0] if behind and behind[0].gap == one.after else None
    if rate is None or rate.figure.dimension is not Dimension.PERCENT or "率" not in rate.gap:
        return False
    if one.figure.in_unit < _LARGE or rate.figure.places < _PRECISE:
        return False
    figure = _in_unit(one.figure, _OTHER[one.figure.unit])
    told = {each.figure.value: each.figure for each in money if each.passage <= one.passage}
    wholes = [
        each for value, each in told.items() if figure.value <= value <= figure.value * _ALIKE
    ]
    own = [each for value, each in told.items() if value >= one.figure.value]
    if any(_is_rate(rate.figure, one.figure, each) for each in own if each is not one.figure):
        return False
    return any(each.unit == figure.unit and _is_rate(rate.figure, figure, each) for each in wholes)


def _is_rate(rate: Figure, one: Figure, other: Figure) -> bool:
    """Whether a rate is what one amount is of the other, or how far it lies off."""
    for part, whole in ((one, other), (other, one)):
        if not whole.value or part.value == whole.value:
            continue
        share = judge_rate(rate, (part, whole), lambda values: values[0] / values[1] * 100)
        off = judge_rate(rate, (part, whole), lambda values: abs(values[0] / values[1] - 1) * 100)
        if Verdict.HOLDS in (share.verdict, off.verdict):
            return True
    return False


def _makes_a_sum(one: Phrase, row: Sequence[Phrase], known: set[Decimal]) -> bool:
    """上级补助438.50万元，县级资金281.00元: numbers of a row that make one printed in 万元."""
    place = next(at for at, each in enumerate(row) if each is one)
    if one.figure.unit != _YUAN:
        return one.figure.in_unit >= _LARGE and _makes_one_beside(row, place)
    for start in range(max(0, place - _ROW), place + 1):
        sums = list(accumulate(Decimal(each.figure.digits) for each in row[start:]))
        for end in range(max(place, start + 1), min(len(row), start + _ROW)):
            inside = {Decimal(each.figure.digits) for each in row[start : end + 1]}
            if sums[end - start] in known - inside:
                return True
    return False


def _makes_one_beside(row: Sequence[Phrase], place: int) -> bool:
    """会议费12600.00元，培训费38400.00万元，两项合计51000.00元: numbers of a row that make the one
    right before it or right behind it, which is in 元.
    """
    numbers = [Decimal(each.figure.digits) for each in row]
    for start in range(max(0, place - _ROW), place + 1):
        for end in range(max(place, start + 1), min(len(row), start + _ROW)):
            beside = [numbers[at] for at in (start - 1, end + 1) if 0 <= at < len(row)]
            if sum(numbers[start : end + 1]) in beside:
                return True
    return False


def _products(phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """供餐1731人，每人800元，共1384800万元: a product of a count and a price, in 元."""
    for place, one in enumerate(phrases):
        if not (one.money and one.figure.unit in _OTHER and "均" not in one.gap):
            continue
        before = [each for each in phrases[max(0, place - _FACTORS) : place] if _of_one(each, one)]
        prices = [
            each for each in before if each.money and each.figure.unit.partition("/")[0] == _YUAN
        ]
        counts = [each for each in before if each.figure.dimension is Dimension.COUNT]
        if any(
            _is_product(one.figure, price.figure, count.figure, months)
            for price in prices
            for count in counts
            for months in ((1, _MONTHS) if "月" in price.gap[-_NEAR:] else (1,))
        ):
            yield _slip(one, _OTHER[one.figure.unit])


def _of_one(each: Phrase, one: Phrase) -> bool:
    return (each.passage, each.stop) == (one.passage, one.stop) and each.figure.value > 0


def _is_product(stated: Figure, price: Figure, count: Figure, months: int) -> bool:
    """Whether the bare number is the product in its other unit, and far off in its own: in 万元 it
    has many digits, in 元 it is less than one of many costs.
    """
    made = price.value * count.value * months
    if stated.unit == _WAN:
        return stated.in_unit == made and (made >= _LARGE or stated.telling >= _TELLING)
    return stated.value * _STEP == made and stated.value < price.value


def _conversions(money: Sequence[Phrase]) -> Iterator[Mention]:
    """26000.00万元（合2.60万元）: an amount said again in a unit of ten thousand of the first, of
    which one is wrong: the second, where amounts beside it are as large as the first.
    """
    for one, other in pairwise(money):
        if one.passage != other.passage or one.figure.unit != other.figure.unit:
            continue
        if not _SAID_AGAIN.fullmatch(other.gap) or not other.figure.value:
            continue
        if abs(one.figure.value / _STEP - other.figure.value) * 2 > other.figure.ulp:
            continue
        alike = any(_is_as_large(each.figure, one.figure) for each in money if each is not one)
        first = one.figure.unit in _SMALLER and not alike
        slipped, unit = (one, _SMALLER) if first else (other, _LARGER)
        if slipped.figure.unit in unit:
            yield _slip(slipped, unit[slipped.figure.unit], one.subject.name)


def _is_as_large(each: Figure, one: Figure) -> bool:
    return (
        each.unit == one.unit
        and each.value <= one.value * _ALIKE
        and one.value <= each.value * _ALIKE
    )


def _in_unit(figure: Figure, unit: str) -> Figure:
    return replace(figure, unit=unit, scale=MONEY_SCALE[unit])


def _slip(one: Phrase, unit: str, subject: str = "") -> Mention:
    figure = one.figure
    return Mention(
        "unit_slip", figure.start, figure.end, f"{figure.digits}{figure.unit}",
        f"{figure.digits}{unit}", subject=subject or one.subject.name, figures=(figure,),
    )  # fmt: skip
