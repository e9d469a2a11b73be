"""The two years' amounts that a change lies between."""

from __future__ import annotations

from itertools import product

from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement


def prior_and_current(statement: Statement, change: Phrase) -> tuple[Phrase, Phrase] | None:
    """The levels for two years that ``change`` lies between, the later year last."""
    told = [level for level in statement.levels if level.prior and stands_before(level, change)]
    return _beside(told[-1], statement, change) if told else _dated(statement)


def _beside(prior: Phrase, statement: Statement, change: Phrase) -> tuple[Phrase, Phrase] | None:
    """The last level before ``change`` that can be compared with last year's."""
    current = [
        level
        for level in statement.levels
        if not level.prior and comparable(level, prior) and stands_before(level, change)
    ]
    fitting = [level for level in current if _fits(level, prior)]
    return (prior, (fitting or current)[-1]) if current else None


def _dated(statement: Statement) -> tuple[Phrase, Phrase] | None:
    """The first two levels whose years are named and differ."""
    dated = [level for level in statement.levels if level.year]
    for one, other in product(dated, repeat=2):
        rising = (one.year or 0) < (other.year or 0)
        if rising and comparable(one, other) and _fits(one, other):
            return one, other
    return None


def stands_before(one: Phrase, other: Phrase) -> bool:
    """Whether one figure is printed before another."""
    return one.figure.start < other.figure.start


def _fits(level: Phrase, prior: Phrase) -> bool:
    """Whether the stages of both years can be compared."""
    stages = {level.subject.stage, prior.subject.stage}
    return len(stages) == 1 or "" in stages
