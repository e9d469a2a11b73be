"""Execution rates (A05, I26): what was spent over what was budgeted."""

from __future__ import annotations

from jixiao.extraction.building import agrees
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.executions.around import best_pair, rate_around
from jixiao.extraction.prose.executions.arrivals import of_money_there
from jixiao.extraction.prose.executions.behind import told_beside
from jixiao.extraction.prose.executions.by_words import rate_by_words, rate_of_nothing, rate_over
from jixiao.extraction.prose.executions.pairs import (
    amounts_before,
    done_and_planned,
    has_named_base,
    is_left_over,
    named_amounts,
    own_amounts,
    rated_statement,
)
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before, of_passage
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TELLING_PLACES = 2
"""Decimals that a rate must print for its likeness to another to be no chance."""
_TRIED = 6
"""Amounts before an outturn of which a misprinted rate may be taken."""
_YEARS_AROUND = 6
"""Statements to either side in which a plan for several years is told year by year."""
_NEAR = 12
"""Characters before an amount in which it is said to be for one of many."""
_OF_A_PART = late_regex(
    r"(?:当年|本年|上年|结转|中央|自筹|其他|[省市县]级)(?:财政|预算)?资金[^，。；、]{0,6}$"
)
"""当年资金执行率: a rate of some of the money, of which its statement may print only the whole."""


