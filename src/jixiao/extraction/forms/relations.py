"""What the figures of a form must keep: rates, sources of funds, points and scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import part_of_whole, rate, signed_sum
from jixiao.extraction.forms.funds import MONEY, FundRow, Funds
from jixiao.extraction.forms.numbers import Number
from jixiao.extraction.forms.points import Marks
from jixiao.extraction.forms.sections import Indicators, Section
from jixiao.extraction.forms.sources import Sources
from jixiao.extraction.forms.words import SOURCE_ROW, TOTAL_ROW
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_OTHER_CELLS = {"points": Role.WEIGHT, "score": Role.SCORE}
_LABEL_END = 16
"""Characters at the end of a label that name the row; a note may stand before them."""
_LEAST_PARTS = 2
_TENTH = Decimal(10)
"""The points of the execution rate where the form gives it ten of its own."""


@dataclass(slots=True)
class Findings:
    """The relations of one form and the figures they are of, with their roles."""

    relations: list[Relation] = field(default_factory=list)
    figures: dict[int, tuple[Figure, Role, str]] = field(default_factory=dict)
    """By place: figure, role, subject."""

    def figure(self, number: Number, role: Role, subject: str, unit: str = "") -> Figure:
        """The figure of a number, remembered."""
        known = self.figures.get(number.start)
        if known is None:
            scale = MONEY_SCALE.get(unit, 1)
            dimension = Dimension.MONEY if unit in MONEY_SCALE else Dimension.NUMBER
            if role in (Role.WEIGHT, Role.SCORE):
                dimension = Dimension.SCORE
            figure = number.figure(unit if dimension is Dimension.MONEY else "", dimension, scale)
            known = self.figures[number.start] = (figure, role, subject)
        return known[0]


def fund_relations(funds: Funds, found: Findings) -> None:
    """The rate of every row, and the total as the sum of its sources."""
    for row in funds.rows:
        _execution(row, funds.unit, found)
        for kind, role in _OTHER_CELLS.items():
            if kind in row.cells:
                found.figure(row.cells[kind], role, row.label or "预算执行率")
    total = next((row for row in funds.rows if TOTAL_ROW.search(row.label)), None)
    if total is None and funds.rows and not funds.rows[0].label.startswith("其中"):
        total = funds.rows[0]
    if total is not None:
        parts = [
            row
            for row in funds.rows
            if row.start > total.start and SOURCE_ROW.search(row.label[-_LABEL_END:])
        ]
        _sources(total, parts, funds.unit, found)


def _execution(row: FundRow, unit: str, found: Findings) -> None:
    base, outturn, stated = row.base, row.cells.get("outturn"), row.cells.get("rate")
    if base is None or outturn is None or stated is None or not row.sure:
        return
    if not base.value:
        return
    relation = _rate_of(row, base, outturn, stated, unit, found)
    first = row.cells.get("initial")
    if relation.contradicted and first is not None and first is not base and first.value:
        over_first = _rate_of(row, first, outturn, stated, unit, found)
        relation = relation if over_first.contradicted else over_first
    found.relations.append(relation)


def _rate_of(
    row: FundRow, base: Number, outturn: Number, stated: Number, unit: str, found: Findings
) -> Relation:
    """The rate of a row over one of its budgets."""
    subject = row.label or "预算执行率"
    return rate(
        found.figure(stated, Role.EXECUTION_RATE, subject),
        [
            found.figure(outturn, Role.LEVEL, subject, unit),
            found.figure(base, Role.LEVEL, subject, unit),
        ],
        part_of_whole if stated.percent or stated.value > 1 else _ratio,
        kind=RelationKind.EXECUTION_RATE,
        formula="执行数÷预算数×100",
        subject=subject,
        scope=Scope.TABLE,
    )


def _ratio(values: Sequence[Fraction]) -> Fraction:
    """Part ÷ whole, a rate printed as a ratio."""
    part, whole = values
    return part / whole


def _sources(total: FundRow, parts: Sequence[FundRow], unit: str, found: Findings) -> None:
    """Budget and outturn as the sum of their sources; a single source may not exceed the total.

    Where one column adds up, the same rows must make the others too.
    """
    columns = [
        (total.cells[kind], [part.cells[kind] for part in parts if kind in part.cells])
        for kind in MONEY
        if kind in total.cells
    ]
    known = {len(cells) for stated, cells in columns if len(cells) > 1 and _make(cells, stated)}
    for stated, cells in columns:
        exceeds = any(cell.value > stated.value for cell in cells)
        if not cells or not (_make(cells, stated) or exceeds or len(cells) in known):
            continue
        subject = total.label or "年度资金总额"
        found.relations.append(
            signed_sum(
                found.figure(stated, Role.LEVEL, subject, unit),
                [(1, found.figure(cell, Role.LEVEL, subject, unit)) for cell in cells],
                subject=subject,
                scope=Scope.TABLE,
            )
        )


def _make(cells: Sequence[Number], stated: Number) -> bool:
    return sum((cell.value for cell in cells), Decimal(0)) == stated.value


def source_relation(sources: Sources, found: Findings) -> None:
    """One amount as the sum of its sources."""
    if any(number.start in found.figures for number in (sources.total, *sources.parts)):
        return
    subject = "资金总额"
    found.relations.append(
        signed_sum(
            found.figure(sources.total, Role.LEVEL, subject),
            [(1, found.figure(part, Role.LEVEL, subject)) for part in sources.parts],
            subject=subject,
            scope=Scope.TABLE,
        )
    )


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
    """绩效指标（90分） = the points of the headings up to the next group, where they add up."""
    weights = [one.points for one in table.sections if one.points]
    inner = [one for one in weights if _within(one, group, table)]
    _add_group(group, inner, Role.WEIGHT, found)


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
