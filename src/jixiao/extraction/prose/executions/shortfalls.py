"""What lacks of a target, or goes beyond it: 目标60次，完成56次，少4次; 超额完成36场."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter

from jixiao.extraction.building import part_of_whole, rate, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_LACKS = (
    rf"(?:尚|还|仍|只|实际)?(?:相差|差|少|缺少?|缺口|短缺|欠)(?:{words.DONE}|[建办开种栽]|实施)?"
    r"|(?:尚|还|仍)?(?:未完成|未实施|未开展|未达)|(?:尚|还)剩"
)
_EXCEEDS = rf"(?:超额?|超出|超过|多)(?:{words.DONE}|实施)?"
_BY = late_regex(rf"[，；（](?:{_LACKS}|{_EXCEEDS})(?:了|为|有)?")
_BEYOND_TARGET = late_regex(rf"[，；（]{_EXCEEDS}(?:年度?|年初)?(?:目标|计划|任务)(?:数|值)?")
"""，超过目标: what goes beyond it, or the target itself; only the figures tell which."""
MAY_OPEN = frozenset("尚还仍只实相差少缺短欠未超多")
"""What the words of a difference begin with: few figures pass this test, which costs no call."""
_SET = late_regex(r"目标|计划|任务|应|拟|需|指标值|预期|调整后?[为至到]$")
"""What a figure is called that was to be reached."""
_BACK = 8
"""Figures before it, rates and parts among them, of which two sizes are target and result."""
_PAIR = 2
_FULL = 100
_DONE = late_regex(r"完成(?:率|比例)(?:约?为|是|达到?)?$")
_LACK = late_regex(rf"[，；（](?:{_LACKS})")
_GOAL_NAME = r"的?(?:年度|全年|年初)?(?:计划|目标|任务)(?:任务|数|值|量)?的?"
_OFF_BY = rf"(?:[还尚仍相短])?(?:超出?|[少差缺欠多])(?:了|完成|开展|实施|{words.DONE})?"
_OFF, _OFF_NAMED = late_regex(_OFF_BY), late_regex(_GOAL_NAME + _OFF_BY)
_FROM, _FROM_NAMED = (
    late_regex(r"[，（][比较距离与]$"),
    late_regex(rf"[，（][比较距离与]{_GOAL_NAME}$"),
)
"""比60次的目标少, 较计划的60次少."""
_SHORT_OF, _AGAINST, _LESS = frozenset("少差缺欠多超"), frozenset("比较距离与"), "少差缺欠"
_value = attrgetter("value")


def tells_difference(phrase: Phrase) -> bool:
    """Whether the words before a figure make it the difference of the two before it."""
    return _BY.fullmatch(phrase.gap) is not None


def off_goals(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """巡查56次，比60次的目标少4次; 完成115个，较计划的120个少5个: what lies between a goal that the
    clause prints and what its sentence counts; wrong for sure where it counts only one thing of the
    unit, or this and its parts.
    """
    for place, phrase in enumerate(phrases[1:], 1):
        goal = phrases[place - 1]
        if _SHORT_OF.isdisjoint(phrase.gap) or _AGAINST.isdisjoint(goal.gap):
            continue
        if phrase.figure.dimension is Dimension.COUNT and _is_off(goal, phrase):
            yield from _of_goal(phrase, goal, phrases[max(0, place - 1 - _BACK) : place - 1])


def _is_off(goal: Phrase, phrase: Phrase) -> bool:
    """Whether the words name a goal, on either side of it, and what is less or more than that."""
    if goal.sentence != phrase.sentence or goal.figure.unit != phrase.figure.unit:
        return False
    named = _OFF_NAMED.fullmatch(phrase.gap) and _FROM.search(goal.gap)
    return bool(named or (_OFF.fullmatch(phrase.gap) and _FROM_NAMED.search(goal.gap)))


def _of_goal(phrase: Phrase, goal: Phrase, before: Sequence[Phrase]) -> Iterator[Relation]:
    counted = [
        one
        for one in before
        if one.figure.dimension is Dimension.COUNT and one.figure.unit == goal.figure.unit
        if one.sentence == goal.sentence and not (one.prior or _is_set(one) or one.depth)
    ]
    less = any(word in phrase.gap for word in _LESS)
    fitting = [one for one in counted if (one.figure.value < goal.figure.value) is less]
    told = [_off(phrase, goal, one) for one in fitting]
    held = [one for one in told if one.verdict is Verdict.HOLDS]
    parts = next((at for at, one in enumerate(counted) if at and one.opener), len(counted))
    sure = parts == 1 and fitting[:1] == counted[:1]
    yield from held[:1] or (told[:1] if sure else ())


def _off(phrase: Phrase, goal: Phrase, done: Phrase) -> Relation:
    more, less = sorted((goal.figure, done.figure), key=_value, reverse=True)
    relation = signed_sum(
        phrase.figure, [(1, more), (-1, less)],
        subject=phrase.subject.name, kind=RelationKind.DIFFERENCE,
    )  # fmt: skip
    relation.sure = True
    return relation


def shortfalls(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The difference of target and result, told right behind them in their sentence."""
    for place, phrase in enumerate(phrases):
        if phrase.gap[1:2] not in MAY_OPEN:
            continue
        before = phrases[max(0, place - _BACK) : place]
        if tells_difference(phrase):
            found = list(_of_pair(phrase, before))
            yield from found
            yield from _overrated(phrase, found, before)
        elif _BEYOND_TARGET.fullmatch(phrase.gap):
            yield from (one for one in _of_pair(phrase, before) if not one.contradicted)


