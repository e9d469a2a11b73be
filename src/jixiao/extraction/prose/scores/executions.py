"""The score of the execution rate: rate × points, at most the points (A06)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.executions.pairs import is_left_over
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import name_of
from jixiao.extraction.prose.scores.rules import judge_score, rate_score, ratio_score, score_by
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Compute
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_OF_BUDGET = late_regex(r"(?:预算|部门|整体|资金|总体|全年)(?:支出)?执行率[^，。；]{0,4}$")
_OF_WHOLE_YEAR = late_regex(r"全年(?:总)?预算")
_NAMELESS = late_regex(
    r"[，；）、]*(?:[^，。；（）]{0,8}执行[^，。；（）]{0,8})?(?:自评|该项|本项|应|实|可)*得?分?(?:为|是|：)?"
)
"""What stands before the score of an execution rate behind its bracket: no other name."""
_BARE = late_regex(r"。(?:自评|该项|本项|应|实|可)*得?分?(?:为|是|：)?")
"""What stands before such a score in a sentence of its own."""
_SPENDING = late_regex(r"执行|完成|支出|进度|预算$|资金$")
_OTHER_WORK = late_regex(r"编制|绩效|管理|公开|调整|决算")
_OF_PURCHASES = "采购"
_UNSPENT = late_regex(r"(?:追加|新增|调[增减整]|压减|结转|结余)[^，。；]*$")
"""追加占年初预算的: a rate of what was not spent."""
_BESIDE = 4
"""Figures before an execution rate among which another one stands."""
_MOST_POINTS = 20
"""Points that an execution rate has at most: 执行率96%，自评96.50分 is of the whole project."""
_OF_THE_WHOLE = 99
"""More points than these are those of the whole report."""
_PAIR = 2
_REACH = 3
"""Phrases after an execution rate among which its score stands."""


def execution_scores(phrases: list[Phrase]) -> Iterator[Relation]:
    """执行率为 x%，(权重 10 分，)得 y 分: the score is rate × points, at most the points."""
    for index, score, points in scored_executions(phrases):
        phrase = phrases[index]
        amounts = _budget_and_outturn(phrases[max(0, index - _PAIR - 1) : index])
        rule = _rule_for(phrase, amounts, points)
        relation = score_by(
            score.figure, rule.operands, rule.compute, formula=rule.formula, subject="预算执行率"
        )
        sure = points is not None and not _may_be_of_another(index, score, phrases)
        if sure or not relation.contradicted or _is_of_budget(phrase, score):
            yield relation


def scored_executions(phrases: list[Phrase]) -> Iterator[tuple[int, Phrase, Phrase | None]]:
    """The place of each execution rate that is scored, with its score and its points."""
    for index, phrase in enumerate(phrases):
        if phrase.role is Role.EXECUTION_RATE and not _UNSPENT.search(phrase.gap):
            score, points = _score_after(phrases[index + 1 : index + 1 + _REACH], phrase)
            if score is not None:
                yield index, score, points


def _may_be_of_another(index: int, score: Phrase, phrases: list[Phrase]) -> bool:
    """甲执行率90%，乙执行率95%。该项得9.30分: whether the sentence before gives several rates."""
    phrase = phrases[index]
    beside = phrases[max(0, index - _BESIDE) : index]
    return score.stop != phrase.stop and any(
        one.role is Role.EXECUTION_RATE and one.stop == phrase.stop for one in beside
    )


def _is_of_budget(phrase: Phrase, score: Phrase) -> bool:
    """Whether a rate is that of the whole budget, scored of ten where no points are printed."""
    if _OF_PURCHASES in phrase.context or score.figure.value > _MOST_POINTS:
        return False
    if _is_named_elsewhere(score, phrase) or _is_of_other_points(score, phrase):
        return False
    return bool(_OF_BUDGET.search(phrase.gap) or _OF_WHOLE_YEAR.search(phrase.context))


def _is_named_elsewhere(score: Phrase, phrase: Phrase) -> bool:
    """执行率95%。预算执行指标得5.70分: whether a further sentence names what the score is for, or
    the same one another thing (执行率95%，预算编制得4分).
    """
    if score.stop != phrase.stop:
        return _BARE.fullmatch(score.gap) is None
    name = name_of(last_clause(score.gap).text)
    return bool(name) and (not _SPENDING.search(name) or _OTHER_WORK.search(name) is not None)


def _is_of_other_points(score: Phrase, phrase: Phrase) -> bool:
    """执行率97.54%，得19.51分: whether the score is the rate of other whole points than ten, which
    stand somewhere else.
    """
    for points in range(1, _MOST_POINTS + 1):
        of_points = judge_score(score.figure, (phrase.figure,), partial(_part_of, points=points))
        if agrees(of_points):
            return True
    return False


def _budget_and_outturn(before: Sequence[Phrase]) -> list[Figure]:
    """The two amounts right before a rate, what is left of the budget among them left out."""
    told = [one for one in before if not (one.money and is_left_over(one))]
    return [one.figure for one in told[-_PAIR:] if one.money]


class _Rule(NamedTuple):
    operands: tuple[Figure, ...]
    compute: Compute
    formula: str


def _rule_for(phrase: Phrase, amounts: list[Figure], points: Phrase | None) -> _Rule:
    """From both amounts where they stand before the rate, else from the printed rate; times the
    points where they are printed, else the usual ten.
    """
    if len(amounts) == _PAIR and amounts[0].value >= amounts[1].value > 0:
        budget, outturn = amounts
        if points is None:
            return _Rule((outturn, budget), _ratio_of_ten, "min(执行数÷全年预算数, 1)×10")
        operands = (outturn, budget, points.figure)
        return _Rule(operands, ratio_score, "min(执行数÷全年预算数, 1)×分值")
    if points is None:
        return _Rule((phrase.figure,), _tenth, "执行率×10")
    return _Rule((phrase.figure, points.figure), rate_score, "执行率×分值")


def _score_after(following: list[Phrase], phrase: Phrase) -> tuple[Phrase | None, Phrase | None]:
    """The score right after a rate, and the points that may stand between them."""
    points: Phrase | None = None
    for place, one in enumerate(following, 1):
        if one.passage != phrase.passage or one.sentence > phrase.sentence + 1:
            break
        if one.role is Role.WEIGHT:
            if _are_of_another(one, phrase):
                break
            points = one
        elif one.role is Role.SCORE and not _is_of_another(one, phrase):
            return one, points or _points_behind(following[place : place + 1])
        else:
            break
    return None, None


def _are_of_another(points: Phrase, phrase: Phrase) -> bool:
    """执行率97%。自评满分100分，得96分; 执行率97%。产出指标50分，得48分: whether points are of the
    whole, or a further sentence has more than an execution rate has, or stands behind the bracket
    of the rate (得9.7分（执行率97%）；产出50分，得48分).
    """
    if points.depth < phrase.depth and points.sentence > phrase.sentence:
        return True
    most = _MOST_POINTS if points.stop != phrase.stop else _OF_THE_WHOLE
    return points.figure.value > most


def _points_behind(following: list[Phrase]) -> Phrase | None:
    """得3.64分（满分4分）: the points that stand in a bracket right behind a score."""
    told = [one for one in following if one.role is Role.WEIGHT]
    return next((one for one in told if words.SCORE_OF_POINTS.match(one.gap)), None)


def _is_of_another(score: Phrase, phrase: Phrase) -> bool:
    """执行得分9分（执行率90%），产出得分49分: whether a score behind the bracket has a name, or a
    score is that of the whole (执行率90%，绩效自评分数为93分).
    """
    named = score.depth < phrase.depth and _NAMELESS.fullmatch(score.gap) is None
    return named or is_total_score(score)


def _ratio_of_ten(values: Sequence[Fraction]) -> Fraction:
    """min(outturn ÷ budget, 1) × 10."""
    return min(values[0] / values[1], Fraction(1)) * 10


def _part_of(values: Sequence[Fraction], *, points: int) -> Fraction:
    """min(rate, 100 %) × so many points."""
    return min(values[0], Fraction(100)) * points / 100


def _tenth(values: Sequence[Fraction]) -> Fraction:
    """min(rate, 100 %) × 10."""
    return min(values[0], Fraction(100)) / 10
