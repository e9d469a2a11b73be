"""A budget fact of the body wherever the report repeats it: one value each (B01, B14)."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import agrees, same
from jixiao.extraction.prose.body.facts import STAGES, TITLES, BodyFacts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import Relation

_CLOSE = 5
"""Amounts within a fifth of each other can be one fact."""
_CAUSES = {
    ("adjusted", "initial"): "initial_for_adjusted",
    ("initial", "adjusted"): "adjusted_for_initial",
    ("initial", "outturn"): "outturn_for_budget",
    ("adjusted", "outturn"): "outturn_for_budget",
    ("outturn", "initial"): "budget_for_outturn",
    ("outturn", "adjusted"): "budget_for_outturn",
}
"""Cause codes by the stage that is meant and the one whose value stands there."""


def repeated_facts(facts: BodyFacts, stage: str) -> Iterator[Relation]:
    """One relation for each later statement of a stage, against the commonest value."""
    reference = facts.value(stage)
    if reference is None:
        return
    for statement, phrase in facts.stages.get(stage, []):
        if phrase is reference:
            continue
        relation = same(phrase.figure, reference.figure, subject=TITLES[stage])
        other = _cause_of(facts, stage, phrase)
        if other and relation.verdict is not Verdict.HOLDS:
            relation.judgement = Judgement(Verdict.CONTRADICTED, reference.figure.digits)
            relation.cause, relation.covers = other, ("B01",)
        elif not agrees(relation.judgement) and (
            _other_side(stage, phrase, reference) or not _plausible(statement, phrase, reference)
        ):
            continue
        yield relation


def _cause_of(facts: BodyFacts, stage: str, phrase: Phrase) -> str:
    """The cause code where the odd value is exactly that of another stage."""
    for other in STAGES:
        value = facts.value(other) if other != stage else None
        if value is not None and value.figure.value == phrase.figure.value:
            return _CAUSES[(stage, other)]
    return ""


def _other_side(stage: str, one: Phrase, other: Phrase) -> bool:
    """整体收入决算, 整体支出决算: what came in need not all have been spent."""
    came_in = [phrase.gap.rfind("收入") > phrase.gap.rfind("支出") for phrase in (one, other)]
    return stage == "outturn" and came_in[0] != came_in[1]


def _plausible(statement: Statement, phrase: Phrase, reference: Phrase) -> bool:
    """Whether a differing value can be the same fact: close to it, in a sentence of its own."""
    one, two = phrase.figure.value, reference.figure.value
    close = abs(one - two) * _CLOSE <= max(one, two)
    slip = misprinted(phrase.figure.digits, reference.figure.digits)
    return (close or slip) and statement.owner is None
