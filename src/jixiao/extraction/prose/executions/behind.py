"""Rates told before their outturn, and rates of what is left over."""

from __future__ import annotations

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.executions.by_words import rate_over
from jixiao.extraction.prose.executions.pairs import is_left_over
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_SPENT_NEXT = late_regex(
    r"，(?:全年|累计|实际)*(?:支出|执行|使用|支付|拨付)(?:数|了|资金|金额)?(?:为)?"
)
_RATED_NEXT = late_regex(r"[，（](?:预算|资金|综合)?(?:执行|支出|完成)(?:率|进度)|，占|，为|，完成")
"""What stands before an outturn behind its rate, and before a rate of its own."""
_TRIED = 6
"""Statements back in which the budget stands."""


def told_beside(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> list[Relation] | None:
    """The rate of an outturn right behind it, or of what is left right before it, where it agrees;
    None where it stands beside neither.
    """
    if (done := _spent_behind(phrase, position, statement, statements)) is not None:
        relation = _of_amount_behind(phrase, done, statement, statements)
    else:
        relation = _of_what_is_left(phrase, position, statement, statements)
        if relation is None:
            return None
    return [relation] if relation is not None and not relation.contradicted else []


def _spent_behind(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Phrase | None:
    """执行率90%，支出63万元: the outturn that a rate is told before, with no rate of its own."""
    if not _SPENT_NEXT.fullmatch(phrase.after):
        return None
    following = statements[statement.index + 1 : statement.index + 2]
    behind = statement.phrases[position + 1 :] or [
        one for each in following for one in each.phrases
    ]
    rated = any(_RATED_NEXT.match(one.gap) for one in behind[1:2])
    told = behind and behind[0].money and behind[0].gap == phrase.after
    return behind[0] if told and not rated else None


def _of_amount_behind(
    phrase: Phrase, done: Phrase, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The rate of an outturn behind it over a budget before both, where it agrees."""
    for other in (statement, *nearest_before(statement, statements, _TRIED)):
        for level in reversed(other.levels):
            before = level.figure.start < phrase.figure.start and level is not done
            if before and comparable(level, done) and level.figure.value:
                relation = rate_over(phrase, done.figure, level.figure, statement)
                if agrees(relation.judgement):
                    return relation
    return None


def _of_what_is_left(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """年末结余70万元，占全年预算数的4.22%: of what is left right before it, and of nothing that was
    spent, over a budget further up.
    """
    left = statement.phrases[position - 1] if position else None
    if left is None or not phrase.base or not is_left_over(left) or left.stop != phrase.stop:
        return None
    budgets = [
        rate_over(phrase, left.figure, level.figure, statement)
        for other in (statement, *nearest_before(statement, statements, _TRIED))
        for level in reversed(other.levels)
        if level.subject.stage in words.PLANNED and comparable(level, left) and level.figure.value
    ]
    return next((one for one in budgets if not one.contradicted), budgets[0] if budgets else None)