def execution_rate(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The statement that the rate names or stands in, if it has budget and outturn; else the pair
    around it that agrees.
    """
    if relation := _of_printed_base(phrase, position, statement, statements):
        return relation
    owner = rated_statement(phrase, statement, statements)
    amounts = (
        list(reversed(owner.levels))
        if owner is not statement
        else own_amounts(phrase, position, statement, statements)
    )
    beside = told_beside(phrase, position, statement, statements)
    if beside is not None:
        return next(iter(beside), None)
    amounts = [amount for amount in amounts if not amount.prior]
    named = named_amounts(phrase, statement, statements)
    before = amounts_before(position, statement, statements)
    for candidates in (amounts, named):
        told = [pair for pair in done_and_planned(phrase, candidates) if pair.likely]
        elsewhere = has_named_base(phrase, before) and not has_named_base(phrase, candidates)
        if not told or elsewhere:
            continue
        found = best_pair(phrase, told, owner)
        if found is None or agrees(found.judgement):
            return found
        if not (_OF_A_PART.search(phrase.gap) and owner is statement):
            return (
                _of_its_year(phrase, told[0].done, statement, statements)
                or _of_its_list(phrase, found, statement)
                or _over_later_budget(phrase, found, candidates, statements)
                or found
            )
    if position and statement.phrases[position - 1].is_base:
        return None
    return _of_others(phrase, position, amounts, before, statement, statements)


def _of_others(
    phrase: Phrase, position: int, amounts: list[Phrase], before: list[Phrase],
    statement: Statement, statements: list[Statement],
) -> Relation | None:  # fmt: skip
    """The rate as words tell it, or by amounts that its statement does not name."""
    found = (
        rate_by_words(phrase, position, amounts, statement, statements)
        or rate_around(phrase, before, statement, statements)
        or rate_of_nothing(phrase, amounts, statement)
        or _misprinted(phrase, before, statement)
        or of_money_there(phrase, before, statement, statements)
    )
    if found is None or not found.contradicted:
        return found
    if _OF_A_PART.search(phrase.gap):
        return None
    return (
        _of_carried_over(phrase, before, statement)
        or _of_its_list(phrase, found, statement)
        or _over_later_budget(phrase, found, before, statements)
        or found
    )


def _misprinted(phrase: Phrase, before: list[Phrase], statement: Statement) -> Relation | None:
    """到位79万元…；支出72万元，执行率19.14%: the one amount over which a misprint made
    the rate what it is.
    """
    if phrase.figure.places < _TELLING_PLACES or not before or statement.owner is not None:
        return None
    done, *others = before
    if done.sentence != phrase.sentence or done.role is not Role.LEVEL or not done.money:
        return None
    wholes = [one for one in others if one.figure.value > done.figure.value > 0]
    told = [
        rate_over(phrase, done.figure, one.figure, statement)
        for one in wholes[:_TRIED]
        if one.passage == phrase.passage and one.role is Role.LEVEL and comparable(one, done)
    ]
    found = [relation for relation in told if is_misprinted(relation)]
    return found[0] if len(found) == 1 else None


def _of_its_year(
    phrase: Phrase, done: Phrase, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """总额840万元，2022年252万元、2023年336万元。2023年支出329万元，执行率98%: the part of a plan
    for several years that is of the same year, where it agrees.
    """
    around = statements[max(0, statement.index - _YEARS_AROUND) :][: 2 * _YEARS_AROUND]
    for other in around:
        for level in other.levels:
            plain = level.passage == done.passage and not level.subject.stage
            alike = plain and level.year == done.year is not None
            before = level.figure.start < done.figure.start
            if alike and before and comparable(level, done) and level.figure.value:
                relation = rate_over(phrase, done.figure, level.figure, statement)
                if agrees(relation.judgement):
                    return relation
    return None


def _over_later_budget(
    phrase: Phrase, found: Relation, amounts: list[Phrase], statements: list[Statement]
) -> Relation | None:
    """年初预算80万元…，预算总额90万元。支出81万元，执行率90%: over what the initial budget became,
    whatever it is called, where the rate agrees.
    """
    done, base = found.operands[0].figure, found.operands[-1].figure
    initial = next((one for one in amounts if one.figure is base), phrase)
    if done is None or done is base or initial.subject.stage != "initial":
        return None
    if has_named_base(phrase, [initial]):
        return None
    for other in of_passage(initial.passage, statements):
        for level in other.levels:
            later = initial.figure.start < level.figure.start < phrase.figure.start
            staged = level.subject.stage in ("budget", "adjusted")
            if later and staged and comparable(level, initial) and level.figure.value:
                relation = rate_over(phrase, done, level.figure, other)
                if agrees(relation.judgement):
                    return relation
    return None


def _of_its_list(phrase: Phrase, found: Relation, statement: Statement) -> Relation | None:
    """支出90万元，其中甲60万元，乙30万元，预算100万元，执行率90%: what was spent is the head of the
    list, where that agrees.
    """
    planned = found.operands[-1].figure
    heads = statement.owner.levels if statement.owner is not None else []
    for level in heads:
        if level.money and planned is not None and planned.value:
            relation = rate_over(phrase, level.figure, planned, statement)
            if agrees(relation.judgement):
                return relation
    return None


def _of_carried_over(phrase: Phrase, before: list[Phrase], statement: Statement) -> Relation | None:
    """次年结转36万元，支出27万元，执行率75%: what was carried over as the budget of the next year,
    where the rate agrees.
    """
    spent = [one for one in before[:2] if one.money]
    if len(spent) < 2 or is_left_over(spent[0]) or not is_left_over(spent[1]):
        return None
    done, carried = spent
    if not carried.figure.value or not comparable(done, carried):
        return None
    relation = rate_over(phrase, done.figure, carried.figure, statement)
    return relation if agrees(relation.judgement) else None


def _of_printed_base(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """支出24万元，完成年初预算60万元的40%: the clause prints what the rate is taken of; it is of
    the nearest that agrees in its sentence (培训90人，每期30人，完成计划100人的90%).
    """
    base = statement.phrases[position - 1] if position else None
    if base is None or not base.is_base or base.figure.value == 0:
        return None
    own = [one for one in statement.levels if _may_be_done(one, base)]
    if own and not comparable(own[-1], base):
        return None
    beside = [
        one
        for other in nearest_before(statement, statements, _TRIED)
        for one in other.levels[::-1]
        if one.sentence == phrase.sentence and _may_be_done(one, base)
    ]
    heads = statement.owner.levels[::-1] if statement.owner is not None else []
    beside += [one for one in heads if _may_be_done(one, base)]
    done = [one for one in (*own[::-1], *beside) if comparable(one, base)]
    told = [rate_over(phrase, one.figure, base.figure, statement) for one in done]
    held = next((one for one in told if agrees(one.judgement)), None)
    return held or next(iter(told if own else ()), None)


def _may_be_done(level: Phrase, base: Phrase) -> bool:
    before = level.figure.start < base.figure.start and not level.prior and not level.is_base
    return before and not words.FOR_EACH.search(level.gap[-_NEAR:])
