"""A rate over the rate that it should have reached: 合格率76.00%，目标80%，完成率95.00%."""

from __future__ import annotations

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_OF_GOAL = late_regex(
    r"(?:[为占是]|相当于|达到|完成)(?:年[度初]|全年)?(?:目标|指标|计划|预期)值?的$"
)
_GOAL = late_regex(r"(?:目标|指标值?|计划|预期|要求)值?(?:为|是|达到|：|[≥≤>＝=]|不低于|不高于)*$")
_GOAL_BEHIND = late_regex(r"^的(?:年[度初])?(?:目标|指标|计划|预期|要求)")
_LESS = late_regex(
    r"差错|错误|漏|投诉|死亡|病死|发病|发生|逾期|事故|不合格|偏[差离]|降|成本|能耗|损|失业|流失|"
    r"退[件货]|辍学|空置|负债|违|增幅|超|缺"
)
"""What is better the lower it is: such a rate may be turned round."""
_IN_FULL = 100
"""A rate beyond its target is often counted in full."""
_REACH = 2
"""Statements back in which the rate and its target may stand."""
_LEVELS = (Role.LEVEL, Role.ACTUAL, Role.SHARE, Role.EXECUTION_RATE, Role.COMPLETION_RATE)
Pair = tuple[Phrase, Phrase]


def rate_and_target(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Pair | None:
    """The two rates right before one that is of a goal, the goal last: nothing stands between."""
    if not (words.COMPLETION_NAME.search(phrase.gap) or _OF_GOAL.search(phrase.gap)):
        return None
    before = statement.phrases[:position]
    for other in nearest_before(statement, statements, _REACH):
        before = [*other.phrases, *before]
    pair = [one for one in before if one.figure.end <= phrase.figure.start][-2:]
    if len(pair) < 2 or not _stand_in_a_row(pair[0], pair[1], phrase):
        return None
    goals = [_is_goal(one, behind) for one, behind in zip(pair, (pair[1], phrase), strict=True)]
    if sum(goals) != 1:
        return None
    target, done = pair if goals[0] else pair[::-1]
    return (done, target) if done.role in _LEVELS and target.figure.value else None


def rate_of_target(phrase: Phrase, pair: Pair, statement: Statement) -> Relation | None:
    """The one rate over the other; turned round only where it is better the lower it is."""
    done, target = pair
    relation = _over(phrase, done.figure, target.figure, statement)
    if agrees(relation.judgement):
        return relation
    lower = target.bound in words.UPPER_BOUNDS or _LESS.search(done.gap) or _LESS.search(target.gap)
    if lower and done.figure.value:
        turned = _over(phrase, target.figure, done.figure, statement)
        return turned if agrees(turned.judgement) else None
    relation.sure = True
    return None if phrase.figure.value == _IN_FULL else relation


def _stand_in_a_row(first: Phrase, second: Phrase, phrase: Phrase) -> bool:
    """Whether three percentages of one sentence follow each other."""
    alike = all(one.figure.dimension is Dimension.PERCENT for one in (first, second, phrase))
    beside = first.sentence == second.sentence == phrase.sentence
    return alike and beside and first.after == second.gap and second.after == phrase.gap


def _is_goal(one: Phrase, behind: Phrase) -> bool:
    """Whether a percentage is what should be reached."""
    said = _GOAL.search(one.gap) or _GOAL_BEHIND.match(behind.gap)
    return one.role is Role.TARGET or said is not None


def _over(phrase: Phrase, part: Figure, whole: Figure, statement: Statement) -> Relation:
    judged = judge_rate(phrase.figure, (part, as_set(whole)), part_of_whole)
    return rate(
        phrase.figure, (part, whole), part_of_whole, kind=RelationKind.COMPLETION_RATE,
        formula="实际值÷目标值×100", subject=phrase.rate_name or statement.subject,
        judgement=judged,
    )  # fmt: skip
