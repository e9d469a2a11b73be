"""The amount behind the name of a 项, and the outturn that its explanation prints again (B01)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jixiao.extraction.building import same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.ledger.relation import Relation


def headed_outturns(statements: list[Statement]) -> Iterator[Relation]:
    """…（款）行政运行（项）9.00万元，主要用于…。年初预算为8.00万元，支出决算为9.00万元: the amount
    of the 项 against its outturn; an amount that is the budget is left alone.
    """
    for head, behind in pairwise(statements):
        if not _is_explained(head, behind):
            continue
        planned = [level for level in behind.levels if level.subject.stage in words.PLANNED]
        done = [level for level in behind.levels if level.subject.stage == "outturn"]
        amount = head.levels[0]
        if len(done) == 1 and planned and not _among(amount, planned):
            yield same(done[0].figure, amount.figure, subject=head.title(done[0]))


def _is_explained(head: Statement, behind: Statement) -> bool:
    """Whether a 项 has one amount of no stage, and the passage goes on without another name."""
    first = behind.first
    own = head.first.classified and len(head.levels) == 1 and head.levels[0].money
    goes_on = head.passage == behind.passage and not (first.classified or first.listed)
    return own and not head.levels[0].subject.stage and goes_on and behind.owner is None


def _among(amount: Phrase, others: list[Phrase]) -> bool:
    return any(amount.figure.value == other.figure.value for other in others)
