"""Sums along rows told by the figures themselves, where the header names no total.

Headers flattened to text lose their rows (总收入｜其中：…) and lie askew over the columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.sums import Getter, Outcome, Reading, Trust, outcomes, state
from jixiao.figures.verdict import Verdict, judge_sum
from jixiao.ledger.relation import Relation

_LEAST_PARTS = 2
_LEAST_LINES = 3
"""Rows that must reconcile before the figures alone say what a row adds up to."""


def fitting_sums(columns: Sequence[Column], crosses: Sequence[int], get: Getter) -> list[Relation]:
    """The first amount of every row as the sum of the others, or the last one."""
    amounts = [column.index for column in columns if column.kind == "amount"]
    if len(amounts) <= _LEAST_PARTS or len(crosses) < _LEAST_LINES:
        return []
    for whole, parts in ((amounts[0], amounts[1:]), (amounts[-1], amounts[:-1])):
        signed = [(1, part) for part in parts]
        reading = Reading(whole, signed, "各列之和", Trust.LIKELY, at_row=True)
        found = _fitting(reading, crosses, get)
        if found:
            return state(reading, found)
    return []


def _fitting(reading: Reading, crosses: Sequence[int], get: Getter) -> list[Outcome]:
    """The rows under a reading, none where one of them says otherwise."""
    found = [outcome for outcome in outcomes(reading, crosses, get) if outcome.several]
    if len(found) < _LEAST_LINES or not all(_fits(outcome) for outcome in found):
        return []
    return found


def _fits(outcome: Outcome) -> bool:
    """Whether the parts make the whole, but for what rounding them leaves."""
    if outcome.mixed or outcome.rates:
        return False
    if not outcome.difference:
        return True
    signed = [(sign, entry.figure) for sign, entry in outcome.parts]
    return judge_sum(outcome.stated.figure, signed).verdict is not Verdict.CONTRADICTED
