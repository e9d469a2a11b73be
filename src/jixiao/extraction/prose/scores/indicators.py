"""Indicators of the prose: target, mid-year value, actual, rate, weight and score."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_CLAUSE
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_LONGEST_NAME = 30
_NUMBER = late_regex(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|[（(]?\d{1,2}[）)、.．]|[①-⑳]|指标[一二三四五六七八九十]{1,3})"
)
_CLASS = late_regex(
    r"^(?:产出|效益|数量|质量|时效|成本|满意度|经济|社会|生态|可持续影响|服务对象)+(?:效益)?(?:指标)?$|^指标"
)
"""数量指标, 社会效益指标: what an indicator is one of."""
_FAR_APART = 5
"""How many times a target its result is, at most, where both count in words of their own."""
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
    mid_rate: Phrase | None = None
    actual: Phrase | None = None
    rate: Phrase | None = None
    weight: Phrase | None = None
    score: Phrase | None = None

    @property
    def name(self) -> str:
        """The indicator's name: the first clause of its sentence that is no class of indicators."""
        return _name_in(self.target.context)

    @property
    def bound(self) -> str:
        """>=, <= or = of the target."""
        return words.BOUNDS.get(self.target.bound, "=")


@lru_cache(maxsize=1024)
def _name_in(context: str) -> str:
    """The name of an indicator in the text before its target; each relation of it asks again."""
    sentence = re.split(r"[。；]", context)[-1]
    for clause in re.split(r"[：，]", sentence)[:-1]:
        name = _NUMBER.sub("", clause).strip("\x04 ")
        if 2 <= len(name) <= _LONGEST_NAME and not _CLASS.search(name):
            return name
    return "该指标"


def indicators_of(phrases: list[Phrase]) -> list[Indicator]:
    """The indicators that stand in paragraphs: each opens with its target, or with its weight right
    before that.
    """
    found: list[Indicator] = []
    last: Phrase | None = None
    for phrase in phrases:
        before, last = last, phrase
        if phrase.role is Role.TARGET:
            if not found or _is_told(found[-1], phrase):
                opened = before is not None and _opens(before, phrase)
                found.append(Indicator(phrase, weight=before if opened else None))
                if opened and len(found) > 1 and found[-2].weight is before:
                    found[-2].weight = None
        elif found and (slot := _SLOTS.get(phrase.role)):
            indicator = found[-1]
            if phrase.passage - indicator.target.passage > _REACH or _is_over(indicator, phrase):
                continue
            if slot == "rate" and before is indicator.mid_year:
                slot = "mid_rate"
            elif slot == "rate" and before is not None and _is_result(before, indicator, phrase):
                indicator.actual = before
            if getattr(indicator, slot) is None or (slot == "actual" and indicator.rate is None):
                setattr(indicator, slot, phrase)
    return [one for one in found if one.actual is not None or one.score is not None]


def _is_over(one: Indicator, phrase: Phrase) -> bool:
    """Whether a figure stands in a passage behind the one that scores an indicator."""
    return one.score is not None and one.score.passage < phrase.passage


def _is_result(rate: Phrase, one: Indicator, completion: Phrase) -> bool:
    """完好率93.10%，完成率95.00%: whether a named rate right before it is what was completed."""
    beside = one.actual is None and rate.sentence == completion.sentence
    named = rate.role is Role.LEVEL and bool(rate.rate_name)
    return beside and named and rate.figure.dimension is one.target.figure.dimension


def _opens(weight: Phrase, target: Phrase) -> bool:
    """办结率权重6分，指标值95%: whether a weight opens the sentence of the target behind it."""
    beside = (weight.passage, weight.sentence) == (target.passage, target.sentence)
    return beside and weight.role is Role.WEIGHT and weight.pause >= NEW_CLAUSE


def _is_told(one: Indicator, target: Phrase) -> bool:
    """Whether a further target is another indicator's: this one has its value, or stands apart."""
    told = one.score is not None or one.actual is not None
    return told or one.target.passage != target.passage


def alike(one: Figure, other: Figure) -> bool:
    """Whether target and actual are of one dimension; of two units, also of one size (160场 is no
    target of 546.30万人次).
    """
    if one.dimension is not other.dimension or one.unit == other.unit:
        return one.dimension is other.dimension
    smaller, larger = sorted((abs(one.fraction), abs(other.fraction)))
    return one.dimension is not Dimension.COUNT or not smaller or larger <= smaller * _FAR_APART


def as_set(target: Figure) -> Figure:
    """A target is set, not measured: it is exactly what it prints."""
    return replace(target, dimension=Dimension.SCORE)
