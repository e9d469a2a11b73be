"""Scores of the body's own indicators by their direction: ≥, ＝, ≤, or in three tiers (定性)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jixiao.filing.known import Known
from jixiao.rubrics.case import Case
from jixiao.rubrics.functions.given import given_or
from jixiao.rubrics.outcome import Operand, Outcome, Part, lacking
from jixiao.rubrics.rounding import digits, percent, score_of

_NONE, _ONE = Fraction(0), Fraction(1)
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
        one = _indicator(case, number)
        share = _completion(one)
        if isinstance(share, Outcome):
            return given_or(case, share)
        shares.append(share)
        operands.append(Operand(one.name, percent(share), f"indicators.{number}"))
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
        one = _indicator(case, number)
        known = (one.target, one.actual, one.weight)
        if missing := [path for each in known for path in each.missing]:
            return given_or(case, lacking(*missing))
        if not one.target.number or one.actual.number is None or one.weight.number is None:
            return lacking(one.target.path, reason="指标值为零，没有完成率")
        rate = one.actual.number / one.target.number
        inside = least <= rate <= most
        total += one.weight.number if inside else 0
        words.append(f"{one.name}{percent(rate)}{'' if inside else '不得分'}")
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


@dataclass(frozen=True, slots=True)
class _Indicator:
    """One row of the indicators, read once for all that its score needs."""

    number: int
    name: str
    operator: str
    unit: str
    weight: Known
    target: Known
    actual: Known


def _indicator(case: Case, number: int) -> _Indicator:
    row = case.filing.rows["indicators"][number - 1]
    head = f"indicators.{number}"
    return _Indicator(
        number,
        row["name"].text if "name" in row else f"第{number}项指标",
        row["operator"].text if "operator" in row else "≥",
        row["unit"].text if "unit" in row else "",
        *(case.knowledge.at(f"{head}.{column}") for column in ("weight", "target", "actual")),
    )


def _weights_fault(case: Case, parts: Sequence[Part]) -> str:
    """Why the weights cannot stand; "" where they add up to the points of the criterion."""
    if case.criterion.points is None or any(part.points is None for part in parts):
        return ""
    total = sum((part.points or Decimal(0) for part in parts), Decimal(0))
    if total == case.criterion.points:
        return ""
    return f"指标权重合计{digits(total)}分，应为{digits(case.criterion.points)}分"


def _part(case: Case, number: int) -> Part:
    one = _indicator(case, number)
    path, weight = f"indicators.{number}", one.weight.number
    if weight is None:
        return Part(path, one.name, None, lacking(one.weight.path))
    in_tiers = one.operator == "定性"
    outcome = _in_tiers(case, one, weight) if in_tiers else _score(one, weight)
    return Part(path, one.name, Decimal(digits(weight, 6)), outcome)


def _score(one: _Indicator, points: Fraction) -> Outcome:
    share = _completion(one)
    if isinstance(share, Outcome):
        return share
    target, actual = _shown(one.target), _shown(one.actual)
    operands = [
        Operand("指标值", f"{one.operator}{target}{one.unit}", one.target.path),
        Operand("完成值", f"{actual}{one.unit}", one.actual.path),
    ]
    formula = f"{digits(points)}×{_working(one.operator, target, actual, share)}"
    return Outcome(score_of(points * share, points), formula, operands)


def _completion(one: _Indicator) -> Fraction | Outcome:
    """The share of its points that an indicator earns by its direction (§2.3).

    A negative actual counts as 0. ≥ and ＝: actual ÷ target, at most 1. ≤: full up to the target,
    then 1 − (actual − target) ÷ target. A target of 0: full at or below it (≥: from it on), else
    none.
    """
    target, done = one.target.number, one.actual.number
    if missing := (*one.target.missing, *one.actual.missing):
        return lacking(*missing)
    if target is None or done is None:
        return Outcome(None, reason="不适用")
    done = max(done, _NONE)
    if target <= 0:
        met = done >= target if one.operator == "≥" else done <= target
        return _ONE if met else _NONE
    if one.operator == "≤":
        return _ONE if done <= target else max(_NONE, 2 - done / target)
    return _ONE if done >= target else done / target


def _in_tiers(case: Case, one: _Indicator, points: Fraction) -> Outcome:
    """定性: the tier that was reached, and the share within it that the body claims."""
    head = f"indicators.{one.number}"
    tier = case.filing.get(f"{head}.achievement").text
    share = case.knowledge.at(f"{head}.achievement_share")
    if not tier or share.number is None:
        gaps = [f"{head}.achievement"] if not tier else []
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


def _working(operator: str, target: str, actual: str, share: Fraction) -> str:
    if share == 1:
        return "100%"
    if operator == "≤":
        return f"{percent(share)}（1－（{actual}－{target}）÷{target}）"
    return f"{percent(share)}（{actual}÷{target}）"


def _shown(known: Known) -> str:
    return "" if known.number is None else digits(known.number, 6)
