"""预算调整率 and 预算完成率 of the whole body."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import agrees, change_over_prior, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.body.facts import BodyFacts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, of_passage
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_ADJUSTMENT_RATE = late_regex(r"(?:调整|追加)(?:率|幅度)|预算控制率|调剂率")
_ADJUSTED = late_regex(r"追加|调[整增减]|新增")
"""What tells that a 预算控制率 is of what was added to the budget."""
_WHOLE = late_regex(r"(?:本年|全年|总|实际|整体|部门)*(?:支出|执行)?(?:情况)?")
"""What the outturn of the whole body is called, if anything."""
_SPENT_IN_ALL = late_regex(r"(?:本年|全年|年度|部门)?支出(?:合计|总计|总额)")
_LIMIT = late_regex(r"为?(?:[上下]限|限|基准|标准|界)|以[内上下]|及以[上下]")
"""以5%为上限: a rate that is set."""
_FULL = 100
_PLANS = ("adjusted", "initial")
_TRIED = 4
"""Adjustments, from the last, and available amounts, from the first, that are tried."""
_OF_THE_WHOLE = late_regex(
    r"(?:部门|单位)(?:整体)?(?:支出)?(?:预算)?(?:资金)?(?:总体)?(?:执行|支出|完成)(?:率|进度)|"
    r"整体支出(?:预算)?执行率"
)
"""部门预算资金支出率: the rate of the whole body by its name."""
_BODIES = ("部门", "单位", "整体")
"""What such a name begins with."""
_OF_ALL = late_regex(r"(?:全年|总|总体|整体|部门|单位|支出)*(?:预算)?(?:执行|完成)率")
_COMPLETED = late_regex(r"预算(?:完成|执行)率|执行率|完成率")


def body_rates(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """预算调整率 = adjustment ÷ initial budget; 预算完成率 = outturn ÷ what was available."""
    outturn = facts.value("outturn")
    adjustments = _adjustments(statements)[::-1]
    available = _available(statements)[:_TRIED]
    for phrase in _named_rates(statements):
        name = phrase.rate_name or phrase.subject.name
        if _ADJUSTMENT_RATE.search(name):
            yield from _of_adjustment(phrase, statements, adjustments, facts)
        elif _COMPLETED.search(name) and outturn and available:
            pairs = [(outturn, one) for one in available]
            found = _best_reading(phrase, pairs, RelationKind.EXECUTION_RATE, "执行数÷可用资金×100")
            if agrees(found.judgement) or _of_initial(phrase, found, facts):
                yield found
    yield from _execution_rates(statements, facts)


def _of_initial(phrase: Phrase, found: Relation, facts: BodyFacts) -> bool:
    """全年可用资金90万元，支出81万元，年初预算60万元；全年预算执行率135.00%: whether a rate of the
    whole body is of the initial budget, though more could be spent and all of that was not.
    """
    initial, done, available = facts.value("initial"), *(one.figure for one in found.operands)
    if initial is None or done is None or available is None or facts.value("adjusted"):
        return False
    named = _OF_ALL.fullmatch(phrase.rate_name) is not None and not phrase.depth
    within = initial.figure.value < done.value <= available.value
    if not (named and within and initial.figure.value):
        return False
    judged = judge_rate(phrase.figure, (done, initial.figure), part_of_whole)
    return judged.verdict is Verdict.HOLDS


def _execution_rates(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """预算执行率 by what the report prints of the whole body, where nothing beside it tells it."""
    for statement in statements:
        for phrase in statement.phrases:
            if phrase.role is Role.EXECUTION_RATE and words.EXECUTION_NAME.search(phrase.gap):
                yield from _misprinted(phrase, statement, statements, facts)
                if phrase.rate_name[:2] in _BODIES:
                    yield from _of_the_whole(phrase, statement, facts)
                yield from _over_plans_beside(phrase, statement, statements)


def _of_adjustment(
    phrase: Phrase, statements: list[Statement], adjustments: list[Phrase], facts: BodyFacts
) -> Iterator[Relation]:
    """Of the change and the initial budget beside it, else of the body's; a bound of the rate
    (调整率超过5%，扣1分) is no claim of what it is.
    """
    initial = facts.value("initial")
    beside = _adjusted_beside(phrase, statements)
    if beside is not None and (initial is None or agrees(beside.judgement)):
        yield beside
    elif initial is not None:
        tried = _of_another_base(phrase, adjustments, facts) or adjustments[:_TRIED]
        for found in _adjustment_rate(phrase, initial, tried, facts.value("adjusted")):
            bound = phrase.figure.approximation or _controls_an_expense(phrase, statements)
            if not (found.contradicted and bound):
                found.sure = found.contradicted and _is_of_adjusted(phrase, found, facts)
                yield found


def _of_another_base(phrase: Phrase, adjustments: list[Phrase], facts: BodyFacts) -> list[Phrase]:
    """净调增9万元，调整后预算60万元，调整率15.00%。…明年压减2万元: the change that stands before a
    rate in its passage, and was taken of the adjusted budget, whatever is told of others behind.
    """
    adjusted, initial = facts.value("adjusted"), facts.value("initial")
    if adjusted is None or initial is None or not adjusted.figure.value or not initial.figure.value:
        return []
    before = [one for one in adjustments if one.passage == phrase.passage]
    told = [one for one in before if one.figure.start < phrase.figure.start]
    return [
        one
        for one in told
        if judge_rate(phrase.figure, (one.figure, adjusted.figure), part_of_whole).verdict
        is Verdict.HOLDS
    ][:1]


def _is_of_adjusted(phrase: Phrase, relation: Relation, facts: BodyFacts) -> bool:
    """Whether a rate of adjustment was taken of the adjusted budget instead of the initial one."""
    adjusted, change = facts.value("adjusted"), relation.operands[0].figure
    if adjusted is None or change is None or not adjusted.figure.value:
        return False
    judged = judge_rate(phrase.figure, (change, adjusted.figure), part_of_whole)
    return judged.verdict is Verdict.HOLDS


def _controls_an_expense(phrase: Phrase, statements: list[Statement]) -> bool:
    """三公经费预算24万元，支出21万元，预算控制率87%: whether a rate is of what was spent of amounts
    beside it, rather than of what was added to the budget.
    """
    if "控制率" not in phrase.gap or _ADJUSTED.search(phrase.context):
        return False
    beside = of_passage(phrase.passage, statements)
    return any(level.money for other in beside for level in other.levels)


def _misprinted(
    phrase: Phrase, statement: Statement, statements: list[Statement], facts: BodyFacts
) -> Iterator[Relation]:
    """全年支出90万元…；预算执行率69.0%: the body's outturn over its adjusted budget, printed in an
    earlier passage, where a misprint made the rate what it is and no other budget does, where it
    is of the initial budget and goes beyond all that could be spent, or where it stands right
    behind the outturn and is of nothing else that the report prints.
    """
    adjusted, initial = facts.value("adjusted"), facts.value("initial")
    spent = [one for one in statement.levels if one.subject.stage == "outturn" and not one.prior]
    named = statement.owner is None and _WHOLE.fullmatch(statement.subject)
    if adjusted is None or initial is None or not spent or not named:
        return
    elsewhere = adjusted.passage != phrase.passage and phrase.figure.places > 1
    if not elsewhere or not adjusted.figure.value or not initial.figure.value:
        return
    kind, formula = RelationKind.EXECUTION_RATE, "执行数÷全年预算数×100"
    over = [_best_reading(phrase, [(spent[0], one)], kind, formula) for one in (adjusted, initial)]
    beyond = phrase.figure.value > _FULL and spent[0].figure.value <= adjusted.figure.value
    if agrees(over[1].judgement):
        told = beyond
    else:
        told = is_misprinted(over[0]) or _of_nothing(phrase, spent, adjusted, statements)
    if told:
        yield over[0]


def _of_the_whole(phrase: Phrase, statement: Statement, facts: BodyFacts) -> Iterator[Relation]:
    """部门预算资金支出率97.7%, by its name that of the whole body: of what was spent over the
    adjusted budget, each told elsewhere; where it holds, is a misprint, or is of the initial one.
    """
    adjusted, outturn = facts.value("adjusted"), facts.value("outturn")
    named = _OF_THE_WHOLE.fullmatch(phrase.rate_name) and not statement.depth
    if not named or adjusted is None or outturn is None or not adjusted.figure.value:
        return
    initial = facts.value("initial")
    kind, formula = RelationKind.EXECUTION_RATE, "执行数÷全年预算数×100"
    found = _best_reading(phrase, [(outturn, adjusted)], kind, formula)
    other = initial is not None and initial.figure.value and found.contradicted
    if agrees(found.judgement) or is_misprinted(found):
        yield found
    elif other and initial is not None:
        over = _best_reading(phrase, [(outturn, initial)], kind, formula)
        if agrees(over.judgement):
            yield found


def _of_nothing(
    phrase: Phrase, spent: list[Phrase], adjusted: Phrase, statements: list[Statement]
) -> bool:
    """Whether a rate right behind the only outturn of its sentence, and after the budget, is of no
    amount that the report prints.
    """
    beside = len(spent) == 1 and spent[0].after == phrase.gap
    if not beside or adjusted.figure.start > phrase.figure.start:
        return False
    wanted, done = phrase.figure, spent[0].figure.value
    return not any(
        level.money
        and abs(done * _FULL - wanted.value * level.figure.value) <= wanted.ulp * level.figure.value
        for other in statements
        for level in other.levels
    )


def _over_plans_beside(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Iterator[Relation]:
    """支出合计90万元…。年初预算80万元，全年预算100万元，执行率90%: all that was spent, told before,
    over the adjusted budget beside the rate; told where it holds, or where the rate is of the
    initial one.
    """
    beside = [one for one in of_passage(phrase.passage, statements) if one.owner is None]
    levels = [one for other in beside for one in other.levels if one.sentence <= phrase.sentence]
    plans = [[one for one in levels if one.subject.stage == stage] for stage in _PLANS]
    spent = [one for one in levels if one.subject.stage == "outturn"]
    if spent or [len(found) for found in plans] != [1, 1] or statement.owner is not None:
        return
    before = statements[: statement.index]
    outturns = [
        level
        for other in before
        if other.owner is None and _SPENT_IN_ALL.fullmatch(other.subject)
        for level in other.levels
        if level.money and not level.prior
    ]
    if not outturns:
        return
    kind, formula = RelationKind.EXECUTION_RATE, "执行数÷全年预算数×100"
    over = [_best_reading(phrase, [(outturns[-1], one)], kind, formula) for (one,) in plans]
    if agrees(over[0].judgement) or agrees(over[1].judgement) or is_misprinted(over[0]):
        yield over[0]


def _adjusted_beside(phrase: Phrase, statements: list[Statement]) -> Relation | None:
    """批复项目预算甲，年中压减乙，调整率: the only change over the only initial budget before it in
    its sentence, of whatever part of the body.
    """
    around = of_passage(phrase.passage, statements)
    beside = [one for one in around if one.sentence == phrase.sentence]
    initial = [one for other in beside for one in other.levels if one.subject.stage == "initial"]
    changes = [one for one in _adjustments(beside) if one.figure.start < phrase.figure.start]
    before = [one for one in initial if one.figure.start < phrase.figure.start and one.money]
    if len(before) != 1 or len(changes) != 1 or not before[0].figure.value:
        return None
    return _best_reading(
        phrase, [(changes[0], before[0])], RelationKind.SHARE, "调整数÷年初预算数×100"
    )


def _adjustment_rate(
    phrase: Phrase, initial: Phrase, adjustments: list[Phrase], adjusted: Phrase | None
) -> Iterator[Relation]:
    """A printed adjustment over the initial budget, or what lies between both budgets over it;
    the latter only where it agrees.
    """
    pairs = [(one, initial) for one in adjustments]
    found = (
        _best_reading(phrase, pairs, RelationKind.SHARE, "调整数÷年初预算数×100") if pairs else None
    )
    if (found is None or found.contradicted) and adjusted is not None and initial.figure.value:
        between = rate(
            phrase.figure, (adjusted.figure, initial.figure), change_over_prior,
            kind=RelationKind.SHARE, formula="（全年预算数－年初预算数）÷年初预算数×100",
            subject=phrase.subject.name, scope=Scope.DOCUMENT,
        )  # fmt: skip
        told = found is None and initial.sentence == adjusted.sentence == phrase.sentence
        found = between if told or agrees(between.judgement) else found
    if found is not None:
        yield found


def _adjustments(statements: list[Statement]) -> list[Phrase]:
    """Changes of the budget itself (调增, 追加, 净增), not between two years."""
    return [
        change
        for statement in statements
        for change in statement.changes
        if change.money and not change.base and words.ADJUSTING.search(change.gap)
    ]


def _available(statements: list[Statement]) -> list[Phrase]:
    return [
        level
        for statement in statements
        for level in statement.levels
        if words.AVAILABLE.search(level.gap) and level.money
    ]


def _named_rates(statements: list[Statement]) -> Iterator[Phrase]:
    for statement in statements:
        for phrase in statement.phrases:
            named = phrase.rate_name or phrase.subject.name
            goal = phrase.role is Role.TARGET or phrase.bound or _LIMIT.match(phrase.after)
            if phrase.figure.dimension is Dimension.PERCENT and named and not goal:
                yield phrase


def _best_reading(
    phrase: Phrase, pairs: list[tuple[Phrase, Phrase]], kind: RelationKind, formula: str
) -> Relation:
    """The first part and whole that agree, else the first."""
    relations = [
        rate(
            phrase.figure,
            (part.figure, whole.figure),
            part_of_whole,
            kind=kind,
            formula=formula,
            subject=phrase.subject.name,
            scope=Scope.DOCUMENT,
        )
        for part, whole in pairs
    ]
    return next((one for one in relations if agrees(one.judgement)), relations[0])
