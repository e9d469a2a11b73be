"""Execution rates (A05, I26): what was spent over what was budgeted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import permutations

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.executions.pairs import (
    Pair,
    amounts_around,
    amounts_before,
    done_and_planned,
    has_named_base,
    is_left_over,
    is_rate_of_part,
    named_amounts,
    own_amounts,
    rated_statement,
    wanted_stages,
    without_parts,
)
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import AGAINST_BUDGET, Statement, comparison_base
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope, Term

_FULL = 100
_YEARS_AROUND = 6
"""Statements to either side in which a plan for several years is told year by year."""
_OF_A_PART = re.compile(
    r"(?:当年|本年|上年|结转|中央|自筹|其他|[省市县]级)(?:财政|预算)?资金[^，。；、]{0,6}$"
)
"""当年资金执行率: a rate of some of the money, of which its statement may print only the whole."""
_OF_OUTTURN = re.compile(r"(?:支付|执行|支出|使用)(?:率|进度)[^，。；、]{0,4}$")
"""A rate of what was spent, by its name."""


def execution_rate(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The statement that the rate names or stands in, if it has budget and outturn; else the pair
    around it that agrees.
    """
    if relation := _of_printed_base(phrase, position, statement):
        return relation
    owner = rated_statement(phrase, statement, statements)
    amounts = (
        list(reversed(owner.levels))
        if owner is not statement
        else own_amounts(phrase, position, statement, statements)
    )
    amounts = [amount for amount in amounts if not amount.prior]
    named = named_amounts(phrase, statement, statements)
    before = amounts_before(position, statement, statements)
    for candidates in (amounts, named):
        told = [pair for pair in done_and_planned(phrase, candidates) if pair.likely]
        elsewhere = has_named_base(phrase, before) and not has_named_base(phrase, candidates)
        if told and not elsewhere:
            found = best_pair(phrase, told, owner)
            if found is None or agrees(found.judgement):
                return found
            if _OF_A_PART.search(phrase.gap) and owner is statement:
                continue
            return _of_its_year(phrase, told[0].done, statement, statements) or found
    if position and statement.phrases[position - 1].is_base:
        return None
    said = (
        _by_plan_behind(phrase, position, statement)
        or _equal_by_words(phrase, position, statement)
        or _nothing_done(phrase, amounts, statement)
        or _by_shortfall(phrase, position, statement)
        or _by_rest(phrase, position, statement, statements)
    )
    found = (
        said
        or _around(phrase, before, statement, statements)
        or _of_nothing(phrase, amounts, statement)
    )
    apart = found is not None and found.contradicted and _OF_A_PART.search(phrase.gap)
    return None if apart else found


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
                relation = _rate_over(phrase, done.figure, level.figure, statement)
                if agrees(relation.judgement):
                    return relation
    return None


def _of_printed_base(phrase: Phrase, position: int, statement: Statement) -> Relation | None:
    """支出24万元，完成年初预算60万元的40%: the clause prints what the rate is taken of."""
    base = statement.phrases[position - 1] if position else None
    if base is None or not base.is_base or base.figure.value == 0:
        return None
    done = [
        level
        for level in statement.levels
        if level.figure.start < base.figure.start and not level.prior and not level.is_base
    ]
    if not done or not comparable(done[-1], base):
        return None
    return _rate_over(phrase, done[-1].figure, base.figure, statement)


