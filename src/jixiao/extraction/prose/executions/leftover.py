"""Rates of what is left over (domain §2.8): 结转率, 结余率, 结转结余率, 剩余率."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import without_asides
from jixiao.figures.verdict import Compute
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_NAME = late_regex(r"(?:结转|结余|剩余)率(?:约|仅)?(?:为|是|达|：)*$")
_LEFT = late_regex(r"结转|结余|剩余|余额")
_OF_A_THING = late_regex(r"采购|三公|接待|公务用?车|会议|培训")
"""采购预算, 会议费预算: no budget that is left over at the end of a year."""
_BACK = 20
"""Statements back in which the amounts stand."""
_PASSAGES = 2
"""Passages back, where what could be spent stands under a heading of its own."""
_PAIR = 2


def is_leftover_rate(gap: str) -> bool:
    """Whether the words before a percentage call it a rate of what is left."""
    return ("转率" in gap or "余率" in gap) and _NAME.search(gap) is not None


def leftover_rate(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """What is left over the budget, or over what was spent; where neither makes the rate, over a
    budget. Where no amount is said to be left, what the outturn lacks of the budget.
    """
    amounts = list(_amounts_before(phrase, position, statement, statements))
    beside = [one for one in amounts if one.sentence == phrase.sentence]
    lefts = [one for one in beside if _LEFT.search(without_asides(one.gap))]
    if not lefts:
        return _unspent(phrase, beside)
    told = [
        (whole, _rate_of(phrase, (left, whole), part_of_whole, "结转结余÷总额×100"))
        for left in _of_all_first(lefts)
        for whole in amounts
        if whole not in lefts and _holds(whole, left)
    ]
    held = [(whole, one) for whole, one in told if agrees(one.judgement)]
    if held and all(whole.subject.stage == "initial" for whole, _ in held):
        over = (one for whole, one in told if whole.subject.stage == "adjusted")
        adjusted = next(over, held[0][1])  # 年初预算80万元…全年预算90万元: of which it is left
        return replace(adjusted, kind=RelationKind.SHARE) if adjusted.contradicted else adjusted
    near = ((whole, one) for whole, one in told if _is_of_all(whole, phrase))
    could = (one for whole, one in near if _could_be_spent(whole))
    return held[0][1] if held else next(could, None)


def _of_all_first(lefts: list[Phrase]) -> list[Phrase]:
    """结余90万元，其中基本支出20万元、项目支出70万元，结余率: the largest, then the nearest."""
    largest = max(lefts, key=lambda one: one.figure.value)
    return [largest, *(one for one in lefts if one is not largest)]


def _amounts_before(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Iterator[Phrase]:
    """The amounts before a rate, nearest first."""
    around = [statement.phrases[:position]]
    around += [other.phrases for other in nearest_before(statement, statements, _BACK)]
    for phrases in around:
        for one in reversed(phrases):
            if one.money and not one.prior and phrase.passage - one.passage <= _PASSAGES:
                yield one


def _holds(whole: Phrase, left: Phrase) -> bool:
    return comparable(whole, left) and whole.figure.value >= left.figure.value > 0


def _is_of_all(whole: Phrase, phrase: Phrase) -> bool:
    """Whether a budget stands in the passage of the rate, or is of no thing of its own."""
    return whole.passage == phrase.passage or not _OF_A_THING.search(whole.subject.name)


def _could_be_spent(one: Phrase) -> bool:
    return one.subject.stage in words.PLANNED or words.AVAILABLE.search(one.gap) is not None


def _unspent(phrase: Phrase, beside: list[Phrase]) -> Relation | None:
    """预算92万元，执行82.15万元，结余率10.71%: the last two amounts of the sentence."""
    if len(beside) < _PAIR:
        return None
    spent, planned = beside[:_PAIR]
    staged = spent.subject.stage == "outturn" and planned.subject.stage in words.PLANNED
    if not staged or not _holds(planned, spent):
        return None
    return _rate_of(phrase, (planned, spent), _rest_of_whole, "（预算数－执行数）÷预算数×100")


def _rate_of(
    phrase: Phrase, operands: tuple[Phrase, Phrase], compute: Compute, formula: str
) -> Relation:
    return rate(
        phrase.figure, [one.figure for one in operands], compute,
        kind=RelationKind.COMPLETION_RATE, formula=formula,
        subject=phrase.rate_name or phrase.subject.name,
    )  # fmt: skip


def _rest_of_whole(values: Sequence[Fraction]) -> Fraction:
    """(Whole − part) ÷ whole × 100."""
    whole, part = values
    return (whole - part) / whole * 100
