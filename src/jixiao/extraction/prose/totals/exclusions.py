"""不计甲和乙的总额: the total before it less what is named, wherever that stands."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import sum_towards
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_NAMES_APART = late_regex(r"[、和及与]")


def excluding_relations(statements: list[Statement]) -> Iterator[Relation]:
    """不计甲和乙的总额: the total before it less what is named, wherever that stands."""
    for statement in statements:
        match = words.EXCLUDED.search(statement.first.gap)
        if match is None or not statement.levels:
            continue
        names = _NAMES_APART.split(match["names"])
        called = [_called(name, statements, statement.first) for name in names]
        named = [one for one in called if one is not None]
        whole = _whole_before(statement, statements, named)
        if whole is not None and len(named) == len(called):
            operands = [(1, whole), *((-1, one) for one in named)]
            yield sum_towards(statement, statement.levels[0], operands, RelationKind.DIFFERENCE)


def _whole_before(
    statement: Statement, statements: list[Statement], named: list[Phrase]
) -> Phrase | None:
    """The last amount before a statement in its passage that is none of those taken off;
    where it is an item of a list, that of the list's head.
    """
    for other in reversed(statements[: statement.index]):
        if other.passage != statement.passage:
            return None
        for level in reversed((other.owner or other).levels):
            if level not in named and comparable(level, statement.levels[0]):
                return level
    return None


def _called(name: str, statements: list[Statement], like: Phrase) -> Phrase | None:
    """The amount of the statement whose subject shares most characters with ``name``."""
    best: Phrase | None = None
    most = -1
    for statement in statements:
        level = next((level for level in statement.levels if comparable(level, like)), None)
        shared = len(set(name) & set(statement.subject))
        alike = shared * 4 >= len(set(name)) * 3
        if level is not None and level is not like and alike and shared > most:
            best, most = level, shared
    return best
