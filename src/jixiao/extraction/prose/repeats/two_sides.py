"""收入总计 = 支出总计 (identity I04)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.building import agrees, same
from jixiao.extraction.prose.breaks import NEW_CLAUSE
from jixiao.extraction.prose.statements import Statement
from jixiao.ledger.relation import Relation

_TOTALS = re.compile(r"(?P<side>收入|支出)(?P<rest>总计|总额|总数)$")


def two_sides(statements: list[Statement]) -> Iterator[Relation]:
    """收入总计 = 支出总计 of one year in one passage (identity I04)."""
    last: dict[tuple[int, str, str], tuple[str, Statement]] = {}
    for statement in statements:
        match = _TOTALS.search(statement.subject)
        if match is None or not statement.levels:
            continue
        key = (statement.passage, statement.subject[: match.start()], match["rest"])
        seen = last.get(key)
        if seen is not None and seen[0] != match["side"]:
            other = seen[1]
            relation = same(statement.levels[0].figure, other.levels[0].figure, subject="收支总计")
            beside = statement.before is other and statement.first.pause < NEW_CLAUSE
            if beside or agrees(relation.judgement):
                yield relation
        last[key] = (match["side"], statement)
