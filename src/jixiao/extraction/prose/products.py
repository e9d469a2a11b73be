"""Unit price times number, and amounts per head (A21): 30户，每户0.10万元，共计3.00万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter

from jixiao.extraction.building import rate
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.mispriced import (
    TELLING_DIGITS,
    TOTAL,
    mispriced,
    multiplied,
    slipped,
    times_of,
)
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.priced_rows import (
    A_MONTH,
    MONTHS,
    counts_of,
    holds,
    price_in_turn,
    respective_amounts,
    several_amounts,
)
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_UNIT = (
    "(?:平方米|立方米|公里|公斤|千克|人次|课时|千瓦时"
    "|[人户名位个台套眼处座株只头条盏场次期批件份亩村家项本辆块所篇生吨间栋班张支部])"
)
_SAID = (
    r"(?:平均|补助|补贴|发放|奖励|慰问|救助|资助|投入|支出|造价|费用|经费|成本|单价|标准|金额|资金|金|费)*"
    r"(?:为|是|约|达|按)?$"
)
_PRICE = late_regex(
    rf"每(?P<unit>{_UNIT})(?:每(?:[年月天日次期场]|(?P<second>{_UNIT})))?[^，。；：、]{{0,8}}$"
    rf"|(?P<standard>{_UNIT})均[^，。；：、]{{0,6}}标准(?:为|是|约)?$"
    rf"|(?P<single>单价){_SAID}"
)
_MEAN = late_regex(
    rf"(?![^，。；：、]*标准)(?:平均每(?P<each>{_UNIT})|(?P<unit>{_UNIT}|[车案])均)[^，。；：、]{{0,8}}$"
)
_BEHIND = late_regex(rf"^/(?P<unit>{_UNIT})")
_TIMES = late_regex(r"每(?:年|月|天|日|季|次|周|学[期年])|/(?:年|月|天|日|季|次)")
"""A price for a time: how many times it is paid is seldom printed."""
_AROUND = 16
"""Characters before an amount that say what it is of."""
_STANDARD = late_regex(r"的[^，。；：、]{0,4}(?:标准|定额|上限|限额)")
"""比15元的控制标准低: an amount that is set for each."""
_AGAIN = late_regex(r"[，（](?:即|折合|约合)")
"""，即: the amount before in another unit."""
_KINDRED = (("车", ("辆", "台")), ("接待", ("人次", "批次", "人", "批")), ("培训", ("人次", "期")))
"""What is spent for what is counted so, by a word of its name."""
_PLAIN_MEAN = late_regex(rf"，(?:平均每{_UNIT}|(?:{_UNIT}|车)均)(?:支出|费用)?(?:约?为|是|约)*")
_PAIR = 2
_ABOVE = 24
"""Figures of the sentences before a mean among which its amount is sought."""
_FEWEST = 2
"""Figures of a sentence that tell a mean or a price of something."""


def product_relations(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Every price or mean of the prose with the count and the amount in its sentence."""
    for _, passage in groupby(phrases, key=attrgetter("passage")):
        above: list[Phrase] = []
        for _, sentence in groupby(passage, key=attrgetter("sentence")):
            row = list(sentence)
            yield from _of_sentence(row, above[-_ABOVE:])
            above += row


def _of_sentence(row: list[Phrase], above: list[Phrase]) -> Iterator[Relation]:
    if len(row) < _FEWEST:
        return
    for phrase in row:
        if phrase.role is not Role.LEVEL or not _may_price(phrase):
            continue
        if phrase.figure.dimension is Dimension.COUNT:
            yield from _mean_count(phrase, row, above)
        elif not phrase.money:
            continue
        elif match := _MEAN.search(phrase.gap):
            yield from _mean(phrase, match["each"] or match["unit"], row, above)
        elif match := _BEHIND.match(phrase.after) or _PRICE.search(phrase.gap):
            found = match.groupdict()
            units = [found.get(name) for name in ("unit", "second", "standard")]
            yield from _product(phrase, [unit for unit in units if unit], row, above)


def _may_price(phrase: Phrase) -> bool:
    """Whether any sign of a price or a mean stands at a figure, before patterns look for it."""
    gap = phrase.gap
    return "均" in gap or "每" in gap or "单价" in gap or phrase.after.startswith("/")


