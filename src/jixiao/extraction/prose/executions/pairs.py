"""Which amounts a rate may lie between: done and planned, nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from jixiao.extraction.prose import words
from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import Subject, same_subject
from jixiao.extraction.prose.totals.sides import other_side
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

_STAGES = {
    "年初": ("initial", "budget"),
    "全年": ("adjusted", "budget"),
    "调整": ("adjusted",),
}
"""The stages that a word in a rate's base names (完成年初预算的)."""
LOOK_BACK = 6
"""Statements back, or amounts, among which what was done stands."""
_FAR_BACK = 40
"""Statements back in which the same subject may stand with its amounts."""
_OWN = 2
"""The nearest amounts, of which one is the base whatever its stage."""
_TELLING_NAME = 3
"""Characters of a subject that may be the same in another passage: 支出 is of whatever it tells."""
_WORD = 2
"""Characters in a row by which two names have a word in common."""
_TELLING_RATED = 4
"""Characters of a name of a rate that is of something else than what stands before it."""
_NEARBY = 8
"""Statements back whose amounts serve whatever their subject."""
_AMOUNTS = (Role.LEVEL, Role.ACTUAL)
_OWN_ROLES = (*_AMOUNTS, Role.CHANGE)
_LEFT_OVER = late_regex(r"(?:结余|结转|余额|节余|盈余)")
"""What is left of a budget, in the name of an amount."""
_RATE_SUFFIX = late_regex(r"(?:预算)?(?:执行|支出|控制|完成|到位|使用|支付)率$|(?:执行|支付)进度$")

_NAMED_BEHIND = late_regex(r"；(?P<name>[一-龥]{3,12}?)(?:目标|任务|计划)?完成率")
"""；合同按时完成率: a rate that names in a clause of its own what it is of."""


def is_of_another(phrase: Phrase, amounts: Iterable[Phrase]) -> bool:
    """计划疏浚渠道30条，完成27条；合同按时完成率为95.45%: whether a rate behind a semicolon names
    what it is of, and nothing of that name stands at the amounts.
    """
    match = _NAMED_BEHIND.match(phrase.gap)
    if match is None:
        return False
    name, told = match["name"], "".join(one.gap for one in amounts)
    return not share(name, told, _WORD)


def rated_statement(phrase: Phrase, statement: Statement, statements: list[Statement]) -> Statement:
    """The statement that a rate names (基本支出预算执行率), else the one it stands in."""
    name = rated_name(phrase)
    if not name or name == statement.subject:
        return statement
    for other in nearest_before(statement, statements, LOOK_BACK):
        if same_subject(other.subject, name) and len(other.levels) > 1:
            return other
    return statement


def rated_name(phrase: Phrase) -> str:
    """The subject that a rate names, "" where it names none of its own."""
    name = _RATE_SUFFIX.sub("", phrase.rate_name or phrase.subject.name)
    return "" if len(name) < 2 or words.GENERIC_SUBJECT.match(name) else name


def names_another(phrase: Phrase, statement: Statement) -> bool:
    """县级项目预算90万元，支出72万元。河道疏浚工程执行率65%: whether a rate names in a sentence of
    its own what neither the amounts before it nor the list that they are in are called.
    """
    name = rated_name(phrase)
    if phrase.pause < NEW_SENTENCE or len(name) < _TELLING_RATED:
        return False
    called = statement.subject + (statement.owner.subject if statement.owner is not None else "")
    told = (called, *(one.gap for one in statement.phrases if one is not phrase))
    return bool(called) and not any(share(name, words, _WORD) for words in told)


