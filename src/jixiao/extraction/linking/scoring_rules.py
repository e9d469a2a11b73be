"""How a rate makes a score: by its part of the points, or by points off for each percent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line
from jixiao.extraction.prose.scores.rules import rate_score, ratio_score, reverse_score, score_by
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_BASE = late_regex(
    r"(?:(?:目标|指标|计划|标准)值?(?:为|是|不低于|≥)?|(?:不|未|没有?)?(?:超[过出]|[高低]于|高出|达到?|足))$"
)
"""目标98%, 超过10%: what stands before the rate from which points are counted off."""
_BY_RATE = late_regex(r"按[^，。；]{0,12}(?:比例|率|之积|之比|相乘|折算)")
"""按支出率得: words that say how a score was made."""
_OFF = late_regex(
    r"[低高少超差短](?:[于出过了])?$|^的(?:目标|标准|控制|计划|上限|下限|限额)[^，。；：]{0,4}$"
)
RATIO = "比率"
"""What the formula of a score calls a rate that takes its part off the points."""
_LESSENS = late_regex(r"(?:调整|变动|变化|偏离|偏差|差异|结转|结余|闲置|追加)[度率](?:为|是|达)?$")
"""What a rate is called that takes its part off the points."""
_PAIR = 2
_FULL = Fraction(100)
_NEAR_ALL = 60
"""Percent from which a rate is one that should be a hundred."""
_HALF = Decimal("0.5")
_REACH = 80
"""Characters between a rate and its score in which the rule stands."""
Rule = Callable[[Sequence[Fraction]], Fraction]


def ruled_score(
    line: Line, rated: Phrase, points: Figure, beside: Sequence[Phrase]
) -> Relation | None:
    """The score of a line by the rule that the sentence prints, from a hundred or from the target
    ``beside`` the rate; else by its part of the points.
    """
    between = min(line.score.place - rated.place, _REACH)
    text = line.score.context[-between:]
    rule = words.PER_POINT.search(text) if "百分点" in text else None
    others = (one for one in beside if one is not rated and not is_off(one))
    bases = [one.figure for one in others if _BASE.search(one.gap)]
    if is_off(rated):
        return _off_by_steps(line, rated, points, (), rule) if rule is not None else None
    if rule is None:
        return _by_share(line, rated, points, bases)
    return _off_by_steps(line, rated, points, bases, rule)


def is_off(phrase: Phrase) -> bool:
    """执行率比100%低3.20个百分点, 高于5%的目标值3个百分点: whether points are those by which a
    rate misses another.
    """
    return phrase.figure.dimension is Dimension.POINTS and _OFF.search(phrase.gap) is not None


def _off_by_steps(
    line: Line, rated: Phrase, points: Figure, bases: Sequence[Figure], rule: re.Match[str]
) -> Relation | None:
    """Points off for each step that a rate lies off a hundred, or off the target beside it; or
    that it is said to be off.
    """
    step = number_of(rule["step"] or "1")
    off = _told if is_off(rated) else _off
    readings = [
        _scored(
            line, (rated.figure, points, *base), way,
            f"分值－每{step:f}个百分点扣{rule['per']}分×偏差", rated,
        )
        for base in ([[one] for one in bases[:1]] or [[]])
        for way in _ways(Fraction(rule["per"]), Fraction(step), off)
    ]  # fmt: skip
    held = next((one for one in readings if one.verdict is Verdict.HOLDS), None)
    known = bases or off is _told or rated.figure.value >= _NEAR_ALL
    return held or (readings[0] if known and rule[0].startswith("每") else None)


def _by_share(
    line: Line, rated: Phrase, points: Figure, targets: Sequence[Figure]
) -> Relation | None:
    """Rate × points, the part of its target that was reached × points, or what a limit leaves of
    them; where it holds, or the score can be nothing else.
    """
    ways: list[tuple[tuple[Figure, ...], Rule, str]] = [
        ((rated.figure, points), rate_score, "完成率×分值")
    ]
    for target in targets[:1]:
        if target.value:
            operands = (rated.figure, target, points)
            ways.append((operands, ratio_score, "min(完成值÷目标值, 1)×分值"))
            ways.append((operands, reverse_score, "(1－(完成值－目标值)÷目标值)×分值"))
    if _LESSENS.search(rated.rate_name or rated.gap):
        ways.append(((rated.figure, points), _less_share, f"(1－{RATIO})×分值"))
    found = [_scored(line, figures, way, formula, rated) for figures, way, formula in ways]
    held = next((one for one in found if one.verdict is Verdict.HOLDS), None)
    missed = not targets and _is_surely_made(line, rated, points, found[0])
    return held or (found[0] if missed else None)


def _less_share(values: Sequence[Fraction]) -> Fraction:
    """(1 − rate) × points."""
    return max(1 - values[0] / _FULL, Fraction(0)) * values[1]


def _is_surely_made(line: Line, rated: Phrase, points: Figure, relation: Relation) -> bool:
    """执行率97.60%，按比例得4.78分: whether a score right behind a rate, printed too closely to be
    judged by anything else, misses it by a misprint, or says how it was made.
    """
    score, value = line.score.figure, relation.judgement.value
    if not _is_right_behind(line, rated) or score.value >= points.value or not score.value % _HALF:
        return False
    if value is None or abs(value - Fraction(score.value)) <= 2 * Fraction(score.ulp):
        return False
    return is_misprinted(relation) or _BY_RATE.search(line.score.gap) is not None


def _is_right_behind(line: Line, rated: Phrase) -> bool:
    """Whether nothing but its points stands between a rate and a score."""
    points = line.points
    beside = points is not None and points.gap == rated.after and points.after == line.score.gap
    return beside or rated.after == line.score.gap


def _ways(per: Fraction, step: Fraction, off: Rule) -> Iterator[Rule]:
    """Points off in proportion, for whole steps, or for each step begun."""
    yield lambda values: _less(values, off(values) / step * per)
    yield lambda values: _less(values, Fraction(int(off(values) / step)) * per)
    yield lambda values: _less(values, -Fraction(int(-(off(values) / step) // 1)) * per)
    yield lambda values: _less(values, per)


def _off(values: Sequence[Fraction]) -> Fraction:
    """What a rate is off a hundred, or off the target behind it."""
    return abs((values[2] if len(values) > _PAIR else _FULL) - values[0])


def _told(values: Sequence[Fraction]) -> Fraction:
    """What a rate is said to be off."""
    return values[0]


def _less(values: Sequence[Fraction], off: Fraction) -> Fraction:
    return max(values[1] - off, Fraction(0))


def _scored(
    line: Line, figures: tuple[Figure, ...], way: Rule, formula: str, rated: Phrase
) -> Relation:
    name = line.names[0] if line.names else rated.rate_name
    return score_by(line.score.figure, figures, way, formula=formula, subject=f"{name}得分")
