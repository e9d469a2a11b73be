"""Comparisons that open a sentence without saying of what: they are of the amount that they fit.

支出90万元。财政拨款支出80万元，其他资金支出10万元。与2023年支出85万元相比，增加5万元: the sentence
goes on about all of it, though the one before began with a part.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, of_passage
from jixiao.ledger.relation import Role

_TELLING = 3
"""Characters of a change, at least, that fits no amount by chance."""
_LOOK_BACK = 8
"""Statements back in which the amount stands."""


def rehome(statements: list[Statement]) -> None:
    """Move each such comparison to the amount of its passage from which last year's differs so."""
    for statement in statements:
        for place, phrase in enumerate(statement.phrases):
            if phrase.prior and phrase.role is Role.LEVEL and place:
                told = [one for one in statement.phrases[place:] if one.stop == phrase.stop]
                change = next((one for one in told if _tells(one)), None)
                home = change and _home(statement, phrase, change, statements)
                if home:
                    _move(told, statement, home)
                break


def _tells(phrase: Phrase) -> bool:
    """Whether a phrase is a change with its direction, which fits no amount by chance."""
    directed = phrase.role is Role.CHANGE and phrase.sign != 0
    return directed and len(phrase.figure.digits) >= _TELLING


def _home(
    statement: Statement, prior: Phrase, change: Phrase, statements: list[Statement]
) -> Statement | None:
    """The nearest statement with an amount that fits, where the present one has none."""
    if _fits(statement, prior, change):
        return None
    for other in _told_before(prior, statement, statements):
        if _fits(other, prior, change) and not any(level.prior for level in other.levels):
            return other
    return None


def _told_before(
    prior: Phrase, statement: Statement, statements: list[Statement]
) -> list[Statement]:
    """The other statements of the passage that begin before last year's amount, the last first."""
    beside = of_passage(statement.passage, statements)
    start = prior.figure.start
    told = [one for one in beside if one is not statement and one.first.figure.start < start]
    return told[: -_LOOK_BACK - 1 : -1]


def _fits(statement: Statement, prior: Phrase, change: Phrase) -> bool:
    """Whether an amount of a statement is last year's with the change."""
    now = prior.figure.value + change.sign * change.figure.value
    return any(
        level.figure.value == now and not level.prior and comparable(level, prior)
        for level in statement.levels
    )


def _move(told: Sequence[Phrase], source: Statement, home: Statement) -> None:
    moved = {id(one) for one in told}
    for rows in (source.phrases, source.levels, source.changes):
        rows[:] = [one for one in rows if id(one) not in moved]
    for one in told:
        home.add(one)
