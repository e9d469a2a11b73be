"""Which scores are totals of the whole evaluation: by their words, or by the parts behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter

from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.adding import MIN_PARTS
from jixiao.extraction.prose.scores.breakdowns import Breakdown, breakdown_of
from jixiao.extraction.prose.scores.lines import Line
from jixiao.figures.misprints import misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_HEAD_TOTAL = late_regex(
    r"(?:总分|综合得分|总得分|自评分数|最终得分|综合评分|总体得分|自评综合得分|自评得?分(?!别)|综合分|总评分|"
    r"评价得分|评价分|自评总分|(?<![一-龥])(?:[该本])?项目得分|"
    r"(?:我|本)(?:单位|部门|[^，。；：]{0,2}[局委办院会所站校中心馆])得分|"
    r"项目(?:自评|评价|综合|最终|合计|共)*得|"
    r"(?:整体|支出|项目)绩效自评得|整体(?:支出)?绩效得|(?:整体|支出|项目)绩效(?:自评|评价)?[得评]分)[^，。；]{0,4}$"
)
_OF_PART = late_regex(
    r"(?:[该此]项|本项|效能|效率|管理|执行|执行率|产出|效益|决策|过程|满意度|编制|投入|质量|时效|数量|成本|"
    r"影响|公开|监督|程度|水平)(?:情况|方面|部分|类)?$"
)
"""履职效能（自评得分）: what a score is of, if it is not all."""
_OWN_POINTS = late_regex(
    r"(?:(?:分值|权重|满分|标准分)(?:合计|总计|共计?|之和)?(?:为|是|：)?|（(?=[\d.]+分[），、；]))"
    r"(?P<points>\d+(?:\.\d+)?)分[，、；（）。]{0,2}[^，。；]{0,8}$"
)
"""分值40分，自评得分: the score of one part, which prints its own points."""
_SELF_RATED = late_regex(r"(?:自评|评价|评定|评分|打分)(?:结果|分数|得分)?(?:为|是|共|计|：)*$")
"""绩效自评91.20分，其中…: a total that is not called one, but details its parts."""
_OF_SEVERAL = late_regex(r"平均|分别|依次")
"""三笔资金的自评得分依次为93分、97分和90分: scores of several things, none of them of all."""
_LAST_YEAR = late_regex(r"^(?:而|其)?(?:上年|去年|上一年|前一年)")
_FULL = Decimal(100)
_NUMBERED = late_regex(r"（?\d{1,2}[.、）]")
_OF_WHOLE = late_regex(r"综合|总分|总得分|部门|整体|绩效自评")
_LEAST_TOTAL = 30
"""Lower scores are totals only where the words say so (综合得分)."""
_LEAST_OF_LARGEST = Decimal("0.7")
MOST_POINTS = 110
"""Scores that make more are not of one evaluation."""
_FEWEST = 2


def is_total_score(phrase: Phrase) -> bool:
    """Whether a score is the total of the whole evaluation."""
    clause = _clause_of_total(phrase.gap) if phrase.role is Role.SCORE else ""
    if not clause:
        return False
    points = _OWN_POINTS.search(phrase.context)
    if points and Decimal(points["points"]) != _FULL:
        return False
    return phrase.figure.value > _LEAST_TOTAL or bool(_OF_WHOLE.search(clause))


@lru_cache(maxsize=1024)
def _clause_of_total(gap: str) -> str:
    """The clause before a score where it calls the score a total, else ""."""
    clause = re.split(r"[，。；：]", gap.rstrip("，。；："))[-1]
    if words.SUBTOTAL_SCORE.search(clause) or _OF_SEVERAL.search(clause):
        return ""
    told = None if _LAST_YEAR.search(clause) else _HEAD_TOTAL.search(clause)
    if told is None or words.WEIGHT_NAME.search(clause) or "指标" in clause:
        return ""
    return "" if _OF_PART.search(clause, 0, told.start()) else clause


def totals_among(lines: list[Line], passages: Sequence[Passage]) -> list[Phrase]:
    """The totals among the scores of a report."""
    told = [
        line.score
        for place, line in enumerate(lines)
        if is_total_score(line.score) or _is_detailed_total(place, lines)
    ]
    return _of_all(_without_items(told, lines, passages))


def stated_totals(phrases: list[Phrase], lines: list[Line]) -> Iterator[Phrase]:
    """The totals of the whole evaluation, by their words, else by the parts behind a rating."""
    yield from _of_all([phrase for phrase in phrases if is_total_score(phrase)])
    for place, line in enumerate(lines):
        found = breakdown_of(place, lines) if _SELF_RATED.search(line.score.gap) else None
        if found is not None and is_rating(found):
            yield line.score


def is_rating(found: Breakdown) -> bool:
    """Whether a score without points is what is rated in all, by its words and its parts."""
    total, parts = found.total, found.parts
    if total.points is not None or len(parts) <= _FEWEST or not parts[0].score.opener:
        return False
    made = sum(line.score.figure.value for line in parts)
    return words.LEAST_WHOLE <= made <= MOST_POINTS and bool(_SELF_RATED.search(total.score.gap))


def _without_items(
    totals: list[Phrase], lines: list[Line], passages: Sequence[Passage]
) -> list[Phrase]:
    """评价分96分。1.甲，自评得分36分；2.乙，自评得分30分…: scores of a numbered list are no totals
    beside one that stands in none.
    """
    items = [line.score for line in lines if _NUMBERED.match(passages[line.score.passage].text)]
    outside = [one for one in totals if one not in items]
    return outside if outside and len(items) >= MIN_PARTS else totals


def _of_all(totals: list[Phrase]) -> list[Phrase]:
    """自评得分95分。…自评得分38分: what a word of totals calls so, but for scores of parts, which
    come nowhere near the largest and are no misprint of it.
    """
    largest = max((one.figure for one in totals), key=attrgetter("value"), default=None)
    return [
        one
        for one in totals
        if largest is None
        or one.figure.value >= largest.value * _LEAST_OF_LARGEST
        or misprinted(one.figure.digits, largest.digits)
    ]


def _is_detailed_total(place: int, lines: list[Line]) -> bool:
    """Whether 各项指标合计得分 is the total: it details its parts instead of following them."""
    line = lines[place]
    large = (
        line.is_subtotal and line.points is None and line.score.figure.value >= words.LEAST_WHOLE
    )
    return large and breakdown_of(place, lines) is not None