def _of_pair(phrase: Phrase, before: Sequence[Phrase]) -> Iterator[Relation]:
    beside = [one for one in before if one.sentence == phrase.sentence]
    sizes = [one for one in beside if _kind_of(one) and one.role is not Role.MID_YEAR]
    opened = (place for place, one in enumerate(sizes) if place >= _PAIR and one.opener)
    sizes = sizes[: next(opened, len(sizes))]  # …完成400人，其中男180人、女220人，少20人
    if len(sizes) < _PAIR or not _is_set(sizes[-_PAIR]):
        return
    target, result = sizes[-_PAIR:]
    alike = _kind_of(target) == _kind_of(result) == _kind_of(phrase)
    if not alike or result.role is Role.CHANGE or result.prior:
        return
    more, less = sorted((target.figure, result.figure), key=_value, reverse=True)
    yield signed_sum(
        phrase.figure, [(1, more), (-1, less)],
        subject=phrase.subject.name, kind=RelationKind.DIFFERENCE,
    )  # fmt: skip


def _overrated(
    phrase: Phrase, found: Sequence[Relation], before: Sequence[Phrase]
) -> Iterator[Relation]:
    """计划80个，调整为90个，完成84.6个，完成率105.75%，差5.4个: a rate beyond a hundred before
    what lacks, which so is of another target than that.
    """
    told = before[-1] if before else None
    over = told is not None and told.figure.dimension is Dimension.PERCENT
    if told is None or not over or told.figure.value <= _FULL or not _DONE.search(told.gap):
        return
    for one in found:
        lacks = one.verdict is Verdict.HOLDS and _LACK.match(phrase.gap) is not None
        target, result = (term.figure for term in one.operands)
        beside = result is not None and result.start == before[-_PAIR].figure.start
        if target is not None and result is not None and lacks and beside:
            yield rate(
                told.figure, (result, target), part_of_whole,
                kind=RelationKind.COMPLETION_RATE, formula="完成÷目标×100",
                subject=told.subject.name,
            )  # fmt: skip


def _kind_of(phrase: Phrase) -> str:
    """What a size is counted in; "" for rates and scores."""
    if phrase.money:
        return "money"
    return phrase.figure.unit if phrase.figure.dimension is Dimension.COUNT else ""


def _is_set(phrase: Phrase) -> bool:
    """Whether a figure is a target: by its role, its stage or its words."""
    planned = phrase.role is Role.TARGET or phrase.subject.stage in words.PLANNED
    return planned or _SET.search(phrase.gap) is not None
