"""Rates of what was done where the text tells only what was not (A09).

资金45.60亿元，未分配0.35亿元，分配率99.2%: all but what was not done, over all. Told where it
holds; not behind what was done (合格97件，不合格3件，合格率97%).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from jixiao.extraction.building import agrees, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import quantity_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_NOT_DONE = late_regex(r"(?:未|没有?|不)(?P<deed>[一-龥]{2})[^，。；：、]{0,4}$")
_DEED = 2
"""Characters that a deed is called by (分配, 到位, 合格)."""


def rates_of_undone(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The rate behind each amount that was not done, over the amount before that."""
    for (whole, undone), (_, told) in pairwise(pairwise(phrases)):
        if told.figure.dimension is not Dimension.PERCENT or "率" not in told.gap:
            continue
        match = _NOT_DONE.search(undone.gap) if "未" in undone.gap or "不" in undone.gap else None
        if match is None or f"{match['deed']}率" not in told.gap:
            continue
        relation = _rate_of(whole, undone, told)
        done = match["deed"] in whole.gap or words.SPENT.search(whole.gap)
        if not done and relation is not None and agrees(relation.judgement):
            yield relation


def _rate_of(whole: Phrase, undone: Phrase, told: Phrase) -> Relation | None:
    alike = quantity_of(whole) == quantity_of(undone) and whole.role in (Role.LEVEL, Role.ACTUAL)
    beside = whole.passage == told.passage and whole.figure.value > undone.figure.value
    if not (alike and beside):
        return None
    return rate(
        told.figure, (whole.figure, undone.figure), _all_but,
        kind=RelationKind.COMPLETION_RATE, formula="（全部－未完成）÷全部×100",
        subject=told.subject.name,
    )  # fmt: skip


def _all_but(values: Sequence[Fraction]) -> Fraction:
    whole, undone = values
    return (whole - undone) / whole * 100
