"""Warnings at monitoring dates: execution against time, indicators, the forecast to year end.

The lines are the region's where its pack has them (Sichuan's are told in domain notes §2.1); else
the common default of the field's products: execution below 60 % of the share of the year that has
passed is red, below 80 % yellow (§2.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jixiao.filing.filing import Filing
from jixiao.filing.known import Knowledge
from jixiao.regions.certainty import Certainty
from jixiao.regions.pack import Pack
from jixiao.rubrics.rounding import digits, percent

RED, YELLOW = Fraction(6, 10), Fraction(8, 10)
APART = Fraction(1, 10)
"""Execution and goals that lie further apart than this are warned of (Sichuan, §2.1)."""
_YEAR = 12
_FIXED = {"execution.june": 6, "execution.october": 10}


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning: its level (``red`` or ``yellow``), what it is about, the working."""

    level: str
    path: str
    name: str
    text: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class _Spent:
    path: str
    month: int
    rate: Fraction
    working: str


def warnings(knowledge: Knowledge, pack: Pack) -> list[Warned]:
    """All warnings of a Filing, by path."""
    filing = knowledge.filing
    spent = list(_spent(filing, knowledge))
    found = [one for each in spent for one in _behind_time(each, pack)]
    found += [*_apart(filing, knowledge, spent), *_forecasts(filing, knowledge)]
    return found


def _spent(filing: Filing, knowledge: Knowledge) -> Iterator[_Spent]:
    """Execution rates with their months: the two fixed dates and every monitoring row."""
    budget = knowledge.at("budget.adjusted.total").number
    if not budget:
        return
    dated = list(_FIXED.items())
    for number, row in enumerate(filing.rows.get("monitoring", ()), 1):
        if "date" in row and row["date"].text.startswith(f"{filing.year}-"):
            dated.append((f"monitoring.{number}.executed", int(row["date"].text[5:7])))
    for path, month in dated:
        known = knowledge.at(path).number
        if known is not None:
            working = f"{digits(known)}÷{digits(budget)}"
            yield _Spent(path, month, known / budget, working)


def _behind_time(spent: _Spent, pack: Pack) -> Iterator[Warned]:
    line = next((line for line in pack.monitoring if line.month == spent.month), None)
    name = f"1—{spent.month}月预算执行率"
    if line is not None:
        if spent.rate < line.least:
            text = f"{spent.working}＝{percent(spent.rate)}，低于预警线{percent(line.least)}"
            yield Warned("red", spent.path, name, text, pack.monitoring_certainty)
        return
    if pack.monitoring:
        return
    against_time = spent.rate / Fraction(spent.month, _YEAR)
    if against_time < YELLOW:
        level = "red" if against_time < RED else "yellow"
        text = f"{spent.working}＝{percent(spent.rate)}，为序时进度的{percent(against_time)}"
        yield Warned(level, spent.path, name, text, Certainty.RECONSTRUCTED)


def _apart(filing: Filing, knowledge: Knowledge, spent: list[_Spent]) -> Iterator[Warned]:
    """Mid-year progress of the indicators far from the execution of that time."""
    june = next((each for each in spent if each.path == "execution.june"), None)
    shares = []
    for number, row in enumerate(filing.rows.get("indicators", ()) if june else (), 1):
        if "mid_year" not in row:
            continue
        target, value = (
            knowledge.at(f"indicators.{number}.{column}").number
            for column in ("target", "mid_year")
        )
        if target and value is not None and filing.get(f"indicators.{number}.operator").text != "≤":
            shares.append(min(value / target, Fraction(1)))
    if june is None or not shares:
        return
    mean = sum(shares, Fraction(0)) / len(shares)
    if abs(mean - june.rate) > APART:
        text = (
            f"指标平均完成{percent(mean)}，预算执行{percent(june.rate)}，相差超过{percent(APART)}"
        )
        yield Warned("yellow", "execution.june", "目标实现与预算执行", text, Certainty.SECONDARY)


def _forecasts(filing: Filing, knowledge: Knowledge) -> Iterator[Warned]:
    """What is expected to miss its target or its budget by the end of the year."""
    for number, row in enumerate(filing.rows.get("indicators", ()), 1):
        if "forecast" not in row:
            continue
        target, value = (
            knowledge.at(f"indicators.{number}.{column}").number
            for column in ("target", "forecast")
        )
        if target is None or value is None:
            continue
        limit = filing.get(f"indicators.{number}.operator").text == "≤"
        if value > target if limit else value < target:
            name = row["name"].text if "name" in row else f"第{number}项指标"
            text = f"预计全年{digits(value)}，指标值{digits(target)}"
            yield Warned("yellow", f"indicators.{number}.forecast", name, text, Certainty.OFFICIAL)
    budget = knowledge.at("budget.adjusted.total").number
    for number, _ in enumerate(filing.rows.get("monitoring", ()), 1):
        forecast = knowledge.at(f"monitoring.{number}.forecast").number
        if budget and forecast is not None and forecast < budget * Fraction(9, 10):
            text = f"预计全年执行{digits(forecast)}÷{digits(budget)}＝{percent(forecast / budget)}"
            path = f"monitoring.{number}.forecast"
            yield Warned("yellow", path, "全年预计执行", text, Certainty.RECONSTRUCTED)
