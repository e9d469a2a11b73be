"""What the prose tells of the rows of a table by their names: 北片支出最多，占全部支出的40.00%
beside the column 支出, its row 北片 and its total; 全年入藏860件 beside the total of 本年入藏.

Told where it holds; a share also where a misprint keeps it from that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import part_of_whole, rate, same
from jixiao.extraction.prose.likeness import share
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_NOISE = late_regex(
    r"全[部年县市区州旗镇乡省]|总|所有|数量?|的|合计|[（(].*|[本上]年末?|年末?|实际|金额|额"
)
_PLACES, _TELLING, _SHARED = 2, 3, 2
"""Decimals of a share, digits of a count, and characters of a name, that tell a column."""
_REACH = 30
_COUNTED = frozenset({Dimension.COUNT, Dimension.NUMBER})


def shares_of_rows(phrases: Sequence[Phrase], tables: Sequence[TableReading]) -> Iterator[Relation]:
    """The shares and the counts of the prose that rows of tables make."""
    columns = [column for table in tables for column in _columns(table)]
    if not columns:
        return
    by_name: dict[str, list[_Column]] = defaultdict(list)
    totals: dict[Decimal, list[_Column]] = defaultdict(list)
    for one in columns:
        by_name[one.name].append(one)
        if one.total.figure.dimension in _COUNTED and one.total.figure.telling >= _TELLING:
            totals[one.total.figure.value].append(one)
    for phrase in phrases:
        figure = phrase.figure
        if phrase.role is Role.SHARE and phrase.base and figure.places >= _PLACES:
            for column in by_name.get(_NOISE.sub("", phrase.base), ()):
                yield from _share(phrase, column)
        elif figure.dimension is Dimension.COUNT and figure.value in totals:
            yield from _total(phrase, totals[figure.value])


class _Column:
    """A column with a total: its name, and its cells by the names of their rows."""

    def __init__(self, entries: Sequence[Entry], total: Entry) -> None:
        self.name = _NOISE.sub("", total.column.path[-1])
        self.total = total
        self.cells = {one.row.name: one for one in entries if one is not total and one.row.name}


def _columns(table: TableReading) -> Iterator[_Column]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for (_, index), entry in sorted(table.entries.items()):
        if entry.column.path and entry.fact.role is Role.LEVEL:
            found[index].append(entry)
    for entries in found.values():
        totals = [one for one in entries if one.row.label.total]
        if len(totals) == 1 and totals[0].figure.value:
            yield _Column(entries, totals[0])


def _share(phrase: Phrase, column: _Column) -> Iterator[Relation]:
    """The share of the one row that the words before it name."""
    said = phrase.context[-_REACH:]
    named = [cell for name, cell in column.cells.items() if len(name) > 1 and name in said]
    if len(named) != 1:
        return
    told = rate(
        phrase.figure, (named[0].figure, column.total.figure), part_of_whole,
        kind=RelationKind.SHARE, formula="部分÷合计×100", subject=named[0].row.name,
        scope=Scope.TEXT_TABLE,
    )  # fmt: skip
    if told.verdict is Verdict.HOLDS or is_misprinted(told):
        yield told


def _total(phrase: Phrase, columns: Sequence[_Column]) -> Iterator[Relation]:
    """The total of a column that the words before a count name."""
    for column in columns:
        if share(phrase.gap[-_REACH:], column.name, _SHARED):
            scope = Scope.TEXT_TABLE
            yield same(phrase.figure, column.total.figure, subject=column.name, scope=scope)
            return
