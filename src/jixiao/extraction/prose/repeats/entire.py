"""An amount told again with all of it passed on or spent: 将1400万元资金全部下达."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.building import same
from jixiao.extraction.prose.statements import Statement
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_ENTIRE = late_regex(r"[^，。；、]{0,14}?(?:全部|全额|均已|已全)")
_NOTHING_ELSE = late_regex(
    r"[，（。]?(?:这[些笔]?)?(?:"
    r"(?:全部?|均|都|皆)(?:为|是|系|属于?|来[自源]于?|用于|由|从|通过|安排)"
    r"|系|即|其中(?:，|：)?|[包内]?含|包括)"
    r"[^，。；：（）]{2,30}：?$"
)
"""增加1500万元，系专项债券转贷收入1500万元: one part right behind the whole, and no other."""
_BACK = 8
"""Statements back in which the amount was told first."""
_PASSAGES = 4


def entire_amounts(statements: list[Statement]) -> Iterator[Relation]:
    """An amount of which all was passed on is one that was told right before, if one is equal; so
    is the one part that makes the whole right before it.
    """
    yield from _sole_sources(statements)
    for index, statement in enumerate(statements):
        told = next(
            (one for one in statement.levels if one.money and _ENTIRE.match(one.after)), None
        )
        if told is None or not told.figure.value:
            continue
        for other in reversed(statements[max(0, index - _BACK) : index]):
            if statement.passage - other.passage > _PASSAGES:
                break
            first = next(
                (
                    one
                    for one in other.levels
                    if one.figure.value == told.figure.value and one.money
                ),
                None,
            )
            if first is not None:
                yield same(told.figure, first.figure, subject=other.subject or statement.subject)
                break


def _sole_sources(statements: list[Statement]) -> Iterator[Relation]:
    """The amount of a part that is named right behind the equal amount of the whole."""
    for whole, part in pairwise(statements):
        one, other = whole.phrases[-1], part.first
        if one.role is Role.SHARE and whole.phrases[1:]:
            one = whole.phrases[-2]
        if not (one.money and other.money and _NOTHING_ELSE.fullmatch(other.gap)):
            continue
        near = whole.passage == part.passage and one.figure.value == other.figure.value != 0
        if near and other.role in (Role.LEVEL, Role.CHANGE):
            yield same(one.figure, other.figure, subject=whole.subject or part.subject)
