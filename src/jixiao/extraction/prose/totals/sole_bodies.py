"""A heading's total that the paragraph below it tells again, as the only thing it holds (B01).

（三）基础设施类，共2910万元。 / 计划投资2910万元，修建道路: where they are one amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TOTAL = late_regex(r"(?:总?共|共计|合计|总计|小计)(?:投资|安排|资金|支出)*(?:为|：)?$")
_SUM_SIGNS = frozenset("共计")
_TELLING = 2


def sole_bodies(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The amount alone in a numbered heading against the first of the next paragraph."""
    for head, body in pairwise(phrases):
        below = body.passage == head.passage + 1 and head.listed and not body.listed
        alike = head.figure.unit == body.figure.unit and head.figure.value == body.figure.value
        if not (below and alike and head.money) or head.figure.telling < _TELLING:
            continue
        levels = head.role is Role.LEVEL and body.role is Role.LEVEL
        if levels and not _SUM_SIGNS.isdisjoint(head.gap) and _TOTAL.search(head.gap):
            yield same(head.figure, body.figure, subject=head.subject.name)
