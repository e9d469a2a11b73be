"""The scores of the narrative against the rows, groups and totals of the score sheets (B05)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from jixiao.extraction.building import same, signed_sum
from jixiao.extraction.linking.names import ALL_FUNDS
from jixiao.extraction.prose import words
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.scores.lines import Line, alike, core_of
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.extraction.tables.labels import Row, label_of
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Figure
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_FUNDS = late_regex(ALL_FUNDS)
_EXECUTION = "预算执行率"
_GROUP_POINTS = late_regex(r"[（(][^（）()]*\d[^（）()]*分[)）]")
_SUMS_UP = late_regex(
    r"(?:共|合计|小计|总计|[两二三四五六七八九十\d]项|该项|本项)(?:得|得分)?(?:为|计)?$"
)
"""What stands before the score of several items together."""
_OF_ITEM = late_regex(rf"。[^，。；：]{{2,}}，(?:[^，。；：]+，)*{words.GIVEN}$")
"""1.甲管理。台账齐全，得: what a score behind a heading is for, by words of its own."""
_REACH = 8
"""Paragraphs below a heading that the last of them sums up."""
_OF_GROUP = ("小计",)
"""A total row that is never the table's."""
_FEWEST = 2
_SHORTEST = 2
"""Characters of a name that tell a row: 绩效自评完成率 leaves 率, as any 完成率 does."""
_SLIP = 2
"""Points that a misprint in a row puts a group off its own."""
_TELLING = 4
"""Characters of a name that a longer one opens with."""


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

    def points_of(self, entry: Entry) -> Decimal | None:
        """What a score can reach, where its row prints it."""
        points = self.weights.get(entry.figure.start)
        return points.value if points is not None else None

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
            outers = [label_of(one).name for one in entry.row.outer]
            self.titles.update(outers)
            for name in filter(None, dict.fromkeys(core_of(one) for one in outers)):
                groups[name].append(entry)
        self._group(groups)
        if last is not None and last.row.name not in _OF_GROUP:
            found = self.subtotals[outer]
            self.subtotals[outer] = [entry for entry in found if entry is not last]
        self._read_indicators(table)

    def _read_indicators(self, table: TableReading) -> None:
        """What the rows of scores print of their indicators."""
        scores: dict[int, int] = {}
        for (index, _), entry in table.entries.items():
            if entry.fact.role is Role.SCORE:
                scores[index] = entry.figure.start
        for (index, _), entry in sorted(table.entries.items()):
            if index in scores and entry.fact.role is Role.ACTUAL:
                self.results[scores[index]] = entry.figure
            elif index in scores and entry.fact.role is Role.TARGET:
                self.targets[scores[index]] = entry.figure

    def _group(self, groups: dict[str, list[Entry]]) -> None:
        """Take the groups of a sheet, and those of them that are named alike."""
        for name, group in groups.items():
            self.groups[name].append(group)
        for opening, names in groupby(groups, lambda name: name[:_SHORTEST]):
            kindred = [name for name in names if len(name) > _SHORTEST]
            if len(kindred) >= _FEWEST:
                rows = [entry for name in kindred for entry in groups[name]]
                self.kindred[opening].append(rows)


def _group_of(row: Row) -> str:
    """The outermost group that a row stands in."""
    return core_of(label_of(_GROUP_POINTS.sub("", row.outer[0])).name) if row.outer else ""


def _row_name(row: Row) -> str:
    return core_of(_EXECUTION if _FUNDS.search(row.name) else row.name)


def sheet_scores(
    lines: Sequence[Line], sheets: ScoreSheets, passages: Sequence[Passage]
) -> Iterator[Relation]:
    """Each score of the narrative against the one row, subtotal or group of its name; by the name
    of the heading above it only where they agree, if others stand in its paragraph.
    """
    if not sheets.rows:
        return
    named = {name for line in lines for name in line.names}
    headed = _headings(lines)
    beside: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        beside[line.score.passage].append(line)
    for line in lines:
        names = line.names if not is_total_score(line.score) else ()
        told = (_against(line, name, sheets, named) for name in names)
        relation = next((one for one in told if one is not None), None)
        if relation is not None and relation.contradicted:
            heading = headed.get(line.score.passage, "")
            of_all = heading != line.names[0] and relation.subject == f"{heading}得分"
            another = _is_told_behind(relation, line, beside[line.score.passage])
            relation = None if of_all or another else relation
        relation = relation or _by_value(line, sheets)
        if relation is not None:
            yield relation
        yield from _of_groups(line, _heading_above(line, passages), sheets)


