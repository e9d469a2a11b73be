"""Parts of which the words themselves say how many they are (A20).

收入96万元，由三部分构成：上年结转6万元，年初预算80万元，年中追加10万元; 培训40期，一至四季度分别为
8期、12期、10期、10期: whatever they are called, they are all there is of the amount before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.operands import near_total
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_COUNTED = late_regex(
    r"[，。]?由(?P<count>[两二三四五六])个?(?:部分|方面)(?:资金|收入|支出|内容)?(?:构成|组成)："
    r"[^，。；：、]*"
)
_QUARTERS = late_regex(
    r"[，：（](?:其中)?(?:第?一至第?四|一、二、三、四)季度(?:分别|依次)(?:为|是|有)?"
)
_FOUR = 4
_BETWEEN = late_regex(r"[、，；]")
_MEASURED = (Dimension.MONEY, Dimension.COUNT)


def told_parts(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each amount with as many parts right behind it as the words say; a wrong one where they come
    near it.
    """
    for place, first in enumerate(phrases[1:], 1):
        if "分别" not in first.gap and "由" not in first.gap and "依次" not in first.gap:
            continue
        number = _number(first.gap)
        parts = phrases[place : place + number]
        if not number or not _are_all(phrases[place - 1], parts, phrases[place + number :][:1]):
            continue
        relation = signed_sum(
            phrases[place - 1].figure, [(1, one.figure) for one in parts],
            subject=phrases[place - 1].subject.name,
        )  # fmt: skip
        if relation.verdict is Verdict.HOLDS or near_total(relation):
            yield relation


def _number(gap: str) -> int:
    """How many parts the words before the first of them announce."""
    if match := _COUNTED.fullmatch(gap):
        return int(number_of(match["count"]))
    return _FOUR if _QUARTERS.fullmatch(gap) else 0


def _are_all(whole: Phrase, parts: Sequence[Phrase], behind: Sequence[Phrase]) -> bool:
    """Whether parts in the unit of their whole stand in one row with it that ends with them."""
    figure = whole.figure
    if whole.role is not Role.LEVEL or figure.dimension not in _MEASURED:
        return False
    alike = all(
        (one.figure.dimension, one.figure.unit) == (figure.dimension, figure.unit)
        and (one.passage, one.depth) == (whole.passage, parts[0].depth)
        and one.role in (Role.LEVEL, Role.CHANGE)
        and one.sign >= 0
        for one in parts
    )
    row = all(one.after == other.gap for one, other in pairwise(parts))
    paused = all(_BETWEEN.match(one.gap) for one in parts[1:])
    goes_on = any(one.figure.unit == figure.unit and one.gap.startswith("、") for one in behind)
    return alike and row and paused and not goes_on
