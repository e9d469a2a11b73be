"""Differences, halves of a year and rates whose operands stand anywhere in the document.

下半年支出96.37万元, where the year and its first half are told in other sections; 进度43.18%, of a
budget told on the first page. Told only where it holds exactly, by digits that are no chance or by
words that say what it is of, and so never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jixiao.extraction.building import rate, results_of, signed_sum
from jixiao.extraction.linking.counted_rates import (
    rate_of,
    rates_of_beside,
    rates_of_called,
    rates_of_printed,
    rates_over_bare,
)
from jixiao.extraction.linking.figures_by_size import RATED, SIZED, FiguresBySize
from jixiao.extraction.linking.named_budgets import rates_of_cells, spent_of_budgets
from jixiao.extraction.linking.named_shares import Said, shares_of_named
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import measured_in
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_REST = late_regex(
    r"(?:净|相抵|相差|差额|差异|差|结余|结转|节余|节约|节省|节支|剩余|余下|余额|缺口|缺|欠|闲置|"
    r"未(?:执行|支出|使用|完成|到位|支付|达标|回收)?|下半年|后半年|第?四季度|末季|其余|"
    r"[比较][^，。；：]{0,10}[多少高低增减快慢]|超[出过额]?|低于|高于|少于|多于|少|多|"
    r"增加|新增|增[产收]|减[产排耗]|减少|追回|提高|降低|下降|空编|缺编|落后|滞后|超前|快于|慢于|^[高低])[^，。；：、]{0,14}$"
)
"""What is said of a figure that lies between two others."""
_ADDED = late_regex(r"(?:新增|增[产收]|减[产排耗])[^，。；：、]{0,6}$")
"""由90人增加到98人，新增8人: of a count only what lies between the two right before it."""
_SIGNS = frozenset("净抵差余转约省支剩缺欠置未半季其多少高低超增减追提降空落滞前快慢")
_REST_BEHIND = late_regex(
    r"的?(?:尾款|余款|款项|资金|质保金)?[尚暂仍]?未(?:支?付|支出|执行|使用|拨付|兑付)"
)
_UNPAID, _BEHIND = "未", 8
"""6.40万元尾款未付: what says behind a figure that it lies between two others."""
_OF_GOAL = late_regex(r"(?:目标|指标|计划|任务)[值数]?的$")
_GOES_ON = late_regex(r"[、和与，]|，?[^，。；：]{0,8}分别[为是]?")
"""年末结余7.30万元，两个项目分别为3.20万元和4.10万元: one more that lies between two."""
_OF_LIMIT = late_regex(
    r"的(?:目标|标准|控制|上限|下限|限额|要求|规定|警戒|序时|计划)[^，。；：、]{0,6}$"
)
"""调整率超过5%的标准7.83个百分点: what is said before the limit is said of what is behind it."""
_TO_LIMIT = late_regex(
    r"比[^，。；：、]{0,4}(?:控制|目标|计划|标准|上限|限额|指标|定额)[^，。；：、]{0,3}[低高少多超节][^，。；：、]{0,3}$"
)
"""成本控制在4,200元以内，比控制数低35元: few digits between a limit and what is told elsewhere."""
_SCHEDULE = late_regex(r"序时[^，。；：]{0,6}$")
_TWELFTHS = range(1, 13)
_TELLING = 3
"""Digits of a rate that no two of some dozen figures make by chance."""
_TELLING_AFAR = 5
"""Digits of a difference that no two amounts of the document make by chance."""
_PLACES = 2
_PARTS = 5
"""Figures right before a rate, of which the first is made by the others, or the last is done."""
_BACK, _FAR_BACK, _AHEAD, _NEXT = 8, 12, 3, 4
"""Figures before and behind one of which one is an operand."""
_AROUND = 60
"""Figures on either side of one of which both operands may be, if it has digits enough."""
_NEAR = 400
"""Characters within which short counts stand that make a rate."""
_CURRENT = 2
"""Amounts before a change of which one is what it led to."""
_WORD = 2
"""Characters of a name by which two counts, and a rate and a count, are of one thing."""
_MOVED, _MOVED_NEAR = late_regex(r"[增减多少涨降升]"), 6
"""What says that an amount is more or less than another, and characters before it."""
_READINGS = 4
"""What one figure may lie between."""
_FULL = 100
_COUNTED = (Dimension.MONEY, Dimension.COUNT)


def afar_relations(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each such figure of the prose that no relation makes yet."""
    stated = results_of(relations)
    doubted = {one.start for each in relations if _is_wrong(each) for one in each.figures()}
    index, row = FiguresBySize([one for one in facts if one.figure.start not in doubted]), False
    said = Said(phrases)
    changes = {one.figure.start for one in phrases if _is_change(one)}
    for phrase in phrases:
        figure = phrase.figure
        beyond = row or phrase.figure.dimension is Dimension.POINTS
        row = _lies_between(phrase) or (row and _GOES_ON.fullmatch(phrase.gap) is not None)
        row = row or (beyond and _OF_LIMIT.match(phrase.gap) is not None)
        if phrase.bound or figure.approximation or not figure.value or figure.start in doubted:
            continue
        if figure.dimension is Dimension.PERCENT:
            if figure.start not in stated and _may_follow(phrase):
                found = [
                    *_first(one for one in _rates(phrase, index) if _fits(one, phrase, changes))
                ]
                budgets = (rate_of(phrase, *pair) for pair in spent_of_budgets(phrase, index))
                found = found or [*_first(budgets)]
                yield from found or _first(shares_of_named(phrase, index, said))
        elif row:
            told = stated.get(figure.start)
            yield from _several(_differences(phrase, index), told)
    yield from filter(_holds, rates_of_cells(facts, index, stated))


