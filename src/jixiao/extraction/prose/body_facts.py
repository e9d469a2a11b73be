"""The body's own budget facts: one value each, wherever the report repeats them.

年初预算数, 全年预算数 and 执行数 of the whole body, stated without a subject of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.extraction.building import agrees, same, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

_WHOLE = re.compile(
    r"(?:我?(?:单位|部门|乡|镇|局|会|院|校|中心)?(?:部门)?(?:单位)?整体(?:支出|收支|收入)?|整体支出|批复|支出金额|实际支出资金|支出资金|资金|金额|全年|预算|执行|总|部门整体支出|部门支出|)"
)
_STAGES = ("initial", "adjusted", "outturn")
_OTHER_FUNDS = re.compile(r"其他资金(?:安排)?")
_PUBLIC_FUNDS = re.compile(r"(?:预算)?财政(?:拨款)?资金(?:预算)?(?:部分)?|财政拨款(?:部分)?")


@dataclass(slots=True)
class BodyFacts:
    """The phrases that state each stage of the whole body, in order."""

    stages: dict[str, list[tuple[Statement, Phrase]]]

    def value(self, stage: str) -> Phrase | None:
        """The statement of a stage that most others repeat; the first where none does."""
        phrases = [phrase for _, phrase in self.stages.get(stage, [])]
        if not phrases:
            return None
        count = Counter(phrase.figure.value for phrase in phrases)
        most = max(count.values())
        return next(phrase for phrase in phrases if count[phrase.figure.value] == most)


def body_facts(statements: list[Statement]) -> BodyFacts:
    """What is said of the whole body by stage."""
    stages: dict[str, list[tuple[Statement, Phrase]]] = defaultdict(list)
    for statement in statements:
        if not _WHOLE.fullmatch(statement.subject) or statement.depth:
            continue
        if words.PROJECT.search(statement.first.context):
            continue
        for level in statement.levels:
            stage = _stage(level)
            if level.money and stage:
                stages[stage].append((statement, level))
    return BodyFacts(dict(stages))


def _stage(level: Phrase) -> str:
    if level.subject.stage in _STAGES:
        return level.subject.stage
    return ""


def body_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Repeated body facts, and 财政资金 + 其他资金 = the whole, stage by stage."""
    facts = body_facts(statements)
    for stage in _STAGES:
        yield from _repeats(facts, stage)
    yield from _funds(statements, facts)


def _repeats(facts: BodyFacts, stage: str) -> Iterator[Relation]:
    reference = facts.value(stage)
    if reference is None:
        return
    for statement, phrase in facts.stages[stage]:
        if phrase is reference:
            continue
        relation = same(phrase.figure, reference.figure, subject=_TITLES[stage])
        other = _is_other_stage(facts, stage, phrase)
        if other and relation.verdict is not Verdict.HOLDS:
            relation.judgement = Judgement(Verdict.CONTRADICTED, reference.figure.digits)
            relation.cause, relation.covers = other, ("B01",)
        elif not agrees(relation.judgement) and not _plausible(statement, phrase, reference):
            continue
        yield relation


_TITLES = {"initial": "年初预算数", "adjusted": "全年预算数", "outturn": "全年执行数"}
_CAUSES = {
    ("adjusted", "initial"): "initial_for_adjusted",
    ("initial", "adjusted"): "adjusted_for_initial",
    ("initial", "outturn"): "outturn_for_budget",
    ("adjusted", "outturn"): "outturn_for_budget",
    ("outturn", "initial"): "budget_for_outturn",
    ("outturn", "adjusted"): "budget_for_outturn",
}


def _is_other_stage(facts: BodyFacts, stage: str, phrase: Phrase) -> str:
    """The cause code where the odd value is exactly that of another stage."""
    for other in _STAGES:
        value = facts.value(other) if other != stage else None
        if value is not None and value.figure.value == phrase.figure.value:
            return _CAUSES[(stage, other)]
    return ""


def _plausible(statement: Statement, phrase: Phrase, reference: Phrase) -> bool:
    """Whether a differing value can be the same fact: close to it, in a sentence of its own."""
    one, two = phrase.figure.value, reference.figure.value
    return abs(one - two) * 5 <= max(one, two) and statement.owner is None


def _funds(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """B21: where other funds are stated, public funds are the whole less these."""
    others = {
        level.subject.stage: level
        for statement in statements
        if _OTHER_FUNDS.fullmatch(statement.subject)
        for level in statement.levels
    }
    for statement in statements:
        if not _PUBLIC_FUNDS.fullmatch(statement.subject):
            continue
        for level in statement.levels:
            stage = level.subject.stage
            whole, other = facts.value(stage), others.get(stage)
            if whole is None or other is None or not level.money:
                continue
            relation = signed_sum(
                level.figure,
                [(1, whole.figure), (-1, other.figure)],
                subject=f"{statement.subject}{_TITLES[stage]}",
                kind=RelationKind.DIFFERENCE,
                scope=Scope.DOCUMENT,
                formula="整体－其他资金",
            )
            relation.covers = ("B21",)
            yield relation
