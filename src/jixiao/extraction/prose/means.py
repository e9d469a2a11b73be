"""Means of the rates or scores that were told one by one before them.

三个季度分别为91.20%、92.80%、93.10%，平均92.37%; 完成率超过100%的按100%计，五项平均完成率96.20%:
told where they hold, and where a misprint keeps them from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.prose import words
from jixiao.extraction.prose.named_means import mean_of, of_named, of_two
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_MEAN = late_regex(
    r"(?:平均|均)(?:值|数|水平|得?分数?|，?[^，。；：人户每]{0,8}[率度])?(?:约?为|是|达到?|：|约)*$"
)
_COMPARED = late_regex(r"[高低超差比][^，。；]*均|[年月日人户车件次]均[^，。；]*$")
_GOAL = late_regex(
    r"(?:^|[，；：])(?:实际)?完成(?:了)?$|"
    r"(?:完成|达到|实现|[为占是]|相当于)(?:年[度初]|全年)?(?:目标|指标|计划|任务)[值数]?的$"
)
_GOAL_NAMED = late_regex(r"目标|指标|计划|任务")
_LIMITED = late_regex(r"超[^，。；：]{0,8}的?[均都]?按$")
"""超额完成的均按: what stands before the hundred that rates count at most."""
_GOAL_OF, _RESULT = late_regex(r"目标值?(?:为|是)?$"), late_regex(r"，实际(?:为|是|达到?)?$")
"""目标100%，实际98%: a result that is a rate of completion, as all was the goal."""
_OF_INDICATORS = late_regex(r"[^，。；：]{0,6}指标")
_BEYOND = late_regex(r"(?:超过|超出|大于|高于|达到)$")
_BESIDE = late_regex(
    r"[，；](?:[一-龥]{0,4}平均|[年季月周]均)(?!每)[^，。；：、]{0,6}?(?:约?为|是|达到?|：|约)*"
)
_OF_ONE = late_regex(
    r"，(?:平均)?每[期次场批季月年个][^，。；：、]{0,4}|，[期次场批季月年]均[^，。；：、]{0,4}"
)
_RESPECTIVE = late_regex(r"(?:分别|依次|各)[^，。；：、]{0,3}$")
_COUNTED_ROW = late_regex(
    r"(?P<count>[三四五六七八])(?:个?(?P<of>季度?|学期|年)度?[^，。；：、各均末累]{0,4}?|[个次期批轮类项][^，。；：、各均]{0,6}?)"
    r"(?:得分|数值|数|值)?(?:分别|依次)(?:为|是|达到?)?$"
)
"""四个季度分别为: what stands before a row that says how many it has."""
_QUARTERS = 4
_ASIDE = "计）"
"""What stands behind a limit in a bracket (超过100%的按100%计)."""
_IN_ROW = ("、", "，", "和", "及")
_COUNTED = ("个", "项")
_MISSED = late_regex(r"(?:指标)?未(?:能)?(?:全部|按期)?(?:完成|达标|达到|实现|达成)")
_FEWEST, _MOST = 3, 8
"""Figures of a mean: judging one tries both ends of each of them."""
_REACH = 60
"""Figures before a mean among which those stand that it is of."""
_PASSAGES = 12
_FULL = Fraction(100)
_TELLING_AMONG = 3
"""Digits of a mean that the rates of its paragraph make by no chance."""
_TELLING = 4
"""Digits of a mean of nobody says how many, so that it is no chance what it is of."""


def mean_relations(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each mean over the row right before it, else over what its passages rate one by one."""
    for place, printed in enumerate(phrases):
        if "均" not in printed.gap and printed.gap != _ASIDE:
            continue
        phrase, before = printed, phrases[max(0, place - _REACH) : place]
        if printed.gap == _ASIDE:
            phrase, before = _without_aside(printed, before)
        relation = _of_alike(phrase, before[-_MOST:]) or _of_summed(phrase, before[-_MOST:])
        if relation is None and _is_mean(phrase):
            relation = of_named(phrase, before) or _of_row(phrase, before)
            relation = relation or _of_items(phrase, before)
            relation = relation or _of_missed(phrase, before) or of_two(phrase, before)
            relation = relation or _of_those_told(phrase, phrases, place)
        if relation is not None:
            yield relation


