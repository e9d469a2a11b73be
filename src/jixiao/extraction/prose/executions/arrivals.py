"""Rates of money that arrived, of what was planned, and of what was paid, of what had arrived."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.extraction.prose.subjects import without_asides
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.ledger.relation import Relation, RelationKind

_ARRIVAL = re.compile(r"到位率[^，。；、]{0,4}$")
_PAYMENT = re.compile(r"(?:支付|拨付|兑付)(?:率|进度)(?:为|是|达|达到)?$")
_ARRIVED = re.compile(r"到位|到账|实际下达")
_PLANNED = re.compile(r"总投资|计划投资|计划资金|批复投资|概算|下达资金")
"""What was to arrive, though no word calls it a budget."""
_FAR_BACK = 40
"""Statements back in which the plan is told of which money arrived."""
_OF_ALL = re.compile(r"^[，；（](?:资金)?总(?:体)?(?:资金)?到位率|^[，；（]资金总到位率")


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
    over the nearest plan told before, what was paid over what arrived, both no items of a list;
    where the rate holds, is a misprint of that or is turned over.
    """
    done = before[0] if before else None
    if done is None or done.after != phrase.gap or not done.money:
        return None
    arrival, payment = (
        is_arrival(phrase.gap),
        _PAYMENT.search(without_asides(phrase.gap)) is not None,
    )
    if not arrival and not payment:
        return None
    for whole in _wholes(done, statement, statements, arrived=payment):
        relation = _rate_over(phrase, done, whole)
        if agrees(relation.judgement) or is_misprinted(relation):
            return relation
        turned = arrival and agrees(_rate_over(phrase, whole, done).judgement)
        return relation if turned or _OF_ALL.match(phrase.gap) else None
    return None


def _wholes(
    done: Phrase, statement: Statement, statements: list[Statement], *, arrived: bool
) -> Iterator[Phrase]:
    """The amounts before that money can have arrived or been paid of, the nearest first."""
    for other in nearest_before(statement, statements, _FAR_BACK):
        for whole in other.levels if other.owner is None else ():
            if arrived:
                told = _ARRIVED.search(whole.gap) is not None
            else:
                told = (
                    whole.subject.stage in words.PLANNED or _PLANNED.search(whole.gap) is not None
                )
            holds = whole.figure.value >= done.figure.value or not arrived
            if (
                told
                and holds
                and whole is not done
                and whole.figure.value
                and comparable(done, whole)
            ):
                yield whole


def _rate_over(phrase: Phrase, part: Phrase, whole: Phrase) -> Relation:
    return rate(
        phrase.figure, (part.figure, whole.figure), part_of_whole,
        kind=RelationKind.COMPLETION_RATE, formula="完成数÷总数×100",
        subject=phrase.rate_name or part.subject.name,
    )  # fmt: skip