def _amounts(price: Phrase, row: list[Phrase]) -> list[Phrase]:
    return [
        one
        for one in row
        if one.money
        and one.role is Role.LEVEL
        and one is not price
        and not _PRICE.search(one.gap)
        and not _MEAN.search(one.gap)
        and not _BEHIND.match(one.after)
        and not _AGAIN.match(one.gap)
        and not _STANDARD.match(one.after)
    ]


def _mean(
    price: Phrase, unit: str | None, row: list[Phrase], above: list[Phrase]
) -> Iterator[Relation]:
    """人均 = amount ÷ number: what holds, else what can alone be meant; an amount of the sentences
    above only where it holds and the mean has digits enough to tell.
    """
    counts, amounts = counts_of(unit, price, row), _one_of_each(_amounts(price, row))
    told = [_divided(price, amount, count) for amount in amounts for count in counts]
    near = counts or counts_of(unit, price, above)
    tried: list[Relation] = []
    own: list[Phrase] = []
    if price.figure.telling >= TELLING_DIGITS:
        far = _amounts(price, above)
        tried = [
            _divided(price, amount, count) for amount in [*amounts, *far[::-1]] for count in near
        ]
        told = told if any(map(holds, told)) else [*filter(holds, tried), *told]
        own = [one for one in amounts if counts and _is_its_own(price, one, counts[0], row)]
        told = [_divided(price, one, counts[0]) for one in own] or told
    held = next(filter(holds, told), None)
    if held is not None:
        yield held
    elif own or (len(told) == 1 and _side_by_side(row, price, amounts[0], counts[0])):
        yield told[0]
    elif len(amounts) == 1 and _is_sure(price) and _side_by_side(row, amounts[0], price):
        # 其中脱贫户168人…；发放报酬302.40万元，人均1.08万元: the count stands further up.
        over = (_divided(price, amounts[0], count) for count in near)
        yield from islice(filter(is_misprinted, over), 1)
    elif not amounts and len(counts) == 1 and _is_sure(price):
        # 接待费2.89万元，下降…。接待26批次、214人次，人均135.05元: the amount stands further up.
        kindred = [one for one in _amounts(price, above) if _is_kindred(one, counts[0])]
        slips = [*filter(is_misprinted, (_divided(price, one, counts[0]) for one in kindred))]
        yield from slips if len(slips) == 1 else ()


def _is_its_own(price: Phrase, amount: Phrase, count: Phrase, row: list[Phrase]) -> bool:
    """三公经费36万元。其中公车运行费32万元，公车8辆，平均每辆4.50万元: whether a mean without a
    name of its own stands right behind an amount and the count of just what that is spent for.
    """
    if not (_PLAIN_MEAN.fullmatch(price.gap) and _side_by_side(row, amount, count, price)):
        return False
    kindred = any(word in amount.gap and count.figure.unit in units for word, units in _KINDRED)
    return kindred and amount.figure.start < count.figure.start < price.figure.start


def _is_kindred(amount: Phrase, count: Phrase) -> bool:
    """接待费2.89万元。…接待26批次: whether an amount is of what such a count is of."""
    said = amount.subject.name + amount.gap[-_AROUND:]
    return any(word in said and count.figure.unit in units for word, units in _KINDRED)


def _one_of_each(amounts: list[Phrase]) -> list[Phrase]:
    """预算31.50万元，支出31.50万元，补助90人，人均0.35万元: one told twice is the last one."""
    last = {one.figure.value: one for one in amounts}
    return [one for one in amounts if last[one.figure.value] is one]


def _is_sure(mean: Phrase) -> bool:
    """Whether a mean has digits enough that its likeness to another one is no chance."""
    return mean.figure.telling > TELLING_DIGITS and not mean.figure.approximation


def _mean_count(mean: Phrase, row: list[Phrase], above: list[Phrase]) -> Iterator[Relation]:
    """18场，服务936人次，场均52人次: a count of one of many, where it holds or the three
    stand side by side; over what the sentences above count, where it holds or is a misprint.
    """
    match = _MEAN.search(mean.gap)
    if match is None:
        return
    unit = match["each"] or match["unit"]
    pairs = _alike_pairs(mean, row, counts_of(unit, mean, row))
    told = [_divided(mean, *pair) for pair in pairs]
    held = list(islice(filter(holds, told), 1))
    if len(pairs) == 1 and mean is row[-1] and _side_by_side(row, mean, *pairs[0]):
        yield told[0]
    elif held or mean.figure.telling < TELLING_DIGITS:
        yield from held
    else:
        near = counts_of(unit, mean, [*above, *row])
        tried = [_divided(mean, *pair) for pair in _alike_pairs(mean, [*above, *row], near)]
        beside = [one for one in tried if one.operands[0].figure is _before(mean, row)]
        slips = (one for one in beside[:1] if is_misprinted(one))
        yield from islice((*filter(holds, tried), *slips), 1)


