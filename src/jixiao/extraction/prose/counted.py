"""What none of was counted cost nothing: 轿车0辆、金额0万元; 项目0个，涉及预算总金额0万元 (A21)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.subjects import without_asides
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role

_ITS_AMOUNT = re.compile(
    r"(?:项目)?[，、](?:项目)?(?:共计?|合计|总计|计)?(?:涉及|支出|安排|投入)?(?:预算|资金)?总?"
    r"(?:金额|支出|资金|费用|经费)(?:总额|金额)?(?:为|共)?"
)
"""What is said of the amount of just what was counted."""
_PROJECTS = re.compile(r"项目(?:总数|个数|数量)?(?:共计?|为|有)?$")
"""Projects: none of them is without money."""


def counted_amounts(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each amount right behind a count, where one of the two is nothing."""
    for count, amount in pairwise(phrases):
        if count.figure.dimension is not Dimension.COUNT or count.sentence != amount.sentence:
            continue
        if amount.figure.dimension is not Dimension.MONEY or amount.role is not Role.LEVEL:
            continue
        if count.figure.value and amount.figure.value:
            continue
        if _ITS_AMOUNT.fullmatch(without_asides(amount.gap)) and count.role is Role.LEVEL:
            relation = _both_nothing(count, amount)
            if relation is not None:
                yield relation


def _both_nothing(count: Phrase, amount: Phrase) -> Relation | None:
    """Nothing of both; or what is printed where the other is nothing."""
    none, given = (amount, count) if count.figure.value else (count, amount)
    if given is count and not _PROJECTS.search(count.gap):
        return None
    verdict = Verdict.CONTRADICTED if given.figure.value else Verdict.HOLDS
    formula = "金额为零" if none is amount else "数量为零"
    return signed_sum(
        given.figure, [(1, none.figure)], subject=count.subject.name or amount.subject.name,
        kind=RelationKind.PRODUCT, formula=formula, judgement=Judgement(verdict, "0"),
    )  # fmt: skip
