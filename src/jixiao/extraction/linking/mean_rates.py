"""产出指标共5项，平均完成率97.20%, against a table's rates of completion in that group (A05).

Each rate counts as a hundred at most, where that is how the mean comes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from jixiao.extraction.building import rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import TableReading
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Compute, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_MEAN = late_regex(
    r"(?:平均(?:完成|达成|实现)(?:率|程度|比例)(?:分别)?"
    r"|(?:完成|达成|实现)(?:率|程度|比例)的?(?:算术|简单)?平均(?:值|数)?)(?:为|是|达到?|：)?$"
)
_IN_WORDS = late_regex(r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:项|个)[^，。；：]{0,8}$")
_GROUPED = late_regex(r"(?P<name>[一-龥]{2,8}?)(?:类|绩效|效果)?指标")
_COMPLETION = late_regex(r"完成率|完成程度|实现程度|达成率")
_ITEMS = ("项", "个")
_FEWEST, _MOST = 2, 40
_FULL = 100
_WORD = 2
"""Characters by which a group is known."""
_BACK = 3
"""Figures back that tell of what and of how many the mean is (共5项，每项最高100%，平均…)."""
_TELLING = 3
_Column = list[tuple[str, Figure]]
_Group = tuple[str, list[Figure]]
"""The name of a group of rows, and its rates."""


def mean_rates(phrases: Sequence[Phrase], tables: Sequence[TableReading]) -> Iterator[Relation]:
    """Each mean over the rates of a group of rows that makes it, or of as many rows in turn as the
    words count; else over those of the one group that is named so, and has as many rows.
    """
    columns: list[_Column] | None = None
    for place, phrase in enumerate(phrases):
        figure = phrase.figure
        if figure.dimension is not Dimension.PERCENT or "均" not in phrase.gap:
            continue
        if not _MEAN.search(phrase.gap):
            continue
        columns = columns if columns is not None else [*_columns(tables)]
        count = _count(_beside(phrases, place), phrase)
        groups = [group for column in columns for group in _groups(column)]
        groups += [("", row) for column in columns for row in _rows_in_turn(column, count)]
        yield from _told(phrase, _said(phrases, place), count, groups)


def _told(phrase: Phrase, said: str, count: int, groups: Sequence[_Group]) -> Iterator[Relation]:
    told = [
        (name, _mean(phrase, figures, way)) for way in (_capped, _plain)
        for name, figures in groups
    ]  # fmt: skip
    named = [
        one for name, one in told if name and name[:_WORD] in said and len(one.operands) == count
    ]
    likely = [one for _, one in told] if phrase.figure.telling >= _TELLING else named
    held = [one for one in likely if one.verdict is Verdict.HOLDS]
    alike = len({_capped_of(one) for one in named}) == 1 and "加权" not in phrase.gap
    yield from (held or (named if alike else []))[:1]


def _beside(phrases: Sequence[Phrase], place: int) -> list[Phrase]:
    """The figures right before one in its passage, the nearest first."""
    near = phrases[max(0, place - _BACK) : place][::-1]
    return [one for one in near if one.passage == phrases[place].passage]


def _said(phrases: Sequence[Phrase], place: int) -> str:
    """What the mean is said to be of: by the words before it, or the title of its item."""
    for one in (phrases[place], *_beside(phrases, place)):
        for words in (one.gap, one.context, one.title):
            if found := list(_GROUPED.finditer(words)):
                return found[-1]["name"]
    return ""


def _count(beside: Sequence[Phrase], phrase: Phrase) -> int:
    """How many rates the mean is said to be of, 0 where nothing says so."""
    if match := _IN_WORDS.search(phrase.gap):
        return int(number_of(match["count"]))
    alike = (one for one in beside if one.figure.unit in _ITEMS and one.stop == phrase.stop)
    return next((int(one.figure.value) for one in alike), 0)


def _columns(tables: Sequence[TableReading]) -> Iterator[_Column]:
    """The rates of each column of completion, with the outer labels of their rows."""
    for table in tables:
        rows = [row for row in table.rows() if not row.label.total]
        numbers = sorted(
            column.index
            for band in table.bands
            for column in band.columns
            if _COMPLETION.search("".join(column.path))
        )
        for number in numbers:
            rates = [(_outer(row), _rate_at(table, row.index, number)) for row in rows]
            yield [(name, figure) for name, figure in rates if figure is not None]


def _groups(column: _Column) -> Iterator[_Group]:
    """The rates of the rows of one outer label."""
    for name, members in groupby(column, key=lambda one: one[0]):
        figures = [figure for _, figure in members]
        if _FEWEST <= len(figures) <= _MOST:
            yield name, figures


def _rows_in_turn(column: _Column, count: int) -> Iterator[list[Figure]]:
    """The rates of so many rows that stand together."""
    figures = [figure for _, figure in column]
    for start in range(len(figures) - count + 1 if _FEWEST < count <= _MOST else 0):
        yield figures[start : start + count]


def _outer(row: Row) -> str:
    return row.outer[0] if row.outer else ""


def _rate_at(table: TableReading, row: int, column: int) -> Figure | None:
    """The rate in a cell, with its sign or without."""
    entry = table.entries.get((row, column))
    if entry is not None:
        return entry.figure
    texts = [one.figure for one in table.texts.get((row, column), ())]
    return texts[0] if len(texts) == 1 else None


def _mean(phrase: Phrase, rates: Sequence[Figure], way: Compute) -> Relation:
    return rate(
        phrase.figure, rates, way, kind=RelationKind.COMPLETION_RATE,
        formula="各完成率之和÷个数", subject="平均完成率", scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _capped(values: Sequence[Fraction]) -> Fraction:
    """The mean of rates of which each counts as a hundred at most."""
    return sum((min(one, Fraction(_FULL)) for one in values), Fraction(0)) / len(values)


def _plain(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _capped_of(relation: Relation) -> Fraction:
    """By what the groups of two columns are known to be of the same rates."""
    figures = [one.figure for one in relation.operands]
    return _capped([Fraction(one.value) for one in figures if one is not None])
