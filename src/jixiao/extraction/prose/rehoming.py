"""Comparisons that open a sentence without saying of what: they are of the amount that they fit.

支出90万元。财政拨款支出80万元，其他资金支出10万元。与2023年支出85万元相比，增加5万元: the sentence
goes on about all of it, though the one before began with a part.
"""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.ledger.relation import Role

_LOOK_BACK = 8
"""Statements back in which the amount stands."""


def rehome(statements: list[Statement]) -> None:
    """Move each such comparison to the amount of its passage from which last year's differs so."""
    for statement in statements:
        for place, phrase in enumerate(statement.phrases):
            opens = phrase.prior and phrase.pause == NEW_SENTENCE and phrase.role is Role.LEVEL
            if opens and not phrase.subject.name and place:
                told = [one for one in statement.phrases[place:] if one.stop == phrase.stop]
                if len(told) > 1 and told[1].role is Role.CHANGE and told[1].sign:
                    home = _home(statement, phrase, told[1], statements)
                    if home is not None:
                        _move(told, statement, home)
                break


def _home(
    statement: Statement, prior: Phrase, change: Phrase, statements: list[Statement]
) -> Statement | None:
    """The nearest statement with an amount that fits, where the present one has none."""
    if _fits(statement, prior, change):
        return None
    for other in nearest_before(statement, statements, _LOOK_BACK):
        if other.passage != statement.passage:
            return None
        if _fits(other, prior, change) and not any(level.prior for level in other.levels):
            return other
    return None


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
