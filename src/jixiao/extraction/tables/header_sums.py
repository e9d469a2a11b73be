"""Sums along a row by the header: a 合计 column and its neighbours under one parent header.

I06, I08, I12, I14, I18 and I19 of domain §3.3, and every form that follows the same layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from jixiao.extraction.partitions import partition_of
from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column, is_bare_stage, strip_notes
from jixiao.extraction.tables.fitting_sums import fitting_sums
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import Reading, Trust, best, state
from jixiao.extraction.tables.vocabulary import words
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_FLOW = tuple(
    late_regex(pattern)
    for pattern in ("(年初|上年).*(结转|结余)", "本年收入", "本年支出", "(年末|结转下年).*")
)
_YEAR = late_regex(r"^20\d{2}年?度?")
_SPAN = late_regex(
    r"(?P<first>20\d{2})年?[-—~～至到]{1,2}(?P<last>20\d{2})年?(?:合计|小计|累计|总计)$"
)
_FULL = late_regex(r"全年预算|调整后|调整预算后")
_CHANGE = late_regex(r"调整|追加|调增|上年.*结转|年初.*结转")
_CUT = late_regex(r"(?:调|压|核|扣|削)减|减少|收回|收缴|调出")
"""What a column of changes, and of what was carried over, is called; and one of cuts."""
_LEFT = late_regex(
    r"^(?:(?:年末|期末|资金|预算|指标)*(?:结转|结余|节余|剩余|余额|结存|差[额异]|未(?:执行|支出|使用|支付))+[和及与]?)+"
    r"(?:资金|预算|指标|金额|数|额)*$"
)
"""What a column of the rest of a budget is called."""
_OPENING = late_regex(r"^(?:上年|去年|年初|期初)(?:末|底)?(?!.*(?:预算|决算|安排|批复|结[转余]))")
_CLOSING = late_regex(r"^(?:本年末|年末|期末|本年底|年底|当年末)(?!.*(?:预算|决算|结[转余]))")
_GONE = late_regex(r"减|注销|移出|报废|核销|退[出役休]|转出|处置|支出|发出|领用|销毁|流失")
"""What columns of a stock are called: before, behind, and of what went."""
_FEWEST = 2
_WITHIN = late_regex(r"其中：?")
_TAKEN = {-1: "－调减数", 1: "＋调减数"}
_ADDITIVE = ("amount", "count", "change")
_Path = tuple[str, ...]


@dataclass(slots=True)
class Node:
    """A header cell: a leaf has a column of figures."""

    name: str
    column: int | None = None
    children: list[Node] = field(default_factory=list)

    @property
    def total(self) -> bool:
        return bool(words().total_column.search(_YEAR.sub("", strip_notes(self.name))))

    @property
    def open(self) -> bool:
        return bool(words().open_column.search(self.name))

    def leaves(self) -> list[int]:
        """The columns that stand for this header: its own, its total's, or all below it."""
        if self.column is not None:
            return [self.column]
        for child in self.children:
            if child.total:
                return child.leaves()
        return [leaf for child in self.children if not child.open for leaf in child.leaves()]


def header_sums(reading: TableReading) -> list[Relation]:
    """All sums along rows, band by band and panel by panel."""
    relations: list[Relation] = []
    for band in reading.bands:
        for panel, rows in enumerate(band.rows):
            columns = [
                c
                for c in band.columns
                if c.panel == panel
                and c.kind in _ADDITIVE
                and (c.path or _has_figures(c, rows, reading))
            ]
            if len(columns) > 1 and rows:
                relations += _panel_sums(reading, band, panel, columns)
    return relations


def _has_figures(column: Column, rows: Sequence[Row], reading: TableReading) -> bool:
    """Whether a column without a name holds anything: wider parts of a form have more columns."""
    return any((row.index, column.index) in reading.entries for row in rows)


def _panel_sums(
    reading: TableReading, band: Band, panel: int, columns: Sequence[Column]
) -> list[Relation]:
    entries = reading.entries
    crosses = [row.index for row in band.rows[panel] if not row.label.rates]

    def get(line: int, cross: int) -> Entry | None:
        return entries.get((cross, line))

    relations: list[Relation] = []
    groups = _readings(tuple((c.index, c.path) for c in columns))
    for alternatives in (
        *groups,
        *_adjusted(columns),
        *_left(columns),
        *_within(columns),
        *_stock(columns),
    ):
        chosen = best(alternatives, crosses, get)
        if chosen is not None:
            relations += [one for one in state(*chosen) if not _is_size(one)]
    return relations or fitting_sums(columns, crosses, get)


