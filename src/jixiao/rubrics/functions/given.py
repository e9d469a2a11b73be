"""Scores that people give: item by item, by tier, by coefficient, or as a plain figure (自报)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from jixiao.filing.filing import Row
from jixiao.rubrics.case import Case
from jixiao.rubrics.outcome import Basis, Operand, Outcome, lacking
from jixiao.rubrics.rounding import digits, score_of

BLANK_SCORE = "得分空白"
"""Why a row of the score table that names its criterion and nothing else gives no score."""


def given_row(case: Case) -> tuple[int, Row] | None:
    """The row of the score table for this criterion, with its number."""
    for number, row in enumerate(case.filing.rows.get("scores", ()), 1):
        if (cell := row.get("criterion")) and cell.text in (case.criterion.id, case.criterion.name):
            return number, row
    return None


def self_reported(case: Case) -> Outcome:
    """自报: the score that the body gives itself, shown as such."""
    return given_or(case, None)


def given_or(case: Case, otherwise: Outcome | None) -> Outcome:
    """The hand-given score where there is one; else ``otherwise``, else what is missing."""
    found = given_row(case)
    if found is None:
        return otherwise or lacking(f"scores.{case.criterion.id}")
    number, row = found
    path = f"scores.{number}.score"
    value = row.get("score")
    if value is None or value.number is None:
        return lacking(path, reason=BLANK_SCORE)
    if fault := outside(value.number, case.points):
        return lacking(path, reason=fault)
    ground = row["ground"].text if "ground" in row else ""
    operand = Operand("自报得分", f"{digits(value.number)}分", path)
    return Outcome(value.number, "自报", [operand], Basis.SELF_REPORTED, reason=ground)


def outside(score: Decimal, points: Fraction) -> str:
    """Why a given score cannot be; "" where it can (§2.3: a score above is refused)."""
    if score < 0:
        return f"得分{digits(score)}小于0"
    if Fraction(score) > points:
        return f"得分{digits(score)}大于分值{digits(points)}"
    return ""


def checklist(case: Case) -> Outcome:
    """Points for each item of the list that is met; what was not judged is missing."""
    items = _mapping(case.parameters["items"])
    judged = _judged(case)
    if not judged:
        return given_or(case, None)
    open_items = [item for item in items if item not in judged]
    if open_items:
        return lacking(*(f"judgements.{case.criterion.id}.{item}" for item in open_items))
    met = [item for item in items if judged[item]]
    total = sum((Fraction(str(items[item])) for item in met), Fraction(0))
    formula = "＋".join(digits(Fraction(str(items[item]))) for item in met) or "0"
    operands = [Operand(item, "符合" if judged[item] else "不符合") for item in items]
    return Outcome(score_of(total, case.points), formula, operands)


def tiers(case: Case) -> Outcome:
    """The points of the one tier that was chosen."""
    points = _mapping(case.parameters["tiers"])
    chosen = [tier for tier, met in _judged(case).items() if met and tier in points]
    if not chosen:
        return given_or(case, None)
    if len(chosen) > 1:
        return lacking(f"judgements.{case.criterion.id}", reason=f"选了{len(chosen)}档，只能选一档")
    value = Fraction(str(points[chosen[0]]))
    return Outcome(score_of(value, case.points), chosen[0], [Operand("评定", chosen[0])])


def coefficient(case: Case) -> Outcome:
    """得分系数 × 分值 (published form of Chongqing)."""
    found = given_row(case)
    cell = found[1].get("coefficient") if found else None
    if found is None or cell is None or cell.number is None:
        return given_or(case, None)
    share = Fraction(cell.number) / 100
    operand = Operand("得分系数", f"{digits(cell.number)}%", f"scores.{found[0]}.coefficient")
    if not 0 <= share <= 1:
        return lacking(
            operand.path, reason=f"得分系数应在 0 到 100 之间，写的是{digits(cell.number)}"
        )
    formula = f"{digits(case.points)}×{digits(cell.number)}%"
    return Outcome(score_of(case.points * share, case.points), formula, [operand])


def _judged(case: Case) -> dict[str, bool]:
    """Item → met, of the judgement table for this criterion."""
    judged = {}
    for row in case.filing.rows.get("judgements", ()):
        criterion, item, met = (row.get(name) for name in ("criterion", "item", "met"))
        if criterion and item and met and criterion.text == case.criterion.id:
            judged[item.text] = bool(met.number)
    return judged


def _mapping(raw: object) -> Mapping[str, object]:
    assert isinstance(raw, dict)
    return raw
