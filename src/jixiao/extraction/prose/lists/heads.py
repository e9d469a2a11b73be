"""What a list may detail: the statements before it, the likeliest first."""

from __future__ import annotations

from jixiao.extraction.prose.breaks import NEW_PASSAGE, NEW_SENTENCE
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import same_subject

LONGEST_LIST = 60
"""Statements that one list may run over, or stand behind the head that its clause names."""
LOOK_BACK = 12
"""Statements before a list among which its head is sought."""
_HEADS_TRIED = 6
"""Heads tried besides the farthest one."""


def heads_of(first: Statement, statements: list[Statement]) -> list[Statement]:
    """What a list may detail, the likeliest first: what stands before it in its own passage, or
    in the passage before where the list opens a passage.
    """
    window = statements[max(0, first.index - LOOK_BACK) : first.index]
    deepest = first.depth - 1 if first.depth else 0
    before = [statement for statement in reversed(window) if statement.depth <= deepest]
    if first.first.pause >= NEW_PASSAGE and before:
        passage = before[0].passage
    else:
        passage = first.passage
    near = [statement for statement in before if statement.passage >= passage]
    if first.first.pause >= NEW_SENTENCE:
        opening = [
            statement
            for statement in near
            if statement.first.pause >= NEW_SENTENCE and not statement.first.opener
        ]
        near = opening[:1] + near
    elif first.before is not None:
        near.insert(0, first.before)
    unique = {statement.index: statement for statement in near or before[:2]}
    heads = list(unique.values())
    tried = [*_named_by_clause(first, statements), *heads[:_HEADS_TRIED], *heads[-1:]]
    return list({statement.index: statement for statement in tried}.values())


def _named_by_clause(first: Statement, statements: list[Statement]) -> list[Statement]:
    """The statement of what the clause names itself (返还性收入中，…)."""
    name = first.first.within
    for other in reversed(statements[max(0, first.index - LONGEST_LIST) : first.index]):
        if name and same_subject(other.subject, name) and other.levels:
            return [other]
    return []
