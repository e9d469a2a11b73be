"""Satisfaction (B05) and total score (B03): the narrative against the evaluation tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.extraction.building import same
from jixiao.extraction.linking.satisfactions import is_bound, may_contradict
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line
from jixiao.extraction.prose.scores.total_scores import stated_totals
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, Role, Scope

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import Entry, TableReading

_HUNDRED = Decimal(100)
_MOST_POINTS = 120
"""A total score with points for extra work."""
_SATISFACTION = "满意"
_SEVERAL = 3
"""Figures of which all but one tell that they stand in one order."""
_TOTAL_CELL = late_regex(r"(?:绩效)?(?:自评|评价)?总(?:得|评)?分(?:（分）|\(分\))?")
_TOTAL_ROW = late_regex(r"(?:自评|评价)?(?:总|合计)?(?:得分|评分|总分|合计|总计)(?:合计)?")


def satisfaction_relations(
    statements: Sequence[Statement], facts: Sequence[Fact]
) -> Iterator[Relation]:
    """B05: the satisfaction that the survey found against the one that the table claims."""
    claimed = [fact for fact in facts if _claims_satisfaction(fact)]
    found = [
        phrase
        for statement in statements
        for phrase in statement.phrases
        if _finds_satisfaction(phrase) and "分别" not in phrase.gap
    ]
    if len({fact.figure.value for fact in claimed}) != 1:
        pairs = _in_turn(found, claimed)
        yield from (_same(phrase, fact, "满意度", "B05") for phrase, fact in pairs)
        return
    surveyed = [phrase for phrase in found if not is_bound(phrase)]
    for phrase in found:
        relation = _same(phrase, claimed[0], "满意度", "B05")
        told = phrase in surveyed and may_contradict(relation, phrase, claimed[0], surveyed)
        if told or not relation.contradicted:
            yield relation


def _in_turn(found: Sequence[Phrase], claimed: Sequence[Fact]) -> list[tuple[Phrase, Fact]]:
    """The satisfaction of several projects in turn, each in a form of its own; none where they are
    not as many, or differ in more than one place.
    """
    pairs = list(zip(found, claimed, strict=False))
    differing = sum(phrase.figure.value != fact.figure.value for phrase, fact in pairs)
    alike = len(found) == len(claimed) >= _SEVERAL and differing <= 1
    return pairs if alike else []


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


def total_score_relations(
    phrases: list[Phrase], lines: list[Line], tables: Sequence[TableReading]
) -> Iterator[Relation]:
    """B03: the total score of the narrative against that of the score sheet; of several sheets
    the one of a hundred points, of none the one cell that is called so (自评总分 | 96.30).
    """
    stated = next(stated_totals(phrases, lines), None) if tables else None
    totals = [total for table in tables if (total := _total_of(table)) is not None]
    whole = [score for score, points in totals if points == _HUNDRED]
    scores = whole or [score for score, points in totals if points is None]
    scores = scores if totals or stated is None else list(_total_cells(tables))
    if stated is not None and len(scores) == 1:
        yield _same(stated, scores[0], "自评总分", "B03")


def _total_cells(tables: Sequence[TableReading]) -> Iterator[Fact]:
    """The cells that are called a total score by name, above the indicators of their sheet."""
    for table in tables:
        for entry in table.entries.values():
            fact = entry.fact
            named = fact.role in (Role.LEVEL, Role.SCORE) and _TOTAL_CELL.fullmatch(fact.subject)
            if named and words.LEAST_WHOLE <= fact.figure.value <= _MOST_POINTS:
                yield fact


def _total_of(table: TableReading) -> tuple[Fact, Decimal | None] | None:
    """The last total row's score and points, of a table that scores more than one thing."""
    scores = [entry for entry in table.entries.values() if entry.fact.role is Role.SCORE]
    totals = [entry for entry in scores if entry.row.label.total or _is_total_row(entry)]
    if not totals or len(scores) <= len(totals):
        return None
    last = max(totals, key=lambda entry: entry.figure.start)
    points = [
        entry.figure.value
        for (index, _), entry in table.entries.items()
        if index == last.row.index and entry.fact.role is Role.WEIGHT
    ]
    return last.fact, (points[-1] if points else None)


def _is_total_row(entry: Entry) -> bool:
    return _TOTAL_ROW.fullmatch(entry.fact.subject) is not None


def _same(phrase: Phrase, fact: Fact, subject: str, kind: str) -> Relation:
    """``kind`` is the kind of error that the relation looks for."""
    relation = same(phrase.figure, fact.figure, subject=subject, scope=Scope.TEXT_TABLE)
    relation.covers = (kind,)
    return relation
