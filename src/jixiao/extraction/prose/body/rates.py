"""预算调整率 and 预算完成率 of the whole body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.body.facts import BodyFacts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, RelationKind, Scope

_ADJUSTMENT_RATE = re.compile(r"调整率|预算控制率|追加率|调剂率")
_TRIED = 4
_COMPLETED = re.compile(r"预算(?:完成|执行)率|执行率|完成率")


def body_rates(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """预算调整率 = adjustment ÷ initial budget; 预算完成率 = outturn ÷ what was available."""
    initial, outturn = facts.value("initial"), facts.value("outturn")
    adjustments = [
        change
        for statement in statements
        for change in statement.changes
        if change.money and not change.base and is_whole_change(change)
    ]
    available = [
        level
        for statement in statements
        for level in statement.levels
        if words.AVAILABLE.search(level.gap) and level.money
    ]
    for statement in statements:
        for phrase in statement.phrases:
            name = phrase.rate_name or phrase.subject.name
            if phrase.figure.dimension is not Dimension.PERCENT or not name:
                continue
            if _ADJUSTMENT_RATE.search(name) and initial and adjustments:
                yield _best_reading(
                    phrase,
                    adjustments[: -_TRIED - 1 : -1],
                    [initial],
                    "调整数÷年初预算数×100",
                    told=True,
                )
            elif _COMPLETED.search(name) and outturn and available:
                found = _best_reading(
                    phrase, [outturn], available[:_TRIED], "执行数÷可用资金×100", told=False
                )
                if agrees(found.judgement):
                    yield found


def is_whole_change(change: Phrase) -> bool:
    """Whether a change adjusts the budget (调增, 追加, 净增) rather than compare two years."""
    return bool(words.ADJUSTING.search(change.gap))


def _best_reading(
    phrase: Phrase, parts: list[Phrase], wholes: list[Phrase], formula: str, *, told: bool
) -> Relation:
    relations = [
        rate(
            phrase.figure,
            (part.figure, whole.figure),
            part_of_whole,
            kind=RelationKind.EXECUTION_RATE if not told else RelationKind.SHARE,
            formula=formula,
            subject=phrase.subject.name,
            scope=Scope.DOCUMENT,
        )
        for part in parts
        for whole in wholes
    ]
    return next((one for one in relations if agrees(one.judgement)), relations[0])
