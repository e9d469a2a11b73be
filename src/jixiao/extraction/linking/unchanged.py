"""What did not change, against the amount of its name that is told elsewhere: 2023年接待费8.65万元.
2024年接待费8.65万元（与上年持平）.

Told where both print the same, and so never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, Role

_UNCHANGED = late_regex(
    r"^[（，](?:[与同较比和](?:上年|去年|20\d\d年度?)[^，。；）\d]{0,8})?(?:零增长|持平|不变|相同|一致)"
)


def unchanged_amounts(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """Each such amount against the last one before it, else the first behind it, of its name."""
    told = [one for one in phrases if one.money and _is_unchanged(one)]
    if not told:
        return
    by_value: dict[Decimal, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.figure.value and fact.role is Role.LEVEL:
            by_value[fact.figure.value].append(fact)
    for one in told:
        name = one.subject.name
        alike = [
            fact.figure
            for fact in by_value.get(one.figure.value, ())
            if fact.figure.start != one.figure.start and _are_alike(name, fact.subject)
        ]
        if alike:
            yield same(one.figure, _nearest(one.figure, alike), subject=name)


def _is_unchanged(one: Phrase) -> bool:
    after = one.after
    told = (
        "持平" in after or "零增长" in after or "不变" in after or "同" in after or "一致" in after
    )
    return told and one.role is Role.LEVEL and _UNCHANGED.match(after) is not None


def _are_alike(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def _nearest(figure: Figure, alike: Sequence[Figure]) -> Figure:
    before = [one for one in alike if one.start < figure.start]
    return before[-1] if before else alike[0]
