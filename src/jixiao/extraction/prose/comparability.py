"""Which amounts and counts may stand in one sum or one ratio."""

from __future__ import annotations

from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex

_PEOPLE = {"人", "名", "位"}
"""Units that all count people."""
_TIMES = {"次", "批", "批次"}
"""Units of visits."""
_BATCHES = late_regex(r"批次?数?[为是：]?$")
_THING = late_regex(r"[一-龥]{2,10}")
_LARGE = late_regex(r"^[百千]?[万亿](?=.)")
_SHARED = 2
"""Characters at either end by which two things are of one kind."""


def comparable(phrase: Phrase, other: Phrase) -> bool:
    """Whether two amounts may be added."""
    one, two = phrase.figure, other.figure
    if one.dimension is not two.dimension:
        bare = Dimension.NUMBER in (one.dimension, two.dimension)
        return bare and not (phrase.money or other.money)
    if phrase.money:
        return True
    alike = {one.unit, two.unit} <= _PEOPLE or bare_unit(one) == bare_unit(two)
    alike = alike or ({one.unit, two.unit} <= _TIMES and _of_batches(phrase) == _of_batches(other))
    return alike and _counts_the_same(phrase, other)


def _of_batches(phrase: Phrase) -> bool:
    """接待批次为30次: times that the name before them tells to be 批次."""
    return phrase.figure.unit != "次" or _BATCHES.search(phrase.gap) is not None


def bare_unit(figure: Figure) -> str:
    """台（套） counts what 台 does, and 万人次 what 人次 does."""
    unit = _LARGE.sub("", figure.unit)
    return unit.removesuffix("套") or unit


def _counts_the_same(phrase: Phrase, other: Phrase) -> bool:
    """Whether two counts do not name different things behind their unit (个项目, 个部门)."""
    one, two = _counted(phrase), _counted(other)
    alike = one[:_SHARED] == two[:_SHARED] or one[-_SHARED:] == two[-_SHARED:]
    return not one or not two or alike


def _counted(phrase: Phrase) -> str:
    """The thing named behind a count (33个三级绩效指标, 23个数量指标: both are indicators)."""
    match = _THING.match(phrase.after)
    return match.group() if match else ""


def quantity_of(phrase: Phrase) -> str:
    """money, persons, or the unit of what is counted."""
    return measured_in(phrase.figure)


def measured_in(figure: Figure) -> str:
    """money, persons, or the unit of a figure."""
    if figure.dimension is Dimension.MONEY:
        return "money"
    return "persons" if figure.unit in _PEOPLE else figure.unit
