"""Completion and other named rates: any two amounts around the rate that it can lie between."""

from __future__ import annotations

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.executions.execution import best_pair
from jixiao.extraction.prose.executions.pairs import (
    LOOK_BACK,
    amounts_before,
    done_and_planned,
    rated_statement,
)
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.ledger.relation import Relation, RelationKind


def completion_rate(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    owner = rated_statement(phrase, statement, statements)
    if owner is not statement and (pairs := list(done_and_planned(phrase, owner.levels[::-1]))):
        relation = best_pair(phrase, pairs, owner)
        if relation is not None and agrees(relation.judgement):
            return relation
    before = amounts_before(phrase, position, statement, statements)[:LOOK_BACK]
    fallback: Relation | None = None
    rough = phrase.figure.places == 0
    for index, done in enumerate(before):
        for planned in before[index + 1 :]:
            if not comparable(done, planned) or planned.figure.value == 0:
                continue
            if rough and not done.sentence == planned.sentence == phrase.sentence:
                continue
            for part, whole in ((done, planned), (planned, done)):
                if whole.figure.value == 0:
                    continue
                relation = rate(
                    phrase.figure,
                    (part.figure, whole.figure),
                    part_of_whole,
                    kind=RelationKind.COMPLETION_RATE,
                    formula="完成数÷总数×100",
                    subject=phrase.subject.name or statement.subject,
                )
                if agrees(relation.judgement) and not _trivial(part, whole, phrase):
                    return relation
                if fallback is None and _adjacent(done, planned, phrase) and part is done:
                    fallback = relation
    return fallback


def _trivial(part: Phrase, whole: Phrase, phrase: Phrase) -> bool:
    """Equal amounts from elsewhere say nothing of a rate of 100 %."""
    return part.figure.value == whole.figure.value and part.sentence != phrase.sentence


def _adjacent(done: Phrase, planned: Phrase, phrase: Phrase) -> bool:
    same_sentence = done.sentence == planned.sentence == phrase.sentence
    return same_sentence and words.COMPLETION_NAME.search(phrase.gap) is not None
