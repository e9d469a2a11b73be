"""The two years' amounts that a change lies between."""

from __future__ import annotations

from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement


def prior_and_current(statement: Statement, change: Phrase) -> tuple[Phrase, Phrase] | None:
    """The levels for two years that ``change`` lies between, the later year last."""
    told = [level for level in statement.levels if level.prior and stands_before(level, change)]
    if told:
        prior = told[-1]
        current = [
            level
            for level in statement.levels
            if not level.prior and comparable(level, prior) and stands_before(level, change)
        ]
        fitting = [level for level in current if _fits(level, prior)]
        return (prior, (fitting or current)[-1]) if current else None
    dated = [level for level in statement.levels if level.year]
    for one in dated:
        for other in dated:
            same_stage = one.subject.stage == other.subject.stage
            if one.year and other.year and one.year < other.year and comparable(one, other):
                if same_stage or "" in (one.subject.stage, other.subject.stage):
                    return one, other
    return None


def stands_before(one: Phrase, other: Phrase) -> bool:
    return one.figure.start < other.figure.start


def _fits(level: Phrase, prior: Phrase) -> bool:
    """Whether the stages of both years can be compared."""
    stages = {level.subject.stage, prior.subject.stage}
    return len(stages) == 1 or "" in stages
