"""A short amount that a statement near by tells again under nearly the same name (B01).

车辆购置及运行费36万元…。其中车辆运行费36万元: the one part that there is; 出国费8.5万元，…，
共计8.5万元.
Told last of all, where both are equal, and so never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import same
from jixiao.extraction.prose.likeness import runs_through, share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_BACK, _PASSAGES = 6, 3
"""Statements, and passages, back in which the amount stands."""
_TELLING, _ALIKE = 2, 4
"""Digits of an amount that comes again by no chance near by, and characters of both names."""
_ALIKE_KINDS = (RelationKind.SAME_FACT, RelationKind.UNIT)
_IN_ALL = late_regex(r"(?:共计|合计|总计|共)(?:为)?$")


def told_nearby(statements: list[Statement], relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each amount that nothing ties yet with the nearest equal one of nearly its name."""
    alike = (one for one in relations if one.kind in _ALIKE_KINDS)
    tied = {figure.start for one in alike for figure in one.figures()}
    for statement in statements:
        for level in statement.levels:
            loose = _may_come(level) and level.figure.start not in tied
            first = _before(statement, level, statements) if loose else None
            if first is not None:
                yield same(level.figure, first.figure, subject=statement.title(level))


def _may_come(level: Phrase) -> bool:
    plain = level.money and level.role is Role.LEVEL and not (level.prior or level.is_base)
    return plain and level.figure.telling >= _TELLING


def _before(statement: Statement, level: Phrase, statements: list[Statement]) -> Phrase | None:
    """The nearest equal amount before one that is surely of the same thing."""
    for other in nearest_before(statement, statements, _BACK):
        if statement.passage - other.passage > _PASSAGES:
            return None
        for one in other.levels:
            equal = one.figure.value == level.figure.value and one.figure.unit == level.figure.unit
            if equal and _may_come(one) and _is_same(statement, level, other, one):
                return one
    return None


def _is_same(statement: Statement, level: Phrase, other: Statement, one: Phrase) -> bool:
    if None not in (level.year, one.year) and level.year != one.year:
        return False
    sole = statement.first is level and level.opener and statement.before is other
    in_all = not statement.subject and statement.passage == other.passage
    in_all = in_all and _IN_ALL.search(level.gap) is not None
    nameless = not other.subject and level.figure.telling > _TELLING
    short = min(len(statement.subject), len(other.subject)) >= _TELLING
    through = short and runs_through(statement.subject, other.subject)
    return sole or in_all or nameless or through or share(statement.subject, other.subject, _ALIKE)
