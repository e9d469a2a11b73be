"""Shares in brackets behind the items of a list: 支出90万元：甲60万元（66.67%），乙…."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.siblings import share_of
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, Role

_FEWEST = 2
"""Items with a bracket, of which at least one holds: then the others are shares as well."""


def shares_in_brackets(statements: list[Statement], lists: Sequence[Parts]) -> Iterator[Relation]:
    """The percentage that fills the bracket behind an item over the head of its list, where the
    items make the head, and another such percentage is its item's share of it.
    """
    behind = {
        statement.index - 1: statement.first
        for statement in statements
        if statement.first.gap == "（"
        and statement.first.figure.dimension is Dimension.PERCENT
        and statement.first.after[:1] == "）"
    }
    for parts in lists if len(behind) >= _FEWEST else ():
        if parts.holds and parts.stated.money and parts.stated.role is Role.LEVEL:
            told = list(_shares(parts, behind))
            if len(told) >= _FEWEST and any(agrees(one.judgement) for one in told):
                yield from told


def _shares(parts: Parts, behind: dict[int, Phrase]) -> Iterator[Relation]:
    """The share of each item that has a bracket right behind its amount."""
    for item, value in parts.items:
        percent = behind.get(item.index)
        if percent is not None and value.after == percent.gap:
            yield share_of(percent, value, parts.stated.figure, item)
