"""以上各项合计…: what numbered items above come to, in their changes or in what they became."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import sum_towards, with_signs
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_OF_ALL = late_regex(r"(?:以上|上述)[^，。；]{0,12}(?:合计|共计?|总计)")
_PROJECTS, _NEAR = "项目", 4
"""六个项目全年预算: what is counted before a total of as many items above, in its first words."""
_SENTENCE = 2
"""Statements that the sentence of such a total may make."""
_FEWEST, _MOST = 3, 100
"""Items that make such a total."""


def totals_above(statements: list[Statement]) -> Iterator[Relation]:
    """The total change, and the total amount, of the numbered items right above; what the items
    make exactly, or but for a misprint.
    """
    for statement in statements:
        gap = statement.first.gap
        told = ("以上" in gap or "上述" in gap) and _OF_ALL.search(gap) is not None
        counted = _count_before(statement) if _PROJECTS in gap[:_NEAR] else None
        if not told and counted is None:
            continue
        items = _items_above(statement if counted is None else statement.before, statements)
        sure = counted is not None and counted.figure.value == len(items)
        if len(items) < _FEWEST or not (told or sure):
            continue
        for phrase in _amounts_of(statement, statements):
            parts = [part for item in items if (part := _part(item, phrase)) is not None]
            relation = sum_towards(statement, phrase, with_signs(parts))
            surely = told or (len(parts) == len(items) and _of_stage(parts, phrase))
            if relation.verdict is Verdict.HOLDS or (surely and shows_a_slip(relation)):
                yield relation


def _count_before(statement: Statement) -> Phrase | None:
    """The number right before an amount (六个项目全年预算90万元)."""
    before = statement.before.phrases[-1] if statement.before is not None else None
    counts = before is not None and before.figure.dimension is Dimension.COUNT
    return before if counts and before is not None and before.after == statement.first.gap else None


def _of_stage(parts: Sequence[Phrase], total: Phrase) -> bool:
    """Whether all parts say that they are of the stage that the total says it is of."""
    planned = [one.subject.stage in words.PLANNED for one in (*parts, total)]
    return all(planned)


def _amounts_of(statement: Statement, statements: list[Statement]) -> list[Phrase]:
    """The change and the amount that the sentence of a total tells (合计调增…，变为…)."""
    behind = statements[statement.index : statement.index + _SENTENCE]
    told = [one for one in behind if one.sentence == statement.sentence]
    return [one for other in told for one in (*other.changes, *other.levels) if one.money]


def _items_above(statement: Statement | None, statements: list[Statement]) -> list[list[Phrase]]:
    """The amounts of each numbered item of one rank, up to the one right above a statement."""
    items: list[list[Phrase]] = []
    if statement is None:
        return items
    mark, amounts = 0, list[Phrase]()
    for other in reversed(statements[: statement.index]):
        amounts[:0] = [one for one in other.phrases if one.money and not one.prior]
        if not other.first.listed or (mark and other.first.mark > mark):
            continue
        if (mark and other.first.mark < mark) or len(items) == _MOST:
            break
        mark = other.first.mark
        items.insert(0, amounts)
        amounts = []
    return items


def _part(item: list[Phrase], total: Phrase) -> Phrase | None:
    """What an item adds to a total: its change, or what it became; one amount alone is both.

    Of the amounts of several stages, that of the total's.
    """
    changes = [one for one in item if one.role is Role.CHANGE]
    levels = [one for one in item if one.role is Role.LEVEL]
    found = changes if total.role is Role.CHANGE and changes else levels
    staged = [
        one for one in found if one.subject.stage and one.subject.stage == total.subject.stage
    ]
    return (staged or found)[-1] if found else None