def _without_aside(phrase: Phrase, before: Sequence[Phrase]) -> tuple[Phrase, Sequence[Phrase]]:
    """四项平均完成率（超过100%的按100%计）98.50%: a mean as if its limit were told before it."""
    if len(before) < _FEWEST:
        return phrase, before
    *earlier, count, beyond, limit = before
    if not _is_limit(limit) or limit.depth <= phrase.depth or "均" not in beyond.gap:
        return phrase, before
    said = beyond.gap.partition("（")[0]
    if count.after == beyond.gap:
        count = replace(count, after=said)
    return replace(phrase, gap=said), [*earlier, beyond, limit, count]


def _of_alike(phrase: Phrase, before: Sequence[Phrase]) -> Relation | None:
    """四次抽查分别用8.5天、9.0天、7.5天、7.0天，平均8.0天: all of a row of one unit right
    before it; told wrong of marks (which weigh the same) and of a row that says how many it
    has, else where it is a misprint. The scores of an evaluation have a rule of their own.
    """
    if _BESIDE.fullmatch(phrase.gap) is None:
        return None
    row: list[Phrase] = []
    for one in reversed(before):
        alike = one.figure.unit == phrase.figure.unit and one.sentence == phrase.sentence
        if not alike or (row and one.after != row[0].gap):
            return None
        row.insert(0, one)
        if one.gap not in _IN_ROW:
            break
    given = phrase.role is Role.SCORE and any(one.role is Role.SCORE for one in row)
    if len(row) < _FEWEST or row[0].gap in _IN_ROW or given:
        return None
    relation = mean_of(phrase, row)
    respective = _RESPECTIVE.search(row[0].gap) is not None
    plain = phrase.figure.dimension is Dimension.SCORE and "均" not in row[0].gap
    plain = (plain and "加权" not in phrase.gap) or _is_of_counted(phrase, row)
    told = respective and (plain or is_misprinted(relation))
    return relation if told or relation.verdict is Verdict.HOLDS else None


def _is_of_counted(phrase: Phrase, row: Sequence[Phrase]) -> bool:
    """指数四个季度分别为70.2、71.4、72.6、73.8，年均72.0, or 四个季度支出分别为…，季均12万元:
    whether a row of what is no rate says that it has just so many, and the mean is of no other
    time.
    """
    match = _COUNTED_ROW.search(row[0].gap)
    if match is None or number_of(match["count"]) != len(row) or "加权" in phrase.gap:
        return False
    of_year = "年" not in phrase.gap or match["of"] == "年" or len(row) == _QUARTERS
    number = phrase.figure.dimension is Dimension.NUMBER and "月均" not in phrase.gap
    amount = phrase.figure.dimension in (Dimension.COUNT, Dimension.MONEY)
    quarterly = len(row) == _QUARTERS and (match["of"] or "")[:1] == "季" and "季均" in phrase.gap
    return of_year and (number or (amount and ("平均" in phrase.gap or quarterly)))


def _of_summed(phrase: Phrase, before: Sequence[Phrase]) -> Relation | None:
    """各期学员依次为46人、52人、38人、44人，共180人，平均每期45人: a row of which the total right
    behind it is told before the mean of one of them.
    """
    if len(before) <= _FEWEST or _OF_ONE.fullmatch(phrase.gap) is None:
        return None
    *beside, total = before
    if not total.gap.startswith(("，共", "，合计", "，总")) or total.after != phrase.gap:
        return None
    row: list[Phrase] = []
    for one in reversed(beside):
        if one.figure.unit != phrase.figure.unit or one.after != (row[0] if row else total).gap:
            break
        row.insert(0, one)
        if one.gap not in _IN_ROW:
            break
    made = sum((one.figure.value for one in row), Decimal(0)) == total.figure.value
    if len(row) < _FEWEST or not made or total.figure.unit != phrase.figure.unit:
        return None
    relation = mean_of(phrase, row)
    return relation if relation.verdict is Verdict.HOLDS or is_misprinted(relation) else None


def _is_mean(phrase: Phrase) -> bool:
    measured = phrase.figure.dimension in (Dimension.PERCENT, Dimension.SCORE)
    said = measured and _MEAN.search(phrase.gap) is not None
    return said and _COMPARED.search(phrase.gap) is None


