"""Rates of a goal that stands right before them: 普查住户1150户，完成年度任务1200户的95.83%.

The count before the goal is what was done. Wrong where the rate is a misprint, or the goal over
what was done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_GOAL = late_regex(
    r"，(?:已|实际)?(?:完成|达到?|[为占是]|相当于)了?(?:年[度初]|全年)?(?:目标|任务|计划)(?:任务|[数值])?"
)
_OF_IT = "的"


def rates_of_goals(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """One relation for each such rate."""
    for done, goal, told in zip(phrases, phrases[1:], phrases[2:], strict=False):
        if told.gap != _OF_IT or told.figure.dimension is not Dimension.PERCENT:
            continue
        alike = done.figure.unit == goal.figure.unit and done.figure.dimension is Dimension.COUNT
        if not alike or done.sentence != told.sentence or not _GOAL.fullmatch(goal.gap):
            continue
        if done.figure.value and goal.figure.value:
            relation, turned = _rate(told, done, goal), _rate(told, goal, done)
            sure = is_misprinted(relation) or agrees(turned.judgement)
            if sure or agrees(relation.judgement):
                yield relation


def _rate(told: Phrase, done: Phrase, goal: Phrase) -> Relation:
    return rate(
        told.figure, (done.figure, goal.figure), part_of_whole, formula="完成数÷目标数×100",
        kind=RelationKind.COMPLETION_RATE, subject=done.subject.name,
    )  # fmt: skip
