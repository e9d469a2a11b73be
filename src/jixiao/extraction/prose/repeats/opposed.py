"""A source of funds with one amount in two places, whose change since last year is told twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.extraction.building import same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import PRIOR, Statement, comparison_base
from jixiao.ledger.relation import Relation

_SIDES = ("收入", "支出")


@dataclass(frozen=True, slots=True)
class _Told:
    """A change of the funds ``name`` (source and side) whose amount this year is ``level``."""

    name: tuple[str, str]
    level: Decimal
    change: Phrase


def opposed_changes(statements: list[Statement]) -> Iterator[Relation]:
    """One amount this year leaves one change since last year: up here and down there is wrong."""
    known: dict[tuple[tuple[str, str], Decimal], Phrase] = {}
    for statement in statements:
        for told in _told_of(statement, statements):
            reference = known.setdefault((told.name, told.level), told.change)
            if reference is not told.change and _comparable(reference, told.change):
                yield same(
                    told.change.figure, reference.figure, subject="".join(told.name) + "变动额"
                )


def _told_of(statement: Statement, statements: list[Statement]) -> Iterator[_Told]:
    """The change of a statement of funds, also of the equal amount right before it.

    甲收入513万元，对应的支出513万元，减少12万元 says both.
    """
    change = next((one for one in statement.changes if one.sign and one.money), None)
    if change is None or comparison_base(change) != PRIOR or not change.figure.value:
        return
    for one in (statement, _counterpart(statement)):
        if one is None or (name := _funds(one)) is None:
            continue
        level = _level_of(one, statements)
        if level is not None:
            yield _Told(name, level, change)


def _counterpart(statement: Statement) -> Statement | None:
    """The equal amount right before a statement in its sentence."""
    before = statement.before
    if before is None or before.sentence != statement.sentence:
        return None
    levels = [level.figure.value for one in (before, statement) for level in one.levels]
    both = bool(before.levels and statement.levels)
    return before if both and len(set(levels)) == 1 else None


def _funds(statement: Statement) -> tuple[str, str] | None:
    """Source and side of the funds that a subject names; a bare 拨款 is of its list's side."""
    match = words.FUNDS.fullmatch(statement.subject)
    if match is None:
        return None
    around = statement.owner.subject if statement.owner is not None else ""
    side = match["side"] or next((side for side in _SIDES if side in around), "")
    return (match["source"], side) if side else None


def _level_of(statement: Statement, statements: list[Statement]) -> Decimal | None:
    """The amount this year: its own, else that of the same funds in the same list."""
    if statement.levels:
        return statement.levels[0].figure.value
    owner = statement.owner
    if owner is None:
        return None
    for other in statements[owner.index + 1 : statement.index]:
        if other.owner is owner and other.levels and _funds(other) == _funds(statement):
            return other.levels[0].figure.value
    return None


def _comparable(one: Phrase, other: Phrase) -> bool:
    """Whether two changes are over the same years, and not just of opposite direction.

    A direction that is wrong beside the right amount is told of its own figures.
    """
    same_time = None in (one.year, other.year) or one.year == other.year
    return same_time and (one.sign == other.sign or one.figure.value != other.figure.value)
