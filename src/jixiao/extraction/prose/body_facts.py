"""The body's own budget facts: one value each, wherever the report repeats them.

年初预算数, 全年预算数 and 执行数 of the whole body, stated without a subject of their own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from jixiao.extraction.building import agrees, part_of_whole, rate, same, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.same_facts import misprinted
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

_WHOLE = re.compile(
    r"(?:我?(?:单位|部门|乡|镇|局|会|院|校|中心)?(?:部门)?(?:单位)?整体(?:支出|收支|收入)?|整体支出|批复|支出金额|实际支出资金|支出资金|资金|金额|全年|预算|执行|总|部门整体支出|部门支出|)"
)
_STAGES = ("initial", "adjusted", "outturn")
_OTHER_FUNDS = re.compile(r"其他资金(?:安排)?")
_PUBLIC_FUNDS = re.compile(r"(?:预算)?财政(?:拨款)?资金(?:预算)?(?:部分)?|财政拨款(?:部分)?")


def is_whole(statement: Statement) -> bool:
    """Whether a statement speaks of the whole body rather than of a part of it."""
    if not _WHOLE.fullmatch(statement.subject) or statement.depth:
        return False
    return not words.PROJECT.search(statement.first.context)


@dataclass(slots=True)
class BodyFacts:
    """The phrases that state each stage of the whole body, in order."""

    stages: dict[str, list[tuple[Statement, Phrase]]]
    values: dict[str, Phrase | None] = field(default_factory=dict)

    def value(self, stage: str) -> Phrase | None:
        """The statement of a stage that most others repeat; the first where none does."""
        if stage not in self.values:
            self.values[stage] = self._commonest(stage)
        return self.values[stage]

    def _commonest(self, stage: str) -> Phrase | None:
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
        if not is_whole(statement):
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
    yield from _uses(statements, facts)
    yield from _body_rates(statements, facts)


_BASIC = re.compile(r"基本支出|基本经费|部门基本支出")
_PROJECTS = re.compile(r"项目(?:支出|总金额|总额|资金|经费)?")
_PLANNED = re.compile(r"预算|总金额|安排")
_NEAR = 20
"""A sum that misses the whole by more than a twentieth is about something else."""


def _uses(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """基本支出 + 项目支出 = the whole, where the parts stand in sections of their own (A07)."""
    for stage in _STAGES:
        whole = facts.value(stage)
        basic = _first_level(statements, _BASIC, stage)
        projects = _first_level(statements, _PROJECTS, stage)
        if whole is None or basic is None or projects is None:
            continue
        relation = signed_sum(
            whole.figure,
            [(1, basic.figure), (1, projects.figure)],
            subject=_TITLES[stage],
            scope=Scope.DOCUMENT,
        )
        value = relation.judgement.value or 0
        printed = whole.figure.value / whole.figure.scale
        told = basic.subject.stage == projects.subject.stage == stage
        near = abs(value - Fraction(printed)) * _NEAR <= printed
        if agrees(relation.judgement) or (told and near):
            yield relation


def _first_level(
    statements: list[Statement], name: re.Pattern[str], stage: str
) -> Phrase | None:
    for statement in statements:
        if not name.fullmatch(statement.subject):
            continue
        for level in statement.levels:
            told = level.subject.stage or ("adjusted" if _PLANNED.search(level.gap) else "outturn")
            if level.money and told in (stage, "budget" if stage == "adjusted" else stage):
                return level
    return None


_ADJUSTMENT_RATE = re.compile(r"调整率|预算控制率|追加率|调剂率")
_TRIED = 4
_COMPLETED = re.compile(r"预算(?:完成|执行)率|执行率|完成率")


def _body_rates(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
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
                yield _best(phrase, adjustments[: -_TRIED - 1 : -1], [initial], "调整数÷年初预算数×100", told=True)
            elif _COMPLETED.search(name) and outturn and available:
                found = _best(phrase, [outturn], available[:_TRIED], "执行数÷可用资金×100", told=False)
                if agrees(found.judgement):
                    yield found


def is_whole_change(change: Phrase) -> bool:
    """Whether a change adjusts the budget (调增, 追加, 净增) rather than compare two years."""
    return bool(words.ADJUSTING.search(change.gap))


def _best(
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
    close = abs(one - two) * 5 <= max(one, two)
    slip = misprinted(phrase.figure.digits, reference.figure.digits)
    return (close or slip) and statement.owner is None


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