def _heading_above(line: Line, passages: Sequence[Passage]) -> str:
    """The heading of the paragraphs that a score ends (该部分得6分)."""
    here = line.score.passage
    if not (line.sums_paragraph or line.is_subtotal):
        return ""
    above = (passages[at] for at in range(here, max(-1, here - _REACH), -1))
    return next((one.title.partition("（")[0] for one in above if one.level), "")


def _of_groups(line: Line, heading: str, sheets: ScoreSheets) -> Iterator[Relation]:
    """3.甲管理（6分）。…得4分；…得2分。该块得6分: score and points of the group of rows that a line
    or the heading above it names, where they make these.
    """
    for name in (heading, *line.names):
        groups = sheets.groups.get(core_of(name), ()) if core_of(name) else ()
        for group in groups:
            points = [sheets.weights.get(one.figure.start) for one in group]
            rows = [(line.score, RelationKind.SCORE, [one.figure for one in group])]
            if line.points is not None and all(points):
                known = [one for one in points if one is not None]
                rows.append((line.points, RelationKind.WEIGHTS, known))
            for stated, kind, figures in rows:
                relation = signed_sum(
                    stated.figure, [(1, one) for one in figures], subject=f"{name}得分",
                    kind=kind, scope=Scope.TEXT_TABLE,
                )  # fmt: skip
                if len(group) >= _FEWEST and relation.verdict is Verdict.HOLDS:
                    yield relation


def _is_told_behind(relation: Relation, line: Line, beside: Sequence[Line]) -> bool:
    """甲管理：制度健全，得3分；…，3分得2.50分，合计5.50分: whether a score differs from its row or
    group, and another behind it in its paragraph sums it up or is that of the row, or stands in the
    list that it opens (1.甲管理。台账齐全，得3分；盘点及时，得2分).
    """
    value = relation.judgement.value
    behind = [one for one in beside if one.score.place > line.score.place]
    if line.of_each or line.is_subtotal:
        return line.of_each
    if _OF_ITEM.search(line.score.gap) and any(one.score.stop == line.score.stop for one in behind):
        return True
    return _are_all_parts(relation, [line, *behind]) or any(
        one.is_subtotal
        or _SUMS_UP.search(one.score.context or one.score.gap)
        or one.score.figure.fraction == value
        for one in behind
    )


def _are_all_parts(relation: Relation, told: Sequence[Line]) -> bool:
    """1.甲管理。程序完备，得4分；目标清楚，得3分: whether scores are those of the rows of a group,
    one by one, and the first is not that of the group.
    """
    rows = Counter(term.figure.value for term in relation.operands if term.figure is not None)
    return len(told) >= _FEWEST and Counter(one.score.figure.value for one in told) <= rows


def _headings(lines: Sequence[Line]) -> dict[int, str]:
    """The heading of each paragraph of several scores, of which it is the name of none."""
    titles: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        opening = line.points or line.score
        titles[line.score.passage].append(opening.title or line.score.title)
    return {passage: max(found) for passage, found in titles.items() if len(found) > 1}


def _against(line: Line, name: str, sheets: ScoreSheets, named: set[str]) -> Relation | None:
    """A score against the row, subtotal or group of a name; 绩效信息公开 is no row 信息公开 where
    that very name is ``named`` for another score.
    """
    core = core_of(name)
    if len(core) < _SHORTEST:
        return None
    rows = sheets.rows.get(core, ()) if name not in sheets.titles else ()
    for found in (sheets.subtotals.get(core, ()), rows):
        if len(found) == 1 and _same_points(line, found[0], sheets):
            of_another = name != found[0].row.name in named
            return None if of_another else _same(line, found[0], name)
    return (
        _against_group(line, name, sheets)
        or _against_kindred(line, name, sheets)
        or _shorter_named(line, name, sheets)
    )


