"""What none of was counted cost nothing: 轿车0辆、金额0万元; 项目0个，涉及预算总金额0万元 (A21).

And nobody came to what did not take place: 接待0批次、0人次.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import without_asides
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_ITS_AMOUNT = late_regex(
    r"(?:项目)?[，、](?:项目)?(?:共计?|合计|总计|计)?(?:涉及|支出|安排|投入)?(?:预算|资金)?总?"
    r"(?:金额|支出|资金|费用|经费)(?:总额|金额)?(?:为|共)?"
)
"""What is said of the amount of just what was counted."""
_OCCASIONS = ("批次", "批")
_GUESTS = ("人次", "人")
_AND = late_regex(r"[，、]?(?:共计?|累计|合计)?")
_PROJECTS = late_regex(r"项目(?:总数|个数|数量)?(?:共计?|为|有)?$")
"""Projects: none of them is without money."""


def counted_amounts(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each amount right behind a count, where one of the two is nothing."""
    for count, amount in pairwise(phrases):
        if count.figure.dimension is not Dimension.COUNT or count.sentence != amount.sentence:
            continue
        if count.figure.unit in _OCCASIONS and amount.figure.unit in _GUESTS:
            yield from _guests_of_none(count, amount)
        if amount.figure.dimension is not Dimension.MONEY or amount.role is not Role.LEVEL:
            continue
        if count.figure.value and amount.figure.value:
            continue
        if _ITS_AMOUNT.fullmatch(without_asides(amount.gap)) and count.role is Role.LEVEL:
            relation = _both_nothing(count, amount)
            if relation is not None:
                yield relation


def _guests_of_none(occasions: Phrase, guests: Phrase) -> Iterator[Relation]:
    """接待0批次，0人次: where one of both is nothing."""
    if (occasions.figure.value and guests.figure.value) or not _AND.fullmatch(guests.gap):
        return
    if occasions.figure.value:
        yield _told(guests, occasions, "人次为零")
    else:
        yield _told(occasions, guests, "批次为零")


def _both_nothing(count: Phrase, amount: Phrase) -> Relation | None:
    """Nothing of both; or what is printed where the other is nothing."""
    none, given = (amount, count) if count.figure.value else (count, amount)
    if given is count and not _PROJECTS.search(count.gap):
        return None
    return _told(none, given, "金额为零" if none is amount else "数量为零")


def _told(none: Phrase, given: Phrase, formula: str) -> Relation:
    """What stands beside nothing is nothing, too."""
    verdict = Verdict.CONTRADICTED if given.figure.value else Verdict.HOLDS
    return signed_sum(
        given.figure, [(1, none.figure)], subject=none.subject.name or given.subject.name,
        kind=RelationKind.PRODUCT, formula=formula, judgement=Judgement(verdict, "0"),
    )  # fmt: skip
