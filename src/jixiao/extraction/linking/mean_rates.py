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

_MEAN = late_regex(r"平均(?:完成|达成|实现)(?:率|程度|比例)(?:分别)?(?:为|是|达到?|：)?$")
_IN_WORDS = late_regex(r"(?P<count>[两二三四五六七八九十]|\d{1,2})(?:项|个)[^，。；：]{0,8}$")
_GROUP = late_regex(r"(?P<name>[一-龥]{2,8}?)(?:类|绩效|效果)?指标")
_COMPLETION = late_regex(r"完成率|完成程度|实现程度|达成率")
_ITEMS = ("项", "个")
_FEWEST, _MOST = 2, 40
_FULL = 100
_WORD = 2
"""Characters by which a group is known."""
_BACK = 3
"""Figures back that tell of what and of how many the mean is (共5项，每项最高100%，平均…)."""
_TELLING = 3


def mean_rates(phrases: Sequence[Phrase], tables: Sequence[TableReading]) -> Iterator[Relation]:
    """Each mean over the rates of a group of rows that makes it; else over those of the one group
    that is named so, and has as many rows as the words count.
    """
    groups: list[tuple[str, list[Figure]]] | None = None
    for place, phrase in enumerate(phrases):
        figure = phrase.figure
        if figure.dimension is not Dimension.PERCENT or "均" not in phrase.gap:
            continue
        if not _MEAN.search(phrase.gap):
            continue
        groups = groups if groups is not None else list(_groups(tables))
        said = _said(phrases, place)
        told = [
            (name, _mean(phrase, figures, way)) for way in (_capped, _plain)
            for name, figures in groups
        ]  # fmt: skip
        count = _count(_beside(phrases, place), phrase)
        named = [
            one
            for name, one in told
            if name and name[:_WORD] in said and len(one.operands) == count
        ]
        likely = [one for _, one in told] if figure.telling >= _TELLING else named
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
            if found := list(_GROUP.finditer(words)):
                return found[-1]["name"]
    return ""


def _count(beside: Sequence[Phrase], phrase: Phrase) -> int:
    """How many rates the mean is said to be of, 0 where nothing says so."""
    if match := _IN_WORDS.search(phrase.gap):
        return int(number_of(match["count"]))
    alike = (one for one in beside if one.figure.unit in _ITEMS and one.stop == phrase.stop)
    return next((int(one.figure.value) for one in alike), 0)


def _groups(tables: Sequence[TableReading]) -> Iterator[tuple[str, list[Figure]]]:
    """The rates of each column of completion, for each group of rows that has one outer label."""
    for table in tables:
        rows = [row for row in table.rows() if not row.label.total]
        columns = sorted(
            column.index
            for band in table.bands
            for column in band.columns
            if _COMPLETION.search("".join(column.path))
        )
        for column in columns:
            for name, members in groupby(rows, key=_outer):
                found = [_rate_at(table, row.index, column) for row in members]
                figures = [one for one in found if one is not None]
                if _FEWEST <= len(figures) <= _MOST:
                    yield name, figures


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
