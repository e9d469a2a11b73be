"""What is left of things counted: 应办86件，办结82件，办结率95.35%，其余4件正在办理."""

from __future__ import annotations

from jixiao.extraction.building import agrees, part_of_whole, signed_sum
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import Before
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

MAY_OPEN = frozenset("未不其还仍尚余剩")
"""What the words of a rest begin with: few counts pass this test."""
_REST = late_regex(
    r"[，；（](?:(?P<all>其余|余下|剩余|剩下)的?|[还仍尚]有|(?:[还仍尚]有?)?"
    r"(?:未(?!成年|婚|来|纳入|包[括含]|[含计列])|不(?![含包计算列低少超足大小]))[^，。；、]{1,10})(?:有|为)?"
)
"""，其余 is all that is left; ，尚有, ，未办结的 may be some, ，尚有临时人员 is none of it."""
_TRIED = 6
"""Counts before it, of which one is the whole and the last one was done."""
_TELLING = 2
"""Digits of a count whose likeness to another one is no chance."""


def rest_of_counts(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """The rest as the difference of the last count and one before it: where it holds, is a
    misprint of that, or is all that is left by its words and by the rate that stands between.
    """
    if phrase.figure.dimension is not Dimension.COUNT:
        return None
    told = _REST.fullmatch(phrase.gap)
    near = [one for _, one in before[-_TRIED:] if _is_near(one, phrase)]
    if told is None or not near or phrase.role is not Role.LEVEL:
        return None
    *wholes, done = near
    wholes = [one for one in wholes[::-1] if one.figure.value > done.figure.value]
    found = [_left(statement, phrase, whole, done) for whole in wholes]
    held = next((one for one in found if one.verdict is Verdict.HOLDS), None)
    if held is not None or not found or done.sentence != phrase.sentence:
        return held
    if told["all"] and wholes[0] is near[-2] and _is_rated(statement, done, wholes[0]):
        return found[0]
    slips = (one for one in found if is_misprinted(one))
    return None if _ends_a_list(phrase, near) else next(slips, None)


def _ends_a_list(phrase: Phrase, near: list[Phrase]) -> bool:
    """甲86个，其中乙42个、丙30个，其余14个: whether all counts behind one leave just this of it."""
    left = phrase.figure.value
    if phrase.figure.telling < _TELLING:
        return True
    for one in near[::-1]:
        if one.figure.value == left:
            return True
        left += one.figure.value
    return False


def _is_near(one: Phrase, phrase: Phrase) -> bool:
    return (
        one.passage == phrase.passage
        and one.role in (Role.LEVEL, Role.ACTUAL)
        and comparable(one, phrase)
    )


def _is_rated(statement: Statement, done: Phrase, whole: Phrase) -> bool:
    """办结率95.35%，其余4件: whether the rate right before the rest is of both counts."""
    rates = statement.before.phrases[-1:] if statement.before is not None else []
    return any(
        one.figure.dimension is Dimension.PERCENT
        and agrees(judge_rate(one.figure, (done.figure, whole.figure), part_of_whole))
        for one in rates
    )


def _left(statement: Statement, phrase: Phrase, whole: Phrase, done: Phrase) -> Relation:
    return signed_sum(
        phrase.figure, [(1, whole.figure), (-1, done.figure)], subject=statement.title(phrase),
        kind=RelationKind.DIFFERENCE,
    )  # fmt: skip
