"""The scoring functions, each by the name that packs use (domain notes §2.3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jixiao.rubrics.case import Function
from jixiao.rubrics.functions.deductions import (
    deduct_each,
    deduct_per_point,
    deduct_per_step,
    penalties,
)
from jixiao.rubrics.functions.given import checklist, coefficient, self_reported, tiers
from jixiao.rubrics.functions.indicators import average_completion, indicators, window
from jixiao.rubrics.functions.ratios import (
    at_most,
    bands,
    execution_rate,
    progress,
    proportional,
)


@dataclass(frozen=True, slots=True)
class Signature:
    """A scoring function with the parameters that a rule must and may give it."""

    score: Function
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()

    @property
    def parameters(self) -> frozenset[str]:
        return self.required | self.optional


def _signature(score: Function, required: str = "", optional: str = "") -> Signature:
    return Signature(score, frozenset(required.split()), frozenset(optional.split()))


FUNCTIONS: Mapping[str, Signature] = {
    "execution_rate": _signature(execution_rate, "executed budget"),
    "proportional": _signature(proportional, "value", "full none"),
    "at_most": _signature(at_most, "value limit", "none"),
    "bands": _signature(bands, "value bands", "none"),
    "progress": _signature(progress, "steps"),
    "deduct_per_point": _signature(deduct_per_point, "value limit per_point", "none direction"),
    "deduct_per_step": _signature(deduct_per_step, "value limit step per_step", "none direction"),
    "deduct_each": _signature(deduct_each, "", "per_case matters"),
    "penalties": _signature(penalties, "", "per_case"),
    "indicators": _signature(indicators, "", "level"),
    "average_completion": _signature(average_completion, "", "level"),
    "window": _signature(window, "least most", "level"),
    "checklist": _signature(checklist, "items"),
    "tiers": _signature(tiers, "tiers"),
    "coefficient": _signature(coefficient),
    "self_reported": _signature(self_reported),
}
"""Rules may also carry ``text``: the rule as people read it."""
