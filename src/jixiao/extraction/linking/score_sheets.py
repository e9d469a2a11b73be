"""The score sheets of a document: scores, points and results by the names of rows and groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.extraction.linking.names import ALL_FUNDS
from jixiao.extraction.prose.scores.lines import core_of
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Role

if TYPE_CHECKING:
    from jixiao.extraction.tables.columns import Column
    from jixiao.extraction.tables.labels import Row
    from jixiao.extraction.tables.reading import Entry, TableReading

_FUNDS = late_regex(ALL_FUNDS)
_EXECUTION = "预算执行率"
_GROUP_POINTS = late_regex(r"[（(][^（）()]*\d[^（）()]*分[)）]")
_OF_GROUP = ("小计",)
"""A total row that is never the table's."""
_FEWEST = 2
OPENING = 2
"""Characters that the names of kindred groups open with."""


@dataclass(slots=True)
class ScoreSheets:
    """The scores of all sheets: by the name of their row, and by the group that they stand in."""

    rows: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[str, list[list[Entry]]] = field(default_factory=lambda: defaultdict(list))
    """One list for each sheet that has such a group."""
    kindred: dict[str, list[list[Entry]]] = field(default_factory=lambda: defaultdict(list))
    """The groups of one sheet whose names open alike (产出数量, 产出质量), by how they open."""
    subtotals: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    titles: set[str] = field(default_factory=set)
    """The names of groups as printed: 信息公开 is one, and 绩效信息公开情况 a row in it."""
    weights: dict[int, Figure] = field(default_factory=dict)
    """The points of a score, by its place."""
    results: dict[int, Figure] = field(default_factory=dict)
    """What was reached in the row of a score, by its place."""
    targets: dict[int, Figure] = field(default_factory=dict)
    """What was to be reached there."""
    limits: dict[int, Figure] = field(default_factory=dict)
    """What was not to be exceeded there (≤5%), where other rows print a target in that column."""

    def points_of(self, entry: Entry) -> Decimal | None:
        """What a score can reach, where its row prints it."""
        points = self.weights.get(entry.figure.start)
        return points.value if points is not None else None

    def all_points(self, group: Sequence[Entry]) -> list[Figure]:
        """The points of each row of a group; none where a row does not print them."""
        points = [self.weights.get(entry.figure.start) for entry in group]
        known = [one for one in points if one is not None]
        return known if len(known) == len(points) else []

    @classmethod
    def of(cls, tables: Sequence[TableReading]) -> ScoreSheets:
        sheets = cls()
        for table in tables:
            sheets._read(table)
        return sheets

    def _read(self, table: TableReading) -> None:
        outer = ""
        last: Entry | None = None
        weights: dict[int, Figure] = {}
        groups: dict[str, list[Entry]] = defaultdict(list)
        for (index, _), entry in sorted(table.entries.items()):
            if entry.fact.role is Role.WEIGHT:
                weights[index] = entry.figure
            if entry.fact.role is not Role.SCORE:
                continue
            if index in weights:
                self.weights[entry.figure.start] = weights[index]
            if entry.row.label.total:
                last = entry
                if outer:
                    self.subtotals[outer].append(entry)
                continue
            outer = _group_of(entry.row)
            self.rows[_row_name(entry.row)].append(entry)
            outers = entry.row.outer_names
            self.titles.update(outers)
            for name in filter(None, dict.fromkeys(key_of(one) for one in outers)):
                groups[name].append(entry)
        self._group(groups)
        if last is not None and last.row.name not in _OF_GROUP:
            found = self.subtotals[outer]
            self.subtotals[outer] = [entry for entry in found if entry is not last]
        self._read_indicators(table)

    def _read_indicators(self, table: TableReading) -> None:
        """What the rows of scores print of their indicators."""
        scores: dict[int, int] = {}
        wanted: Column | None = None
        for (index, _), entry in table.entries.items():
            if entry.fact.role is Role.SCORE:
                scores[index] = entry.figure.start
        for (index, _), entry in sorted(table.entries.items()):
            if index in scores and entry.fact.role is Role.ACTUAL:
                self.results[scores[index]] = entry.figure
            elif index in scores and entry.fact.role is Role.TARGET:
                self.targets[scores[index]] = entry.figure
                wanted = entry.column
        if wanted is not None:
            self._read_limits(table, wanted, scores)

    def _read_limits(self, table: TableReading, wanted: Column, scores: Mapping[int, int]) -> None:
        """What the column of the targets prints in the rows that have none."""
        from jixiao.extraction.tables.rates import figure_at

        for (index, _), entry in table.entries.items():
            score = scores.get(index)
            if entry.fact.role is Role.ACTUAL and score is not None and score not in self.targets:
                figure = figure_at(table, entry.row, wanted)
                if figure is not None:
                    self.limits[score] = figure

    def _group(self, groups: dict[str, list[Entry]]) -> None:
        """Take the groups of a sheet, and those of them that are named alike."""
        for name, group in groups.items():
            self.groups[name].append(group)
        for opening, names in groupby(groups, lambda name: name[:OPENING]):
            kindred = [name for name in names if len(name) > OPENING]
            if len(kindred) >= _FEWEST:
                rows = [entry for name in kindred for entry in groups[name]]
                self.kindred[opening].append(rows)


def key_of(group: str) -> str:
    """What tells a group from others: 部门绩效情况 is called by nothing but empty words."""
    return core_of(group) or group


def _group_of(row: Row) -> str:
    """The outermost group that a row stands in."""
    outers = row.outer_names
    return core_of(_GROUP_POINTS.sub("", outers[0])) if outers else ""


def _row_name(row: Row) -> str:
    return core_of(_EXECUTION if _FUNDS.search(row.name) else row.name)
