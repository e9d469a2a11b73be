"""Filings with thirty indicators, made by chance from a seed: what a bureau scores in one go."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from jixiao.filing.filing import Filing, Row
from jixiao.filing.value import State, Value

INDICATORS = 30
PACK = "xinjiang-department"
_WEIGHT = 3
"""Thirty of them make the 90 points of the form."""


def filings(seed: int, count: int) -> Iterator[Filing]:
    """So many filings, one at a time."""
    chance = Random(seed)
    for _ in range(count):
        yield _filing(chance)


def _filing(chance: Random) -> Filing:
    filing = Filing("xinjiang", 2024)
    initial = chance.randint(10_000, 90_000)
    adjusted = initial + chance.randint(-500, 500)
    executed = chance.randint(adjusted * 9 // 10, adjusted)
    filing.put("budget.initial.entered_total", _amount(initial))
    filing.put("adjustments.1.amount", _amount(adjusted - initial))
    filing.put("budget.outturn.entered_total", _amount(executed))
    filing.put("execution.june", _amount(executed // 2))
    filing.rows["indicators"] = [_indicator(chance, number) for number in range(INDICATORS)]
    return filing


def _indicator(chance: Random, number: int) -> Row:
    target = chance.randint(1, 400)
    actual = max(0, target + chance.randint(-target, target // 2 + 1))
    return {
        "level1": _text("产出指标"),
        "name": _text(f"第{number + 1}项工作数量"),
        "operator": _text(chance.choice("≥＝≤")),
        "target": _number(Decimal(target)),
        "unit": _text("次"),
        "weight": _number(Decimal(_WEIGHT)),
        "mid_year": _number(Decimal(actual // 2)),
        "actual": _number(Decimal(actual)),
        "evidence": _text("简讯、照片"),
    }


def _amount(hundredths: int) -> Value:
    return _number(Decimal(hundredths).scaleb(-2))


def _number(number: Decimal) -> Value:
    return Value(State.ENTERED, number, f"{number}")


def _text(text: str) -> Value:
    return Value(State.ENTERED, None, text)
