"""Slips beside a figure: a wrong unit, a lost percent sign, an amount never filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.reading import ProseReading
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Role

_TELLING_DIGITS, _TELLING_BEHIND_WORD = 4, 3
"""Digits that an amount printed in 元 by mistake has at least; and behind a word for money that
was spent, saved or collected.
"""
_SUM_BEFORE = late_regex(
    r"(?:^|[，。；：（])[^，。；：（均]*"
    r"(?:支出|节[约省](?:[^，。；：（均]{0,4}费)?|结余|结转|拨付|资金|经费|[^单]款)(?:了|共|为)?$"
)
_JOINED = late_regex(r"、|和|与|及|以及")
"""What stands between numbers of one row."""
_LEAST_YUAN = 1000
"""Amounts printed in 元 are hardly below this."""
_YUAN, _WAN = "元", "万元"
_BLANK = late_regex(
    r"(?:增加|减少|增长|下降|占|为|共|支出|收入|预算|决算)(?P<unit>%|万元|元|个百分点)"
    r"(?=[，。；、）]|$)"
)

_GRADES = late_regex(r"(?:个)?(?:等级?|级|档次?)(?=[，。；、）]|$)")
"""地力提升0.4等: grades, which are no unit of a figure."""
_UNIT_TOLD = late_regex(
    r"(?:单位|[金数]额|数据|数字)(?:除[^。；：，]{1,12}，?)?(?:均|统一|一律|都|皆)$|单位$"
)
"""正文单位为元, 表内金额均为万元: which unit is used, and no blank."""
_BEFORE_UNIT = 20
"""Characters before a unit in which it is said to be that of all figures."""
_OF_WHOLE = late_regex(
    r"占(?:比为?)?$|占[^，。；、]{0,14}(?:支出|收入|合计|总额|总计)的?(?:比例|比重)?为?的?$"
)
_NOTHING_BEHIND = late_regex(r"[，。；、）]|$")
_TOTAL_BEFORE = late_regex(r"(?:预算|决算|收入|支出)(?:总额|总计|合计|数)$")
_PLACES, _ONE_SIZE = 2, 50
"""Decimals that amounts in 万元 are printed with; how many times one may be another beside it."""
_PRICE = late_regex(r"[单均]价|标准|票价|工本|定价|收费|[人户亩次]均|单位成本|补贴[^，。；]{0,4}$")
_OF_EACH = ("/", "／", "每", "的标准", "标准", "一")
_NEAR = 12
"""Characters before an amount in which it is said to be for one of many."""
_SAME_SIZE = 3
"""Amounts of one clause that are totals of one body differ at most by this factor."""


def slip_mentions(reading: ProseReading) -> Iterator[Mention]:
    """All slips of the prose."""
    money = [phrase for phrase in reading.phrases if phrase.money]
    yield from _unit_slips(money)
    yield from _missing_percent(reading.phrases)
    yield from _blanks(reading)


def _unit_slips(money: list[Phrase]) -> Iterator[Mention]:
    """元 behind the digits that stand with 万元 elsewhere, in a report that counts in 万元."""
    units = Counter(phrase.figure.unit for phrase in money)
    if not units[_WAN] or units[_WAN] < units[_YUAN]:
        return
    few = units[_WAN] == units[_YUAN]
    known = {_plain(phrase.figure): phrase.figure for phrase in money if phrase.figure.unit == _WAN}
    for place, phrase in enumerate(money):
        figure = phrase.figure
        if figure.unit != _YUAN or not figure.value or _for_each(phrase):
            continue
        if place and _changes_price(phrase, money[place - 1]):
            continue
        twin = known.get(_plain(figure))
        small = _too_small(phrase) and not _beside_yuan(phrase, money)
        small = small or _is_odd_one_out(phrase, money[max(0, place - 1) : place + 2])
        odd = not few and (twin is not None or small)
        if odd or _among_totals(phrase, money):
            yield Mention(
                "unit_slip", figure.start, figure.end, f"{figure.digits}{_YUAN}",
                f"{figure.digits}{_WAN}", subject=phrase.subject.name,
                figures=(figure, twin) if twin else (figure,),
            )  # fmt: skip


def _for_each(phrase: Phrase) -> bool:
    """每亩300元: a price of one of many is small beside the amounts in 万元."""
    return words.FOR_EACH.search(phrase.gap[-_NEAR:]) is not None


def _changes_price(phrase: Phrase, before: Phrase) -> bool:
    """户均成本1860.50元，比标准低39.50元: by how much a price of one of many differs."""
    compared = phrase.role is Role.CHANGE and phrase.sentence == before.sentence
    return compared and before.figure.unit == _YUAN and _for_each(before)


def _beside_yuan(phrase: Phrase, money: list[Phrase]) -> bool:
    """比上年的2961.34元增加402.88元: whether the sentence counts in 元 alone, prices apart."""
    beside = [
        other.figure.unit
        for other in money
        if other.sentence == phrase.sentence and other is not phrase and not _for_each(other)
    ]
    return bool(beside) and set(beside) == {_YUAN}


def _is_odd_one_out(phrase: Phrase, row: list[Phrase]) -> bool:
    """预算28.00元，支出25.36万元: an amount that is printed like those before and behind it, but
    for its unit.
    """
    figure = phrase.figure
    if figure.places != _PLACES or figure.value >= _LEAST_YUAN or _PRICE.search(phrase.gap):
        return False
    beside = [one for one in row if one is not phrase and abs(one.passage - phrase.passage) < 2]
    near = any(one.sentence == phrase.sentence for one in beside) or len(beside) > 1
    alike = all(
        one.figure.unit == _WAN
        and one.figure.places == _PLACES
        and _number(one) <= _ONE_SIZE * figure.value <= _ONE_SIZE**2 * _number(one)
        for one in beside
    )
    return near and alike and not phrase.after.startswith(_OF_EACH)


def _plain(figure: Figure) -> str:
    """The digits without zeros at the end of the decimals."""
    return figure.digits.rstrip("0").rstrip(".") if "." in figure.digits else figure.digits


def _too_small(phrase: Phrase) -> bool:
    """Two printed places below a thousand: how amounts in 万元 are printed, not those in 元."""
    figure = phrase.figure
    if figure.places != 2 or figure.value >= _LEAST_YUAN:
        return False
    least = _TELLING_BEHIND_WORD if _SUM_BEFORE.search(phrase.gap) else _TELLING_DIGITS
    return figure.telling >= least


def _missing_percent(phrases: list[Phrase]) -> Iterator[Mention]:
    """增长12.5，占75.00；: a change rate or a share without its sign."""
    end = -1
    for place, (phrase, behind) in enumerate(zip_longest(phrases, phrases[1:])):
        figure = phrase.figure
        if figure.dimension is not Dimension.NUMBER or _has_its_rate(phrase, behind):
            continue
        if _GRADES.match(phrase.after):
            continue
        end = _end_of_row(phrases, place) if place > end else end
        if place < end and phrases[end].figure.dimension is not Dimension.NUMBER:
            continue  # 分别提高1.1、2.3和0.8个百分点: the row ends with the sign of all of them.
        if phrase.role is Role.CHANGE_RATE or _bare_share(phrase):
            yield Mention(
                "missing_percent", figure.start, figure.end, figure.digits, f"{figure.digits}%",
                subject=phrase.subject.name, figures=(figure,),
            )  # fmt: skip


def _has_its_rate(phrase: Phrase, behind: Phrase | None) -> bool:
    """增加415.20，增长5.05%: a change in the unit that its table or heading says, as its rate
    follows.
    """
    if behind is None or behind.figure.dimension is not Dimension.PERCENT:
        return False
    return behind.role is Role.CHANGE_RATE and behind.sentence == phrase.sentence


def _end_of_row(phrases: list[Phrase], place: int) -> int:
    """The last place of the row of figures that one stands in."""
    while place < len(phrases) - 1 and _JOINED.fullmatch(phrases[place].after):
        place += 1
    return place


def _among_totals(phrase: Phrase, money: list[Phrase]) -> bool:
    """支出预算总额86.20元，支出总额88.00万元: a total beside one of the same size in 万元."""
    figure = phrase.figure
    if not (_TOTAL_BEFORE.search(phrase.gap) and figure.places == 2 and figure.value < _LEAST_YUAN):
        return False
    return any(
        figure.value <= _SAME_SIZE * _number(other) and _number(other) <= _SAME_SIZE * figure.value
        for other in money
        if other.sentence == phrase.sentence
        and other.figure.unit == _WAN
        and _TOTAL_BEFORE.search(other.gap)
    )


def _number(phrase: Phrase) -> Decimal:
    """The number as printed, whatever its unit."""
    return Decimal(phrase.figure.digits)


def _bare_share(phrase: Phrase) -> bool:
    """占75.00；: two decimals behind 占, of no more than the whole, and nothing behind them."""
    return (
        _OF_WHOLE.search(phrase.gap) is not None
        and phrase.figure.places == 2
        and phrase.figure.value <= 100
        and _NOTHING_BEHIND.match(phrase.after) is not None
    )


def _blanks(reading: ProseReading) -> Iterator[Mention]:
    """支出万元，: a unit without its figure."""
    for passage in reading.passages:
        for match in _BLANK.finditer(passage.text):
            before = passage.text[max(0, match.start() - _BEFORE_UNIT) : match.start()]
            if match.group().startswith("为") and _UNIT_TOLD.search(before):
                continue
            start, end = passage.clean.span(match.start(), match.end())
            yield Mention("blank_figure", start, end, match.group())
