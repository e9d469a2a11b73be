"""支出预算同为80万元: an amount that words say is the one told before it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import same
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation

_LIKEWISE = frozenset(first + last for first in "同亦也样" for last in "为是")
"""同为, 亦是, 同样为: the last two characters before such an amount."""
_REACH = 8
"""Statements back in which the same amount may stand."""


def told_likewise(statements: list[Statement]) -> Iterator[Relation]:
    """Each amount that is 同为 against the nearest equal one before it."""
    for statement in statements:
        level = statement.levels[0] if statement.levels else None
        if level is None or level.gap[-2:] not in _LIKEWISE or not level.money:
            continue
        for other in nearest_before(statement, statements, _REACH):
            relations = (
                same(level.figure, one.figure, subject=statement.title(level))
                for one in other.levels
                if one.money
            )
            found = next((one for one in relations if one.verdict is Verdict.HOLDS), None)
            if found is not None:
                yield found
                break
