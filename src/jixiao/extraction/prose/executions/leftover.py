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
_FOR_THE_YEAR = late_regex(r"预算|[安编]排|批|下达|拨|指标|经费|资金|支出|收入|可用")
"""年初预算, 年初安排; 年初房屋原值 and 年初欠款余额 are nothing that is there to be spent."""
_OF_BEFORE = late_regex(r"[上去前]一?年")
_ENDED = late_regex(r"[。；]")
_WORDS = late_regex(
    r"年末|年终|年底|期末|本年度?|当年|全年|结转|结余|剩余|余额|资金|财政|拨款|预算|部门|单位|整体|全部|全局|累计|合计|总额?|支出|金额|形成|尚有|尚余|共|仍|的|数|和|及|率"
)
"""Words that tell no thing of its own: 部门年末结转结余资金."""
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
    if held or is_of_year_before(phrase, lefts[0]):
        return held[0][1] if held else None
    near = ((whole, one) for whole, one in told if _is_of_all(whole, phrase, lefts[0]))
    return next((one for whole, one in near if _could_be_spent(whole)), None)


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
            of_year = not one.prior or one.sentence == phrase.sentence
            if one.money and of_year and phrase.passage - one.passage <= _PASSAGES:
                yield one


def _holds(whole: Phrase, left: Phrase) -> bool:
    return comparable(whole, left) and whole.figure.value >= left.figure.value > 0


def is_of_year_before(phrase: Phrase, left: Phrase) -> bool:
    """结转率2%；上年结转9万元，结转率3%: whether a rate is of a year before, of which no budget is
    told here.
    """
    if phrase.prior or left.prior or left.last_year:
        return True
    return any(_OF_BEFORE.search(_ENDED.split(one.gap)[-1]) for one in (phrase, left))


def _is_of_all(whole: Phrase, phrase: Phrase, left: Phrase) -> bool:
    """Whether a budget of the same year stands in the sentence of the rate, or is of no thing of
    its own, and what is left is of none either (部门预算90万元。…水窖项目结余2万元，结余率4%).
    """
    if whole.year != left.year and left.year is not None:
        return False
    if whole.sentence == phrase.sentence:
        return True
    thing = _WORDS.sub("", left.subject.name)
    named = thing in whole.subject.name
    return named and (bool(thing) or not _OF_A_THING.search(whole.subject.name))


def _could_be_spent(one: Phrase) -> bool:
    """Whether an amount is a budget, or said to be there to be spent."""
    planned = one.subject.stage in words.PLANNED and not one.prior
    if planned and one.subject.stage == "initial":
        planned = _FOR_THE_YEAR.search(one.gap) is not None
    return planned or words.AVAILABLE.search(one.gap) is not None


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
