"""Completion and other named rates: any two amounts around the rate that it can lie between."""

from __future__ import annotations

from itertools import combinations

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.executions.around import best_pair
from jixiao.extraction.prose.executions.arrivals import (
    arrived_beside,
    is_arrival,
    of_money_there,
)
from jixiao.extraction.prose.executions.pairs import (
    LOOK_BACK,
    amounts_before,
    done_and_planned,
    named_amounts,
    rated_statement,
)
from jixiao.extraction.prose.executions.shortfalls import MAY_OPEN, tells_difference
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import same_subject
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_CONTROL = late_regex(r"控制率[^，。；、]{0,4}$")
"""A rate of outturn over budget, by its name."""
_OF_THOSE = late_regex(
    r"(?:合格|优良|优秀|及格|通过|满意|回收|收回|办结|处置|整改|就业|覆盖)[率度][^，。；、]{0,4}$"
)
"""A rate of some of what is counted, which is never more than all of it."""
_TO_BE_DONE = late_regex(r"目标|计划|任务|预算|应|拟|需|总")
_DONE_RATE = late_regex(r"[一-龥]{0,6}[，、]?(?:目标|任务|计划|指标)?完成率(?:为|达到?|是)?")
_SET = late_regex(r"(?:目标|计划|任务)[^，。；：、]{0,8}$")
_DONE = late_regex(rf"(?:实际|完工|建成|改造|投用|{words.DONE})[^，。；：、]{{0,8}}$")
_OF_TIME = ("天", "日", "小时", "分钟", "个工作日", "个月", "月", "年", "周")
_TO_STAY_LOW = late_regex(
    r"不[超高多大]|[≤<＜]|以[内下]|低于|少于|控制|下降|减少|降低|压减|投诉|事故|用时|工期|时[间限长]|成本|耗|费"
)
"""What is better the less there is of it: its rate may be that of the goal over it."""
_FAR_BACK = 16
"""Statements back in which that stands what the last of many was counted of."""
_RATE_BESIDE = late_regex(r"[率度](?:为|是|达到?|：)?$|^，?占(?:比(?:为|达)?)?$")
"""会用率, 占: what stands between a count and the rate of it."""
_TELLING_NAME = 4
"""Characters of a name by which an amount of the sentence before is known (公用经费)."""


_NAMED_IN_BRACKET = late_regex(r"（[一-龥]{3,20}，[^，（]*$")
"""（封山育林面积，完成率: a bracket that names what it then rates."""


