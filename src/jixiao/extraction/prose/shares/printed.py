"""Shares of a whole that the clause prints itself: 占支出合计200.00万元的6.20%."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.part import part_before
from jixiao.extraction.prose.shares.siblings import share_of
from jixiao.extraction.prose.shares.wholes import NEAR
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import same_subject
from jixiao.ledger.relation import Relation

_TELLING_NAME = 6
"""Characters of a name under which an amount is surely found again."""


def share_of_printed(
    phrase: Phrase, statement: Statement, position: int, statements: list[Statement]
) -> Iterator[Relation]:
    """The share against the amount before it; one of several in a row only where it agrees, as
    the share may be of them all.
    """
    whole = statement.phrases[position - 1]
    part = part_before(statement.phrases[:position]) or _told_before(statement, whole, statements)
    if part is None or not comparable(part, whole) or whole.figure.value == 0:
        return
    relation = share_of(phrase, part, whole.figure, statement)
    together = part not in statement.levels or _stands_beside_another(part, statement)
    fits = part.figure.value <= whole.figure.value
    if not agrees(relation.judgement) and (told := _of_the_list(phrase, whole, statement)):
        yield told
    elif agrees(relation.judgement) or (fits and (not together or _told_by_name(part, statement))):
        yield relation


def _stands_beside_another(part: Phrase, statement: Statement) -> bool:
    """Whether its sentence has such an amount before it, of which the share may be too."""
    before = statement.before
    beside = before.levels if before is not None and before.sentence == part.sentence else []
    own = [one for one in statement.levels if one.figure.start < part.figure.start]
    return any(one.sentence == part.sentence and comparable(one, part) for one in (*beside, *own))


def _of_the_list(phrase: Phrase, whole: Phrase, statement: Statement) -> Relation | None:
    """支出90万元，由甲60万元和乙30万元构成，占总额900.00万元的10%: of what the list makes."""
    owner = statement.owner
    for level in owner.levels[::-1] if owner is not None else ():
        if comparable(level, whole):
            relation = share_of(phrase, level, whole.figure, statement)
            return relation if agrees(relation.judgement) else None
    return None


def _told_by_name(part: Phrase, statement: Statement) -> bool:
    """Whether the amount stands before under just the name that the share says, near by."""
    name = statement.subject
    telling = len(name) >= _TELLING_NAME and part.subject.name == name
    return telling and part not in statement.levels and statement.passage - part.passage <= 1


def _told_before(statement: Statement, whole: Phrase, statements: list[Statement]) -> Phrase | None:
    """教育经费占支出合计200.00万元的: the last amount of the subject that is named there."""
    for other in nearest_before(statement, statements, NEAR):
        amounts = [one for one in other.levels if not one.prior and comparable(one, whole)]
        if amounts and same_subject(other.subject, statement.subject):
            return amounts[-1]
    return None
