"""Satisfaction (B05) and total score (B03): the narrative against the evaluation tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.totals import is_total_score
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Fact, Relation, Role, Scope

_SATISFACTION = "满意"
_TOTAL_ROW = re.compile(r"(?:自评|评价)?(?:总|合计)?(?:得分|评分|总分|合计|总计)(?:合计)?")


def satisfaction_relations(
    statements: Sequence[Statement], facts: Sequence[Fact]
) -> Iterator[Relation]:
    """B05: the satisfaction that the survey found against the one that the table claims."""
    claimed = [fact for fact in facts if _claims_satisfaction(fact)]
    if len({fact.figure.value for fact in claimed}) != 1:
        return
    for statement in statements:
        for phrase in statement.phrases:
            if _finds_satisfaction(phrase):
                yield _same(phrase, claimed[0], "满意度", "B05")


def _claims_satisfaction(fact: Fact) -> bool:
    return (
        fact.in_table
        and fact.role in (Role.ACTUAL, Role.LEVEL)
        and fact.figure.dimension is Dimension.PERCENT
        and _SATISFACTION in fact.subject
    )


def _finds_satisfaction(phrase: Phrase) -> bool:
    return (
        phrase.role is Role.LEVEL
        and phrase.figure.dimension is Dimension.PERCENT
        and _SATISFACTION in phrase.subject.name
    )


def total_score_relations(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """B03: the total score of the narrative against that of the one score sheet."""
    totals = [
        fact
        for fact in facts
        if fact.in_table and fact.role is Role.SCORE and _TOTAL_ROW.fullmatch(fact.subject)
    ]
    if len(totals) != 1:
        return
    stated = next((phrase for phrase in phrases if is_total_score(phrase)), None)
    if stated is not None:
        yield _same(stated, totals[0], "自评总分", "B03")


def _same(phrase: Phrase, fact: Fact, subject: str, kind: str) -> Relation:
    """``kind`` is the kind of error that the relation looks for."""
    relation = same(phrase.figure, fact.figure, subject=subject, scope=Scope.TEXT_TABLE)
    relation.covers = (kind,)
    return relation
