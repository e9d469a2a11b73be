"""A total of the narrative over rows of a table that stand together.

前两类共支出220.51万元 beside a column whose first rows make it; 12项指标共得27.50分 beside twelve
rows of scores that make it; 共性指标权重合计30分 beside a sheet whose first rows make it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.chinese import number_of
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import Entry, TableReading

_TOGETHER = late_regex(r"(?:共|合计|总计|小计|[两二三四五六七八九十\d]+[项类个])[^，。；：]{0,10}$")
_IN_ALL = late_regex(r"(?:权重|分值|满分)(?:合计|总计|共计|小计|之和)(?:为|是)?$")
_COUNT = late_regex(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})[项类个][^，。；：\d]{0,12}"
    r"(?:(?:权重|分值|满分)[为共计]{0,2}[\d.]+分，[^，。；：\d]{0,6})?$"
)
_TELLING, _TELLING_SCORE = 5, 3
"""Digits of a total that rows make by no chance."""
_POINTS = {Role.SCORE: RelationKind.SCORE, Role.WEIGHT: RelationKind.WEIGHTS}
"""What rows of points make, by the role of their column."""
_NEAR = 24
"""Characters before a total in which it is said to be one."""
_MISSED_AT_MOST = 10
"""Points by which rows miss what the last of several parts is said to have, by a slip."""
_MOST_LEADING = 2
"""Rows of points before those that are divided: the execution rate has ten of its own."""
_LONGEST, _MOST = 30, 200
"""Rows of a run, and of a column that is looked at."""
_Run = list["Entry"]


def totals_of_runs(
    phrases: Sequence[Phrase], tables: Sequence[TableReading], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each total that no sum states yet, of the first run of rows that makes it."""
    asked = [one for one in phrases if _is_total(one)]
    if not asked:
        return
    stated = {
        one.stated.figure.start
        for one in relations
        if one.kind in (RelationKind.SUM, *_POINTS.values()) and one.verdict is Verdict.HOLDS
        if one.stated.figure is not None and one.scope is Scope.TEXT_TABLE
    }
    wanted = {one.figure.value for one in asked}
    for role in _POINTS:
        counted = [one for one in asked if one.role is role and _counted(one) > 1]
        yield from _in_turn(counted, columns_of(tables, role), stated)
    columns = {role: _runs(tables, role, wanted) for role in (Role.LEVEL, *_POINTS)}
    edges = _edges(tables) if any(one.role is Role.WEIGHT for one in asked) else set()
    for phrase in asked:
        if phrase.figure.start in stated:
            continue
        role = Role.LEVEL if phrase.money else phrase.role
        found = columns[role].get(phrase.figure.value, [])
        fitting = [one for one in found if phrase.money or _is_all_of(one, phrase, edges)]
        if fitting:
            run = min(fitting, key=_groups)
            yield _sum(phrase, run, RelationKind.SUM if phrase.money else _POINTS[role])


def weights_of_parts(
    phrases: Sequence[Phrase], tables: Sequence[TableReading]
) -> Iterator[Relation]:
    """甲类指标权重合计25分，乙类指标权重合计65分: the points of the rows of a sheet that these
    divide in their order, all to the last.
    """
    told = [one for one in phrases if one.role is Role.WEIGHT and _IN_ALL.search(one.gap)]
    columns = [_points_of(table) for table in tables] if told else []
    for _, beside in groupby(told, key=lambda one: one.passage):
        parts = [*beside]
        divided = next(filter(None, (_divided(column, parts) for column in columns)), [])
        for phrase, run in zip(parts, divided, strict=False):
            yield signed_sum(
                phrase.figure, [(1, one.figure) for one in run], subject=phrase.subject.name,
                kind=RelationKind.WEIGHTS, scope=Scope.TEXT_TABLE, formula="各行之和",
            )  # fmt: skip


def _points_of(table: TableReading) -> _Run:
    """The points of the rows of a table in their order."""
    return [
        entry
        for _, entry in sorted(table.entries.items())
        if entry.fact.role is Role.WEIGHT and not entry.row.label.total
    ]


def _divided(column: _Run, parts: Sequence[Phrase]) -> list[_Run]:
    """The rows of each of the parts, of the last all that the others leave; none where these do
    not divide the column, or the last is nowhere near.
    """
    sums = [Decimal(0), *accumulate(one.figure.value for one in column)]
    *others, last = parts
    found: list[tuple[Decimal | int, list[int]]] = []
    for start in range(min(_MOST_LEADING, len(column)) if others else 0):
        places = [start]
        for part in others:
            wanted = sums[places[-1]] + part.figure.value
            place = bisect_left(sums, wanted)
            if place == len(sums) or sums[place] != wanted:
                break
            places.append(place)
        missed = abs(sums[-1] - sums[places[-1]] - last.figure.value)
        if len(places) == len(parts) and missed <= _MISSED_AT_MOST:
            found.append((missed, [*places, len(column)]))
    best = min(found, default=(0, []))[1]
    return [column[one:other] for one, other in pairwise(best)]