def _of_row(phrase: Phrase, before: Sequence[Phrase]) -> Relation | None:
    """The rates next to it in its sentence: so many of them as hold, else all."""
    if phrase.figure.dimension is not Dimension.PERCENT:
        return None
    row: list[Phrase] = []
    for one in reversed(before):
        if one.sentence != phrase.sentence or one.figure.dimension is not Dimension.PERCENT:
            break
        row.insert(0, one)
    row = [one for one in row if not one.bound and one.role is not Role.TARGET][-_MOST:]
    tried = [mean_of(phrase, row[-number:]) for number in range(len(row), _FEWEST - 1, -1)]
    held = next((one for one in tried if one.verdict is Verdict.HOLDS), None)
    slipped = next((one for one in tried[:1] if is_misprinted(one)), None)
    return held or slipped or _of_fewer(phrase, row)


def _of_fewer(phrase: Phrase, row: list[Phrase]) -> Relation | None:
    """四个批次合格率分别为90.20%、92.40%、94.60%、98.80%，平均92.40%: the mean of a row that opens
    with 分别 where the last ones were left out.
    """
    if len(row) <= _FEWEST or _RESPECTIVE.search(row[0].gap) is None:
        return None
    beside = all(one.gap in _IN_ROW for one in row[1:]) and _BESIDE.fullmatch(phrase.gap)
    fewer = mean_of(phrase, row[:-1]).verdict is Verdict.HOLDS
    return mean_of(phrase, row) if beside and fewer else None


def _of_items(phrase: Phrase, before: Sequence[Phrase]) -> Relation | None:
    """The last ones of as many as it is said to be of, each counted as 100% at most."""
    number = _number(before[-1], phrase) if before else 0
    if phrase.figure.dimension is not Dimension.PERCENT:
        items = [one for one in before if one.role is Role.SCORE]
    elif not number and (told := _of_all_beside(phrase, before)) is not None:
        return told
    else:
        items = _completed([one for one in before if one.passage >= phrase.passage - _PASSAGES])
    numbers = range(number, min(number, _MOST) + 1)
    if not number:
        telling = phrase.figure.telling >= _TELLING
        numbers = range(_FEWEST, min(len(items), _MOST) + 1) if telling else range(0)
    for count in numbers:
        if _FEWEST <= count <= len(items):
            relation = mean_of(phrase, items[-count:], capped=True)
            slipped = number and (is_misprinted(relation) or _leaves_out(phrase, items, number))
            slipped = slipped or (number and _goes_beyond(phrase, items[-count:], before))
            if relation.verdict is Verdict.HOLDS or slipped:
                return relation
    return None


def _leaves_out(phrase: Phrase, items: Sequence[Phrase], number: int) -> bool:
    """四项平均完成率98.50%: whether it is the mean of all rates of its passage but one, which are
    just as many as it says it is of.
    """
    if len(items) != number or any(one.passage != phrase.passage for one in items):
        return False
    fewer = ([*items[:place], *items[place + 1 :]] for place in range(number))
    tried = [mean_of(phrase, row, capped=True) for row in fewer if len(row) >= _FEWEST]
    return any(one.verdict is Verdict.HOLDS for one in tried)


def _goes_beyond(phrase: Phrase, items: Sequence[Phrase], before: Sequence[Phrase]) -> bool:
    """超过100%的按100%计：…。三项平均完成率101.20%: whether it is the mean of all that was done,
    though its passage says that what goes beyond counts in full and no more.
    """
    limited = any(_is_limit(one) and one.passage == phrase.passage for one in before)
    return limited and mean_of(phrase, items).verdict is Verdict.HOLDS


def _of_all_beside(phrase: Phrase, before: Sequence[Phrase]) -> Relation | None:
    """按4项指标完成率的平均值计分。…。平均完成率97.50%: the rates of its passage, where this tells
    as many as it says; wrong for sure if it is a misprint, or the mean of what goes beyond.
    """
    beside = [one for one in before if one.passage == phrase.passage]
    items = _completed(beside)
    said = any(
        one.figure.unit in _COUNTED
        and one.figure.value == len(items)
        and _OF_INDICATORS.match(one.after)
        for one in beside
    )
    if not said or not _FEWEST <= len(items) <= _MOST:
        return None
    relation = mean_of(phrase, items, capped=True)
    beyond = mean_of(phrase, _completed(beside, full=False)).verdict is Verdict.HOLDS
    told = beyond or is_misprinted(relation) or relation.verdict is Verdict.HOLDS
    return relation if told else None


