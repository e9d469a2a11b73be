"""Change rates (A11): the change amount or both years over the base."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from jixiao.extraction.building import (
    agrees,
    fall_over_base,
    part_of_whole,
    rate,
    rise_over_base,
)
from jixiao.extraction.prose import words
from jixiao.extraction.prose.changes.amounts import FAR_BACK
from jixiao.extraction.prose.changes.readings import RateReading, readings_of_rate
from jixiao.extraction.prose.changes.years import is_of_rate_before
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.likeness import runs_through
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import (
    AGAINST_BUDGET,
    PRIOR,
    Statement,
    comparison_base,
    nearest_before,
)
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_BARE_CHANGE = late_regex(r"[。；][一-龥]{2,4}")
"""A sentence that goes on with nothing but a direction word."""
_OF_MONEY = late_regex(r"[，；、和](?:支出|资金|经费|费用|金额)(?:额|总额)?[一-龥]{2,4}$")
_LAST_YEAR = late_regex(r"上年|去年|同期|\x01")
_EARLIER = late_regex(r"[\x01\x02]|同期")
"""A year, a date or the same time of another year: what a change is measured from."""
_EARLIER_TOLD = late_regex(r"上年|去年|同期|同比")
_TELLING_NAME, _TELLING = 4, 3
"""Characters of a name by which an amount further up is known, digits of a rate that two amounts
make by no chance.
"""
_AROUND = 3
"""Statements around a change in which the budget stands that it was one of."""
_FINE = 50
"""Units of its last place that an amount must have for a rate to tell anything."""


def change_rates(statement: Statement, statements: list[Statement]) -> Iterator[Relation]:
    """Each change rate of a statement by the reading that explains it best."""
    for position, phrase in enumerate(statement.phrases):
        if phrase.role is not Role.CHANGE_RATE or phrase.respective:
            continue
        if words.SAVED_RATE.search(phrase.gap) or _of_a_share(phrase, statement.phrases[:position]):
            continue
        change = _change_before(statement.phrases[:position])
        if change is None or _of_another_base(phrase, change):
            change = _change_after(phrase, statement.phrases[position + 1 :])
        readings = list(readings_of_rate(phrase, change, statement, statements))
        other = change is not None and _of_other_amounts(phrase, change, statement)
        other = other or _of_money_beside(phrase, statement)
        if other or _is_second(phrase, statement.phrases[:position]):
            readings = [reading._replace(likely=False) for reading in readings]
        relation = _best(phrase, readings, statement)
        if relation is None and change is not None:
            relation = _of_initial(phrase, change, statement, statements)
            relation = relation or _of_name_before(phrase, change, statement, statements)
        if relation is not None:
            yield relation


def _of_name_before(
    phrase: Phrase, change: Phrase, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """（3）助学补贴85.20万元…。（6）…。与上年相比，助学类补贴增加5.20万元，增长6.50%: over last
    year's amount of the only item above of nearly that name, where it holds, or was taken of this
    year's.
    """
    name, moved = statement.subject, phrase.sign or change.sign
    if statement.levels or len(name) < _TELLING_NAME or not (change.money and moved):
        return None
    if comparison_base(phrase if phrase.base else change) != PRIOR:
        return None
    alike = [
        level
        for other in nearest_before(statement, statements, FAR_BACK)
        if len(other.subject) >= _TELLING_NAME and runs_through(other.subject, name)
        for level in other.levels
        if comparable(level, change) and level.subject.stage not in words.PLANNED
    ]
    if len(alike) != 1 or alike[0].prior or alike[0].last_year:
        return None
    if words.ADJUSTING.search(change.gap) or alike[0].figure.value <= change.figure.value:
        return None
    operands = (alike[0].figure, change.figure)
    rising = moved > 0
    told = rate(
        phrase.figure, operands, rise_over_base if rising else fall_over_base,
        kind=RelationKind.CHANGE_RATE, subject=name,
        formula=f"变动额÷（本年数{'－' if rising else '＋'}变动额）×100",
    )  # fmt: skip
    over_this_year = judge_rate(phrase.figure, operands[::-1], part_of_whole).verdict
    wrong = over_this_year is Verdict.HOLDS and phrase.figure.telling >= _TELLING
    wrong = wrong and _EARLIER_TOLD.search(change.context) is not None
    return told if wrong or told.verdict is Verdict.HOLDS else None


def _of_initial(
    phrase: Phrase, change: Phrase, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """年初预算425万元，因人数减少调减21.50万元，下降5.33%，全年预算403.50万元: over the budget that
    was adjusted, where the rate was taken of what it became, or is a misprint.
    """
    near = statements[max(0, statement.index - _AROUND) : statement.index + _AROUND + 1]
    levels = [one for other in near for one in other.levels if one.passage == phrase.passage]
    before = [one for one in levels if one.figure.start < change.figure.start]
    behind = [one for one in levels if one.figure.start > phrase.figure.start]
    initial = max(before, key=lambda one: one.figure.start, default=None)
    adjusted = min(behind, key=lambda one: one.figure.start, default=None)
    if initial is None or adjusted is None or not (change.money and change.sign):
        return None
    staged = (initial.subject.stage, adjusted.subject.stage) == ("initial", "adjusted")
    became = initial.figure.value + change.sign * change.figure.value
    if not staged or became != adjusted.figure.value or not initial.figure.value:
        return None
    over_initial, over_adjusted = (
        rate(
            phrase.figure, (change.figure, base.figure), part_of_whole,
            kind=RelationKind.CHANGE_RATE, formula="变动额÷年初预算数×100",
            subject=statement.subject,
        )
        for base in (initial, adjusted)
    )  # fmt: skip
    wrong = over_adjusted.verdict is Verdict.HOLDS or is_misprinted(over_initial)
    return over_initial if wrong or over_initial.verdict is Verdict.HOLDS else None


def _of_a_share(phrase: Phrase, before: Sequence[Phrase]) -> bool:
    """占13.91%，较上年上升5.6个百分点: whether points are what a share, or the rate right before,
    has changed by.
    """
    if phrase.figure.dimension is not Dimension.POINTS or not before:
        return False
    shared = any(one.role is Role.SHARE for one in before)
    return shared or is_of_rate_before(phrase, before[-1])


def _is_second(phrase: Phrase, before: Sequence[Phrase]) -> bool:
    """增长4.9%，剔除专项后可比增长3.1%: whether a rate of other amounts follows that of these."""
    rated = bool(before) and before[-1].role is Role.CHANGE_RATE
    return rated and words.COMPARABLE.search(phrase.gap) is not None


def _of_money_beside(phrase: Phrase, statement: Statement) -> bool:
    """比上年60人次、9万元，人次下降5%，支出下降8%: whether a rate is of money, and all else not."""
    told = _OF_MONEY.search(phrase.gap) is not None
    return told and not any(one.money for one in (*statement.levels, *statement.changes))


def _of_other_amounts(phrase: Phrase, change: Phrase, statement: Statement) -> bool:
    """Whether a rate is of another basis than the change beside it: 剔除…后增长, or of last year
    where the change is one of the budget (由500万元调整为560万元，调增60万元，增长18%).
    """
    if words.COMPARABLE.search(phrase.gap) and not words.COMPARABLE.search(change.gap):
        return True
    of_last_year = any(one.prior and _LAST_YEAR.search(one.gap) for one in statement.levels)
    reached = any(words.RESULT.search(one.gap) for one in statement.levels)
    reached = reached and ("调" in change.gap + statement.first.after or bool(phrase.base))
    adjusts = not of_last_year and (reached or words.ADJUSTING.search(change.gap))
    adjusted = adjusts and not change.base
    return bool(adjusted) and not words.ADJUSTING.search(phrase.gap)


def _of_another_base(phrase: Phrase, change: Phrase) -> bool:
    """超收392万元，同比增长6.8%: whether a rate is of last year, its change one of the budget, or
    of what was reported before (同比增长6.8%，比报告数增加392万元).
    """
    if not phrase.base or not change.base or comparison_base(phrase) != PRIOR:
        return False
    dated = _EARLIER.search(change.base) or words.YEAR_ON_YEAR.search(change.base)
    reported = _LAST_YEAR.search(phrase.base) and not dated
    return comparison_base(change) == AGAINST_BUDGET or bool(reported)


def _change_before(phrases: Sequence[Phrase]) -> Phrase | None:
    """The change amount that a rate restates: the phrase right before it, points aside."""
    for phrase in reversed(phrases):
        if phrase.role is Role.LEVEL and phrase.figure.dimension is Dimension.POINTS:
            continue
        if phrase.role is Role.CHANGE:
            return phrase
        if phrase.role in (Role.CHANGE_RATE, Role.LEVEL):
            return None
    return None


def _change_after(phrase: Phrase, following: Sequence[Phrase]) -> Phrase | None:
    """增长7.9%，增收913万元: the amount right after the rate that it restates."""
    after = following[0] if following else None
    if after is None or after.role is not Role.CHANGE or after.sign != phrase.sign:
        return None
    if _of_another_base(phrase, after):
        return None
    goes_on = after.sentence == phrase.sentence + 1 and _BARE_CHANGE.fullmatch(after.gap)
    return after if after.sentence == phrase.sentence or goes_on else None


def _best(phrase: Phrase, readings: list[RateReading], statement: Statement) -> Relation | None:
    """The reading that holds, else the likely one, else one that rounding allows."""
    relations = [
        (
            rate(
                phrase.figure,
                reading.operands,
                _falling(reading.compute) if phrase.figure.value < 0 else reading.compute,
                kind=RelationKind.CHANGE_RATE,
                formula=reading.formula,
                subject=statement.subject or statement.title(statement.first),
            ),
            reading.likely,
        )
        for reading in readings
    ]
    for relation, _ in relations:
        if relation.verdict is Verdict.HOLDS:
            return relation
    if not phrase.figure.exact and (near := _rounding_to(phrase.figure, relations)):
        return near
    likely = [relation for relation, told in relations if told]
    agreeing = [
        relation
        for relation, told in relations
        if agrees(relation.judgement) and (told or not likely)
    ]
    if likely and (agrees(likely[0].judgement) or likely[0].judgement.last_digit):
        return likely[0]
    sharp = [relation for relation in agreeing if not _coarse(relation)]
    if sharp or not likely:
        return next(iter(sharp or agreeing), None)
    return likely[0]


def _rounding_to(stated: Figure, relations: list[tuple[Relation, bool]]) -> Relation | None:
    """下降5.59%左右: what makes a rate that is said to be rough to its last place; many other pairs
    come as near as its words allow.
    """
    for relation, _ in relations:
        value = relation.judgement.value
        if value is not None and abs(value - Fraction(stated.value)) <= Fraction(stated.ulp) / 2:
            return relation
    return None


def _falling(compute: Compute) -> Compute:
    """（-10%）: a fall that is printed with its sign."""
    return lambda values: -compute(values)


def _coarse(relation: Relation) -> bool:
    """Whether an operand is printed so roughly that nearly any rate would agree."""
    return any(
        figure.ulp * _FINE > abs(figure.value) and not figure.exact for figure in relation.figures()
    )