def _fits(relation: Relation, phrase: Phrase, changes: AbstractSet[int]) -> bool:
    """Whether a rate of change is of a change, and one of a budget of what stands before it."""
    part = relation.operands[0].figure
    if part is None:
        return True
    if phrase.role is Role.CHANGE_RATE:
        return not phrase.sign or part.start in changes
    told = phrase.role is Role.EXECUTION_RATE and phrase.base
    return not told or part.start < phrase.figure.start


def _is_change(phrase: Phrase) -> bool:
    """新增36件, 多追回27.27万元: a change, be it called by no such word as is known."""
    return phrase.role is Role.CHANGE or _MOVED.search(phrase.gap[-_MOVED_NEAR:]) is not None


def _is_wrong(relation: Relation) -> bool:
    """Whether a relation makes its figures doubtful: what one holds by chance must not clear it."""
    return relation.contradicted and relation.must_hold


def _first(relations: Iterator[Relation]) -> Iterator[Relation]:
    """The first one that holds."""
    yield from (one for one in [next((r for r in relations if _holds(r)), None)] if one)


def _several(relations: Iterator[Relation], told: Relation | None) -> Iterator[Relation]:
    """The first ones that hold, of other sizes than those before: what is left of a budget is what
    was not spent, and what the other items leave.
    """
    known = {_sizes(told)} if told is not None else set()
    for one in relations:
        if len(known) < _READINGS and _holds(one) and _sizes(one) not in known:
            known.add(_sizes(one))
            yield one


def _sizes(relation: Relation) -> frozenset[Decimal]:
    return frozenset(term.figure.value for term in relation.operands if term.figure is not None)


def _holds(relation: Relation) -> bool:
    return relation.verdict is Verdict.HOLDS


def _may_follow(phrase: Phrase) -> bool:
    """Whether a percentage is a rate of many digits, and neither a goal nor a limit."""
    figure = phrase.figure
    precise = figure.places >= _PLACES and figure.value != _FULL
    return precise and phrase.role in RATED and not phrase.prior