def _around(
    phrase: Phrase, before: list[Phrase], statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The rate between amounts of the passage, else between any nearby that agree."""
    if not is_rate_of_part(phrase, statement, statements):
        heads = without_parts(before, statement, statements)
        relation = best_pair(phrase, _telling(phrase, done_and_planned(phrase, heads)), statement)
        if relation is not None:
            return relation
    around = amounts_around(statement, statements, before)
    pairs = [pair._replace(likely=False) for pair in done_and_planned(phrase, around)]
    return best_pair(phrase, _telling(phrase, pairs), statement)


def _telling(phrase: Phrase, pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs that a rate can be told by: nothing is 0 % of any amount, and a little of much
    rounds to 0 %; such a pair needs a plan of its passage.
    """
    return [
        pair
        for pair in pairs
        if pair.likely
        or (pair.done.figure.value and phrase.figure.value)
        or (not pair.done.figure.value and _planned_beside(phrase, pair.planned))
    ]


def _planned_beside(phrase: Phrase, planned: Phrase) -> bool:
    return planned.passage == phrase.passage and planned.subject.stage in words.PLANNED


def best_pair(phrase: Phrase, pairs: list[Pair], statement: Statement) -> Relation | None:
    """The pair that agrees; else one that misses by a last digit; else the likely one."""
    full_year = [pair for pair in pairs if pair.likely and pair.planned.subject.stage == "adjusted"]
    if full_year and words.EXECUTION_NAME.search(phrase.gap):
        pairs = full_year
    likely: list[Relation] = []
    for pair in pairs:
        relation = _rate_over(phrase, pair.done.figure, pair.planned.figure, statement)
        if agrees(relation.judgement):
            return relation
        if pair.likely:
            likely.append(relation)
    near = (relation for relation in likely if relation.judgement.last_digit)
    return next(near, likely[0] if likely else None)


def _rate_over(phrase: Phrase, done: Figure, planned: Figure, statement: Statement) -> Relation:
    return rate(
        phrase.figure,
        (done, planned),
        part_of_whole,
        kind=RelationKind.EXECUTION_RATE,
        formula="执行数÷预算数×100",
        subject=statement.subject or phrase.subject.name,
    )


def _equal_by_words(phrase: Phrase, position: int, statement: Statement) -> Relation | None:
    """完成预算100%，决算数等于预算数: the words say what the rate must be."""
    levels = [one for one in statement.phrases[:position] if one in statement.levels]
    said = any(words.EQUAL.search(one.after) for one in statement.phrases[position:])
    if not levels or not said or levels[-1].figure.value == 0:
        return None
    done = levels[-1].figure
    if phrase.figure.value == _FULL:
        judgement = Judgement(Verdict.HOLDS, phrase.figure.digits)
    else:
        judgement = Judgement(Verdict.CONTRADICTED, f"{_FULL}")
    operands = (Term.of(done), Term(done.digits))
    return _told(phrase, done, operands, "决算数＝预算数", judgement, statement)


def _by_plan_behind(phrase: Phrase, position: int, statement: Statement) -> Relation | None:
    """支出8万元，为年初预算的80%，年初预算10万元; 支出8万元，比预算10万元少2万元，执行率80%: the
    plan is printed behind what was done.
    """
    levels = [one for one in statement.levels if not one.prior]
    before = [one for one in levels if one.figure.start < phrase.figure.start]
    done = next((one for one in before[::-1] if one.subject.stage not in words.PLANNED), None)
    between = [one for one in before if done is not None and one.figure.start > done.figure.start]
    following = [one for one in statement.phrases[position + 1 : position + 2] if one in levels]
    wanted = wanted_stages(phrase)
    between.sort(key=lambda one: one.subject.stage not in wanted[:1])
    plan = next(iter(between or following), None)
    if done is None or plan is None or plan.sentence != phrase.sentence:
        return None
    if plan.subject.stage not in words.PLANNED or plan.figure.value == 0:
        return None
    return (
        _rate_over(phrase, done.figure, plan.figure, statement) if comparable(done, plan) else None
    )


def _by_shortfall(phrase: Phrase, position: int, statement: Statement) -> Relation | None:
    """支出8.00万元，完成年初预算80%，比年初预算减少2.00万元: the budget is the amount with what it
    falls short.
    """
    done = next(
        (one for one in statement.phrases[:position][::-1] if one in statement.levels), None
    )
    off = next((one for one in statement.phrases[position + 1 :] if one in statement.changes), None)
    if done is None or off is None or not off.sign or not comparable(done, off):
        return None
    if comparison_base(off) != AGAINST_BUDGET or done.sentence != off.sentence:
        return None
    return rate(
        phrase.figure, (done.figure, off.figure), _of_less if off.sign < 0 else _of_more,
        kind=RelationKind.EXECUTION_RATE,
        formula=f"执行数÷（执行数{'＋' if off.sign < 0 else '－'}差额）×100",
        subject=statement.subject,
    )  # fmt: skip


def _by_rest(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """安排80万元，支付64万元，未支16万元，支付率80%: what is left tells plan and outturn."""
    left = next(
        (one for one in statement.phrases[:position][::-1] if one.money and is_left_over(one)), None
    )
    if left is None or not left.figure.value or not _OF_OUTTURN.search(phrase.gap):
        return None
    before = amounts_before(position, statement, statements)
    around = [one for one in amounts_around(statement, statements, before) if one.money]
    around = [one for one in around if one.figure.start < left.figure.start]
    for done, whole in permutations(around, 2):
        if whole.figure.value - done.figure.value == left.figure.value and done.figure.value:
            return _rate_over(phrase, done.figure, whole.figure, statement)
    return None


def _of_less(values: Sequence[Fraction]) -> Fraction:
    """Done ÷ (done + shortfall) × 100."""
    done, off = values
    return done / (done + off) * 100


def _of_more(values: Sequence[Fraction]) -> Fraction:
    """Done ÷ (done − surplus) × 100."""
    done, off = values
    return done / (done - off) * 100


def _nothing_done(phrase: Phrase, amounts: list[Phrase], statement: Statement) -> Relation | None:
    """Where nothing was spent, no other rate than 0 % can stand."""
    spent = [
        level
        for level in amounts
        if level.money and level.subject.stage not in words.PLANNED and not is_left_over(level)
    ]
    if not spent or spent[0].figure.value != 0 or phrase.figure.value == 0:
        return None
    if any(level.is_base and level.figure.value == 0 for level in amounts):
        return None
    done = spent[0].figure
    judgement = Judgement(Verdict.CONTRADICTED, "0")
    return _told(phrase, done, (Term.of(done),), "执行数为零", judgement, statement)


def _of_nothing(phrase: Phrase, amounts: list[Phrase], statement: Statement) -> Relation | None:
    """安排0万元，执行进度0%: nothing divided by nothing, which no one can recompute."""
    nothing = next((level for level in amounts if level.money), None)
    if nothing is None or nothing.figure.value or phrase.figure.value:
        return None
    judgement = Judgement(Verdict.UNDECIDABLE)
    operands = (Term.of(nothing.figure),)
    return _told(phrase, nothing.figure, operands, "执行数÷预算数×100", judgement, statement)


def _told(
    phrase: Phrase,
    done: Figure,
    operands: tuple[Term, ...],
    formula: str,
    judgement: Judgement,
    statement: Statement,
) -> Relation:
    """A rate judged by what the clause says rather than by a division."""
    return Relation(
        RelationKind.EXECUTION_RATE, Scope.CLAUSE, formula, operands, Term.of(phrase.figure),
        judgement, done.start, phrase.figure.end, statement.subject,
    )  # fmt: skip
