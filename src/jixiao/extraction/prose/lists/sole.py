"""A part that counts as many as the whole is the whole: 共3个项目，总额9万元。其中甲类3个，9万."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.building import same
from jixiao.extraction.prose.lists.matching import matching
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation


def sole_parts(statements: list[Statement]) -> Iterator[Relation]:
    """The amounts of a head against those of the one item of its list, stage by stage."""
    for head, item in pairwise(statements):
        if not item.first.opener or not _counts_all(head, item):
            continue
        for stated in head.levels:
            part = matching(item, stated) if stated.money else None
            if part is not None and part.money:
                yield same(stated.figure, part.figure, subject=head.title(stated))


def _counts_all(head: Statement, item: Statement) -> bool:
    """Whether the item counts as many things as stand right before the amounts of the head."""
    whole = head.before.phrases[-1] if head.before is not None else None
    part = item.first
    if whole is None or not (_is_count(whole) and _is_count(part)):
        return False
    alike = (whole.figure.value, whole.figure.unit) == (part.figure.value, part.figure.unit)
    told = whole.sentence == head.sentence and whole.after == head.first.gap
    return alike and told and _thing(whole) == _thing(part)


def _is_count(phrase: Phrase) -> bool:
    return phrase.figure.dimension is Dimension.COUNT and bool(phrase.figure.value)


def _thing(phrase: Phrase) -> str:
    """The last word of what is counted: behind the count, else before it (本级财力项目2个)."""
    return phrase.after.partition("，")[0][-2:] or phrase.subject.name[-2:]
