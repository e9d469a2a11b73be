"""Means of a month or a quarter of the year: 全年进馆36.12万人次，…，月均3.01万人次 (A21).

Told where one of the amounts of the sentence before makes it, and where it does so but for a
misprint, or over a month or two fewer of which nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import rate
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_EACH = late_regex(
    r"(?:(?:平均)?每(?:个)?(?P<each>月|季度?)(?:平均)?|(?P<mean>月|季度?)(?:平)?均)[^，。；：、]{0,6}$"
)
_PARTS = {"月": 12, "季": 4}
"""How many of them a year has."""
_FEWER = {"月": (11, 10, 9), "季": (3,)}
"""Over how many a mean is taken by mistake."""
_PART_OF_YEAR = late_regex(
    r"(?:\d+|[一二三四五六七八九十]+)个(?:月|季度)|[1-9一二三四五六七八九十][—–~至-]\d*[一二三四五六七八九十]*(?:月|季)"
    r"|截[至止]|[上下]半年|前[三3]季度"
)
"""What may say that a mean is of less than a year."""
_A_PRICE = ("标准", "定额", "补助", "工资", "租金", "不低于", "不少于", "不超过")
_SIZED = (Dimension.MONEY, Dimension.COUNT)
_REACH = 8
"""Figures before a mean of which one is the whole year's."""
_TELLING = 3
"""Printed digits of a mean that nothing makes by chance."""


def monthly_means(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """One relation for each such mean."""
    for place, phrase in enumerate(phrases):
        gap = phrase.gap
        if ("月" in gap or "季" in gap) and ("均" in gap or "每" in gap):
            match = _EACH.search(gap)
            if match is not None and _may_be_mean(phrase):
                part = (match["each"] or match["mean"])[0]
                yield from _told(phrase, part, phrases[max(0, place - _REACH) : place])


def _may_be_mean(phrase: Phrase) -> bool:
    measured = phrase.figure.dimension in _SIZED and phrase.figure.value > 0
    said = phrase.gap[-_REACH - _REACH :]
    return measured and phrase.role is Role.LEVEL and not any(word in said for word in _A_PRICE)


def _told(mean: Phrase, part: str, before: Sequence[Phrase]) -> Iterator[Relation]:
    """What holds; else the one amount that a slip made it of."""
    whole = [
        one
        for one in before
        if one.passage == mean.passage and one.stop == mean.stop and not one.prior
        and one.role in (Role.LEVEL, Role.ACTUAL)
        and one.figure.dimension is mean.figure.dimension
        and bare_unit(one.figure) == bare_unit(mean.figure)
        and one.figure.value > mean.figure.value
    ]  # fmt: skip
    made = [_over(mean, one, _PARTS[part]) for one in whole]
    held = [one for one in made if one.verdict is Verdict.HOLDS]
    if held or len(mean.figure.digits.replace(".", "")) < _TELLING:
        yield from held[:1]
        return
    said = "".join(one.context + one.gap + one.after for one in (*before, mean))
    if _PART_OF_YEAR.search(said) is None:
        slips = [
            relation
            for one, relation in zip(whole, made, strict=True)
            if is_misprinted(relation) or _over_fewer(mean, one, part)
        ]
        yield from slips if len(slips) == 1 else ()


def _over_fewer(mean: Phrase, one: Phrase, part: str) -> bool:
    return any(_over(mean, one, parts).verdict is Verdict.HOLDS for parts in _FEWER[part])


def _over(mean: Phrase, one: Phrase, parts: int) -> Relation:
    return rate(
        mean.figure, (one.figure,), lambda values: values[0] / parts,
        kind=RelationKind.PRODUCT, formula=f"全年数÷{parts}", subject=one.subject.name or "平均数",
    )  # fmt: skip
