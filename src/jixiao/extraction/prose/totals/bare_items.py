"""A numbered paragraph of one amount and its parts, with no word between them (A01).

（2）补助支出11,860元，遗属补助8,020元，活动费3,848元: the parts are all that stands behind the
amount; where they miss it by one digit, that is likely a misprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.ledger.relation import Relation, Role

_FEWEST, _MOST = 2, 8
"""Parts of such an amount."""
_TELLING = 4
"""Digits of an amount that the parts nearly make by no chance."""
_passage = attrgetter("passage")


def bare_items(phrases: Sequence[Phrase], stated: set[int]) -> Iterator[Relation]:
    """The sum of each such paragraph that misses by a digit; ``stated`` are the results of sums."""
    for _, told in groupby(phrases, _passage):
        head, *parts = told
        plain = head.listed and head.money and head.figure.telling >= _TELLING
        if not plain or head.figure.start in stated or not _FEWEST <= len(parts) <= _MOST:
            continue
        if all(_is_part(one, head) for one in parts):
            operands = [(1, one.figure) for one in parts]
            relation = signed_sum(head.figure, operands, subject=head.subject.name)
            if is_misprinted(relation):
                relation.likely = True
                yield relation


def _is_part(one: Phrase, head: Phrase) -> bool:
    alike = one.figure.unit == head.figure.unit and one.figure.places == head.figure.places
    level = one.role is head.role is Role.LEVEL and not (one.opener or one.prior or one.listed)
    return alike and level and 0 < one.figure.value < head.figure.value