def _alike_pairs(
    mean: Phrase, phrases: list[Phrase], each: list[Phrase]
) -> list[tuple[Phrase, Phrase]]:
    """Counts of what a mean counts, each with one of what it is the mean of."""
    return [
        (amount, count)
        for amount in counts_of(None, mean, phrases)
        for count in each
        if bare_unit(amount.figure) == bare_unit(mean.figure)
        and amount is not mean
        and count is not amount
    ]


def _before(phrase: Phrase, row: list[Phrase]) -> Figure | None:
    """The figure right before a phrase in its sentence."""
    place = row.index(phrase)
    return row[place - 1].figure if place else None


def _side_by_side(row: list[Phrase], *figures: Phrase) -> bool:
    """Whether nothing stands between figures of a sentence, but for a count told together with one
    of them (接待12批次、98人次).
    """
    beside = {one.gap for one in figures if one.gap == "、"}
    row = [
        one
        for one in row
        if one in figures or one.after not in beside or one.figure.dimension is not Dimension.COUNT
    ]
    places = sorted(row.index(one) for one in figures)
    return places[-1] - places[0] == len(places) - 1


def _divided(price: Phrase, amount: Phrase, count: Phrase) -> Relation:
    return rate(
        price.figure, (amount.figure, count.figure), lambda values: values[0] / values[1],
        kind=RelationKind.PRODUCT, formula="金额÷数量", subject="平均数",
    )  # fmt: skip


def _product(
    price: Phrase, units: list[str], row: list[Phrase], above: list[Phrase]
) -> Iterator[Relation]:
    """Amount = price × number (× times, where these are printed, or twelve months): what holds, of
    the sentence or else with an amount or a count above it, else what can alone be meant, be it but
    for a misprint (15户，每户每年1200元，计1.08万元).
    """
    if several := several_amounts(price, units, row) or respective_amounts(price, units, row):
        yield from several
        return
    wanted: list[str | None] = [*units] or [None]
    counts = [one for unit in wanted for one in counts_of(unit, price, row)]
    amounts = _amounts(price, row)
    held = _held(price, counts, amounts, row) or _held(price, counts, _telling(price, above), row)
    if held is None and amounts and not counts and units:  # 960户领取；每户2000元，共192万元
        counted = counts_of(units[0], price, above)
        held = _held(price, counted, amounts, row) or slipped(price, counted, amounts)
    if held is not None:
        yield held
    elif (told := price_in_turn(price, units, row)) is not None:
        yield told
    elif len(counts) == len(amounts) == 1:
        relation = multiplied(amounts[0], price, counts[0], None)
        telling = amounts[0].figure.telling > TELLING_DIGITS
        if _is_plain(price, amounts[0], row) or (telling and is_misprinted(relation)):
            yield relation
        else:
            yield from mispriced(price, counts[0], amounts, row)
    elif len(counts) == 1:
        yield from mispriced(price, counts[0], [*amounts, *_telling(price, above)], row)


def _held(
    price: Phrase, counts: list[Phrase], amounts: list[Phrase], row: list[Phrase]
) -> Relation | None:
    """The first product that holds."""
    monthly = A_MONTH.search(price.gap) or A_MONTH.search(price.after)
    for amount in amounts:
        for count in counts:
            tried = [multiplied(amount, price, count, one) for one in (None, *times_of(count, row))]
            if monthly:
                tried.append(multiplied(amount, price, count, None, MONTHS))
            if found := next(filter(holds, tried), None):
                return found
    return None


def _telling(price: Phrase, above: list[Phrase]) -> list[Phrase]:
    """The amounts above with digits enough that no product makes them by chance."""
    return [one for one in _amounts(price, above)[::-1] if one.figure.telling >= TELLING_DIGITS]


def _is_plain(price: Phrase, amount: Phrase, row: list[Phrase]) -> bool:
    """Whether a total stands right behind price and number, and nothing else can be a factor."""
    others = [one for one in row if one.figure.start < amount.figure.start]
    factors = len(others) == 2 and others[0].figure.dimension is not others[1].figure.dimension
    timed = any(_TIMES.search(one.gap) or _TIMES.match(one.after) for one in (price, amount))
    return factors and not timed and TOTAL.search(amount.gap) is not None
