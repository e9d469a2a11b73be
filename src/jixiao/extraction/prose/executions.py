"""Execution and completion rates: what was done over what was planned."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.lists import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import same_subject
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope, Term

_STAGES = {
    "年初": ("initial", "budget"),
    "全年": ("adjusted", "budget"),
    "调整": ("adjusted",),
}
_PLANNED = ("adjusted", "initial", "budget")
_LOOK_BACK = 6
_FAR_BACK = 40
_OWN = 2
_NEARBY = 8


def execution_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Every execution, completion and named rate of the prose that can be recomputed."""
    for statement in statements:
        for position, phrase in enumerate(statement.phrases):
            if phrase.respective:
                continue
            if phrase.role is Role.EXECUTION_RATE:
                relation = _execution(phrase, position, statement, statements)
            elif phrase.role is Role.COMPLETION_RATE or _named_rate(phrase):
                relation = _completion(phrase, position, statement, statements)
            else:
                continue
            if relation is not None:
                yield relation


def _named_rate(phrase: Phrase) -> bool:
    return phrase.role is Role.LEVEL and phrase.figure.dimension is Dimension.PERCENT


def _execution(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The statement that the rate names or stands in, if it has budget and outturn; else the pair
    around it that agrees."""
    owner = _owner(phrase, statement, statements)
    own = owner.levels if owner is not statement else statement.phrases[:position]
    amounts = [level for level in reversed(own) if level.role in _AMOUNTS]
    told = [pair for pair in _pairs(phrase, amounts) if pair[2]]
    if told:
        return _first(phrase, told, owner)
    said = _equal_by_words(phrase, position, statement) or _nothing_done(phrase, amounts, statement)
    if said is not None:
        return said
    before = _amounts_before(phrase, position, statement, statements)
    relation = _first(phrase, list(_pairs(phrase, before)), statement)
    if relation is not None:
        return relation
    around = _amounts_around(statement, statements, before)
    pairs = [(done, planned, False) for done, planned, _ in _pairs(phrase, around)]
    return _first(phrase, pairs, statement)


_AMOUNTS = (Role.LEVEL, Role.ACTUAL)


def _owner(phrase: Phrase, statement: Statement, statements: list[Statement]) -> Statement:
    """The statement that a rate names (基本支出预算执行率), else the one it stands in."""
    name = _RATE_SUFFIX.sub("", phrase.rate_name or phrase.subject.name)
    if len(name) < 2 or words.GENERIC_SUBJECT.match(name) or name == statement.subject:
        return statement
    for other in reversed(statements[max(0, statement.index - _LOOK_BACK) : statement.index]):
        if same_subject(other.subject, name) and len(other.levels) > 1:
            return other
    return statement


_RATE_SUFFIX = re.compile(r"(?:预算)?(?:执行|支出|控制|完成|到位|使用|支付)率$|(?:执行|支付)进度$")


def _first(
    phrase: Phrase, pairs: list[tuple[Phrase, Phrase, bool]], statement: Statement
) -> Relation | None:
    """The pair that agrees; else one that misses by a last digit; else the likely one."""
    fallback: Relation | None = None
    near: Relation | None = None
    full_year = [pair for pair in pairs if pair[2] and pair[1].subject.stage == "adjusted"]
    if full_year and words.EXECUTION_NAME.search(phrase.gap):
        pairs = full_year
    for done, planned, likely in pairs:
        relation = _over(phrase, done.figure, planned.figure, statement)
        if agrees(relation.judgement):
            return relation
        if relation.judgement.last_digit and likely:
            near = near or relation
        if likely:
            fallback = fallback or relation
    return near or fallback


def _over(phrase: Phrase, done: Figure, planned: Figure, statement: Statement) -> Relation:
    return rate(
        phrase.figure,
        (done, planned),
        part_of_whole,
        kind=RelationKind.EXECUTION_RATE,
        formula="执行数÷预算数×100",
        subject=statement.subject or phrase.subject.name,
    )


def _amounts_before(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> list[Phrase]:
    """The amounts of the statement, of those before it in the passage, and of its subject's
    earlier statements, nearest first."""
    own = [
        level
        for level in statement.phrases[:position]
        if level.role in (Role.LEVEL, Role.ACTUAL, Role.CHANGE)
    ]
    found = list(reversed(own))
    earlier = statements[max(0, statement.index - _LOOK_BACK) : statement.index]
    for other in reversed(earlier):
        if other.passage == statement.passage:
            found.extend(reversed([*other.levels, *other.changes]))
    for other in reversed(statements[max(0, statement.index - _FAR_BACK) : statement.index]):
        same = other.subject == statement.subject and other.passage != statement.passage
        if same and not words.GENERIC_SUBJECT.match(other.subject):
            found.extend(reversed(other.levels))
    return found


def _amounts_around(
    statement: Statement, statements: list[Statement], before: list[Phrase]
) -> list[Phrase]:
    """The amounts of the last statements, of whatever subject."""
    known = {id(level) for level in before}
    found = list(before)
    for other in reversed(statements[max(0, statement.index - _NEARBY) : statement.index]):
        found.extend(level for level in reversed(other.levels) if id(level) not in known)
    return found


def _pairs(phrase: Phrase, before: list[Phrase]) -> Iterator[tuple[Phrase, Phrase, bool]]:
    """Done and planned, with whether to report the pair where none agrees."""
    own = before[:_OWN]
    wanted = next((stages for word, stages in _STAGES.items() if word in phrase.base), _PLANNED)
    for index, done in enumerate(before[:_LOOK_BACK]):
        if done.subject.stage in _PLANNED and done.subject.stage in wanted:
            continue
        for planned in before[index + 1 : index + 1 + 2 * _LOOK_BACK]:
            if not comparable(done, planned) or planned.figure.value == 0:
                continue
            if Role.CHANGE in (done.role, planned.role):
                continue
            named = planned.subject.stage in wanted or planned in own
            told = named and planned.subject.stage in _PLANNED
            told = told and done.subject.stage not in _PLANNED
            yield done, planned, told and index == 0


def _equal_by_words(phrase: Phrase, position: int, statement: Statement) -> Relation | None:
    """完成预算100%，决算数等于预算数: the words say what the rate must be."""
    levels = [one for one in statement.phrases[:position] if one in statement.levels]
    said = any(words.EQUAL.search(one.after) for one in statement.phrases[position:])
    if not levels or not said or levels[-1].figure.value == 0:
        return None
    done = levels[-1].figure
    holds = phrase.figure.value == 100
    judgement = Judgement(
        Verdict.HOLDS if holds else Verdict.CONTRADICTED, "100" if not holds else phrase.figure.digits
    )
    return Relation(
        RelationKind.EXECUTION_RATE, Scope.CLAUSE, "决算数＝预算数", (Term.of(done), Term(done.digits)),
        Term.of(phrase.figure), judgement, done.start, phrase.figure.end, statement.subject,
    )  # fmt: skip


def _nothing_done(
    phrase: Phrase, amounts: list[Phrase], statement: Statement
) -> Relation | None:
    """Where nothing was spent, no other rate than 0 % can stand."""
    done = [level for level in amounts if level.subject.stage not in _PLANNED and level.money]
    if not done or done[0].figure.value != 0 or phrase.figure.value == 0:
        return None
    return Relation(
        RelationKind.EXECUTION_RATE, Scope.CLAUSE, "执行数为零", (Term.of(done[0].figure),),
        Term.of(phrase.figure), Judgement(Verdict.CONTRADICTED, "0"),
        done[0].figure.start, phrase.figure.end, statement.subject,
    )  # fmt: skip


def _completion(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    owner = _owner(phrase, statement, statements)
    if owner is not statement and (pairs := list(_pairs(phrase, owner.levels[::-1]))):
        relation = _first(phrase, pairs, owner)
        if relation is not None and agrees(relation.judgement):
            return relation
    before = _amounts_before(phrase, position, statement, statements)[:_LOOK_BACK]
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
