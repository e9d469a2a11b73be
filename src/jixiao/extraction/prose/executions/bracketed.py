"""Rates whose part and whole stand in a bracket right behind: 执行率96%（预算150、执行144万元）."""

from __future__ import annotations

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_REACH = 4
"""Statements around a rate among which its bracket stands."""
_UNPLANNED = late_regex(r"(?:无|没有|未安排|未编[报列]?|未列)(?:年初)?预算")
"""购置费0万元，当年无预算；运行费7万元: what says of the amount before that none was planned."""
_PLANNED = late_regex(r"预算|计划|任务|应|下达|总|共")


def bracket_behind(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """The amounts of the bracket that opens right behind a rate."""
    if "（" not in phrase.after:
        return []
    around = statements[max(0, statement.index - _REACH) : statement.index + _REACH]
    behind = [
        one for other in around for one in other.phrases if one.figure.start > phrase.figure.start
    ]
    following = sorted(behind, key=lambda one: one.figure.start)
    if not following or following[0].gap != phrase.after:
        return []
    inside: list[Phrase] = []
    for one in following:
        if one.depth <= phrase.depth:
            break
        inside.append(one)
    return [one for one in inside if one.role in (Role.LEVEL, Role.CHANGE, Role.ACTUAL)]


def rate_of_bracket(phrase: Phrase, told: list[Phrase], statement: Statement) -> Relation | None:
    """The rate of the two amounts in its bracket, the planned one below; None where these are
    not two amounts of one kind, or no words tell which is which and none agrees.
    """
    if len(told) != 2 or not comparable(*told):
        return None
    planned = [one for one in told if _is_planned(one)]
    readings = [
        rate(
            phrase.figure,
            (done.figure, whole.figure),
            part_of_whole,
            kind=RelationKind.EXECUTION_RATE,
            formula="执行数÷预算数×100",
            subject=phrase.subject.name or statement.subject,
        )
        for done, whole in (told, told[::-1])
        if whole.figure.value and (not planned or whole is planned[-1])
    ]
    held = next((one for one in readings if agrees(one.judgement)), None)
    return held or (readings[0] if len(planned) == 1 and readings else None)


def _is_planned(phrase: Phrase) -> bool:
    named = phrase.subject.stage in words.PLANNED or _PLANNED.search(phrase.gap) is not None
    return named and phrase.role is not Role.CHANGE and not _UNPLANNED.search(phrase.gap)