def completion_rate(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The statement that the rate names, where it agrees; else the two amounts around the rate
    that agree, in either order; else those right beside it.
    """
    owner = rated_statement(phrase, statement, statements)
    if owner is not statement:
        relation = best_pair(phrase, list(done_and_planned(phrase, owner.levels[::-1])), owner)
        if relation is not None and (agrees(relation.judgement) or _CONTROL.search(phrase.gap)):
            return relation
    around = amounts_before(position, statement, statements)
    if (of_last := _of_last(phrase, statement, statements, around)) is not None:
        return of_last
    before = around[:LOOK_BACK]
    before = [
        one
        for one in before
        if one.role is not Role.MID_YEAR
        and (one.gap[1:2] not in MAY_OPEN or not tells_difference(one))
    ]
    if (told := _of_two(phrase, before, statement)) is not None:
        return told
    pair = _controlled(phrase, before) or _controlled_by_name(phrase, statement, statements)
    if pair is not None:
        return _rate_over(phrase, *pair, statement)
    return (
        arrived_beside(phrase, before)
        or of_money_there(phrase, before, statement, statements)
        or _of_one(phrase, statement, statements)
    )


def _of_last(
    phrase: Phrase, statement: Statement, statements: list[Statement], around: list[Phrase]
) -> Relation | None:
    """修缮场馆24所，…；计划亮化12处，完成11处；按期完工22所，完工率91.67%: what stands right before
    a rate over what was counted in its unit further up, where that holds.
    """
    last = around[0] if around else phrase
    counted = last.figure.dimension is Dimension.COUNT and last.after == phrase.gap
    if not counted or phrase.figure.places < 1 or not last.figure.value:
        return None
    further = (
        one
        for other in nearest_before(statement, statements, _FAR_BACK)
        if other.passage == phrase.passage
        for one in other.levels[::-1]
    )
    for one in (*around[1:], *further):
        if one.figure.unit == last.figure.unit and one.figure.value > last.figure.value:
            relation = _rate_over(phrase, last, one, statement)
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None


def _of_two(phrase: Phrase, before: list[Phrase], statement: Statement) -> Relation | None:
    """Two amounts before the rate that agree with it, in either order; else those beside it."""
    fallback: Relation | None = None
    inside = _OF_THOSE.search(phrase.gap) is not None
    for done, planned in combinations(before, 2):
        if not _may_lie_between(phrase, done, planned):
            continue
        for part, whole in ((done, planned), (planned, done)):
            if whole.figure.value == 0 or (inside and part.figure.value > whole.figure.value):
                continue
            relation = _rate_over(phrase, part, whole, statement)
            if agrees(relation.judgement) and not _trivial(part, whole, phrase):
                turned = whole is done and (
                    _is_of_done(phrase, planned, done) or _in_order(phrase, planned, done)
                )
                if turned:
                    return _rate_over(phrase, done, planned, statement)
                head = _head_of_both(phrase, part, whole, before)
                return _rate_over(phrase, part, head, statement) if head is not None else relation
            told = fallback is None and part is done and _adjacent(done, planned, phrase)
            other = _is_item(statement, planned) or _of_bracketed(phrase, done)
            if told and not (other or _is_rated(done, phrase)):
                fallback = relation
    return fallback


def _head_of_both(
    phrase: Phrase, part: Phrase, whole: Phrase, before: list[Phrase]
) -> Phrase | None:
    """在园120人，寄宿90人、走读30人，走读率33.33%: what two counts side by side make, where a rate
    by the name of one was taken of the other.
    """
    name = phrase.rate_name.removesuffix("率")
    beside = part.after == whole.gap or whole.after == part.gap
    if not (len(name) > 1 and part.gap.endswith(name) and beside):
        return None
    first = min(part, whole, key=lambda one: one.figure.start)
    made = part.figure.value + whole.figure.value
    return next(
        (one for one in before if one.after == first.gap and one.figure.value == made), None
    )


def _of_bracketed(phrase: Phrase, done: Phrase) -> bool:
    """1个指标超额完成（封山育林面积，完成率102%）: whether a bracket behind the amounts names what
    its rate is of.
    """
    return phrase.depth > done.depth and _NAMED_IN_BRACKET.search(phrase.gap) is not None


def _is_rated(done: Phrase, phrase: Phrase) -> bool:
    """测评200人，会用180人（会用率90%），完成率94.74%: whether a rate of its own stands between
    what was done and a further one, which is that of the rate over its goal.
    """
    return done.after != phrase.gap and _RATE_BESIDE.search(done.after) is not None


def _is_of_done(phrase: Phrase, planned: Phrase, done: Phrase) -> bool:
    """计划160张。…新增床位152张，完成率105.26%: whether what was done stands right before its rate,
    so that what was to be done, told in another sentence, is no part of it.
    """
    named = words.COMPLETION_NAME.search(phrase.gap) is not None or is_arrival(phrase.gap)
    apart = planned.sentence != phrase.sentence and phrase.figure.places > 1
    told = named and not _TO_BE_DONE.search(done.gap)  # 已化解90万元，年度任务80万元，完成率112.50%
    return apart and done.after == phrase.gap and told


def _in_order(phrase: Phrase, planned: Phrase, done: Phrase) -> bool:
    """计划检验80台，实际检验72台，完成率111.11%; 计划8个镇，建成6个镇，完成率133.33%: whether
    things to be done, those that were and the rate stand side by side, so that the rate cannot be
    that of the first over the second; it may be so of what is to stay low (计划用时20天，实际16天).
    """
    if done.figure.dimension is not Dimension.COUNT or done.figure.unit in _OF_TIME:
        return False
    beside = planned.after == done.gap and done.after == phrase.gap
    named = _DONE_RATE.fullmatch(phrase.gap) and _SET.search(planned.gap)
    told = beside and bool(named) and _DONE.search(done.gap) is not None
    return told and _TO_STAY_LOW.search(planned.gap + done.gap) is None


def _of_one(phrase: Phrase, statement: Statement, statements: list[Statement]) -> Relation | None:
    """甲费预算25万元…，实际支出21万元，系乙费…，预算控制率84%: of what the passage tells of one
    subject, a budget and an outturn, where the rate holds or is a misprint of that.
    """
    if not _CONTROL.search(phrase.gap):
        return None
    around = [statement, *nearest_before(statement, statements, 2 * LOOK_BACK)]
    own = [
        (other.subject, one)
        for other in around
        if other.passage == statement.passage
        for one in other.levels
        if one.money and not one.prior and one.figure.start < phrase.figure.start
    ]
    plans = ((name, one) for name, one in own if one.subject.stage in words.PLANNED)
    name, planned = next(plans, ("", None))
    done = [
        one
        for other, one in own
        if one.subject.stage not in words.PLANNED and same_subject(other, name)
    ]
    if planned is None or not done or not planned.figure.value:
        return None
    relation = _rate_over(phrase, done[0], planned, statement)
    return relation if agrees(relation.judgement) or is_misprinted(relation) else None


def _may_lie_between(phrase: Phrase, done: Phrase, planned: Phrase) -> bool:
    """Whether a rate can be of two amounts; one without decimals only within its sentence, as
    many pairs would round to it.
    """
    if not comparable(done, planned) or planned.figure.value == 0:
        return False
    return phrase.figure.places > 0 or done.sentence == planned.sentence == phrase.sentence


def _rate_over(phrase: Phrase, part: Phrase, whole: Phrase, statement: Statement) -> Relation:
    return rate(
        phrase.figure,
        (part.figure, whole.figure),
        part_of_whole,
        kind=RelationKind.COMPLETION_RATE,
        formula="完成数÷总数×100",
        subject=phrase.subject.name or statement.subject,
    )


def _trivial(part: Phrase, whole: Phrase, phrase: Phrase) -> bool:
    """Equal amounts from elsewhere say nothing of a rate of 100 %."""
    return part.figure.value == whole.figure.value and part.sentence != phrase.sentence


def _adjacent(done: Phrase, planned: Phrase, phrase: Phrase) -> bool:
    """Whether a rate by its name 完成率 stands in one clause with both amounts; one by its name
    控制率 within one sentence, where they say which is the budget and which the outturn.
    """
    if done.sentence != phrase.sentence or done.stop != planned.stop:
        return False
    staged = planned.subject.stage in words.PLANNED and done.subject.stage == "outturn"
    if staged and _CONTROL.search(phrase.gap):
        return True
    beside = planned.sentence == phrase.sentence
    return beside and words.COMPLETION_NAME.search(phrase.gap) is not None


def _is_item(statement: Statement, planned: Phrase) -> bool:
    """建成1.14万亩，其中新建0.80万亩、改造0.34万亩，完成率95%: whether a rate stands behind the
    last item of a list, and what is beside that is no plan.
    """
    return statement.owner is not None and not _TO_BE_DONE.search(planned.gap)


def _controlled_by_name(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> tuple[Phrase, Phrase] | None:
    """预算：甲费60万元、公用经费20万元；实际：甲费58万元、公用经费18万元，公用经费控制率90%: the
    last outturn and the last budget of the name of the rate.
    """
    if not _CONTROL.search(phrase.gap):
        return None
    named = [one for one in named_amounts(phrase, statement, statements) if one.money]
    planned = [one for one in named if one.subject.stage in words.PLANNED and one.figure.value]
    done = [one for one in named if one.subject.stage not in words.PLANNED and not one.prior]
    return (done[0], planned[0]) if done and planned else None


def _controlled(phrase: Phrase, before: list[Phrase]) -> tuple[Phrase, Phrase] | None:
    """公用经费20万元，公用经费预算25万元，控制率80%: the outturn and the budget of one name that a
    rate stands right behind, in this order.
    """
    if len(before) < 2 or not _CONTROL.search(phrase.gap):
        return None
    planned, done = before[:2]
    budgeted = planned.subject.stage in words.PLANNED and done.subject.stage not in words.PLANNED
    named = same_subject(done.subject.name, planned.subject.name)
    again = named and len(done.subject.name) >= _TELLING_NAME and done.passage == phrase.passage
    beside = planned.stop == phrase.stop and planned.sentence == phrase.sentence
    beside = beside and (done.stop == planned.stop or (again and planned.stop - done.stop == 1))
    return (done, planned) if budgeted and named and beside else None
