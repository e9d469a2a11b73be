"""An amount told again with all of it passed on or spent: 将1400万元资金全部下达."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.building import same
from jixiao.extraction.prose.statements import Statement
from jixiao.ledger.relation import Relation

_ENTIRE = re.compile(r"[^，。；、]{0,14}?(?:全部|全额|均已|已全)")
_BACK = 8
"""Statements back in which the amount was told first."""
_PASSAGES = 4


def entire_amounts(statements: list[Statement]) -> Iterator[Relation]:
    """An amount of which all was passed on is one that was told right before, if one is equal."""
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