def _is_total(phrase: Phrase) -> bool:
    """Whether an amount of many digits or a score is said to be of several together; or points,
    or a score behind them, of as many as are counted.
    """
    if not phrase.money and phrase.role not in _POINTS:
        return False
    if phrase.role is Role.WEIGHT:
        return _counted(phrase) > 1 or words.SUBTOTAL_SCORE.search(phrase.gap) is not None
    if not _TOGETHER.search(_said(phrase)):
        return phrase.role in _POINTS and _counted(phrase) > 1
    scored = phrase.role is Role.SCORE
    told = phrase.figure.telling >= (_TELLING_SCORE if scored else _TELLING)
    return told or (scored and _counted(phrase) > 0)


def _said(phrase: Phrase) -> str:
    """The words before a figure, with a count that stands there (四项得18分)."""
    return (phrase.context if phrase.role in _POINTS else phrase.gap)[-_NEAR:] or phrase.gap


def _counted(phrase: Phrase) -> int:
    """How many things a score is said to be of, 0 where nothing says so."""
    count = _COUNT.search(_said(phrase))
    return int(number_of(count["count"])) if count is not None else 0


def _groups(run: _Run) -> int:
    """How many groups of rows a run reaches into."""
    return len({one.row.outer for one in run})


def _is_all_of(run: _Run, phrase: Phrase, edges: set[int]) -> bool:
    """Whether a score is of as many rows as its sentence counts; by its digits where it counts
    none, and points by the end of the sheet that the rows reach.
    """
    if count := _counted(phrase):
        return len(run) == count
    if phrase.role is Role.WEIGHT:
        return not edges.isdisjoint((run[0].figure.start, run[-1].figure.start))
    return phrase.figure.telling > _TELLING_SCORE


def _edges(tables: Sequence[TableReading]) -> set[int]:
    """Where the first and the last points of each sheet stand."""
    edges: set[int] = set()
    for table in tables:
        points = [
            one.figure.start
            for one in table.entries.values()
            if one.fact.role is Role.WEIGHT and not one.row.label.total
        ]
        edges |= {min(points), max(points)} if points else set()
    return edges


def _runs(
    tables: Sequence[TableReading], role: Role, wanted: set[Decimal]
) -> dict[Decimal, list[_Run]]:
    """The runs of rows of every column of a role that make a wanted value, by it."""
    found: dict[Decimal, list[_Run]] = defaultdict(list)
    for column in columns_of(tables, role):
        if len(column) <= _MOST:
            for run in _making(column, wanted - {one.figure.value for one in column}):
                found[sum((one.figure.value for one in run), Decimal(0))].append(run)
    return found


def columns_of(tables: Sequence[TableReading], role: Role) -> list[_Run]:
    """What each column of a role prints, without totals."""
    columns: dict[tuple[int, int], _Run] = defaultdict(list)
    for table in tables:
        for (_, index), entry in sorted(table.entries.items()):
            if entry.fact.role is role and not entry.row.label.total:
                columns[table.number, index].append(entry)
    return list(columns.values())


def _in_turn(
    counted: Sequence[Phrase], columns: Sequence[_Run], stated: set[int]
) -> Iterator[Relation]:
    """4项基础指标权重15分 … 6项业务指标权重45分 beside a sheet of ten rows: each of its rows in
    turn, where one of them is.
    """
    for first, second in pairwise(counted):
        number, other = _counted(first), _counted(second)
        fitting = [one for one in columns if len(one) == number + other]
        if len(fitting) != 1:
            continue
        parts = ((first, fitting[0][:number]), (second, fitting[0][number:]))
        found = [_sum(phrase, rows, _POINTS[phrase.role]) for phrase, rows in parts]
        wrong = [one for one in found if one.contradicted]
        if len(wrong) == 1 and stated.isdisjoint(one.start for one in wrong[0].figures()):
            yield wrong[0]


def _sum(phrase: Phrase, rows: _Run, kind: RelationKind) -> Relation:
    return signed_sum(
        phrase.figure, [(1, one.figure) for one in rows], subject=phrase.subject.name,
        kind=kind, scope=Scope.TEXT_TABLE, formula="各行之和",
    )  # fmt: skip


def _making(column: _Run, wanted: set[Decimal]) -> Iterator[_Run]:
    """The runs of a column that make a wanted value."""
    sums = [Decimal(0), *accumulate(one.figure.value for one in column)]
    for start, before in enumerate(sums):
        for end in range(start + 2, min(start + _LONGEST, len(column)) + 1):
            if sums[end] - before in wanted:
                yield column[start:end]
