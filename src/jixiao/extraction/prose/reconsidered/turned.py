"""Rates that hold, but turned round.

应缴90万元，实缴81万元，收缴率111.11%: what was to be done over what was; 下达90万元，支出81万元，
完成111.11%: what there was to spend over what was spent of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.reconsidered.done_and_to_do import (
    DONE,
    DONE_ALREADY,
    TO_DO,
    clause_before,
    held_pair,
    place_of,
)
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

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
_TO_STAY_LOW = late_regex(
    r"不[超高多大]|[≤<＜]|低于|下降|减少|降低|压减|投诉|事故|用时|工期|时限|成本|单价|能耗|[天日]$"
)
"""What is better the less there is of it: its rate may be that of the goal over it."""
_GIVEN = late_regex(r"安排|下达|到位|拨入|收到|筹集|批复|核定|预算|收入|[投注]入")
_SPENT = late_regex(r"^，(?!.*(?:预算|计划|安排|应|拟|上年)).*(?:支出|执行|使用|支付|兑付|列支)")
_SPENT_RATE = late_regex(r"^，(?:预算|资金)?(?:完成|执行|支出|使用)(?:进度|率|比例)?" + _IS)
"""What is told of one fund right behind each other: what it had, what was spent of it, the rate."""
_TELLING = 3
"""Digits of a rate that is turned by no chance."""


def turned_rates(relations: Sequence[Relation], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The relations, each rate as that of what was done."""
    places = {one.figure.start: place for place, one in enumerate(phrases)}
    for relation in relations:
        yield _turned(relation, phrases, places) or relation


def _turned(
    relation: Relation, phrases: Sequence[Phrase], places: Mapping[int, int]
) -> Relation | None:
    """应检80台，实检72台，完成率111.11%: the rate of what was done, where the words tell what it is
    and the rate was taken of the other.
    """
    place = places.get(place_of(relation), -1)
    pair = held_pair(relation) if relation.kind in _RATES and place >= 0 else None
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
    to_do, done = clause_before(part), clause_before(whole)
    if part.money and _is_of_fund(part, whole, phrase):
        return True
    if (some := _OF_SOME.search(phrase.gap)) and part.figure.value > whole.figure.value:
        first = part.figure.start < whole.figure.start and (counted or "利用率" in phrase.gap)
        own = set(some[0]) & set(to_do) and not set(some[0]) & set(done)  # 办结22件，受理20件
        return bool(first and not own and not TO_DO.search(done))
    if not _DONE_RATE.search(phrase.gap):
        return False
    low = _TO_STAY_LOW.search(to_do + done + part.figure.unit)
    told = TO_DO.search(to_do) and not DONE_ALREADY.search(to_do)
    return bool(told and DONE.search(done) and not TO_DO.search(done) and not low)


def _is_of_fund(given: Phrase, spent: Phrase, phrase: Phrase) -> bool:
    """Whether a rate stands right behind what was spent, and that behind what there was."""
    beside = given.after == spent.gap and spent.after == phrase.gap
    if not beside or given.figure.value < spent.figure.value:
        return False
    rated = _SPENT_RATE.match(phrase.gap) and _SPENT.match(spent.gap)
    return bool(rated and _GIVEN.search(clause_before(given)) and not _SPENT.match(given.gap))
