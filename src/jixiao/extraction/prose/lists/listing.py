"""Where a list begins, what its items are, and where it may end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_CLAUSE, NEW_PASSAGE, NEW_SENTENCE
from jixiao.extraction.prose.lists.heads import LONGEST_LIST, LOOK_BACK, heads_of
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.statements import Statement

_DEEPEST_SECTION = 3
_NO_LEVEL = 9


@dataclass(slots=True)
class Listing:
    items: list[Statement]
    ends: list[int]
    """How many items may belong to the list; the natural end stands first."""
    clause_ends: list[int]
    """The ends at a semicolon or more."""
    heads: list[Statement]
    """What the list may detail; the likeliest stands first."""
    reason: bool
    farther: list[Statement]
    """Statements of earlier passages, for a list that views the same amount in another way."""
    inner: set[int]
    """Statements of a list within an item: no items themselves."""


def listing_from(first: Statement, statements: list[Statement], passages: list[Passage]) -> Listing:
    items: list[Statement] = []
    inner: set[int] = set()
    ends: list[tuple[int, int]] = []
    closest = 2
    for statement in _following(first, statements, passages):
        opening = statement.first
        strength = _boundary(first, statement, items[-1]) if items else 0
        if strength > NEW_PASSAGE:
            break
        if items and opening.pause > closest and opening.pause == 2:
            strength = strength or opening.pause
        closest = min(closest, opening.pause) if items else closest
        if strength:
            ends.append((strength, len(items)))
        if items and _turned(items[-1], statement) and not strength:
            ends.append((1, len(items)))
        nested = items and opening.opener and opening.pause < NEW_CLAUSE and not opening.listed
        if nested or (inner and strength < NEW_CLAUSE and items[-1].index in inner):
            inner.add(statement.index)
        items.append(statement)
    ends.append((NEW_PASSAGE, len(items)))
    heads = heads_of(first, statements)
    clauses = [length for strength, length in ends if strength >= NEW_CLAUSE]
    reason = first.first.reason and bool(first.changes)
    farther = statements[max(0, first.index - 2 * LOOK_BACK) : first.index][::-1]
    return Listing(items, _ranked(ends), clauses, heads, reason, farther, inner)


def _turned(before: Statement, statement: Statement) -> bool:
    """Whether the sentence turns from parts to what then happened to the whole (调减40万元)."""
    if before.levels and not statement.levels and statement.changes:
        return True
    return any(words.ADJUSTING.search(change.gap) and not change.base for change in before.changes)


def _ranked(ends: list[tuple[int, int]]) -> list[int]:
    """The natural end, where the first sentence ends, and then the others, short to long."""
    natural = next(length for strength, length in ends if strength >= NEW_SENTENCE)
    return list(dict.fromkeys([natural, *(length for _, length in ends)]))


def _following(
    first: Statement, statements: list[Statement], passages: list[Passage]
) -> Iterator[Statement]:
    """The statements from ``first`` on that may be its list's items, up to the next section."""
    limit = min(_own_level(first, passages), _DEEPEST_SECTION + 1)
    around = _mark_around(first, statements)
    cursor = first.passage
    for statement in statements[first.index : first.index + LONGEST_LIST]:
        if any(
            0 < passage.level < limit for passage in passages[cursor + 1 : statement.passage + 1]
        ):
            return
        cursor = statement.passage
        if statement is not first and statement.first.listed and statement.first.mark <= around:
            return
        aside = statement.first.reason and statement.index != first.index
        if statement.owner is None and not aside:
            yield statement


def _own_level(first: Statement, passages: list[Passage]) -> int:
    """The level of the headings that number the items, where a list runs over headings."""
    since = first.before.passage + 1 if first.before is not None else first.passage
    levels = [passage.level for passage in passages[since : first.passage + 1] if passage.level]
    return min(levels, default=_NO_LEVEL)


def _mark_around(first: Statement, statements: list[Statement]) -> int:
    """The list number that ends the list from outside: any further out than its own items', or,
    where these have none, that of the item that the list stands in.
    """
    if first.first.listed:
        return first.first.mark - 1
    for statement in reversed(statements[max(0, first.index - LOOK_BACK) : first.index]):
        if statement.first.listed:
            return statement.first.mark
    return 0


def _boundary(first: Statement, statement: Statement, before: Statement) -> int:
    """How strong a break lies before ``statement``; above NEW_PASSAGE the list must end."""
    opening = statement.first
    if first.depth > 0:
        return NEW_PASSAGE + 1 if opening.depth < first.depth or opening.closes else 0
    if opening.opener and opening.pause >= NEW_SENTENCE and not opening.listed:
        return NEW_PASSAGE + 1
    if opening.pause >= NEW_PASSAGE:
        return NEW_PASSAGE
    if opening.stop != before.first.stop or "共有" in statement.subject:
        return NEW_SENTENCE
    return NEW_CLAUSE if opening.sentence != before.sentence else 0