def _against_kindred(line: Line, name: str, sheets: ScoreSheets) -> Relation | None:
    """产出情况（40分，得38分） against the rows of 产出数量, 产出质量…, which make its points but
    for a misprint.
    """
    groups = sheets.kindred.get(core_of(name)[:_SHORTEST], ())
    if len(groups) != 1 or line.points is None:
        return None
    reached = [sheets.points_of(entry) for entry in groups[0]]
    known = [points for points in reached if points is not None]
    if len(known) < len(reached) or abs(sum(known) - line.points.figure.value) > _SLIP:
        return None
    return _sum_of(line, groups[0], name)


def _against_group(line: Line, name: str, sheets: ScoreSheets) -> Relation | None:
    """The one sheet's group of a name; of several sheets' the one that makes the score."""
    groups = sheets.groups.get(core_of(name), ())
    told = [found for group in groups if (found := _of_one_group(line, group, name, sheets))]
    held = [relation for relation in told if not relation.contradicted]
    return next(iter(held or (told if len(groups) == 1 else ())), None)


def _of_one_group(
    line: Line, group: Sequence[Entry], name: str, sheets: ScoreSheets
) -> Relation | None:
    if len(group) >= _FEWEST:
        return _group_sum(line, group, name, sheets)
    return _same(line, group[0], name) if _same_points(line, group[0], sheets) else None


def _by_value(line: Line, sheets: ScoreSheets) -> Relation | None:
    """A score with decimals against the one row that gives it, whatever both are called."""
    score = line.score.figure.value
    if not score % 1:
        return None
    found = [one for rows in sheets.rows.values() for one in rows if one.figure.value == score]
    return _same(line, found[0], line.names[0] if line.names else "") if len(found) == 1 else None


def _shorter_named(line: Line, name: str, sheets: ScoreSheets) -> Relation | None:
    """A row whose name is that of the line cut short, or what it opens with (决策程序合规); told
    where they agree.
    """
    said = core_of(name)
    named = [
        found
        for core, found in sheets.rows.items()
        if core and (alike(core, name) or (len(core) >= _TELLING and said.startswith(core)))
    ]
    if len(named) != 1 or len(named[0]) != 1:
        return None
    relation = _same(line, named[0][0], name)
    return None if relation.contradicted else relation


def _same_points(line: Line, entry: Entry, sheets: ScoreSheets) -> bool:
    """Whether both places print the same points, as far as they print them; a score above those of
    the row is of something else, or a misprint.
    """
    points = sheets.points_of(entry)
    if line.points is None and points is not None and line.score.figure.value > points:
        return misprinted(line.score.figure.digits, entry.figure.digits)
    return line.points is None or points is None or line.points.figure.value == points


def _same(line: Line, entry: Entry, name: str) -> Relation:
    return same(line.score.figure, entry.figure, subject=f"{name}得分", scope=Scope.TEXT_TABLE)


def _group_sum(
    line: Line, group: Sequence[Entry], name: str, sheets: ScoreSheets
) -> Relation | None:
    """The score of a group against its rows; binding where their points make the points stated, or
    it is the score of a heading of just this name.
    """
    relation = _sum_of(line, group, name)
    reached = [sheets.points_of(entry) for entry in group]
    known = [points for points in reached if points is not None]
    whole = line.points is not None and len(known) == len(reached)
    if whole and line.points is not None and sum(known) == line.points.figure.value:
        return relation
    headed = name in sheets.titles and name == _heading_of(line) and len(known) == len(reached)
    return relation if headed or not relation.contradicted else None


def _sum_of(line: Line, group: Sequence[Entry], name: str) -> Relation:
    return signed_sum(
        line.score.figure,
        [(1, entry.figure) for entry in group],
        subject=f"{name}得分",
        kind=RelationKind.SCORE,
        scope=Scope.TEXT_TABLE,
    )


def _heading_of(line: Line) -> str:
    """The heading that a score stands in: 3.信息公开，得3分."""
    return line.score.title.removesuffix("情况") if line.score.title else ""