def _lies_between(phrase: Phrase) -> bool:
    """Whether words say that a figure is what lies between two others."""
    counted = phrase.figure.dimension is Dimension.COUNT and phrase.depth
    sized = phrase.role in (*SIZED, Role.CHANGE_RATE) and not counted
    if sized and _UNPAID in phrase.after[:_BEHIND] and _REST_BEHIND.match(phrase.after):
        return True
    if not sized or _SIGNS.isdisjoint(phrase.gap):
        return False
    return _REST.search(phrase.gap) is not None


def _rates(phrase: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """The rate of a figure beside it over one anywhere, or of one anywhere over one beside it."""
    figure, half = phrase.figure, phrase.figure.ulp / 2
    low, high = figure.value - half, figure.value + half
    if words.COMPLETION_NAME.search(phrase.gap) or _OF_GOAL.search(phrase.gap):
        yield from _of_goal(phrase, index)
    yield from rates_of_printed(phrase, index)
    for one in index.beside(figure, _FAR_BACK, _AHEAD):
        kind, short = measured_in(one), one.dimension is not Dimension.MONEY
        if one.dimension not in _COUNTED or (figure.telling < _TELLING and not short):
            continue
        whole = index.within(kind, one.value * _FULL / high, one.value * _FULL / low, one)
        part = index.within(kind, one.value * low / _FULL, one.value * high / _FULL, one)
        for pair in ((one, whole), (part, one)):
            if pair[0] is None or pair[1] is None:
                continue
            if _is_no_chance(figure, *pair) or index.are_alike(*pair):
                yield rate_of(phrase, *pair)
    yield from _of_counts(phrase, index)
    yield from rates_of_called(phrase, index)
    yield from rates_of_beside(phrase, index)
    yield from rates_over_bare(phrase, index)


def _of_counts(phrase: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """演练计划40场，组织37场。…演练完成率92.50%: two counts that stand beside each other
    anywhere, by many digits, or a word of the name of the rate.
    """
    figure, half = phrase.figure, phrase.figure.ulp / 2
    if phrase.role in (Role.SHARE, Role.CHANGE_RATE) or figure.telling < _TELLING:
        return
    clause = last_clause(phrase.gap).text
    for pair in index.rated(figure.value - half, figure.value + half):
        named = any(share(clause, index.subjects[one.start], _WORD) for one in pair)
        if named or (figure.telling > _TELLING and clause):
            yield rate_of(phrase, *pair)


def _of_goal(phrase: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """造林1164亩，完成率97.00%: what stands right before a rate of completion, over a goal of its
    unit that is told anywhere.
    """
    figure, half = phrase.figure, phrase.figure.ulp / 2
    before = index.beside(figure, _PARTS, 0)
    if not before or before[0].end + len(phrase.gap) != figure.start:
        return
    for done in (before[0], *_heads(before)):
        sized = done.dimension in (Dimension.COUNT, Dimension.PERCENT)
        if sized and done.telling >= _TELLING:
            low, high = (done.value * _FULL / (figure.value + way) for way in (half, -half))
            goal = index.within(measured_in(done), low, high, done)
            if goal is not None and goal.start != figure.start:
                yield rate_of(phrase, done, goal)


def _heads(before: Sequence[Figure]) -> Iterator[Figure]:
    """造林64亩，其中甲地42亩、乙地22亩，完成率80.00%: what the figures right before one make."""
    made = Decimal(0)
    for part, head in pairwise(before):
        made += part.value
        if part is not before[0] and head.value == made and measured_in(head) == measured_in(part):
            yield head


def _is_no_chance(figure: Figure, part: Figure, whole: Figure) -> bool:
    """Whether digits enough agree, or short counts stand beside each other."""
    if part.start == whole.start:
        return False
    if part.dimension is Dimension.MONEY and min(part.telling, whole.telling) > 2:
        return True
    near = max(abs(one.start - figure.start) for one in (part, whole)) < _NEAR
    return near or (figure.telling > _TELLING and part.telling >= _TELLING)


def _differences(phrase: Phrase, index: FiguresBySize) -> Iterator[Relation]:
    """What lies between a figure beside it and one anywhere; between any two amounts only where it
    has digits enough.
    """
    figure = phrase.figure
    kind = "%" if figure.dimension is Dimension.POINTS else measured_in(figure)
    short = figure.dimension is not Dimension.MONEY
    beside = [one for one in index.beside(figure, _BACK, 1) if measured_in(one) == kind]
    if figure.dimension is Dimension.POINTS and _SCHEDULE.search(phrase.gap):
        yield from _behind_schedule(phrase, beside)
    before = [one for one in beside if one.start < figure.start]
    if short and _ADDED.search(phrase.gap):
        yield from _of_two(phrase, before[:_CURRENT])
        return
    if short:
        yield from _around(phrase, kind, beside[:_NEXT], index)
        return
    yield from _of_two(phrase, before)
    if phrase.role is Role.CHANGE:
        told = _around(phrase, kind, before[:_CURRENT], index)
        yield from (one for one in told if _are_of_one_name(one, index))
    elif _TO_LIMIT.search(phrase.gap):
        told = _around(phrase, kind, before[:1], index)
        yield from (one for one in told if _is_telling(one))
    if figure.telling >= _TELLING_AFAR:
        near = index.beside(figure, _AROUND, _AROUND)
        yield from _around(phrase, kind, [one for one in near if measured_in(one) == kind], index)
    if figure.telling >= _TELLING:
        yield from (_difference(phrase, *pair) for pair in index.neighbours(figure))


def _of_two(phrase: Phrase, before: Sequence[Figure]) -> Iterator[Relation]:
    """由620元提高到655元，每月增加35元: what lies between two amounts before it; of few digits
    only those next to it.
    """
    before = before if phrase.figure.telling > _TELLING else before[:_NEXT]
    for place, one in enumerate(before):
        for other in before[place + 1 :]:
            if abs(one.value - other.value) == phrase.figure.value:
                yield _difference(phrase, *sorted((one, other), key=lambda each: -each.value))


def _around(
    phrase: Phrase, kind: str, anchors: Sequence[Figure], index: FiguresBySize
) -> Iterator[Relation]:
    """An anchor less, or from, any figure of the document."""
    wanted = phrase.figure.value
    for one in anchors:
        more = index.within(kind, one.value + wanted, one.value + wanted, one)
        if more is not None and more.start != phrase.figure.start:
            yield _difference(phrase, more, one)
        less = index.within(kind, one.value - wanted, one.value - wanted, one)
        if less is not None and less.value > 0 and less.start != phrase.figure.start:
            yield _difference(phrase, one, less)


def _are_of_one_name(relation: Relation, index: FiguresBySize) -> bool:
    """接待费16.30万元，比预算增加1.50万元, the budget in a table: whether the amounts that a change
    lies between have one name, or digits enough.
    """
    figures = [term.figure for term in relation.operands if term.figure is not None]
    one, other = (index.subjects[figure.start] for figure in figures)
    named = bool(one and other) and (one in other or other in one)
    return named or min(figure.telling for figure in figures) > _TELLING


def _is_telling(relation: Relation) -> bool:
    """Whether both amounts have digits enough, or the one that is no limit has."""
    return max(term.figure.telling for term in relation.operands if term.figure) >= _TELLING


def _difference(phrase: Phrase, more: Figure, less: Figure) -> Relation:
    return signed_sum(
        phrase.figure, [(1, more), (-1, less)],
        subject=phrase.subject.name, kind=RelationKind.DIFFERENCE,
    )  # fmt: skip


def _behind_schedule(phrase: Phrase, before: Sequence[Figure]) -> Iterator[Relation]:
    """上半年执行率43.60%，低于序时进度6.40个百分点: from so many twelfths of the whole."""
    for one in before[:2]:
        for months in _TWELFTHS:
            yield rate(
                phrase.figure, (one,), _short_of(Fraction(_FULL * months, 12)),
                kind=RelationKind.DIFFERENCE, formula="|序时进度－执行率|",
                subject=phrase.subject.name,
            )  # fmt: skip


def _short_of(due: Fraction) -> Compute:
    """How far a rate lies from what was due."""
    return lambda values: abs(due - values[0])
