"""Functional classes in prose: the 项 of a class add up to what is said of the class (I10)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import same_subject
from jixiao.ledger.relation import Relation, Scope

_NEXT = 3
"""Passages between two 项 of one list at most."""


_REACH = 40
"""Statements before a list in which its class is stated."""


def class_sums(statements: list[Statement]) -> Iterator[Relation]:
    """One sum for each class that is stated and whose items are listed one by one."""
    for items in _lists(statements):
        by_class: dict[str, list[Phrase]] = defaultdict(list)
        for item in items:
            level = _outturn(item)
            if level is not None:
                by_class[item.first.functional_class].append(level)
        for name, levels in by_class.items():
            head = _class_statement(name, statements, items[0].index)
            if head is not None and len(by_class) > 1:
                operands = [(1, level.figure) for level in levels]
                yield signed_sum(
                    head.figure, operands, subject=head.subject.name, scope=Scope.DOCUMENT
                )


def _lists(statements: list[Statement]) -> Iterator[list[Statement]]:
    """Rows of classified statements that follow one another."""
    row: list[Statement] = []
    for statement in statements:
        if not statement.first.functional_class:
            continue
        if row and statement.passage - row[-1].passage > _NEXT:
            yield row
            row = []
        row.append(statement)
    if row:
        yield row


def _outturn(item: Statement) -> Phrase | None:
    """What was spent on a class or item this year."""
    for level in item.levels:
        if level.money and level.subject.stage in ("outturn", "") and not level.prior:
            return level
    return None


def _class_statement(name: str, statements: list[Statement], before: int) -> Phrase | None:
    """The nearest statement of the class's own amount before the list."""
    for statement in reversed(statements[max(0, before - _REACH) : before]):
        if name and same_subject(statement.subject, name) and not statement.first.classified:
            return _outturn(statement)
    return None
