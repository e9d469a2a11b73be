"""Scores of the body's own indicators by their direction: ≥, ＝, ≤, or in three tiers (定性)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.filing.known import Known
from jixiao.rubrics.case import Case
from jixiao.rubrics.functions.given import given_or
from jixiao.rubrics.outcome import Operand, Outcome, Part, lacking
from jixiao.rubrics.rounding import digits, percent, score_of

_ONE = Fraction(1)
_TIERS = {
    "达成年度指标": (Fraction(8, 10), _ONE),
    "部分达成年度指标并具有一定效果": (Fraction(6, 10), Fraction(8, 10)),
    "未达成年度指标且效果较差": (Fraction(0), Fraction(6, 10)),
}
"""Share of the points that each tier allows: [0.8, 1], [0.6, 0.8), [0, 0.6) (§2.3)."""


def indicators(case: Case) -> Outcome:
    """The sum of the indicators of this criterion; their weights must be its points."""
    parts = [_part(case, number) for number in indicator_numbers(case)]
    if not parts:
        return given_or(case, lacking("indicators", reason=f"没有“{case.criterion.name}”的指标"))
    if reason := _weights_fault(case, parts):
        return Outcome(None, parts=parts, reason=reason, missing=("indicators.*.weight",))
    missing = [path for part in parts for path in part.outcome.missing]
    scores = [part.outcome.score for part in parts if part.outcome.score is not None]
    if missing:
        return Outcome(None, missing=tuple(missing), parts=parts)
    formula = "＋".join(digits(score) for score in scores)
    return Outcome(sum(scores, Decimal(0)), formula, parts=parts)


def average_completion(case: Case) -> Outcome:
    """分值 × the average completion of the indicators of this criterion, each at most 100 %."""
    shares, operands = list[Fraction](), list[Operand]()
    for number in indicator_numbers(case):
        share = _completion(case, number)
        if isinstance(share, Outcome):
            return given_or(case, share)
        shares.append(share)
        operands.append(Operand(_name(case, number), percent(share), f"indicators.{number}"))
    if not shares:
        return given_or(case, None)
    mean = sum(shares, Fraction(0)) / len(shares)
    formula = f"{digits(case.points)}×{percent(mean)}（{len(shares)}项指标完成率的平均）"
    return Outcome(score_of(case.points * mean, case.points), formula, operands)


def window(case: Case) -> Outcome:
    """Only an indicator whose completion lies between ``least`` and ``most`` earns its weight."""
    least, most = case.number("least"), case.number("most")
    total, words = Fraction(0), list[str]()
    for number in indicator_numbers(case):
        target, actual = (_known(case, number, name) for name in ("target", "actual"))
        weight = _known(case, number, "weight")
        if missing := [path for each in (target, actual, weight) for path in each.missing]:
            return given_or(case, lacking(*missing))
        if not target.number or actual.number is None or weight.number is None:
            return lacking(target.path, reason="指标值为零，没有完成率")
        rate = actual.number / target.number
        inside = least <= rate <= most
        total += weight.number if inside else 0
        words.append(f"{_name(case, number)}{percent(rate)}{'' if inside else '不得分'}")
    if not words:
        return given_or(case, None)
    return Outcome(score_of(total, case.points), "，".join(words))


def indicator_numbers(case: Case) -> Sequence[int]:
    """The rows of the indicators that belong to this criterion."""
    wanted = {case.criterion.id, case.criterion.name, case.text("level")} - {""}
    rows = case.filing.rows.get("indicators", [])
    named = [
        number
        for number, row in enumerate(rows, 1)
        if wanted & {row[key].text for key in ("criterion", "level2", "level1") if key in row}
    ]
    alone = not any("criterion" in row for row in rows) and case.text("level") == "*"
    return range(1, len(rows) + 1) if alone else named


def _weights_fault(case: Case, parts: Sequence[Part]) -> str:
    """Why the weights cannot stand; "" where they add up to the points of the criterion."""
    if case.criterion.points is None or any(part.points is None for part in parts):
        return ""
    total = sum((part.points or Decimal(0) for part in parts), Decimal(0))
    if total == case.criterion.points:
        return ""
    return f"指标权重合计{digits(total)}分，应为{digits(case.criterion.points)}分"


def _part(case: Case, number: int) -> Part:
    weight = _known(case, number, "weight")
    name = _name(case, number)
    if weight.number is None:
        return Part(f"indicators.{number}", name, None, lacking(weight.path))
    points = Decimal(digits(weight.number, 6))
    return Part(f"indicators.{number}", name, points, _score(case, number, weight.number))


def _score(case: Case, number: int, points: Fraction) -> Outcome:
    if _text(case, number, "operator") == "定性":
        return _in_tiers(case, number, points)
    share = _completion(case, number)
    if isinstance(share, Outcome):
        return share
    operator, unit = _text(case, number, "operator") or "≥", _text(case, number, "unit")
    target, actual = (_known(case, number, name) for name in ("target", "actual"))
    operands = [
        Operand("指标值", f"{operator}{_shown(target)}{unit}", target.path),
        Operand("完成值", f"{_shown(actual)}{unit}", actual.path),
    ]
    formula = f"{digits(points)}×{_working(operator, target, actual, share)}"
    return Outcome(score_of(points * share, points), formula, operands)


def _completion(case: Case, number: int) -> Fraction | Outcome:
    """The share of its points that an indicator earns by its direction (§2.3).

    A negative actual counts as 0. ≥ and ＝: actual ÷ target, at most 1. ≤: full up to the target,
    then 1 − (actual − target) ÷ target. A target of 0: full at or below it (≥: from it on), else
    none.
    """
    target, actual = (_known(case, number, name) for name in ("target", "actual"))
    if missing := (*target.missing, *actual.missing):
        return lacking(*missing)
    if target.number is None or actual.number is None:
        return Outcome(None, reason="不适用")
    done = max(actual.number, Fraction(0))
    operator = _text(case, number, "operator") or "≥"
    if target.number <= 0:
        met = done >= target.number if operator == "≥" else done <= target.number
        return _ONE if met else Fraction(0)
    if operator == "≤":
        over = (done - target.number) / target.number
        return max(Fraction(0), min(_ONE, _ONE - over))
    return min(done / target.number, _ONE)


def _in_tiers(case: Case, number: int, points: Fraction) -> Outcome:
    """定性: the tier that was reached, and the share within it that the body claims."""
    tier = _text(case, number, "achievement")
    share = _known(case, number, "achievement_share")
    if not tier or share.number is None:
        gaps = [f"indicators.{number}.achievement"] if not tier else []
        return lacking(*gaps, *share.missing)
    low, high = _TIERS[tier]
    claimed = share.number / 100
    if not (low <= claimed <= high and (claimed < high or high == 1)):
        ending = "]" if high == 1 else ")"
        allowed = f"[{percent(low)}, {percent(high)}{ending}"
        return lacking(
            share.path, reason=f"“{tier}”的得分比例应在{allowed}，写的是{percent(claimed)}"
        )
    operands = [Operand("达成情况", tier), Operand("得分比例", percent(claimed), share.path)]
    return Outcome(
        score_of(points * claimed, points), f"{digits(points)}×{percent(claimed)}", operands
    )


def _working(operator: str, target: Known, actual: Known, share: Fraction) -> str:
    if share == 1:
        return "100%"
    if operator == "≤":
        return f"{percent(share)}（1－（{_shown(actual)}－{_shown(target)}）÷{_shown(target)}）"
    return f"{percent(share)}（{_shown(actual)}÷{_shown(target)}）"


def _known(case: Case, number: int, column: str) -> Known:
    return case.knowledge.at(f"indicators.{number}.{column}")


def _text(case: Case, number: int, column: str) -> str:
    return case.filing.get(f"indicators.{number}.{column}").text


def _name(case: Case, number: int) -> str:
    return _text(case, number, "name") or f"第{number}项指标"


def _shown(known: Known) -> str:
    return "" if known.number is None else digits(known.number, 6)
