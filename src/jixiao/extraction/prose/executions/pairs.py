"""Which amounts a rate may lie between: done and planned, nearest first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import same_subject
from jixiao.ledger.relation import Role

_STAGES = {
    "年初": ("initial", "budget"),
    "全年": ("adjusted", "budget"),
    "调整": ("adjusted",),
}
"""The stages that a word in a rate\'s base names (完成年初预算的)."""
PLANNED = ("adjusted", "initial", "budget")
"""The stages that are plans; the rest is what was done."""
LOOK_BACK = 6
"""Statements back, or amounts, among which what was done stands."""
_FAR_BACK = 40
"""Statements back in which the same subject may stand with its amounts."""
_OWN = 2
"""The nearest amounts, of which one is the base whatever its stage."""
_NEARBY = 8
"""Statements back whose amounts serve whatever their subject."""
_OWN_ROLES = (Role.LEVEL, Role.ACTUAL, Role.CHANGE)
_RATE_SUFFIX = re.compile(r"(?:预算)?(?:执行|支出|控制|完成|到位|使用|支付)率$|(?:执行|支付)进度$")


def rated_statement(phrase: Phrase, statement: Statement, statements: list[Statement]) -> Statement:
    """The statement that a rate names (基本支出预算执行率), else the one it stands in."""
    name = _RATE_SUFFIX.sub("", phrase.rate_name or phrase.subject.name)
    if len(name) < 2 or words.GENERIC_SUBJECT.match(name) or name == statement.subject:
        return statement
    for other in nearest_before(statement, statements, LOOK_BACK):
        if same_subject(other.subject, name) and len(other.levels) > 1:
            return other
    return statement


def amounts_before(
    position: int, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """The amounts of the statement up to ``position``, of those before it in the passage, and of
    its subject's earlier statements, nearest first.
    """
    found = [one for one in statement.phrases[:position][::-1] if one.role in _OWN_ROLES]
    for other in nearest_before(statement, statements, LOOK_BACK):
        if other.passage == statement.passage:
            found.extend(reversed([*other.levels, *other.changes]))
    for other in nearest_before(statement, statements, _FAR_BACK):
        same = other.subject == statement.subject and other.passage != statement.passage
        if same and not words.GENERIC_SUBJECT.match(other.subject):
            found.extend(reversed(other.levels))
    return found


def amounts_around(
    statement: Statement, statements: list[Statement], before: list[Phrase]
) -> list[Phrase]:
    """The amounts of the last statements, of whatever subject."""
    known = {id(level) for level in before}
    found = list(before)
    for other in nearest_before(statement, statements, _NEARBY):
        found.extend(level for level in reversed(other.levels) if id(level) not in known)
    return found


class Pair(NamedTuple):
    """Two amounts that a rate may lie between."""

    done: Phrase
    planned: Phrase
    likely: bool
    """Whether to report the pair where none agrees."""


def done_and_planned(phrase: Phrase, before: list[Phrase]) -> Iterator[Pair]:
    """The pairs among the amounts before a rate, the nearest first."""
    own = before[:_OWN]
    wanted = next((stages for word, stages in _STAGES.items() if word in phrase.base), PLANNED)
    for index, done in enumerate(before[:LOOK_BACK]):
        if done.subject.stage in PLANNED and done.subject.stage in wanted:
            continue
        for planned in before[index + 1 : index + 1 + 2 * LOOK_BACK]:
            if Role.CHANGE in (done.role, planned.role) or not _divides(done, planned):
                continue
            named = planned.subject.stage in wanted or planned in own
            staged = planned.subject.stage in PLANNED and done.subject.stage not in PLANNED
            yield Pair(done, planned, index == 0 and named and staged)


def _divides(done: Phrase, planned: Phrase) -> bool:
    return comparable(done, planned) and planned.figure.value != 0
