"""Counts of each of what was counted: 培训8期，每期45人，共360人次 (A21)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.building import rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

_TOGETHER = ("共", "合计", "累计", "总计")


def counts_of_each(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The total right behind how often and how many each time; where it holds, or is a misprint."""
    for place, each in enumerate(phrases[1:-1], 1):
        if "每" in each.gap and each.figure.dimension is Dimension.COUNT:
            times, total = phrases[place - 1], phrases[place + 1]
            if _counts(times, each, total):
                relation = rate(
                    total.figure, (times.figure, each.figure), _times, kind=RelationKind.PRODUCT,
                    formula="次数×每次数量", subject=total.subject.name or each.subject.name,
                )  # fmt: skip
                if relation.verdict is Verdict.HOLDS or is_misprinted(relation):
                    yield relation


def _counts(times: Phrase, each: Phrase, total: Phrase) -> bool:
    """Whether 每期 is said of 8期, and the total is of what was counted each time."""
    unit = times.figure.unit
    if not unit or f"每{unit}" not in each.gap.replace("每个", "每").replace("每一", "每"):
        return False
    counted = times.figure.dimension is total.figure.dimension is Dimension.COUNT
    beside = times.passage == total.passage and times.stop == total.stop
    alike = total.figure.unit.removesuffix("次") == each.figure.unit.removesuffix("次")
    told = any(word in total.gap for word in _TOGETHER)
    return counted and beside and alike and told and times.figure.exact and each.figure.exact


def _times(values: Sequence[Fraction]) -> Fraction:
    return values[0] * values[1]
