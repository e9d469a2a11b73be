"""Amounts in a row of one price: 每人600元，春季310人次、186000元，秋季290人次、174000元."""

from __future__ import annotations

from itertools import pairwise, takewhile

from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.mispriced import multiplied
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_ALIKE = (
    ("人", "名", "位", "人次", "生"),
    ("车", "辆", "台"),
    ("场", "场次"),
    ("案", "件", "宗", "起"),
)
"""Units of one kind of thing."""
_RIGHT_BEHIND = ("、", "，", "共", "计", "，共", "，计", "、共", "、计")
_RESPECTIVE = late_regex(r"(?:分别|依次)[^，。；：、]{0,4}$")
_AT_PRICE = late_regex(
    r"，按照?(?:[^，。；：、每]{0,6}每[^，。；：、每]{1,3}|[^，。；：、]{0,6}单价)$"
)
_WORKED = late_regex(
    r"(?:计|计算|测算|折算|核算|计价)，(?:可|年|共|合计|总|约|为|农民|农户|群众|新增|增加|实现|累计)*"
    r"(?:产值|增收|收入|收益|经济效益|效益|节约|节省|节支|共计?|合计)(?:资金|费用)?(?:为|约)?"
)
"""按每吨2400元计，增收: what stands around a price that an amount was worked out with."""
_PAIR = 2
A_MONTH = late_regex(r"每月|/月|月均")
MONTHS = 12
"""A price for a month is paid so often in a year."""


def holds(relation: Relation) -> bool:
    return relation.verdict is Verdict.HOLDS


def counts_of(unit: str | None, price: Phrase, row: list[Phrase]) -> list[Phrase]:
    """The counts of what a price is for, the nearest to it first."""
    found = [
        one
        for one in row
        if one.figure.dimension is Dimension.COUNT
        and one.role in (Role.LEVEL, Role.ACTUAL)
        and (unit is None or _alike(unit, bare_unit(one.figure)))
    ]
    return sorted(found, key=lambda one: abs(one.figure.start - price.figure.start))


def _alike(unit: str, other: str) -> bool:
    return unit == other or any(unit in kind and other in kind for kind in _ALIKE)


def several_amounts(price: Phrase, units: list[str], row: list[Phrase]) -> list[Relation]:
    """每人600元，春季310人次、186000元，秋季290人次、174000元: each amount right behind a number of
    what the price is for, where most hold; a misprint beside them is told.
    """
    behind = [one for one in row if one.figure.start > price.figure.start]
    pairs = [
        (count, amount)
        for count, amount in pairwise(behind)
        if count in counts_of(None, price, behind)
        and any(_alike(unit, count.figure.unit) for unit in units)
        and amount.money and amount.gap in _RIGHT_BEHIND and amount.figure.telling > 1
    ]  # fmt: skip
    made = [multiplied(amount, price, count, None) for count, amount in pairs]
    held = sum(map(holds, made))
    told = [one for one in made if holds(one) or is_misprinted(one)]
    return told if len(made) >= _PAIR and held * _PAIR >= len(made) else []


def respective_amounts(price: Phrase, units: list[str], row: list[Phrase]) -> list[Relation]:
    """甲类30人、乙类50人，均按每人每月200元发放，全年分别为7.20万元和12万元: each amount by the
    number of its place, where most hold; a misprint beside them is told.
    """
    before = [one for one in row if one.figure.start < price.figure.start]
    behind = [one for one in row if one.figure.start > price.figure.start]
    counts = [one for one in before if any(_alike(unit, one.figure.unit) for unit in units)]
    told = bool(behind) and behind[0].money and _RESPECTIVE.search(behind[0].gap) is not None
    amounts = [*behind[:1], *takewhile(lambda one: ROW_LINK.fullmatch(one.gap), behind[1:])]
    if not told or len(amounts) != len(counts) or len(counts) < _PAIR:
        return []
    pairs = [*zip(amounts, counts, strict=True)]
    for months in (1, MONTHS) if A_MONTH.search(price.gap) else (1,):
        made = [multiplied(amount, price, count, None, months) for amount, count in pairs]
        if sum(map(holds, made)) * _PAIR >= len(made):
            return [one for one in made if holds(one) or is_misprinted(one)]
    return []


def price_in_turn(price: Phrase, units: list[str], row: list[Phrase]) -> Relation | None:
    """购入桌椅6套，共4.50万元：甲类2套，每套0.90万元，计1.30万元: the number right before a price
    and the total right behind it, but for a misprint; wrong where words say that it was worked out
    (增收玉米200吨，按每吨2400元计，增收50万元).
    """
    place = row.index(price)
    count, amount = row[place - 1 : place] or [price], row[place + 1 : place + 2] or [price]
    counted = count[0] in counts_of(units[0] if units else None, price, row)
    if not (counted and amount[0].money):
        return None
    worked = _AT_PRICE.search(price.gap) is not None and _WORKED.fullmatch(amount[0].gap)
    if not (worked or amount[0].gap in _RIGHT_BEHIND):
        return None
    relation = multiplied(amount[0], price, count[0], None)
    return relation if worked or is_misprinted(relation) else None
