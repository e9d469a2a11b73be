"""Execution and completion rates: what was done over what was planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jixiao.extraction.prose import words
from jixiao.extraction.prose.executions.bracketed import bracket_behind, rate_of_bracket
from jixiao.extraction.prose.executions.by_level import rates_by_level
from jixiao.extraction.prose.executions.completion import completion_rate
from jixiao.extraction.prose.executions.differences import difference_as_rate
from jixiao.extraction.prose.executions.elsewhere import BudgetsElsewhere
from jixiao.extraction.prose.executions.execution import execution_rate
from jixiao.extraction.prose.executions.leftover import is_leftover_rate, leftover_rate
from jixiao.extraction.prose.executions.pairs import names_another, rated_name
from jixiao.extraction.prose.executions.rate_targets import rate_and_target, rate_of_target
from jixiao.extraction.prose.executions.ratios import named_ratio, ratio_of_valid
from jixiao.extraction.prose.executions.savings import saving_relations
from jixiao.extraction.prose.executions.tasks import is_task_rate, task_rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, Role

_BACK = 6
"""Statements back in which the list that a rate stands in opens."""


def execution_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Every execution, completion and named rate of the prose that can be recomputed."""
    budgets = BudgetsElsewhere(statements)
    held: Counter[int] = Counter()
    stated: set[int] = set()
    for statement in statements:
        for position, phrase in enumerate(statement.phrases):
            if phrase.money or phrase.respective:
                continue
            if not (_is_rate(phrase) or is_task_rate(phrase)):
                continue
            relation = _told(phrase, position, statement, statements)
            relation = relation or budgets.rate_over(phrase, statement)
            if relation is None and phrase.role is Role.EXECUTION_RATE:
                relation = difference_as_rate(phrase, statement, statements)
            if relation is not None:
                yield relation
                stated.add(phrase.figure.start)
                if phrase.role is Role.EXECUTION_RATE:
                    held[phrase.passage] += not relation.contradicted
    yield from rates_by_level(statements, stated)
    yield from budgets.doubted(held)
    yield from saving_relations(statements)


def _is_rate(phrase: Phrase) -> bool:
    return phrase.role in (Role.EXECUTION_RATE, Role.COMPLETION_RATE) or _named_rate(phrase)


def _told(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """A rate by the first reading that gives a relation."""
    if (pair := rate_and_target(phrase, position, statement, statements)) is not None:
        return rate_of_target(phrase, pair, statement)
    inside = bracket_behind(phrase, statement, statements) if _is_rate(phrase) else []
    if relation := rate_of_bracket(phrase, inside, statement):
        return relation
    if is_leftover_rate(phrase.gap):
        return leftover_rate(phrase, position, statement, statements)
    valid = "满意" in phrase.gap
    if valid and (relation := ratio_of_valid(phrase, position, statement, statements)):
        return relation
    if phrase.role is Role.EXECUTION_RATE:
        counted = is_task_rate(phrase) and not any(one.money for one in statement.levels)
        relation = task_rate(phrase, position, statement, statements) if counted else None
        relation = relation or execution_rate(phrase, position, statement, statements)
        contradicted = relation is not None and relation.contradicted
        if relation and contradicted and _is_of_others(phrase, relation, statement, statements):
            return None
    elif _is_rate(phrase):
        relation = completion_rate(phrase, position, statement, statements)
    else:
        relation = task_rate(phrase, position, statement, statements)
    relation = relation or named_ratio(phrase, position, statement, statements)
    if relation is None and is_task_rate(phrase):
        relation = task_rate(phrase, position, statement, statements)
    return relation


def _is_of_others(
    phrase: Phrase, relation: Relation, statement: Statement, statements: list[Statement]
) -> bool:
    """Whether words say that a rate is not of the amounts that contradict it."""
    if names_another(phrase, statement) and not is_misprinted(relation):
        return True
    return _of_the_rest(phrase, statement) or _of_a_part(phrase, relation, statement, statements)


def _of_the_rest(phrase: Phrase, statement: Statement) -> bool:
    """剔除年底下达的50万元，可比口径执行率为98%: a rate of what is left of the amounts."""
    beside = (one for one in statement.phrases if one.sentence == phrase.sentence)
    return any(words.COMPARABLE.search(one.gap) for one in beside)


def _of_a_part(
    phrase: Phrase, relation: Relation, statement: Statement, statements: list[Statement]
) -> bool:
    """预算90万元，支出81万元，执行率90%。其中基本支出执行率95%，项目支出执行率86%: a rate of a list
    that a rate opens, of the amounts before the list, which are the whole's.
    """
    around = (*nearest_before(statement, statements, _BACK), statement)
    row = [
        one
        for other in around
        for one in other.phrases
        if one.sentence == phrase.sentence and one.figure.start <= phrase.figure.start
    ]
    name = rated_name(phrase)
    own = [one for other in around for one in other.phrases if name and name in one.gap]
    if any(term.figure is one.figure for term in relation.operands for one in own):
        return False
    if name and _rated_before(phrase, relation, around):
        return True
    opened = max((one for one in row if one.opener), key=lambda one: one.place, default=None)
    if opened is None or opened.figure.dimension is not Dimension.PERCENT:
        return False
    return all(
        term.figure is not None and term.figure.start < opened.figure.start
        for term in relation.operands
    )


def _rated_before(phrase: Phrase, relation: Relation, around: tuple[Statement, ...]) -> bool:
    """预算90万元，支出81万元，执行率90%，基本支出执行率95%: whether the two amounts before a rate
    of a further name have a rate right behind them.
    """
    last = max((term.figure.start for term in relation.operands if term.figure), default=0)
    return any(
        last < one.figure.start < phrase.figure.start
        for other in around
        for one in other.phrases
        if one.role is Role.EXECUTION_RATE and one.passage == phrase.passage and not rated_name(one)
    )


def _named_rate(phrase: Phrase) -> bool:
    return phrase.role is Role.LEVEL and phrase.figure.dimension is Dimension.PERCENT
