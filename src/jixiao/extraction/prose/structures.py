"""A structure told as a proportion: 甲类20.5亿元，乙类30.6亿元，丙类48.9亿元。构成20.5：30.6：48.9.

The numbers are shares of the whole that the amounts before them make, in their order. Told where
all of them agree, and so never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, total_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_NAMED = late_regex(r"(?:结构|构成|占?比)(?:比例?)?[^，。；：\d]{0,6}$")
_FEWEST, _MOST, _BACK = 2, 6, 24
"""Numbers of a proportion; figures back among which the amounts stand."""
_NEAR = 200
"""The whole differs from what its parts make by less than one part of this."""


def structures(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The shares of every such proportion."""
    for place, first in enumerate(phrases):
        if first.figure.dimension is not Dimension.NUMBER or first.after != "：":
            continue
        if not _NAMED.search(first.gap):
            continue
        row = [first]
        for one in phrases[place + 1 : place + _MOST]:
            if one.gap != "：" or one.figure.dimension is not Dimension.NUMBER:
                break
            row.append(one)
        if len(row) >= _FEWEST:
            yield from _shares(row, phrases[max(0, place - _BACK) : place])


def _shares(row: Sequence[Phrase], before: Sequence[Phrase]) -> Iterator[Relation]:
    """The numbers over the last amounts in a row with their whole that all agree with."""
    levels = [one for one in before if one.money and one.role is Role.LEVEL and one.figure.value]
    for end in range(len(levels), len(row) - 1, -1):
        parts = levels[end - len(row) : end]
        made = total_of(one.figure.value for one in parts)
        for whole in levels[: end - len(row)][::-1] + levels[end:]:
            if abs(whole.figure.value - made) * _NEAR > made:
                continue
            told = [
                rate(
                    one.figure, (part.figure, whole.figure), part_of_whole,
                    kind=RelationKind.SHARE, formula="部分÷总体×100", subject=part.subject.name,
                )
                for one, part in zip(row, parts, strict=True)
            ]  # fmt: skip
            if all(agrees(one.judgement) for one in told):
                yield from told
                return
