"""Indicators of the prose: target, mid-year value, actual, rate, weight and score."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.ledger.relation import Role

_LONGEST_NAME = 30
"""Characters of an indicator's name before its colon."""
_REACH = 2
"""Passages after its target that still speak of an indicator."""
_SLOTS = {
    Role.MID_YEAR: "mid_year",
    Role.ACTUAL: "actual",
    Role.COMPLETION_RATE: "rate",
    Role.WEIGHT: "weight",
    Role.SCORE: "score",
}
"""The field of an indicator that a figure of each role fills."""


@dataclass(slots=True)
class Indicator:
    """One indicator as its paragraph states it."""

    target: Phrase
    mid_year: Phrase | None = None
    actual: Phrase | None = None
    rate: Phrase | None = None
    weight: Phrase | None = None
    score: Phrase | None = None

    @property
    def name(self) -> str:
        """The indicator's name: what stands before the colon of its paragraph."""
        head, colon, _ = self.target.context.partition("：")
        return head.strip("\x04 ") if colon and len(head) <= _LONGEST_NAME else "该指标"

    @property
    def bound(self) -> str:
        """>=, <= or = of the target."""
        return words.BOUNDS.get(self.target.bound, "=")


def indicators_of(phrases: list[Phrase]) -> list[Indicator]:
    """The indicators that stand in paragraphs: each opens with its target."""
    found: list[Indicator] = []
    for phrase in phrases:
        if phrase.role is Role.TARGET:
            if not found or found[-1].score is not None or found[-1].actual is not None:
                found.append(Indicator(phrase))
        elif found and (slot := _SLOTS.get(phrase.role)):
            indicator = found[-1]
            if phrase.passage - indicator.target.passage > _REACH:
                continue
            if getattr(indicator, slot) is None or (slot == "actual" and indicator.rate is None):
                setattr(indicator, slot, phrase)
    return [one for one in found if one.actual is not None or one.score is not None]


def alike(one: Figure, other: Figure) -> bool:
    """Whether target and actual are of one dimension."""
    return one.dimension is other.dimension


def as_set(target: Figure) -> Figure:
    """A target is set, not measured: it is exactly what it prints."""
    return replace(target, dimension=Dimension.SCORE)
