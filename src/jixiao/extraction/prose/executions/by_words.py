"""Execution rates whose words say more than two amounts: what is equal, left over or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.executions.pairs import (
    amounts_around,
    amounts_before,
    is_left_over,
    wanted_stages,
)
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import (
    AGAINST_BUDGET,
    Statement,
    comparison_base,
    nearest_before,
)
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope, Term

_FULL = 100
_PAIR = 2
_TELLING_DIGITS = 3
_SPENT_OF = late_regex(
    r"(?:支出|执行|决算|使用)数?(?:仅?[为占]|完成|达到|相当于)(?:年度|全年|年初)?预算数?的$"
)
"""支出为预算的: a rate of an outturn that is told before."""
_NEARBY = 8
"""Statements back in which it stands."""
_PAID = late_regex(r"(?:已|实际|累计|目前)+(?:支付|拨付|使用|支出|下拨|发放|兑付)(?:资金|金额)?")
"""已支付: what was paid of the amount before."""
_OF_OUTTURN = late_regex(r"(?:支付|执行|支出|使用)(?:率|进度)[^，。；、]{0,4}$")
"""A rate of what was spent, by its name."""


def rate_by_words(
    phrase: Phrase,
    position: int,
    amounts: list[Phrase],
    statement: Statement,
    statements: list[Statement],
) -> Relation | None:
    """The rate as the clause tells it beyond a budget and an outturn."""
    return (
        _by_plan_behind(phrase, position, statement)
        or _by_outturn_before(phrase, position, statement, statements)
        or _equal_by_words(phrase, position, statement)
        or _nothing_done(phrase, amounts, statement)
        or _by_shortfall(phrase, position, statement)
        or _by_rest(phrase, position, statement, statements)
        or _of_equals(phrase, statement)
    )


def rate_over(phrase: Phrase, done: Figure, planned: Figure, statement: Statement) -> Relation:
    """A rate against what was done ÷ what was planned × 100."""
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
    if plan.subject.stage not in wanted or plan.figure.value == 0:
        return None
    return (
        rate_over(phrase, done.figure, plan.figure, statement) if comparable(done, plan) else None
    )


def _by_outturn_before(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """支出45万元，其中…；年度预算60万元，支出为预算的75%: the outturn that the rate names again
    stands before the list.
    """
    plan = statement.phrases[position - 1] if position else None
    if plan is None or plan.subject.stage not in words.PLANNED or not _SPENT_OF.search(phrase.gap):
        return None
    if statement.subject or plan.sentence != phrase.sentence or not plan.figure.value:
        return None
    for other in nearest_before(statement, statements, _NEARBY):
        if other.owner is not None or other.passage != statement.passage:
            continue
        done = [
            one for one in other.levels if not (one.prior or one.subject.stage in words.PLANNED)
        ]
        if done:
            same = comparable(done[-1], plan)
            return rate_over(phrase, done[-1].figure, plan.figure, statement) if same else None
    return None


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
    apart = (done.passage, done.stop) != (off.passage, off.stop)
    if comparison_base(off) != AGAINST_BUDGET or apart:
        return None
    if _of_two_budgets(phrase.gap, off.base):
        return None
    return rate(
        phrase.figure, (done.figure, off.figure), _of_less if off.sign < 0 else _of_more,
        kind=RelationKind.EXECUTION_RATE,
        formula=f"执行数÷（执行数{'＋' if off.sign < 0 else '－'}差额）×100",
        subject=statement.subject,
    )  # fmt: skip


def _of_two_budgets(rate_words: str, change_words: str) -> bool:
    """为调整后预算的97%，比年初预算多5万元: whether one is of the initial budget and one is not."""
    initial, adjusted = words.INITIAL.search, words.ADJUSTED.search
    return bool(
        (initial(change_words) and adjusted(rate_words))
        or (initial(rate_words) and adjusted(change_words))
    )


_OF_PART = late_regex(r"(?P<part>项目|基本)(?:支出|预算|资金)*(?:执行|支出|支付)率[为是]?$")
"""项目预算执行率: the rate of a part of what was spent."""


def _by_rest(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """安排80万元，支付64万元，未支16万元，支付率80%: what is left tells plan and outturn; not where
    an outturn stands behind it (结转16万元，支出12万元，支付率75%).
    """
    amounts = [one for one in statement.phrases[:position][::-1] if one.money]
    left = next((one for one in amounts if is_left_over(one)), None)
    if left is None or not left.figure.value or not _OF_OUTTURN.search(phrase.gap):
        return None
    if any(one.subject.stage == "outturn" for one in amounts[: amounts.index(left)]):
        return None
    before = amounts_before(position, statement, statements)
    around = [one for one in amounts_around(statement, statements, before) if one.money]
    around = [one for one in around if one.figure.start < left.figure.start]
    part = _OF_PART.search(phrase.gap)
    if part is not None and not any(part["part"] in one.gap for one in around):
        return None
    for done, whole in permutations(around, 2):
        if whole.figure.value - done.figure.value == left.figure.value and done.figure.value:
            return rate_over(phrase, done.figure, whole.figure, statement)
    return None


def _of_equals(phrase: Phrase, statement: Statement) -> Relation | None:
    """资金40.83万元，财政拨款40.83万元，执行率140%: two amounts alike right before a rate, which a
    misprint alone keeps from a hundred.
    """
    amounts = [one for one in statement.levels if one.figure.start < phrase.figure.start]
    if len(amounts) == 1 and statement.before is not None:
        amounts = [*statement.before.levels[-1:], *amounts]
    told = [one for one in amounts[-_PAIR:] if one.money and one.sentence == phrase.sentence]
    if len(told) < _PAIR or told[0].figure.value != told[1].figure.value:
        return None
    if told[0].figure.telling < _TELLING_DIGITS or not _OF_OUTTURN.search(phrase.gap):
        return None
    relation = rate_over(phrase, told[1].figure, told[0].figure, statement)
    return relation if is_misprinted(relation) else None


def _of_less(values: Sequence[Fraction]) -> Fraction:
    """Done ÷ (done + shortfall) × 100."""
    done, off = values
    return done / (done + off) * 100


def _of_more(values: Sequence[Fraction]) -> Fraction:
    """Done ÷ (done − surplus) × 100."""
    done, off = values
    return done / (done - off) * 100


def _nothing_done(phrase: Phrase, amounts: list[Phrase], statement: Statement) -> Relation | None:
    """Where nothing was spent, no other rate than 0 % can stand; 100 % is also written where no
    budget is told, which then was nothing, too.
    """
    spent = [
        level
        for level in amounts
        if level.money and level.subject.stage not in words.PLANNED and not is_left_over(level)
    ]
    if not spent or spent[0].figure.value != 0 or phrase.figure.value == 0:
        return None
    if any(level.is_base and level.figure.value == 0 for level in amounts):
        return None
    if phrase.figure.value == _FULL and not any(level.figure.value for level in amounts):
        return None
    done = spent[0].figure
    judgement = Judgement(Verdict.CONTRADICTED, "0")
    return _told(phrase, done, (Term.of(done),), "执行数为零", judgement, statement)


def budget_of_unpaid(statement: Statement) -> Phrase | None:
    """安排8万元，用于…。已支付0万元: the amount of the passage of which nothing was paid."""
    if not _PAID.fullmatch(statement.subject):
        return None
    one, back = statement.before, 0
    while one is not None and one.passage == statement.passage and back < _NEARBY:
        if amounts := [level for level in one.levels if level.money and level.figure.value]:
            return amounts[-1]
        one, back = one.before, back + 1
    return None


def rate_of_nothing(phrase: Phrase, amounts: list[Phrase], statement: Statement) -> Relation | None:
    """安排0万元，执行进度0%: nothing divided by nothing, which no one can recompute; nothing paid
    of an amount is 0 % of it.
    """
    nothing = next((level for level in amounts if level.money), None)
    if nothing is None or nothing.figure.value or phrase.figure.value:
        return None
    if budget := budget_of_unpaid(statement):
        return rate_over(phrase, nothing.figure, budget.figure, statement)
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