def _of_missed(phrase: Phrase, before: Sequence[Phrase]) -> Relation | None:
    """5项中2项未完成：…完成率90.00%；…完成率95.00%。超过100%的按100%计，5项平均97.00%: the rates
    that are told, and a hundred for each other one; wrong for sure where as many are said to be
    missed.
    """
    number = _number(before[-1], phrase) if before else 0
    beside = [one for one in before if one.passage == phrase.passage]
    if number < _FEWEST or not any(_is_limit(one) for one in beside):
        return None
    missed = [one for one in _completed(beside) if one.figure.value < _FULL]
    if not 0 < len(missed) < number:
        return None
    relation = mean_of(phrase, missed, whole=number)
    sure = any(_counts_missed(one, len(missed)) for one in beside) or is_misprinted(relation)
    return relation if sure or relation.verdict is Verdict.HOLDS else None


def _of_those_told(phrase: Phrase, phrases: Sequence[Phrase], place: int) -> Relation | None:
    """产出指标4项，平均完成率98.50%。①甲完成率94.00%；②乙、丙、丁均已完成…: the rates below a
    hundred that its paragraph tells before or behind it, and a hundred for each other one; told
    where they hold.
    """
    number = _number(phrases[place - 1], phrase) if place else 0
    if not _FEWEST <= number <= _MOST or phrase.figure.telling < _TELLING_AMONG:
        return None
    near = phrases[max(0, place - _REACH) : place + _REACH]
    beside = [one for one in near if one.passage == phrase.passage and one is not phrase]
    done = {one.place: one for one in (*_completed(beside), *filter(_is_of_goal, beside))}
    missed = [one for _, one in sorted(done.items()) if one.figure.value < _FULL]
    if not 0 < len(missed) < number:
        return None
    relation = mean_of(phrase, missed, whole=number)
    return relation if relation.verdict is Verdict.HOLDS else None


def _is_of_goal(one: Phrase) -> bool:
    """完成目标2600人次的94.50%: whether a percentage is of a goal that stands before it."""
    rated = one.role in (Role.EXECUTION_RATE, Role.COMPLETION_RATE)
    return rated and _GOAL_NAMED.search(one.base) is not None


def _is_limit(one: Phrase) -> bool:
    """超过的按100%计: what each rate counts at most."""
    return one.figure.value == _FULL and one.gap.endswith("按") and one.after.startswith("计")


def _counts_missed(one: Phrase, missed: int) -> bool:
    """Whether just so many items are said not to be done."""
    counted = one.figure.unit in _COUNTED and one.figure.value == missed
    return counted and _MISSED.match(one.after) is not None


def _number(before: Phrase, phrase: Phrase) -> int:
    """五项平均: of how many a mean is, 0 where nothing right before it says so."""
    counts = before.figure.unit in _COUNTED and before.after == phrase.gap
    return int(before.figure.value) if counts and before.figure.places == 0 else 0


def _completed(before: Sequence[Phrase], *, full: bool = True) -> list[Phrase]:
    """The rates of what was done, without the limit that is set to them (超过100%的按100%计); what
    counts in full as a hundred, or else as it was.
    """
    items: list[Phrase] = []
    limit = all_ = False
    for one in before:
        if one.figure.dimension is not Dimension.PERCENT:
            continue
        whole, all_ = all_, one.figure.value == _FULL and _GOAL_OF.search(one.gap) is not None
        as_full = one.figure.value == _FULL and one.gap.endswith("按")
        beyond, limit = limit, _BEYOND.search(one.gap) is not None
        if _LIMITED.search(one.gap):
            continue
        if as_full and not beyond and one.after.startswith("计"):
            told = bool(items) and items[-1].after == one.gap  # 为计划的104.00%，按100%计入
            items[len(items) - told :] = [one if full or not told else items[-1]]
        elif (whole and _RESULT.search(one.gap)) or _is_rate(one):
            items.append(one)
    return items


def _is_rate(one: Phrase) -> bool:
    """Whether a percentage is what was done of a goal."""
    return bool(_GOAL.search(one.gap) or words.COMPLETION_NAME.search(one.gap))
