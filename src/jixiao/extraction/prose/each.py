"""Counts of each of what was counted: 培训8期，每期45人，共360人次 (A21)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from jixiao.extraction.building import rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_SEVERAL = late_regex(
    r"(?P<number>[两二三四五六七八九十]{1,3})[个所家次批期处座支](?:[一-龥]{0,6})[各均][^，。；：、]{0,8}$"
)
_IN_EACH = late_regex(r"[一-龥]{0,6}[各均][^，。；：、]{0,8}")
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
    yield from _of_several(phrases)


def _of_several(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """四个片区各走访150户，共600户: so many times what was counted in each of several, which a
    numeral or the count before it tells; where it holds.
    """
    for place, (each, total) in enumerate(pairwise(phrases)):
        if "各" not in each.gap or each.figure.dimension is not Dimension.COUNT:
            continue
        beside = (each.passage, each.stop) == (total.passage, total.stop)
        alike = each.figure.unit == total.figure.unit and beside
        if alike and any(word in total.gap for word in _TOGETHER):
            before = phrases[place - 1] if place else None
            for relation in _several_times(each, total, before):
                if relation.verdict is Verdict.HOLDS:
                    yield relation


def _several_times(each: Phrase, total: Phrase, before: Phrase | None) -> Iterator[Relation]:
    subject = total.subject.name or each.subject.name
    if match := _SEVERAL.search(each.gap):
        number = int(number_of(match["number"]))
        yield rate(
            total.figure, (each.figure,), lambda values: values[0] * number,
            kind=RelationKind.PRODUCT, formula=f"每项数量×{number}", subject=subject,
        )  # fmt: skip
    elif before is not None and before.after == each.gap and _IN_EACH.fullmatch(each.gap):
        yield rate(
            total.figure, (before.figure, each.figure), _times, kind=RelationKind.PRODUCT,
            formula="次数×每次数量", subject=subject,
        )  # fmt: skip


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