def named_amounts(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """What the passage states of the subject that a rate names, in one list of budgets and one of
    outturns, nearest first.
    """
    name = rated_name(phrase)
    around = (statement, *nearest_before(statement, statements, 2 * LOOK_BACK))
    return [
        _of_its_list(level, other)
        for other in around
        if other.passage == statement.passage and same_subject(other.subject, name)
        for level in reversed(other.levels)
        if level.figure.start < phrase.figure.start
    ]


def _of_its_list(level: Phrase, statement: Statement) -> Phrase:
    """The amount of a list item, of the stage that its head names (全年预算…，其中基本支出…)."""
    heads = statement.owner.levels if statement.owner is not None else []
    stages = [head.subject.stage for head in heads if head.figure.start < level.figure.start]
    if level.subject.stage or not stages:
        return level
    return replace(level, subject=Subject(level.subject.name, stages[-1]))


def own_amounts(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """The amounts of the statement up to a rate, nearest first; with the budget that the rate
    names, or the adjusted one beside the initial one, where a change stands between.
    """
    own = [one for one in statement.phrases[:position] if one.role in _AMOUNTS]
    stages = {one.subject.stage for one in own}
    named = wanted_stages(phrase)
    sought = {named[0]} if named != words.PLANNED else set()
    if "initial" in stages:
        sought.add("adjusted")
    if sought - stages:
        own.extend(
            level
            for other in statements[statement.index + 1 :][:LOOK_BACK]
            if other.passage == statement.passage and statement.subject.endswith(other.subject)
            for level in other.levels
            if level.subject.stage in sought - stages and level.figure.start < phrase.figure.start
        )
    return sorted(own, key=lambda one: -one.figure.start)


def amounts_before(
    position: int, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """The amounts of the statement up to ``position``, of those before it in the passage, and of
    its subject's earlier statements, nearest first.
    """
    found = [one for one in statement.phrases[:position][::-1] if one.role in _OWN_ROLES]
    for other in nearest_before(statement, statements, LOOK_BACK):
        if other.passage == statement.passage:
            own = [level for level in other.levels if not level.is_base]
            found.extend(reversed([*own, *other.changes]))
    if between := _planned_between(position, statement, statements):
        found = sorted([*found, *between], key=lambda one: -one.figure.start)
    found.extend(_head_before(statement, found))
    if words.GENERIC_SUBJECT.match(statement.subject) or len(statement.subject) < _TELLING_NAME:
        return found
    for other in nearest_before(statement, statements, _FAR_BACK):
        if other.subject == statement.subject and other.passage != statement.passage:
            found.extend(reversed(other.levels))
    return found


def _planned_between(
    position: int, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """年中追加42万元，收回9万元，全年预算716万元。全年执行694万元，执行率: the budget of a
    statement that stands within this one.
    """
    if position >= len(statement.phrases):
        return []
    start = statement.phrases[position].figure.start
    return [
        level
        for other in statements[statement.index + 1 :][:LOOK_BACK]
        if other.passage == statement.passage
        for level in other.levels
        if level.subject.stage == "adjusted" and not level.is_base and level.figure.start < start
    ]


def _head_before(statement: Statement, found: list[Phrase]) -> list[Phrase]:
    """安排120万元，其中甲…、乙…。已支出90万元，执行率75%: the head of a long list right before."""
    before = statement.before
    head = before.owner if before is not None and statement.owner is None else None
    if head is None or head.passage != statement.passage:
        return []
    return [one for one in reversed(head.levels) if not one.is_base and one not in found]


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
    before = [one for one in before if not is_left_over(one)]
    wanted = wanted_stages(phrase)
    own = [] if has_named_base(phrase, before) else before[:_OWN]
    for index, done in enumerate(before[:LOOK_BACK]):
        if done.subject.stage in words.PLANNED and done.subject.stage in wanted:
            continue
        for planned in before[index + 1 : index + 1 + 2 * LOOK_BACK]:
            if Role.CHANGE in (done.role, planned.role) or not _divides(done, planned):
                continue
            named = planned.subject.stage in wanted or planned in own
            staged = (
                planned.subject.stage in words.PLANNED and done.subject.stage not in words.PLANNED
            )
            likely = index == 0 and named and staged and not other_side(planned, [done])
            yield Pair(done, planned, likely)


def wanted_stages(phrase: Phrase) -> tuple[str, ...]:
    """The stages that the base of a rate names, the most telling first."""
    return next((stages for word, stages in _STAGES.items() if word in phrase.base), words.PLANNED)


def has_named_base(phrase: Phrase, amounts: list[Phrase]) -> bool:
    """Whether the very stage that a rate is taken of (完成年初预算的) is among amounts."""
    wanted = wanted_stages(phrase)
    return wanted != words.PLANNED and any(one.subject.stage == wanted[0] for one in amounts)


def is_left_over(one: Phrase) -> bool:
    """Whether an amount is what is left of a budget, and no outturn."""
    left = _LEFT_OVER.search(one.subject.name) or words.REMAINING.search(one.gap)
    return bool(left) and not one.subject.stage


def without_parts(
    before: list[Phrase], statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """The amounts that are no parts of a list, where the rate stands behind a list whose last item
    has no plan of its own.
    """
    if statement.owner is None or (len(before) > 1 and before[1].subject.stage in words.PLANNED):
        return before
    around = (statement, *nearest_before(statement, statements, _NEARBY))
    opened = [other.owner for other in around if other.first.opener]
    parts = {
        id(one)
        for other in around
        if other.owner is not None and other.owner in opened
        for one in other.levels
    }
    return [one for one in before if id(one) not in parts]


def is_rate_of_part(phrase: Phrase, statement: Statement, statements: list[Statement]) -> bool:
    """Whether a rate behind a list item is the item's: a further item follows, or another item, or
    the list's head, has a rate of its own. What was spent of a budget is no item of it.
    """
    owner = statement.owner
    before = [one for one in statement.levels if one.figure.start < phrase.figure.start]
    if owner is None or not before or _spends_of(owner, before):
        return False
    around = statements[max(0, statement.index - _NEARBY) : statement.index + _NEARBY]
    beside = [other for other in around if other.owner is owner and other is not statement]
    if any(other.index > statement.index and other.depth == statement.depth for other in beside):
        return True
    return any(
        one.role is Role.EXECUTION_RATE for other in (owner, *beside) for one in other.phrases
    )


def _spends_of(owner: Statement, amounts: list[Phrase]) -> bool:
    """调整后预算90万元。支出决算80万元，完成率…，结转10万元: an outturn that makes the budget
    before it with what is left.
    """
    spent = any(one.subject.stage == "outturn" for one in amounts)
    return spent and all(map(_is_planned, owner.levels))


def _is_planned(one: Phrase) -> bool:
    return one.subject.stage in words.PLANNED


def _divides(done: Phrase, planned: Phrase) -> bool:
    return comparable(done, planned) and planned.figure.value != 0
