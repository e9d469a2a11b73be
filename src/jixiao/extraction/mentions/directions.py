"""增加/减少 against the amounts, and against the word of the rate beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jixiao.extraction.building import fall_over_base, rise_over_base
from jixiao.extraction.prose import words
from jixiao.extraction.prose.changes.years import (
    is_of_rate_before,
    is_of_year_beside_report,
    prior_and_current,
)
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import PRIOR, Statement, comparison_base
from jixiao.extraction.reading import ProseReading
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Role

_NET = late_regex(
    r"(?:净(?:调|追|核)?(?P<word>增加|减少|增|减)|"
    r"(?P<told>增加|减少|调增|调减|追加|核减)(?:预算|资金|指标|金额)*净额)"
    r"(?:了|额|预算|资金|指标|金额)*(?:合计|共|为)*$"
)
"""净增, 减少预算净额: what rises and falls before it come to."""
_ROW, _PAIR = 6, 2
"""Changes before a net one."""
_YEARS = 2
"""Rates of both years right before the points that they differ by."""
_FAR = 3
"""How many times as large as a change what lies between two years may be, or the change."""
_LAST_YEAR = late_regex(r"(?:上年|去年)(?:度|末|同期)?[^，。；：、增长升提降减]{0,6}$")
_BACK = 6
"""Figures before points among which the rates of both years stand, with their amounts."""
_FROM = late_regex(r"[由从](?!于|此)[^，。；：]{0,14}$")
_TURNS = late_regex(
    r"，?(?:(?P<up>增加|增长|上升|升高|延长|扩大|增|升)|(?P<better>提高|提升)"
    r"|(?P<down>减少|下降|降低|缩短|压缩|压减|减|降))(?:到|至|为)(?:\x01|本年度?|今年|目前|现在?)?的?"
)
"""由X增加到Y: what stands between a level and the level after it."""
_STOPS = "，。；：、（）"
_RANKS = frozenset(("位", "名", "级", "类", "档", "等", "岁"))
_TIMES = frozenset(("天", "日", "小时", "分钟", "秒", "个工作日", "工作日", "个月"))
_RANKED = late_regex(r"排名|位次|名次|第$|等级|级别|评级")
_WORD_REACH = 24
"""Characters before a figure in which its direction word stands."""


_NAMED = late_regex(r"(?:(?P<up>[增涨升])|[降减跌])幅(?:约?为|是|达到?|：|约)*$")
"""增幅为: the name of a rate that says which way."""
_OPPOSITE = {
    "增幅": "降幅",
    "涨幅": "降幅",
    "升幅": "降幅",
    "降幅": "增幅",
    "减幅": "增幅",
    "跌幅": "涨幅",
    "增加": "减少",
    "减少": "增加",
    "增长": "下降",
    "下降": "增长",
    "上升": "下降",
    "升高": "降低",
    "提高": "降低",
    "降低": "提高",
    "调增": "调减",
    "调减": "调增",
    "追加": "核减",
    "核减": "追加",
    "增": "减",
    "减": "增",
}
"""The word to print instead; 增加 or 减少 for all others."""
_SIGNED = {1: "增", -1: "减"}


def direction_mentions(reading: ProseReading) -> Iterator[Mention]:
    """Every direction word of the prose that its figures contradict."""
    for statement in reading.statements:
        for change, rate in _pairs(statement):
            truth = _truth(statement, change, rate, reading.phrases)
            for phrase in (change, rate):
                sign = _sign_of(phrase) if phrase is not None else 0
                if phrase is not None and sign and truth and sign != truth:
                    told = (phrase, *(prior_and_current(statement, phrase) or ()))
                    note = _working(statement, phrase)
                    yield from _mention(reading, statement.subject, told, truth, note)
    for place, phrase in enumerate(reading.phrases):
        if phrase.figure.dimension is Dimension.POINTS and phrase.sign and place >= _YEARS:
            yield from _points(reading, phrase, reading.phrases[max(0, place - _BACK) : place])
    yield from _turned(reading)
    yield from _netted(reading)


def _netted(reading: ProseReading) -> Iterator[Mention]:
    """追加36万元，调减12万元，减少预算净额24万元: a net change that goes the other way than the
    changes right before it do together.
    """
    for place, net in enumerate(reading.phrases):
        match = _NET.search(net.gap) if net.money and "净" in net.gap else None
        if match is None:
            continue
        row = reading.phrases[max(0, place - _ROW) : place]
        truth, parts = _come_to(net, row)
        group = "word" if match["word"] else "told"
        sign = -1 if "减" in match[group] else 1
        if truth and truth != sign:
            low = net.place - len(net.gap)
            clean = reading.passages[net.passage].clean
            start, end = clean.span(low + match.start(group), low + match.end(group))
            yield Mention(
                "direction", start, end, match[group], _OPPOSITE[match[group]],
                note="、".join(f"{_SIGNED[one.sign]}{one.figure.digits}" for one in parts),
                subject=net.subject.name, figures=(net.figure, *(one.figure for one in parts)),
            )  # fmt: skip


def _come_to(net: Phrase, row: Sequence[Phrase]) -> tuple[int, Sequence[Phrase]]:
    """The way that the changes right before a net one go together, where they make it exactly, and
    those; not where some of them make it in both ways.
    """
    made, found, parts = Decimal(0), set[int](), row[:0]
    for count, one in enumerate(reversed(row), 1):
        if not one.money or one.role is not Role.CHANGE or one.passage != net.passage:
            break
        if one.base or not one.sign:
            break
        made += one.sign * one.figure.value
        told = row[len(row) - count :]
        if len({each.sign for each in told}) == _PAIR and abs(made) == net.figure.value:
            found.add((made > 0) - (made < 0))
            parts = told
    return (found.pop(), parts) if len(found) == 1 else (0, ())


def _points(reading: ProseReading, phrase: Phrase, before: list[Phrase]) -> Iterator[Mention]:
    """结余率2.10%，上年为2.90%，上升0.80个百分点: points that the last two rates before them differ
    by, where just one of the two is said to be last year's, by itself or by its amounts.
    """
    rates = [place for place, one in enumerate(before) if _is_rate_of(one, phrase)][-_YEARS:]
    if len(rates) < _YEARS:
        return
    first, second = (before[place] for place in rates)
    start = max((at + 1 for at in range(rates[0]) if _ends_stop(before, at)), default=0)
    told = [before[start : rates[0] + 1], before[rates[0] + 1 : rates[1] + 1]]
    prior = [any(one.prior or _LAST_YEAR.search(one.gap) for one in row) for row in told]
    if prior[0] == prior[1]:
        return
    last, current = (first, second) if prior[0] else (second, first)
    rise = current.figure.value - last.figure.value
    if abs(rise) == abs(phrase.figure.value) and rise * phrase.sign < 0:
        note = f"本年{current.figure.digits}、上年{last.figure.digits}"
        subject = current.rate_name or current.subject.name
        yield from _mention(reading, subject, (phrase, current, last), -phrase.sign, note)


def _is_rate_of(one: Phrase, phrase: Phrase) -> bool:
    beside = (one.passage, one.stop) == (phrase.passage, phrase.stop)
    return beside and one.figure.dimension is Dimension.PERCENT


def _ends_stop(before: list[Phrase], place: int) -> bool:
    """Whether a rate, or another sentence, ends before the next figure begins."""
    one, following = before[place], before[place + 1]
    if (one.passage, one.stop) != (following.passage, following.stop):
        return True
    return one.figure.dimension is Dimension.PERCENT


def _turned(reading: ProseReading) -> Iterator[Mention]:
    """由12.4天延长到9.6天: a word for a rise between what there was and less, or for a fall between
    that and more; a rank or a grade may well rise to a lower number, and speed to fewer days.
    """
    for one, other in pairwise(reading.phrases):
        match = _TURNS.fullmatch(other.gap) if one.after == other.gap else None
        if match is None or one.figure.unit != other.figure.unit or not _FROM.search(one.gap):
            continue
        if one.figure.dimension is not other.figure.dimension or one.figure.unit in _RANKS:
            continue
        if _RANKED.search(one.gap) or (match["better"] and one.figure.unit in _TIMES):
            continue
        truth = (other.figure.value > one.figure.value) - (other.figure.value < one.figure.value)
        sign = -1 if match["down"] else 1
        if truth and truth != sign and one.passage == other.passage:
            passage = reading.passages[other.passage]
            low = other.place - len(other.gap)
            group = "down" if match["down"] else "better" if match["better"] else "up"
            start, end = passage.clean.span(low + match.start(group), low + match.end(group))
            yield Mention(
                "direction", start, end, match[group],
                _OPPOSITE.get(match[group], "增加" if truth > 0 else "减少"),
                note=f"本年{other.figure.digits}、上年{one.figure.digits}",
                subject=_FROM.sub("", one.gap).lstrip(_STOPS), figures=(other.figure, one.figure),
            )  # fmt: skip


def _pairs(statement: Statement) -> Iterator[tuple[Phrase | None, Phrase | None]]:
    """Each change with the rate that restates it; rates and changes that stand alone too."""
    pending: Phrase | None = None
    for before, phrase in pairwise([None, *statement.phrases]):
        if phrase is None:
            continue
        if phrase.role is Role.CHANGE:
            if pending is not None:
                yield pending, None
            pending = phrase
        elif phrase.role is Role.CHANGE_RATE:
            if is_of_year_beside_report(phrase, statement) or is_of_rate_before(phrase, before):
                continue
            yield pending, phrase
            pending = None
    if pending is not None:
        yield pending, None


def _truth(
    statement: Statement, change: Phrase | None, rate: Phrase | None, phrases: Sequence[Phrase]
) -> int:
    """The direction that the figures say, 0 where they do not."""
    first = change or rate
    if first is None or first.figure.value == 0 or _is_signed(first):
        return 0
    pair = prior_and_current(statement, first)
    if pair is not None and comparison_base(first) == PRIOR:
        prior, current = pair
        if change is None and rate is not None and _is_change_unsaid(prior, current, rate):
            return 0
        difference = current.figure.value - prior.figure.value
        if change is None or (comparable(change, current) and _is_of_size(change, difference)):
            return (difference > 0) - (difference < 0)
    if change is None or rate is None or change.sign * _sign_of(rate) >= 0:
        return 0
    if words.COMPARABLE.search(rate.gap):
        return 0
    return _by_outcome(statement, change, phrases) or _by_rate(statement, change, rate)


def _is_signed(phrase: Phrase) -> bool:
    """增长-9.41%: whether a sign tells the direction, whatever the word before it."""
    return phrase.sign > 0 and phrase.figure.value < 0


def _sign_of(phrase: Phrase) -> int:
    """减少8万元，增幅10%: what the word of a change says, be it the name of a rate above nought; a
    sign says it before any word (增长-10%).
    """
    if _is_signed(phrase):
        return -1
    if phrase.sign or phrase.figure.value <= 0 or "幅" not in phrase.gap:
        return phrase.sign
    match = _NAMED.search(phrase.gap)
    return 0 if match is None else 1 if match["up"] else -1


def _by_outcome(statement: Statement, change: Phrase, phrases: Sequence[Phrase]) -> int:
    """全年支出90万元。…与上年支出80万元相比减少10万元，增幅12.50%: the direction in which last
    year's amount comes to one that is printed, where it does so in one direction only.
    """
    prior = [one for one in statement.levels if one.prior and comparable(one, change)]
    if len(prior) != 1:
        return 0
    last, by = prior[0].figure.value, abs(change.figure.value)
    known = {one.figure.value for one in phrases if comparable(one, change)}
    return (last + by in known) - (last - by in known)


def _is_of_size(change: Phrase, difference: Decimal) -> bool:
    """共9600户，其中外资企业42户，比上年末的8435户净增1165户: whether a change is about as large as
    what lies between two amounts, which else are of two things.
    """
    size, told = abs(difference), abs(change.figure.value)
    return not told or told <= size * _FAR <= told * _FAR * _FAR


def _is_change_unsaid(prior: Phrase, current: Phrase, rate: Phrase) -> bool:
    """Whether what stands for last year's amount is the change that the rate tells, its word
    left out (较上年决算数38.31万元，下降6.31%).
    """
    values = [Fraction(current.figure.value), Fraction(prior.figure.value)]
    if not comparable(prior, current) or values[0] == values[1]:
        return False
    off = (rise_over_base if rate.sign > 0 else fall_over_base)(values)
    return abs(off - Fraction(rate.figure.value)) <= Fraction(rate.figure.ulp)


def _by_rate(statement: Statement, change: Phrase, rate: Phrase) -> int:
    """Where the two words differ: the direction under which the rate comes closer."""
    stated = Fraction(rate.figure.value)
    misses: list[tuple[Fraction, int]] = []
    for level in statement.levels:
        if not comparable(level, change):
            continue
        values = [Fraction(level.figure.value), Fraction(change.figure.value)]
        for sign, compute in ((1, rise_over_base), (-1, fall_over_base)):
            try:
                misses.append((abs(compute(values) - stated), sign))
            except ZeroDivisionError:
                continue
    return min(misses)[1] if misses else change.sign


def _working(statement: Statement, phrase: Phrase) -> str:
    """What tells the true direction: both years' amounts, else the rate beside the amount."""
    pair = prior_and_current(statement, phrase)
    if pair is None:
        return "增减额和增减率"
    prior, current = pair
    return f"本年{current.figure.digits}、上年{prior.figure.digits}"


def _mention(
    reading: ProseReading, subject: str, told: Sequence[Phrase], truth: int, note: str
) -> Iterator[Mention]:
    """The direction word of the first figure, with the word that all of them ask for."""
    phrase = told[0]
    passage = reading.passages[phrase.passage]
    left = max(0, phrase.place - _WORD_REACH)
    match = words.DIRECTION.search(passage.text[left : phrase.place])
    if match is None:
        return
    group = "up" if match["up"] else "down"
    start, end = passage.clean.span(left + match.start(group), left + match.end(group))
    stated = match[group]
    yield Mention(
        "direction", start, end, stated, _OPPOSITE.get(stated, "增加" if truth > 0 else "减少"),
        note=note, subject=subject, figures=tuple(one.figure for one in told),
    )  # fmt: skip
