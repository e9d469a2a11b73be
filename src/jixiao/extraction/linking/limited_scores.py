"""Scores of indicators that should not exceed a limit: 不高于20%，完成25%，得分系数75%.

What exceeds the limit is taken off in proportion to the limit, or so much for each percent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from jixiao.extraction.building import rate, signed_sum
from jixiao.extraction.linking.row_points import held_scores, points_of
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line, with_starts
from jixiao.extraction.prose.scores.rules import rate_score, reverse_score
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_LIMIT = late_regex(
    r"(?:不[高大多]于|不超过|上限(?:为|是)?|≤|以内|控制[数额价线](?:为|是)?|控制(?:标准|在)(?:为|是)?)$"
)
_FALLING = late_regex(r"[反逆负]向")
_GOAL = late_regex(r"(?:目标|指标|计划)[值数]?(?:为|是)?$")
_OVER = late_regex(
    r"超(?:[出过]|上限|标准|目标值?)?(?:了)?$|^的?部分(?:为|是|达)?$|[高低][于出了]?$"
)
_FACTOR = late_regex(r"(?:得分|计分|评分|赋分)?系数(?:为|是)?$")
_DEVIATION = late_regex(r"(?:偏离|偏差|差异|变动|调整)[度率](?:为|是|达)?$")
_TAKEN_BY = late_regex(r"(?:以|按|依)[^，。；]{0,8}(?:扣减|扣除|扣分)")
_BY_DEVIATION = late_regex(r"(?:以|按|依)偏[离差][^，。；]{0,6}(?:扣减|扣除|扣分)")
_OF_BUDGET = late_regex(r"占(?:年初|全年)?(?:部门)?预算数?的(?:比[例重]为?)?$")
"""年中调整占年初预算的: a deviation that is not called one."""
_PER_POINT = late_regex(r"每(?:超[出过]?|高出?|增加)?(?:1|一)?个百分点，?(?:扣减?|减)$")
_STEP = late_regex(r"每(?:超[出过]?|高出?|增加)?$")
"""每超1个百分点: what a rule counts in."""
_SIGNS = ("超", "百分点", "系数", "偏离", "偏差", "差异", "反向", "逆向")
"""One of these stands beside every such score."""
DEVIATION = "偏离度"
_POINTS = "个百分点"
_OFF = ("扣", "扣减", "减")
_NEAR = 20


def limited_scores(
    lines: Sequence[Line], phrases: Sequence[Phrase], sheets: ScoreSheets
) -> Iterator[Relation]:
    """What exceeds a limit, the factor that it leaves and the score, where they follow."""
    beside: dict[int, list[Phrase]] = defaultdict(list)
    for one in phrases:
        beside[one.passage].append(one)
    changes = [one for one in phrases if one.role is Role.CHANGE and one.gap.endswith(_OFF)]
    steps = [one for one in changes if _PER_POINT.search(one.context[-_NEAR:])]
    for line, start in with_starts(lines):
        if not any(sign in line.score.context for sign in _SIGNS):
            continue
        told = [one for one in beside[line.score.passage] if start < one.place < line.score.place]
        yield from _of_line(line, told, steps, sheets)


def _of_line(
    line: Line, told: Sequence[Phrase], steps: Sequence[Phrase], sheets: ScoreSheets
) -> Iterator[Relation]:
    points = [figure for figure, _ in points_of(line, _rate_name(told), sheets)]
    points += [one.figure for one in told if one.after == line.score.gap and _is_points(one)]
    falling = _FALLING.search(line.score.context) is not None
    for limit, actual in _exceeded(told, falling=falling):
        yield from _over(limit, actual, told)
        yield from _factor(limit, actual, told)
        yield from held_scores(
            line, (actual, limit), points, reverse_score, "(1－超出部分÷指标值)×分值"
        )
    for one in told:
        if _FACTOR.search(one.gap):
            yield from held_scores(line, (one.figure,), points, rate_score, "得分系数×分值")
        elif _is_deviation(one, line.score.context):
            yield from held_scores(line, (one.figure,), points, _without, f"(1－{DEVIATION})×分值")
    yield from _by_steps(line, told, steps, points)


def _is_deviation(one: Phrase, context: str) -> bool:
    """Whether a rate is what a score is told to be less by."""
    named = _DEVIATION.search(one.gap) and _TAKEN_BY.search(context)
    return bool(named or (_OF_BUDGET.search(one.gap) and _BY_DEVIATION.search(context)))


def _rate_name(told: Sequence[Phrase]) -> str:
    return next((one.rate_name for one in told if one.rate_name), "")


def _is_points(one: Phrase) -> bool:
    """8分得: points that a word of taking off before them hides (以偏离度扣减，8分得7分)."""
    return one.figure.dimension is Dimension.SCORE and one.role is not Role.SCORE


def _exceeded(told: Sequence[Phrase], *, falling: bool) -> Iterator[tuple[Figure, Figure]]:
    """Each limit with what exceeds it: a value in the same unit. The target of an indicator that
    is said to be of the ``falling`` kind is one (甲率为逆向指标，目标5%，实际6%).
    """
    for one in told:
        limited = one.bound in words.UPPER_BOUNDS or _LIMIT.search(one.gap)
        if not (limited or (falling and _GOAL.search(one.gap))):
            continue
        limit = one.figure
        for other in told:
            same = other is not one and other.figure.unit == limit.unit
            if same and limit.value and other.figure.value > limit.value:
                yield limit, other.figure


def _over(limit: Figure, actual: Figure, told: Sequence[Phrase]) -> Iterator[Relation]:
    """超出5个百分点: what lies between value and limit."""
    for one in told:
        unit = _POINTS if limit.unit == "%" else limit.unit
        if one.figure.unit.endswith(unit) and _OVER.search(one.gap):
            relation = signed_sum(
                one.figure, [(1, actual), (-1, limit)], subject="超出",
                kind=RelationKind.DIFFERENCE,
            )  # fmt: skip
            yield from (relation,) if relation.verdict is Verdict.HOLDS else ()


def _factor(limit: Figure, actual: Figure, told: Sequence[Phrase]) -> Iterator[Relation]:
    """得分系数70.35%: what the limit leaves of a hundred; one that is a misprint counts, too."""
    for one in told:
        if one.figure.unit == "%" and _FACTOR.search(one.gap):
            relation = rate(
                one.figure, (actual, limit), _left, kind=RelationKind.COMPLETION_RATE,
                formula="(1－超出部分÷指标值)×100", subject="得分系数",
            )  # fmt: skip
            if relation.verdict is Verdict.HOLDS or is_misprinted(relation):
                yield relation


def _by_steps(
    line: Line, told: Sequence[Phrase], steps: Sequence[Phrase], points: Sequence[Figure]
) -> Iterator[Relation]:
    """超6.3个百分点，扣0.63分: by the rule that another part prints, and what is left of points."""
    beside = [one for one in told if one not in steps and not _STEP.search(one.gap)]
    for over, off in pairwise(beside):
        counted = over.figure.unit.endswith(_POINTS) and _OVER.search(over.gap)
        if not counted or off.role is not Role.CHANGE or off.after != line.score.gap:
            continue
        for step in steps:
            made = rate(
                off.figure, (over.figure, step.figure), _product, kind=RelationKind.PRODUCT,
                formula="超出×每个百分点扣分", subject="扣分",
            )  # fmt: skip
            if made.verdict is Verdict.HOLDS:
                yield made
                rates = [one.figure for one in told if one.figure.unit == "%"]
                for value in rates[-1:]:
                    figures = (over.figure, step.figure, value)
                    yield from held_scores(
                        line, figures, points, _less, "分值－超出×每个百分点扣分"
                    )
                break
        for each in points:
            left = signed_sum(
                line.score.figure, [(1, each), (-1, off.figure)], subject="得分",
                kind=RelationKind.SCORE,
            )  # fmt: skip
            yield from (left,) if left.verdict is Verdict.HOLDS else ()


def _product(values: Sequence[Fraction]) -> Fraction:
    return values[0] * values[1]


def _less(values: Sequence[Fraction]) -> Fraction:
    """Points less what is taken off for each percent over; the rate itself is only told."""
    return values[3] - values[0] * values[1]


def _left(values: Sequence[Fraction]) -> Fraction:
    """(1 − (value − limit) ÷ limit) × 100, not below 0."""
    return reverse_score((*values, Fraction(100)))


def _without(values: Sequence[Fraction]) -> Fraction:
    return (1 - values[0] / 100) * values[1]
