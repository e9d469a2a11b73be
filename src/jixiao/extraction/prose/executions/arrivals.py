"""Rates of money that arrived, of what was planned, and of what was paid, of what had arrived."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import without_asides
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_ARRIVAL = late_regex(r"到位率[^，。；、]{0,4}$")
_ARRIVED = late_regex(r"到位|到账|实际下达")
_PLANNED = late_regex(r"总投资|计划投资|计划资金|批复投资|概算|下达资金")
"""What was to arrive, though no word calls it a budget."""
_FAR_BACK = 40
"""Statements back in which the plan is told of which money arrived."""
_OF_ALL = late_regex(r"^[，；（](?:资金)?总(?:体)?(?:资金)?到位率|^[，；（]资金总到位率")


def is_arrival(gap: str) -> bool:
    """Whether the words before a percentage call it a rate of money that arrived."""
    return _ARRIVAL.search(gap) is not None


def arrived_beside(phrase: Phrase, before: list[Phrase]) -> Relation | None:
    """到位率 behind a budget and what arrived of it, one right after the other."""
    if not is_arrival(phrase.gap):
        return None
    for done, planned in pairwise(before):
        if not done.sentence == planned.sentence == phrase.sentence:
            return None
        if _ARRIVED.search(done.gap):
            told = planned.subject.stage in words.PLANNED and planned.figure.value != 0
            return _rate_over(phrase, done, planned) if told and comparable(done, planned) else None
    return None


def of_money_there(
    phrase: Phrase, before: list[Phrase], statement: Statement, statements: list[Statement]
) -> Relation | None:
    """项目总投资186万元。…到位资金180万元，到位率96.77%。…支付171万元，支付率95%: what arrived
    over the nearest plan told before, what was spent over what had arrived or could be spent, both
    no items of a list; where the rate holds, is a misprint of that or is turned over.
    """
    done = before[0] if before else None
    if done is None or done.after != phrase.gap or not done.money:
        return None
    arrival, gap = is_arrival(phrase.gap), without_asides(phrase.gap)
    if not arrival and not words.EXECUTION_NAME.search(gap):
        return None
    there = _is_plan if arrival else _is_there
    kind = RelationKind.COMPLETION_RATE if arrival else RelationKind.EXECUTION_RATE
    for whole in _levels_before(statement, statements):
        if there(whole) and whole is not done and comparable(done, whole) and whole.figure.value:
            relation = _rate_over(phrase, done, whole, kind)
            if agrees(relation.judgement) or is_misprinted(relation):
                return relation
            turned = arrival and agrees(_rate_over(phrase, whole, done).judgement)
            return relation if turned or _OF_ALL.match(phrase.gap) else None
    return None


def _levels_before(statement: Statement, statements: list[Statement]) -> Iterator[Phrase]:
    for other in nearest_before(statement, statements, _FAR_BACK):
        yield from other.levels if other.owner is None else ()


def _is_plan(whole: Phrase) -> bool:
    return whole.subject.stage in words.PLANNED or _PLANNED.search(whole.gap) is not None


def _is_there(whole: Phrase) -> bool:
    """Whether an amount arrived or could be spent."""
    return bool(_ARRIVED.search(whole.gap) or words.AVAILABLE.search(whole.gap))


def _rate_over(
    phrase: Phrase,
    part: Phrase,
    whole: Phrase,
    kind: RelationKind = RelationKind.COMPLETION_RATE,
) -> Relation:
    return rate(
        phrase.figure, (part.figure, whole.figure), part_of_whole,
        kind=kind, formula="完成数÷总数×100",
        subject=phrase.rate_name or part.subject.name,
    )  # fmt: skip