def _is_size(relation: Relation) -> bool:
    """预算80｜支出82｜差额2: whether a difference is printed without its sign."""
    stated, value = relation.stated.figure, relation.judgement.value
    if relation.kind is not RelationKind.DIFFERENCE or stated is None or value is None:
        return False
    return relation.contradicted and value == -Fraction(stated.value) / stated.scale


def _adjusted(columns: Sequence[Column]) -> list[list[Reading]]:
    """年初 + 调整 = 全年 (A08), where columns print them; 年初 + 结转 + 追加 − 调减 = 全年, where
    the changes have columns of their own. Cuts may be printed with their sign.
    """
    initial = [c for c in columns if c.meaning.stage == "initial"]
    full = [c for c in columns if _FULL.search("".join(c.path))]
    others = [c for c in columns if c not in full and c not in initial]
    cuts = [c for c in others if _CUT.search("".join(c.path))]
    added = [c for c in others if c not in cuts and _CHANGE.search("".join(c.path))]
    if len(initial) != 1 or len(full) != 1 or not (cuts or added):
        return []
    parts = [(1, one.index) for one in (*initial, *added)]
    formula = "年初预算数＋调整数" if added else "年初预算数"
    readings = [
        Reading(
            full[0].index, [*parts, *((sign, one.index) for one in cuts)],
            formula + (_TAKEN[sign] if cuts else ""), Trust.LIKELY, at_row=True,
        )
        for sign in ((-1, 1) if cuts else (1,))
    ]  # fmt: skip
    return [readings]


def _left(columns: Sequence[Column]) -> list[list[Reading]]:
    """预算 − 支出 = 结余, where one column prints what is left: of which budget, the rows tell."""
    spent = [c.index for c in columns if c.meaning.stage == "outturn"]
    rest = [c.index for c in columns if c.path and _LEFT.search(strip_notes(c.path[-1]))]
    budgets = [c.index for c in columns if c.index not in (*spent, *rest)]
    found = [
        Reading(left, [(1, budget), (-1, paid)], "预算数－执行数", Trust.LIKELY,
                RelationKind.DIFFERENCE, at_row=True)
        for left in rest for paid in spent for budget in reversed(budgets)
    ]  # fmt: skip
    return [found] if len(rest) == 1 and found else []


def _stock(columns: Sequence[Column]) -> list[list[Reading]]:
    """上年末馆藏｜本年接收｜本年注销｜本年末馆藏: what there was, with what came and without what
    went, in the columns between.
    """
    leaves = [strip_notes(c.path[-1]) if c.path else "" for c in columns]
    opening = [at for at, name in enumerate(leaves) if _OPENING.search(name)]
    closing = [at for at, name in enumerate(leaves) if _CLOSING.search(name)]
    if len(opening) != 1 or len(closing) != 1 or closing[0] - opening[0] < _FEWEST:
        return []
    first, last = opening[0], closing[0]
    parts = [(1, columns[first].index)]
    for column, name in zip(columns[first + 1 : last], leaves[first + 1 : last], strict=True):
        if not words().open_column.search(name):
            parts.append((-1 if _GONE.search(name) else 1, column.index))
    total = columns[last].index
    return [[Reading(total, parts, "年初数＋增加数－减少数", Trust.LIKELY, at_row=True)]]


def _within(columns: Sequence[Column]) -> Iterator[list[Reading]]:
    """下达数｜其中：（中央｜省级｜县级）: the column right before a header that is but 其中 holds
    those below it.
    """
    for place, column in enumerate(columns):
        over = column.path[:-1]
        before = columns[place - 1] if place else None
        if before is None or not over or not _WITHIN.fullmatch(over[-1]):
            continue
        if before.path[:-1] == over or before.kind != column.kind:
            continue
        parts = [(1, one.index) for one in columns[place:] if one.path[:-1] == over]
        if len(parts) > 1:
            yield [Reading(before.index, parts, "其中各列之和", Trust.OPEN, at_row=True)]


