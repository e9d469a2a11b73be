"""Execution rates (A05, I26): what was spent over what was budgeted."""

from __future__ import annotations

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose import words
from jixiao.extraction.prose.executions.pairs import (
    PLANNED,
    amounts_around,
    amounts_before,
    done_and_planned,
    rated_statement,
)
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope, Term

_AMOUNTS = (Role.LEVEL, Role.ACTUAL)


def execution_rate(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Relation | None:
    """The statement that the rate names or stands in, if it has budget and outturn; else the pair
    around it that agrees.
    """
    owner = rated_statement(phrase, statement, statements)
    own = owner.levels if owner is not statement else statement.phrases[:position]
    amounts = [level for level in reversed(own) if level.role in _AMOUNTS]
    told = [pair for pair in done_and_planned(phrase, amounts) if pair[2]]
    if told:
        return best_pair(phrase, told, owner)
    said = _equal_by_words(phrase, position, statement) or _nothing_done(phrase, amounts, statement)
    if said is not None:
        return said
    before = amounts_before(phrase, position, statement, statements)
    relation = best_pair(phrase, list(done_and_planned(phrase, before)), statement)
    if relation is not None:
        return relation
    around = amounts_around(statement, statements, before)
    pairs = [(done, planned, False) for done, planned, _ in done_and_planned(phrase, around)]
    return best_pair(phrase, pairs, statement)


def best_pair(
    phrase: Phrase, pairs: list[tuple[Phrase, Phrase, bool]], statement: Statement
) -> Relation | None:
    """The pair that agrees; else one that misses by a last digit; else the likely one."""
    fallback: Relation | None = None
    near: Relation | None = None
    full_year = [pair for pair in pairs if pair[2] and pair[1].subject.stage == "adjusted"]
    if full_year and words.EXECUTION_NAME.search(phrase.gap):
        pairs = full_year
    for done, planned, likely in pairs:
        relation = _rate_over(phrase, done.figure, planned.figure, statement)
        if agrees(relation.judgement):
            return relation
        if relation.judgement.last_digit and likely:
            near = near or relation
        if likely:
            fallback = fallback or relation
    return near or fallback


def _rate_over(phrase: Phrase, done: Figure, planned: Figure, statement: Statement) -> Relation:
    return rate(
        phrase.figure,
        (done, planned),
        part_of_whole,
        kind=RelationKind.EXECUTION_RATE,
        formula="执行数÷预算数×100",
        subject=statement.subject or phrase.subject.name,
    )


def _equal_by_words(phrase: Phrase, position: int, statement: Statement) -> Relation | None:
    """完成预算100%，决算数等于预算数: the words say what the rate must be."""
    levels = [one for one in statement.phrases[:position] if one in statement.levels]
    said = any(words.EQUAL.search(one.after) for one in statement.phrases[position:])
    if not levels or not said or levels[-1].figure.value == 0:
        return None
    done = levels[-1].figure
    holds = phrase.figure.value == 100
    judgement = Judgement(
        Verdict.HOLDS if holds else Verdict.CONTRADICTED,
        "100" if not holds else phrase.figure.digits,
    )
    return Relation(
        RelationKind.EXECUTION_RATE, Scope.CLAUSE, "决算数＝预算数", (Term.of(done), Term(done.digits)),
        Term.of(phrase.figure), judgement, done.start, phrase.figure.end, statement.subject,
    )  # fmt: skip


def _nothing_done(phrase: Phrase, amounts: list[Phrase], statement: Statement) -> Relation | None:
    """Where nothing was spent, no other rate than 0 % can stand."""
    done = [level for level in amounts if level.subject.stage not in PLANNED and level.money]
    if not done or done[0].figure.value != 0 or phrase.figure.value == 0:
        return None
    return Relation(
        RelationKind.EXECUTION_RATE, Scope.CLAUSE, "执行数为零", (Term.of(done[0].figure),),
        Term.of(phrase.figure), Judgement(Verdict.CONTRADICTED, "0"),
        done[0].figure.start, phrase.figure.end, statement.subject,
    )  # fmt: skip
