"""Counts done of a task: 目标14户，实际完成7户，占任务的50%; 任务40户…完成52户，完工率130%."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose.executions.shortfalls import MAY_OPEN, tells_difference
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_TASK = late_regex(r"目标|任务|计划")
_RATE = late_regex(
    r"(?:完成|完工|竣工|开工|改造)率$|^，(?:实际)?完成$|"
    r"(?:完成|达到|[为占是]|相当于)(?:年[度初]|全年)?(?:目标|任务|计划)(?:任务|[数值])?的$"
)
_THING = 4
"""Characters at the end of a subject by which it is the same thing in another section."""
_DOING = late_regex(
    r"(?:实际|全年|累计|共计?)*(?:举办|开展|完成|实施|达到?|不少于|不低于|至少|不超过)+(?:了|共|为)?$"
)
"""What a subject says of the thing: 演出实际举办, 演出不少于."""
_DONE = late_regex(r"^，(?:年[末底])?(?:实际|已|全年|共|累计)")
_OF_TARGET = late_regex(
    r"(?:完成|达到|[为占是]|相当于)(?:年[度初]|全年)?(?:目标|任务|计划)(?:任务|[数值])?的$|完成率[为是达到]*$"
)
_GOAL = late_regex(r"(?:目标|计划)(?:数|值|任务)?(?:为|是|：)[^，。；]{0,16}$")
"""年初目标为接待游客: the count behind it is a goal, though its role is a level's."""
_WORD = 2
"""Characters in a row that two names of one thing have in common."""
_PRECISE = 2
"""Decimals of a rate that lies between what was done and a goal of its unit by no chance."""
_IN_FULL = 100
_TELLING_DIGITS = 3
_FAR_BACK = 160
_BACK = 24
"""Statements back in which the task may be told."""
_TASK_REACH = 24
"""Characters before a count in which it is called a task, and behind it:"""
_TASK_BEHIND = 6


def is_task_rate(phrase: Phrase) -> bool:
    """Whether a percentage is of what was to be done."""
    if phrase.figure.dimension is not Dimension.PERCENT:
        return False
    if phrase.role is Role.SHARE:
        return _TASK.search(phrase.base) is not None
    return _names_task(phrase.gap)


@lru_cache(maxsize=4096)
def _names_task(gap: str) -> bool:
    """Whether the text before a percentage ends with the rate of something to be done."""
    return _RATE.search(gap.rstrip("为是达：")) is not None


def task_rate(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The count right before the rate over the task of the same unit; told where they agree."""
    before = _counts_before(position, statement, statements)
    done = next(before, None)
    if done is None or done.sentence != phrase.sentence:
        return _of_task_elsewhere(phrase, statement, statements)
    for task in before:
        told = task.figure.unit == done.figure.unit and _is_task(task)
        if told and task.figure.value:
            relation = _rate_of(phrase, done, task, statement)
            beside = task.sentence == phrase.sentence or _is_the_same(done, task)
            slipped = beside and is_misprinted(relation)
            if agrees(relation.judgement) or slipped or _stand_in_a_row(task, done, phrase):
                return relation
    return _of_task_elsewhere(phrase, statement, statements)


def _stand_in_a_row(task: Phrase, done: Phrase, phrase: Phrase) -> bool:
    """计划600台，实际572台，为目标值的95.33%: whether nothing stands between the three, and what
    was done says so; more than the task may be counted in full (100%).
    """
    if done.figure.value > task.figure.value and phrase.figure.value == _IN_FULL:
        return False
    beside = task.after == done.gap and done.after == phrase.gap
    return beside and task.sentence == phrase.sentence and _DONE.search(done.gap) is not None


def _is_the_same(done: Phrase, task: Phrase) -> bool:
    """任务1850人…已完成1850人，完成任务的: whether just what was to be done was, by its digits."""
    return done.figure.value == task.figure.value and done.figure.telling >= _TELLING_DIGITS


def _of_task_elsewhere(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The task of the same thing in another section, where it holds, or the rate is a misprint of
    what they make, or is of the task over what was done: 年度目标为建设农田2万亩 … 建成农田
    1.9万亩，完成年度目标的95%.
    """
    done = statement.first
    if not _OF_TARGET.search(phrase.gap) or done is phrase:
        return None
    if done.figure.dimension is not Dimension.COUNT or done.role is Role.TARGET:
        return None
    if _GOAL.search(done.gap):
        return _of_goal(phrase, statement, statements)
    slipped: Relation | None = None
    for task, named in _tasks_before(done, statement, statements):
        relation = _rate_of(phrase, done, task, statement)
        precise = phrase.figure.places >= _PRECISE and task.role is Role.TARGET
        if relation.verdict is Verdict.HOLDS and (named or precise):
            return relation
        turned = _rate_of(phrase, task, done, statement)
        if named and slipped is None and (is_misprinted(relation) or not turned.contradicted):
            slipped = relation
    return slipped


def _of_goal(phrase: Phrase, statement: Statement, statements: list[Statement]) -> Relation | None:
    """接待268万人次。…年初目标为接待250万人次，完成目标的107.20%: what was done stands in another
    section, and the goal right before the rate; told where it holds.
    """
    goal = statement.first
    told = (
        _rate_of(phrase, done, goal, statement)
        for done, named in _tasks_before(goal, statement, statements)
        if named
    )
    return next((one for one in told if one.verdict is Verdict.HOLDS), None)


def _tasks_before(
    done: Phrase, statement: Statement, statements: list[Statement]
) -> Iterator[tuple[Phrase, bool]]:
    """The goals in other passages that are counted in the same unit, nearest first, each with
    whether it is surely of the same thing.
    """
    thing, name = _thing_of(statement.subject), _DOING.sub("", done.subject.name)
    for other in nearest_before(statement, statements, _FAR_BACK):
        if other.passage == statement.passage:
            continue
        for task in other.phrases:
            goal = task.role is Role.TARGET
            if task.figure.unit != done.figure.unit or not task.figure.value:
                continue
            if goal or task is other.first:
                same = len(thing) >= _THING and _thing_of(other.subject) == thing
                named = same or (goal and share(name, _DOING.sub("", task.subject.name), _WORD))
                if goal or named:
                    yield task, named


def _thing_of(subject: str) -> str:
    return _DOING.sub("", subject)[-_THING:]


def _rate_of(phrase: Phrase, done: Phrase, task: Phrase, statement: Statement) -> Relation:
    return rate(
        phrase.figure, (done.figure, task.figure), part_of_whole,
        kind=RelationKind.COMPLETION_RATE, formula="完成数÷任务数×100",
        subject=statement.subject or phrase.subject.name,
    )  # fmt: skip


def _counts_before(
    position: int, statement: Statement, statements: list[Statement]
) -> Iterator[Phrase]:
    """The counts of the statement up to ``position`` and of those before it, nearest first."""
    yield from (one for one in statement.phrases[:position][::-1] if _is_count(one))
    for other in nearest_before(statement, statements, _BACK):
        yield from (one for one in reversed(other.phrases) if _is_count(one))


def _is_count(phrase: Phrase) -> bool:
    counts = phrase.figure.dimension is Dimension.COUNT and phrase.figure.exact
    return counts and not (phrase.gap[1:2] in MAY_OPEN and tells_difference(phrase))


def _is_task(phrase: Phrase) -> bool:
    beside = phrase.gap[-_TASK_REACH:] + phrase.after[:_TASK_BEHIND]
    return phrase.role is Role.TARGET or _TASK.search(beside) is not None
