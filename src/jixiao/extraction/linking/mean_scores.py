"""The mean of the scores of several projects, against those of a table or of their sections (A01).

5个项目平均得分94.58分 above a table of projects; 两个项目自评平均分为95.46分 behind two sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from jixiao.extraction.building import rate
from jixiao.extraction.prose.scores.averages import is_mean, mean
from jixiao.extraction.prose.scores.lines import Line
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import Entry, TableReading

_PROJECTS = late_regex(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})个(?:[^，。；个]{0,6})项目[^。；]{0,16}$"
)
_FEWEST, _MOST = 2, 40
"""Scores that a mean is taken of."""


def mean_scores(lines: Sequence[Line], tables: Sequence[TableReading]) -> Iterator[Relation]:
    """Each mean over the scores of the one table of so many projects, else of so many sections."""
    means = [line for line in lines if "均" in line.score.gap and is_mean(line)]
    if not means and not tables:
        return
    columns = [column for table in tables for column in _projects(table)]
    for scores, total in columns:
        if total is not None:
            relation = _mean(total, [one.figure for one in scores], Scope.TABLE)
            yield from (relation,) if relation.verdict is Verdict.HOLDS else ()
    for line in means:
        count = _count(line)
        told = [[one.figure for one in scores] for scores, _ in columns]
        told += [_of_sections(line, lines)]
        rows = [row for row in told if _FEWEST <= len(row) <= _MOST and count in (0, len(row))]
        found = [_mean(line.score.figure, row, Scope.TEXT_TABLE) for row in rows]
        held = [one for one in found if one.verdict is Verdict.HOLDS]
        yield from (held or (found if count and len(found) == 1 else []))[:1]


def _count(line: Line) -> int:
    """How many projects a mean is said to be of, 0 where nothing says so."""
    match = _PROJECTS.search(line.score.context)
    return int(number_of(match["count"])) if match else 0


def _of_sections(line: Line, lines: Sequence[Line]) -> list[Figure]:
    """The total scores that stand before a mean, each in a passage of its own."""
    before = [
        one.score
        for one in lines
        if one.score.figure.start < line.score.figure.start and is_total_score(one.score)
    ]
    return [one.figure for one in before]


def _projects(table: TableReading) -> Iterator[tuple[list[Entry], Figure | None]]:
    """The columns of scores without points beside them: one score of a hundred in each row."""
    roles = {entry.fact.role for entry in table.entries.values()}
    if Role.SCORE not in roles or Role.WEIGHT in roles:
        return
    columns: dict[int, list[Entry]] = {}
    for (_, index), entry in sorted(table.entries.items()):
        if entry.fact.role is Role.SCORE:
            columns.setdefault(index, []).append(entry)
    in_words = [
        (column, fact.figure)
        for (row, column), found in table.texts.items()
        for fact in found
        if fact.role is Role.SCORE and "均" in _text_of(table, row, column)
    ]
    for index, entries in columns.items():
        rows = [one for one in entries if not one.row.label.total]
        totals = [one.figure for one in entries if one.row.label.total]
        totals += [figure for column, figure in in_words if column == index]
        if _FEWEST <= len(rows) <= _MOST:
            yield rows, totals[0] if len(totals) == 1 else None


def _text_of(table: TableReading, row: int, column: int) -> str:
    """平均95.20: the words of a cell."""
    place = table.grid.at(row, column)
    return place.text if place is not None else ""


def _mean(stated: Figure, scores: Sequence[Figure], scope: Scope) -> Relation:
    return rate(
        stated, scores, mean, kind=RelationKind.SCORE, formula="各得分之和÷个数",
        subject="平均得分", scope=scope,
    )  # fmt: skip