@lru_cache(maxsize=512)
def _readings(columns: tuple[tuple[int, _Path], ...]) -> tuple[list[Reading], ...]:
    """For each total column its alternative readings (they depend on the header alone)."""
    groups: dict[_Path, Node] = {}
    for index, path in columns:
        stages = tuple(text for text in path if is_bare_stage(text))
        names = tuple(text for text in path if not is_bare_stage(text))
        root = groups.setdefault(stages, Node(""))
        _insert(root, names or path[-1:], index)
    found: list[list[Reading]] = []
    for root in groups.values():
        _collect(root, found)
    flow = _flow(columns)
    return (*found, *([flow] if flow else []), *_spans(columns))


def _insert(root: Node, names: _Path, column: int) -> None:
    node = root
    for name in names[:-1]:
        last = node.children[-1] if node.children else None
        if last is None or last.name != name or last.column is not None:
            last = Node(name)
            node.children.append(last)
        node = last
    node.children.append(Node(names[-1] if names else "", column))


def _collect(node: Node, found: list[list[Reading]]) -> None:
    for child in node.children:
        if child.children:
            _collect(child, found)
    totals = [child for child in node.children if child.total and child.column is not None]
    for position, total in enumerate(totals):
        others = [child for child in node.children if child is not total and not child.open]
        readings = [_sum(total, others)]
        if len(totals) > 1:
            readings.append(_sum(total, [child for child in others if not child.total]))
            readings.append(_sum(total, _segment(node, total, totals, position)))
        readings = [reading for reading in readings if reading.parts]
        if readings:
            found.append(readings)


def _segment(node: Node, total: Node, totals: Sequence[Node], position: int) -> list[Node]:
    """The columns between a total and the next one."""
    start = node.children.index(total) + 1
    after = totals[position + 1] if position + 1 < len(totals) else None
    end = node.children.index(after) if after is not None else len(node.children)
    return [child for child in node.children[start:end] if not child.open]


def _sum(total: Node, parts: Sequence[Node]) -> Reading:
    assert total.column is not None
    pairs = [(1, leaf) for part in parts for leaf in part.leaves()]
    names = [strip_notes(part.name) for part in parts]
    formula = "＋".join(names) if 1 < len(names) <= 4 else "各列之和"
    trust = Trust.KNOWN if _known(names) else Trust.LIKELY
    return Reading(total.column, pairs, formula, trust, at_row=True)


def _known(names: Sequence[str]) -> bool:
    """Whether the parts are a partition the forms prescribe: each part of one, and nothing else."""
    for parts in words().column_parts:
        hits = [any(pattern.search(name) for name in names) for pattern in parts]
        covered = all(any(pattern.search(name) for pattern in parts) for name in names)
        if all(hits) and covered and len(names) > 1:
            return True
    return partition_of("", tuple(names)) is not None


def _spans(columns: tuple[tuple[int, _Path], ...]) -> Iterator[list[Reading]]:
    """2014-2017合计 = 2014 + 2015 + 2016 + 2017, where each of the years has a column."""
    for total, path in columns:
        span = _SPAN.match(strip_notes(path[-1])) if path else None
        if span is None:
            continue
        years = range(int(span["first"]), int(span["last"]) + 1)
        alone = [(year, index) for index, one in columns if (year := _lone_year(one)) in years]
        if len(years) > 1 and [year for year, _ in alone] in ([*years], [*reversed(years)]):
            parts = [(1, index) for _, index in alone]
            yield [Reading(total, parts, "各年之和", Trust.LIKELY, at_row=True)]


def _lone_year(path: _Path) -> int | None:
    """The year that is all that a column is called."""
    name = strip_notes(path[-1]) if path else ""
    return int(name[:4]) if _YEAR.fullmatch(name) else None


def _flow(columns: tuple[tuple[int, _Path], ...]) -> list[Reading]:
    """I18: 年末 = 年初 + 本年收入 − 本年支出, each by its own or its 小计/合计 column."""
    chosen: list[int] = []
    for pattern in _FLOW:
        matches = [
            index
            for index, path in columns
            if any(pattern.search(text) for text in path)
            and (len(path) == 1 or words().total_column.search(path[-1]))
        ]
        if len(matches) != 1:
            return []
        chosen.append(matches[0])
    opening, income, expense, closing = chosen
    parts = [(1, opening), (1, income), (-1, expense)]
    return [Reading(closing, parts, "年初结转＋本年收入－本年支出", Trust.LIKELY, at_row=True)]
