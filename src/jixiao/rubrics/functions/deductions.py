"""Scores that start full and lose points: per percentage point, per step, per matter."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil

from jixiao.rubrics.case import Case, Ratio
from jixiao.rubrics.functions.given import given_or
from jixiao.rubrics.outcome import Operand, Outcome
from jixiao.rubrics.rounding import digits, percent, score_of

_HUNDRED = 100


def deduct_per_point(case: Case) -> Outcome:
    """Full points up to ``limit``; each percentage point beyond takes ``per_point``.

    ``direction: below`` takes points for falling short instead. Parts of a point count in
    proportion (domain notes §2.3 ``deduct_per_pp``, published form of a Hunan county).
    """
    return _beyond(case, lambda points: points * case.number("per_point"))


def deduct_per_step(case: Case) -> Outcome:
    """As :func:`deduct_per_point`, by whole steps of ``step`` points: a step begun counts."""
    step = case.number("step", "1")
    return _beyond(case, lambda points: ceil(points / step) * case.number("per_step"))


def deduct_each(case: Case) -> Outcome:
    """Full points less ``per_case`` for each matter of the deduction table; never below none."""
    rows = _rows(case)
    if not rows:
        return given_or(case, None)
    times = sum((_times(case, number) for number in rows), Fraction(0))
    lost = times * case.number("per_case", "1")
    formula = f"{digits(case.points)}－{digits(lost)}（{digits(times)}次）"
    operands = [_operand(case, number) for number in rows]
    return Outcome(score_of(case.points - lost, case.points), formula, operands)


def penalties(case: Case) -> Outcome:
    """Points to take off the total for the matters of the deduction table, at most all of them."""
    rows = _rows(case)
    times = sum((_times(case, number) for number in rows), Fraction(0))
    lost = times * case.number("per_case", "1")
    operands = [_operand(case, number) for number in rows]
    formula = (
        f"{digits(times)}次×{digits(case.number('per_case', '1'))}" if rows else "没有扣分事项"
    )
    return Outcome(score_of(lost, case.points), formula, operands)


def _beyond(case: Case, lost_for: Callable[[Fraction], Fraction]) -> Outcome:
    ratio = case.ratio(case.text("value"))
    if not isinstance(ratio, Ratio):
        return given_or(case, ratio)
    limit = case.number("limit")
    beyond = limit - ratio.value if case.text("direction") == "below" else ratio.value - limit
    points = max(Fraction(0), beyond) * _HUNDRED
    lost = lost_for(points)
    formula = f"{digits(case.points)}－{digits(lost)}（{ratio.working}＝{percent(ratio.value)}）"
    return Outcome(score_of(case.points - lost, case.points), formula, ratio.operands)


def _rows(case: Case) -> list[int]:
    """The rows of the deduction table that speak of this criterion."""
    return [
        number
        for number, row in enumerate(case.filing.rows.get("deductions", ()), 1)
        if (cell := row.get("criterion")) and cell.text in (case.criterion.id, case.criterion.name)
    ]


def _operand(case: Case, number: int) -> Operand:
    matter = case.filing.get(f"deductions.{number}.matter").text or "扣分事项"
    return Operand(matter, f"{digits(_times(case, number))}次", f"deductions.{number}")


def _times(case: Case, number: int) -> Fraction:
    known = case.knowledge.at(f"deductions.{number}.times")
    return Fraction(1) if known.number is None else known.number
