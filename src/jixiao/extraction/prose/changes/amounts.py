"""Change amounts: against last year (I25), against the budget, between two amounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from jixiao.extraction.building import agrees, change_over_prior, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.changes.years import (
    Pair,
    is_measured_from,
    prior_and_current,
    stands_before,
)
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.likeness import runs_through
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import (
    AGAINST_BUDGET,
    Statement,
    comparison_base,
    nearest_before,
)
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_NAMES_BOTH = late_regex(
    r"(?:预算|收入|计划)[^，。；：上去年]{0,4}[与和同][^，。；：上去年]{1,6}相差[^，。；：]{0,3}$"
)
"""预算与支出相差: what lies between two amounts of one year, whatever was compared before."""
_NEW = late_regex(r"[，、]新增了?")
FAR_BACK = 25
"""Statements back in which the same subject may stand with its amount."""
_SHORT = 4
"""Characters of a change that is like others by chance."""
_TELLING_NAME = 5
"""Characters of a name that another one has all of by no chance."""
_TELLING = 3
"""Digits of a change that says by itself between which years it lies."""
_MOST_LEVELS = 6
"""Amounts tried in pairs for a difference."""


def change_amounts(statement: Statement, statements: list[Statement]) -> Iterator[Relation]:
    """Each change amount of a statement against the two amounts that it lies between."""
    for change in statement.changes:
        if comparison_base(change) == AGAINST_BUDGET:
            yield from _against_budget(statement, change, statements)
            continue
        pair = prior_and_current(statement, change)
        if _NAMES_BOTH.search(change.gap):
            told = _between(statement, change, statements)
            yield from (one for one in told if one.verdict is Verdict.HOLDS)
            continue
        if pair is None or _adjusts_before(change, pair):
            yield from _between(statement, change, statements)
            continue
        prior, current = pair
        if not change.base and "收回" in change.gap:
            yield from _between(statement, change, statements)
            continue
        if is_measured_from(prior, comparison_base(change)) and comparable(change, current):
            fell = prior.figure.value > current.figure.value
            larger, smaller = (prior, current) if fell else (current, prior)
            relation = _change(change, larger, smaller, statement.title(current))
            if _NEW.fullmatch(change.gap) and relation.contradicted:
                relation.likely = True
                yield from (relation,) if _is_rated(statement, change, prior, current) else ()
                continue
            rounded = relation.judgement.strict is not None
            yield _of_limit(change, prior, current, relation) if rounded else relation


def _is_rated(statement: Statement, change: Phrase, prior: Phrase, current: Phrase) -> bool:
    """由1,250人增加到1,342人，新增96人，增长7.36%: whether the rate right behind what is new is of
    both amounts, so that nothing else but what lies between them is meant.
    """
    return any(
        one.role is Role.CHANGE_RATE
        and one.gap == change.after
        and prior.figure.value > 0
        and judge_rate(one.figure, (current.figure, prior.figure), change_over_prior).verdict
        is Verdict.HOLDS
        for one in statement.phrases
    )


def _of_limit(change: Phrase, limit: Phrase, current: Phrase, told: Relation) -> Relation:
    """单价11.52元，比12元的控制标准低0.84元: a limit is no rounded amount, so that what rounding
    would allow is contradicted.
    """
    named = words.LIMIT_BEHIND.match(limit.after) or words.AGAINST_LIMIT.search(limit.gap)
    if not named or not change.figure.places or limit.figure.places:
        return told
    digits = f"{limit.figure.digits}.{'0' * change.figure.places}"
    exact = replace(limit, figure=replace(limit.figure, digits=digits))
    fell = limit.figure.value > current.figure.value
    larger, smaller = (exact, current) if fell else (current, exact)
    return _change(change, larger, smaller, told.subject)


def _adjusts_before(change: Phrase, pair: Pair) -> bool:
    """预算80万元，追加10万元，…支出85万元，比上年70万元增加15万元: whether the budget was changed,
    before the amounts of both years are told.
    """
    adjusts = not change.base and words.ADJUSTING.search(change.gap) is not None
    return adjusts and not any(stands_before(level, change) for level in pair)


def _against_budget(
    statement: Statement, change: Phrase, statements: list[Statement]
) -> Iterator[Relation]:
    """较年初预算减少: budget and outturn of the statement, where both are printed."""
    if pair := _of_two_budgets(statement, change):
        yield _difference(statement, change, *pair)
        return
    levels = [one for one in statement.levels if comparable(one, change) and not one.prior]
    planned = [level for level in levels if level.subject.stage in words.PLANNED]
    if "年初" in change.gap:  # 决算与年初预算相差: not from what the budget became
        planned = [one for one in planned if one.subject.stage == "initial"] or planned
    done = [level for level in levels if level.subject.stage not in words.PLANNED]
    if any(stands_before(level, change) for level in planned):
        done = [level for level in done if stands_before(level, change)]
    if planned and done:
        relation = _difference(statement, change, planned[-1], done[-1])
        head = _of_the_head(statement, change, planned[-1]) if relation.contradicted else None
        yield head or relation
    elif done and (initial := _initial_before(statement, change, done[-1], statements)):
        yield initial
    else:
        yield from _between(statement, change, statements)


def _of_two_budgets(statement: Statement, change: Phrase) -> tuple[Phrase, Phrase] | None:
    """年初预算9.80万元，比上年预算10.20万元减少0.40万元: the budgets of both years, right
    before what lies between them.
    """
    before = [one for one in statement.levels if stands_before(one, change) and one.money]
    own = [one for one in before if comparable(one, change)][-2:]
    if len(own) < 2 or own[1].after != change.gap or own[0].after != own[1].gap:
        return None
    both = all(one.subject.stage in words.PLANNED for one in own)
    return (own[1], own[0]) if both and own[1].prior and not own[0].prior else None


def _of_the_head(statement: Statement, change: Phrase, planned: Phrase) -> Relation | None:
    """三公经费支出9万元，其中甲费6万元、乙费3万元，比预算12万元节约3万元: of the head of the list
    that the change stands behind, where it holds.
    """
    for level in statement.owner.levels if statement.owner is not None else ():
        if comparable(level, change) and not level.prior:
            relation = _difference(statement, change, planned, level)
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None


def _initial_before(
    statement: Statement, change: Phrase, done: Phrase, statements: list[Statement]
) -> Relation | None:
    """The budget that an earlier statement prints, where the outturn differs from it just so."""
    for other in nearest_before(statement, statements, FAR_BACK):
        for level in other.levels:
            if level.subject.stage == "initial" and comparable(level, change):
                relation = _difference(statement, change, level, done)
                if relation.verdict is Verdict.HOLDS and change.figure.value:
                    return relation
    return None


def _difference(statement: Statement, change: Phrase, one: Phrase, other: Phrase) -> Relation:
    """The larger amount less the smaller; the finding is about the second."""
    larger, smaller = (one, other) if one.figure.value >= other.figure.value else (other, one)
    return _change(change, larger, smaller, statement.title(other))


def _change(change: Phrase, larger: Phrase, smaller: Phrase, subject: str) -> Relation:
    return signed_sum(
        change.figure,
        [(1, larger.figure), (-1, smaller.figure)],
        subject=subject,
        kind=RelationKind.CHANGE_AMOUNT,
    )


def _between(
    statement: Statement, change: Phrase, statements: list[Statement]
) -> Iterator[Relation]:
    """Two amounts of the same subject, in this statement or before it, that differ so exactly;
    where the words say no more than 差值, the last two of the statement.
    """
    own = [
        level
        for level in statement.levels
        if comparable(level, change) and stands_before(level, change)
    ]
    if change.sign == 0 and not change.base and len(own) > 1:
        yield _difference(statement, change, own[-2], own[-1])
        return
    if own and all(level.prior for level in own):
        yield from _from_last_year(statement, change, own[-1], statements)
        return
    if adjusted := _both_budgets(change, own):
        yield _difference(statement, change, *adjusted)
        return
    if (
        own
        and "年初" in change.gap
        and (since := _since_initial(statement, change, own[-1], statements))
    ):
        yield since
        return
    levels = [*reversed(own), *_of_same_subject(statement, change, statements)][:_MOST_LEVELS]
    for later, earlier in combinations(levels, 2):
        relation = _difference(statement, change, earlier, later)
        years = None not in (later.year, earlier.year) and later.year != earlier.year
        years = years or _moved_so(change, earlier, later)
        sure = relation.verdict is Verdict.HOLDS or (years and agrees(relation.judgement))
        if sure and change.figure.value:
            yield relation
            return
    if own:
        yield from _under_another_name(statement, change, own)
    elif change.year is not None and change.figure.telling >= _TELLING:
        yield from _of_both_years(statement, change, change.year, statements)


def _of_both_years(
    statement: Statement, change: Phrase, year: int, statements: list[Statement]
) -> Iterator[Relation]:
    """2022年甲费合计90万元，…。2021年甲费合计80万元，…。2022年甲费比上年增加20万元: the one amount
    of each year, told before with what it details.
    """
    told: dict[int | None, list[Phrase]] = defaultdict(list)
    for other in nearest_before(statement, statements, FAR_BACK):
        if other.owner is None and statement.subject and statement.subject in other.subject:
            for level in other.levels:
                if comparable(level, change) and level.subject.stage == change.subject.stage:
                    told[level.year].append(level)
    current, prior = told[year], told[year - 1]
    if len(current) == len(prior) == 1:
        yield _difference(statement, change, prior[0], current[0])


def _moved_so(change: Phrase, earlier: Phrase, later: Phrase) -> bool:
    """Whether an amount and one of a paragraph before differ in the direction of the change."""
    off = later.figure.value - earlier.figure.value
    return earlier.passage < later.passage == change.passage and off * change.sign > 0


def _under_another_name(
    statement: Statement, change: Phrase, own: list[Phrase]
) -> Iterator[Relation]:
    """2021年甲资金90万元，2020年乙资金85万元，增加5万元: the amounts of two years side by side,
    whatever each year calls them, where they differ so exactly.
    """
    before = statement.before
    if before is None or not before.levels or before.sentence != statement.sentence:
        return
    later, earlier = before.levels[-1], own[-1]
    dated = None not in (later.year, earlier.year) and later.year != earlier.year
    if dated and comparable(later, earlier) and change.figure.value:
        relation = _difference(statement, change, earlier, later)
        if relation.verdict is Verdict.HOLDS:
            yield relation


def _both_budgets(change: Phrase, own: list[Phrase]) -> tuple[Phrase, Phrase] | None:
    """年初预算80万元，全年预算90万元，比年初增加10万元: both budgets, before what lies between."""
    if "年初" not in change.gap or len(own) < 2 or own[-1].sentence != change.sentence:
        return None
    initial, adjusted = own[-2:]
    staged = initial.subject.stage == "initial" and adjusted.subject.stage == "adjusted"
    return (initial, adjusted) if staged else None


def _since_initial(
    statement: Statement, change: Phrase, adjusted: Phrase, statements: list[Statement]
) -> Relation | None:
    """年初预算80万元，其中…。全年预算调整为90万元，较年初增加10万元: from the budget that is told
    first in the passage; where it holds, or is a misprint of what it must be.
    """
    if adjusted.subject.stage != "adjusted" or adjusted.sentence != change.sentence:
        return None
    for other in nearest_before(statement, statements, FAR_BACK):
        for level in other.levels if other.owner is None else ():
            planned = level.subject.stage in ("initial", "budget")
            if planned and level.passage == change.passage and comparable(level, change):
                relation = _difference(statement, change, level, adjusted)
                told = relation.verdict is Verdict.HOLDS or is_misprinted(relation)
                return relation if told else None
    return None


def _from_last_year(
    statement: Statement, change: Phrase, prior: Phrase, statements: list[Statement]
) -> Iterator[Relation]:
    """与上年支出438.10万元相比，增加…: this year's amount stands in an earlier passage; told where
    the change is right, or a misprint of what it must be.
    """
    spoilt: Relation | None = None
    for other in nearest_before(statement, statements, FAR_BACK):
        for level in other.levels:
            if level.prior or not comparable(level, change):
                continue
            relation = _difference(statement, change, prior, level)
            if relation.verdict is Verdict.HOLDS and change.figure.value:
                yield relation
                return
            if spoilt is None and len(change.figure.digits) > _SHORT and is_misprinted(relation):
                spoilt = relation
    if spoilt is not None:
        yield spoilt


def _of_same_subject(
    statement: Statement, change: Phrase, statements: list[Statement]
) -> Iterator[Phrase]:
    """Comparable amounts of earlier statements with the same subject, the nearest first."""
    for other in nearest_before(statement, statements, FAR_BACK):
        if same_subject(other.subject, statement.subject) or _is_longer(other, statement):
            yield from (level for level in reversed(other.levels) if comparable(level, change))


def _is_longer(one: Statement, other: Statement) -> bool:
    """专项收入 and 专项补助收入: whether one name has all characters of the other in turn."""
    shorter = min(len(one.subject), len(other.subject))
    return shorter >= _TELLING_NAME and runs_through(one.subject, other.subject)
