"""What the points and scores of a form must keep."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import signed_sum
from jixiao.extraction.forms.findings import Findings
from jixiao.extraction.forms.numbers import Number
from jixiao.extraction.forms.points import Marks
from jixiao.extraction.forms.sections import Indicators, Section
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import RelationKind, Role, Scope

_LEAST_PARTS = 2
_HALF, _ALL = Decimal(50), Decimal(100)
"""Points of a group of headings at least, and of all that a form gives."""
_TENTH = Decimal(10)
"""The points of the execution rate where the form gives it ten of its own."""


def point_relations(
    table: Indicators, execution: Number | None, gained: Number | None, found: Findings
) -> None:
    """Points of rows against their heading, points of headings and scores against the total.

    ``execution`` and ``gained`` are the points and the score of the execution rate, if printed.
    """
    for section in table.sections:
        _section_points(section, found)
    for group in table.groups:
        _group_points(group, table, found)
    weights = [section.points for section in table.sections if section.points]
    before = len(found.relations)
    if table.total is not None and len(weights) > 1:
        _total_points(table, weights, execution, found)
    if table.whole is not None:
        _whole_points(table, table.whole, execution, found)
    if all(not relation.contradicted for relation in found.relations[before:]):
        _total_score(table, gained, found)


def _group_points(group: Number, table: Indicators, found: Findings) -> None:
    """绩效指标（90分） = the points of the headings up to the next group, where they add up; where
    headings each named once make more than that, too.
    """
    sections = [one for one in table.sections if one.points and _within(one.points, group, table)]
    inner = [one.points for one in sections if one.points]
    names = {one.name for one in sections}
    _add_group(group, inner, Role.WEIGHT, found)
    total = sum((one.value for one in inner), Decimal(0))
    once = len(names) == len(sections) >= _LEAST_PARTS and all(names)
    if once and _HALF <= group.value < total <= _ALL:
        _add(group, inner, Role.WEIGHT, "绩效指标", found)


def _within(number: Number, group: Number, table: Indicators) -> bool:
    """Whether a number stands behind the points of a group and before those of the next."""
    later = [other.start for other in table.groups if other.start > group.start]
    return group.start < number.start < min(later, default=table.end)


def _add_group(group: Number, parts: Sequence[Number], role: Role, found: Findings) -> None:
    total = sum((one.value for one in parts), Decimal(0))
    if len(parts) >= _LEAST_PARTS and total == group.value:
        _add(group, parts, role, "绩效指标", found)


def _whole_points(
    table: Indicators, whole: Section, execution: Number | None, found: Findings
) -> None:
    """All rows against the total, and against the points of their group (绩效指标（90分）)."""
    marks, stated = whole.marks, table.total
    if marks is None or stated is None:
        return
    own, role = _own_marks(marks)
    if len(own) < _LEAST_PARTS:
        return
    for group in table.groups:
        _add_group(group, [one for one in own if _within(one, group, table)], role, found)
    value = sum((one.value for one in own), Decimal(0))
    if not marks.points:
        return
    if value == stated.value:
        _add(stated, marks.points, Role.WEIGHT, "总分", found)
    elif execution is not None:
        _add(stated, [execution, *marks.points], Role.WEIGHT, "总分", found)
    elif value + _TENTH == stated.value:
        holds = Judgement(Verdict.HOLDS, stated.digits, value=Fraction(stated.value))
        _add(stated, marks.points, Role.WEIGHT, "总分", found, holds)


def _section_points(section: Section, found: Findings) -> None:
    marks, points = section.marks, section.points
    if marks is None or points is None:
        return
    own, role = _own_marks(marks)
    if len(own) >= _LEAST_PARTS:
        _add(points, own, role, section.name or "一级指标", found)


def _own_marks(marks: Marks) -> tuple[tuple[Number, ...], Role]:
    """The points of the rows, or their scores where the form has no points."""
    return (marks.points, Role.WEIGHT) if marks.points else (marks.scores, Role.SCORE)


def _add(
    stated: Number, parts: Sequence[Number], role: Role, subject: str, found: Findings,
    judgement: Judgement | None = None,
) -> None:  # fmt: skip
    kind = RelationKind.WEIGHTS if role is Role.WEIGHT else RelationKind.SCORE
    relation = signed_sum(
        found.figure(stated, role, subject),
        [(1, found.figure(part, role, subject)) for part in parts],
        subject=subject, kind=kind, scope=Scope.TABLE, judgement=judgement,
    )  # fmt: skip
    relation.covers = ("A02",) if role is Role.WEIGHT else ("A01",)
    found.relations.append(relation)


def _total_points(
    table: Indicators, weights: Sequence[Number], execution: Number | None, found: Findings
) -> None:
    """执行率10 + 产出50 + 效益30 + 满意度10 = 总分100; ten that are not printed may be missing.

    Headings that make too many points contradict the total only where the rows under each of them
    bear the heading out and no heading comes twice (a form of several goals).
    """
    stated = table.total
    assert stated is not None
    if execution is not None and not table.rates_execution:
        weights = [execution, *weights]
    total = sum((weight.value for weight in weights), Decimal(0))
    if total == stated.value:
        _add(stated, weights, Role.WEIGHT, "总分", found)
    elif execution is None and total + _TENTH == stated.value:
        holds = Judgement(Verdict.HOLDS, stated.digits, value=Fraction(stated.value))
        _add(stated, weights, Role.WEIGHT, "总分", found, holds)
    elif total > stated.value and execution is not None and _borne_out(table.sections):
        _add(stated, weights, Role.WEIGHT, "总分", found)


def _borne_out(sections: Sequence[Section]) -> bool:
    names = [section.name for section in sections]
    return len(set(names)) == len(names) and all(
        section.name and section.marks is not None for section in sections
    )


def _total_score(table: Indicators, gained: Number | None, found: Findings) -> None:
    """The scores of all rows, with that of the execution rate, against the total score."""
    sections = [table.whole] if table.whole is not None else table.sections
    read = [section.marks for section in sections]
    scores = [number for marks in read if marks is not None for number in marks.scores]
    stated = table.score or table.total
    if any(marks is None for marks in read) or stated is None or len(scores) < _LEAST_PARTS:
        return
    value = sum((number.value for number in scores), Decimal(0))
    if gained is not None and value + gained.value == stated.value:
        _add(stated, [gained, *scores], Role.SCORE, "总分", found)
    elif value == stated.value:
        _add(stated, scores, Role.SCORE, "总分", found)
    elif gained is None and value + _TENTH == stated.value:
        holds = Judgement(Verdict.HOLDS, stated.digits, value=Fraction(stated.value))
        _add(stated, scores, Role.SCORE, "总分", found, holds)
