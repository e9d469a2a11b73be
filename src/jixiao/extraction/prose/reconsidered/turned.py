"""Rates and means that hold, but not of what the words ask for.

应缴90万元，实缴81万元，收缴率111.11%: what was to be done over what was. 计划建10座，建成8座，投入
240万元，平均每座24万元: what was done over how many were only planned.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.one_of_many import kinds_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_RATES = (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE)
_IS = r"(?:约?为|是|达到?|：)*$"
_DONE_RATE = late_regex(
    r"(?:[收征]缴|收取|征收|归集|控制|完成|执行|到位|兑现|发放|支付|使用|参[保加]|到岗|覆盖)率"
    + _IS
)
"""A rate of what was done of what there was to do."""
_OF_SOME = late_regex(
    r"(?:合格|优良|达标|完好|及格|通过|满意|回收|收回|办结|结案|处置|整改|盘活|覆盖|参保|利用|及时|验收"
    r"|(?:[完竣]工|按[期时]完成))[率度]" + _IS
)
"""A rate of some of what is counted, which is never more than all of it."""
_TO_DO = late_regex(r"应|拟|需|计划|目标|任务|核定|编制|限额|预算")
_DONE = late_regex(
    rf"实|已|[保现拥]有|在职|在编|在岗|到位|建成|完工|收回|支出|决算|列支|{words.DONE}"
)
_DONE_ALREADY = late_regex(
    r"实[际有收缴发征参]|已|(?:计划|目标|任务|编制|预算)[^，。；：]{0,4}(?:完成|实现|执行|达到|支出)$"
)
"""计划已完成, 任务完成: no plan, whatever else it is called."""
_CLAUSE = late_regex(r"[^，。；：、（）]*$")
_PLANNED_MONEY = late_regex(r"预算|计划|预计|概算|目标|拟|应")
_TO_STAY_LOW = late_regex(
    r"不[超高多大]|[≤<＜]|低于|下降|减少|降低|压减|投诉|事故|用时|工期|时限|成本|单价|能耗|[天日]$"
)
"""What is better the less there is of it: its rate may be that of the goal over it."""
_PRICE = late_regex(r"按|编制|标准|定额|上限|限额|目标|计划|预计|预算|应")
_MEAN_OF = 12
"""Characters before an amount in which it is called a mean."""
_TELLING, _PAIR = 3, 2
_OF_MEANS, _OF_PRICES = "金额÷数量", "单价×数量"
_BESIDE = 4
"""Figures around the number that was planned among which the number stands that was done."""


def of_what_was_done(
    relations: Sequence[Relation], phrases: Sequence[Phrase], facts: Sequence[Fact]
) -> Iterator[Relation]:
    """The relations, each of those that its words ask for."""
    places = {one.figure.start: place for place, one in enumerate(phrases)}
    planned = {one.figure.start for one in facts if one.stage in words.PLANNED}
    wholes = {
        term.figure.start: one
        for one in relations
        if one.kind is RelationKind.SUM and one.verdict is Verdict.HOLDS
        for term in one.operands
        if term.figure is not None and term.figure.dimension is Dimension.COUNT
    }
    means = {
        _at(one): told
        for one in relations
        if one.formula == _OF_MEANS
        if (
            told := _over_done(one, phrases, places, planned)
            or _over_whole(one, phrases, places, wholes)
        )
    }
    for relation in relations:
        if relation.formula == _OF_MEANS and _at(relation) in means:
            yield means[_at(relation)]
        elif not (relation.formula == _OF_PRICES and _is_of(relation, means)):
            yield _turned(relation, phrases, places) or relation


def _at(relation: Relation) -> int:
    return relation.stated.figure.start if relation.stated.figure is not None else -1


def _is_of(relation: Relation, means: Mapping[int, Relation]) -> bool:
    """Whether an amount is the product of such a mean."""
    return any(term.figure is not None and term.figure.start in means for term in relation.operands)


def _pair(relation: Relation) -> tuple[Figure, Figure] | None:
    """The two figures that a relation holds of."""
    figures = [term.figure for term in relation.operands if term.figure is not None]
    told = relation.verdict is Verdict.HOLDS and len(figures) == len(relation.operands) == _PAIR
    return (figures[0], figures[1]) if told else None


def _clause(phrase: Phrase) -> str:
    """What stands right before a figure, up to any mark."""
    match = _CLAUSE.search(phrase.gap)
    return match[0] if match is not None else ""


def _turned(
    relation: Relation, phrases: Sequence[Phrase], places: Mapping[int, int]
) -> Relation | None:
    """应检80台，实检72台，完成率111.11%: the rate of what was done, where the words tell what it is
    and the rate was taken of the other.
    """
    place = places.get(_at(relation), -1)
    pair = _pair(relation) if relation.kind in _RATES and place >= 0 else None
    if pair is None or phrases[place].figure.telling < _TELLING:
        return None
    part, whole = (places.get(figure.start, -1) for figure in pair)
    if part < 0 or whole < 0 or pair[0].value == pair[1].value:
        return None
    if not _is_turned(phrases[part], phrases[whole], phrases[place]):
        return None
    told = rate(
        phrases[place].figure, pair[::-1], part_of_whole, kind=relation.kind,
        formula=relation.formula, subject=relation.subject,
    )  # fmt: skip
    told.sure = True
    return told if told.contradicted else None


def _is_turned(part: Phrase, whole: Phrase, phrase: Phrase) -> bool:
    """Whether what a rate is taken of was done, and what it is a part of was to be done; or whether
    it is more than all of what it is some of.
    """
    beside = part.sentence == whole.sentence == phrase.sentence or part.passage == phrase.passage
    counted = part.figure.dimension is Dimension.COUNT
    if not beside or part.prior or whole.prior:
        return False
    to_do, done = _clause(part), _clause(whole)
    if (some := _OF_SOME.search(phrase.gap)) and part.figure.value > whole.figure.value:
        first = part.figure.start < whole.figure.start and (counted or "利用率" in phrase.gap)
        own = set(some[0]) & set(to_do) and not set(some[0]) & set(done)  # 办结22件，受理20件
        return bool(first and not own and not _TO_DO.search(done))
    if not _DONE_RATE.search(phrase.gap):
        return False
    low = _TO_STAY_LOW.search(to_do + done + part.figure.unit)
    told = _TO_DO.search(to_do) and not _DONE_ALREADY.search(to_do)
    return bool(told and _DONE.search(done) and not _TO_DO.search(done) and not low)


def _over_done(
    relation: Relation, phrases: Sequence[Phrase], places: Mapping[int, int], planned: set[int]
) -> Relation | None:
    """The mean over how many there were, where it was taken over how many were planned."""
    pair, place = _pair(relation), places.get(_at(relation), -1)
    if pair is None or place < 0 or not _is_precise(phrases[place].figure):
        return None
    amount, count = pair
    mean, at = phrases[place], places.get(count.start, -1)
    if at < 0 or "均" not in mean.gap[-_MEAN_OF:] or _PRICE.search(_clause(mean) + mean.after[:3]):
        return None
    if amount.start in planned or not _is_set(phrases[at]):
        return None
    if amount.start in places and _PLANNED_MONEY.search(_clause(phrases[places[amount.start]])):
        return None
    done = next(_done_beside(at, phrases), None)
    if done is None or done.figure.value == count.value:
        return None
    told = _mean(relation, mean.figure, amount, done.figure)
    told.cause = "wrong_base_planned"
    return told if told.contradicted else None


def _over_whole(
    relation: Relation,
    phrases: Sequence[Phrase],
    places: Mapping[int, int],
    wholes: Mapping[int, Relation],
) -> Relation | None:
    """资助432人，其中小学180人、初中252人，发放补助51.84万元，人均2880元: a mean over a part that
    other parts stand behind, as that over all; not of what that part by its name got.
    """
    pair, stated = _pair(relation), relation.stated.figure
    whole = wholes.get(pair[1].start) if pair is not None else None
    if pair is None or stated is None or whole is None or not _is_precise(stated):
        return None
    amount, count = pair
    all_, parts = whole.stated.figure, [term.figure for term in whole.operands if term.figure]
    last = max(parts, key=lambda one: one.start)
    told = all(one.start in places for one in (amount, count, stated))
    if not told or all_ is None or not all_.start < count.start < last.start < amount.start:
        return None
    if amount.start > stated.start or count.unit != all_.unit:
        return None
    between = phrases[places[all_.start] : places[stated.start] + 1]
    part, name = places[count.start], _clause(phrases[places[count.start]])[-_PAIR:]
    alike = any(one.figure.value == count.value for one in between if one is not phrases[part])
    if alike or any(name in one.gap for one in between if one.figure.start >= amount.start):
        return None
    found = _mean(relation, stated, amount, all_)
    found.cause = "wrong_base_other"
    return found if found.contradicted else None


def _mean(relation: Relation, stated: Figure, amount: Figure, count: Figure) -> Relation:
    told = rate(
        stated, (amount, count), lambda values: values[0] / values[1],
        kind=relation.kind, formula=_OF_MEANS, subject=relation.subject,
    )  # fmt: skip
    told.sure = True
    return told


def _is_precise(mean: Figure) -> bool:
    """1.40万元, 582元: whether a mean has digits enough to be over a plan by no chance."""
    return mean.telling >= _TELLING or mean.places >= _PAIR


def _is_set(phrase: Phrase) -> bool:
    """Whether a number is one that was planned."""
    clause = _clause(phrase)
    set_ = phrase.role is Role.TARGET or _TO_DO.search(clause) is not None
    return set_ and _DONE_ALREADY.search(clause) is None


def _done_beside(at: int, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The numbers of its sentence that are said to be done, the nearest first."""
    planned = phrases[at]
    around = [*phrases[max(0, at - _BESIDE) : at], *phrases[at + 1 : at + 1 + _BESIDE]]
    around.sort(key=lambda one: abs(one.figure.start - planned.figure.start))
    for one in around:
        counts = one.figure.dimension is Dimension.COUNT and one.figure.value > 0
        kind = kinds_of(bare_unit(planned.figure))
        alike = counts and bare_unit(one.figure) in kind and not one.prior
        beside = alike and one.sentence == planned.sentence and not _is_set(one)
        if beside and (one.role is Role.ACTUAL or _DONE.search(_clause(one))):
            yield one
