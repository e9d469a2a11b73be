"""The scores of the narrative against the groups of rows that the score sheets print (B05)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.extraction.building import same, signed_sum
from jixiao.extraction.linking.score_sheets import OPENING, ScoreSheets, key_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line, core_of
from jixiao.extraction.prose.totals.slips import swaps_figure
from jixiao.figures.figure import Figure
from jixiao.figures.misprints import misprinted
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import Entry

_FEWEST = 2
_TELLING = 3
"""Digits of a score by which a group is known without its name."""
_SLIP = 2
"""Points that a misprint in a row puts a group off its own."""
_MANY = 4
"""Rows of a group that is surely the one meant, be its points a little off."""


def groups_made(line: Line, heading: str, sheets: ScoreSheets) -> Iterator[Relation]:
    """3.甲管理（6分）。…得4分；…得2分。该块得6分: score and points of the group of rows that a line
    or the heading above it names, where they make these.
    """
    for name in (heading, *line.names):
        groups = sheets.groups.get(key_of(name), ())
        for group in groups:
            points = sheets.all_points(group)
            rows = [(line.score, RelationKind.SCORE, [one.figure for one in group])]
            if line.points is not None and points:
                rows.append((line.points, RelationKind.WEIGHTS, points))
            for stated, kind, figures in rows:
                relation = signed_sum(
                    stated.figure, [(1, one) for one in figures], subject=f"{name}得分",
                    kind=kind, scope=Scope.TEXT_TABLE,
                )  # fmt: skip
                if len(group) >= _FEWEST and relation.verdict is Verdict.HOLDS:
                    yield relation


def against_kindred(line: Line, name: str, sheets: ScoreSheets) -> Relation | None:
    """产出情况（40分，得38分） against the rows of 产出数量, 产出质量…, which make its points but
    for a misprint.
    """
    groups = sheets.kindred.get(core_of(name)[:OPENING], ())
    if len(groups) != 1 or line.points is None:
        return None
    points = sheets.all_points(groups[0])
    if not points or _missed(points, line.points) > _SLIP:
        return None
    return _sum_of(line, groups[0], name)


def against_group(line: Line, name: str, sheets: ScoreSheets) -> Relation | None:
    """The one sheet's group of a name; of several sheets' the one that makes the score."""
    groups = sheets.groups.get(key_of(name), ())
    told = [found for group in groups if (found := _of_one_group(line, group, name, sheets))]
    held = [relation for relation in told if not relation.contradicted]
    return next(iter(held or (told if len(groups) == 1 else ())), None)


def group_of_value(line: Line, name: str, sheets: ScoreSheets) -> Relation | None:
    """决策、过程两部分依次得9.50分、28.35分: a score of some digits by the one group of rows that
    makes it, where no name tells the group.
    """
    figure = line.score.figure
    if figure.telling < _TELLING:
        return None
    made = [
        group
        for groups in sheets.groups.values()
        for group in groups
        if len(group) >= _FEWEST and sum(one.figure.value for one in group) == figure.value
    ]
    distinct = {tuple(one.figure.start for one in group): group for group in made}
    return _sum_of(line, next(iter(distinct.values())), name) if len(distinct) == 1 else None


def _of_one_group(
    line: Line, group: Sequence[Entry], name: str, sheets: ScoreSheets
) -> Relation | None:
    if len(group) >= _FEWEST:
        return _group_sum(line, group, name, sheets)
    return same_score(line, group[0], name) if same_points(line, group[0], sheets) else None


def same_points(line: Line, entry: Entry, sheets: ScoreSheets) -> bool:
    """Whether both places print the same points, as far as they print them; a score above those of
    the row is of something else, or a misprint.
    """
    points = sheets.points_of(entry)
    if line.points is None and points is not None and line.score.figure.value > points:
        return misprinted(line.score.figure.digits, entry.figure.digits)
    return line.points is None or points is None or line.points.figure.value == points


def same_score(line: Line, entry: Entry, name: str) -> Relation:
    return same(line.score.figure, entry.figure, subject=f"{name}得分", scope=Scope.TEXT_TABLE)


def _group_sum(
    line: Line, group: Sequence[Entry], name: str, sheets: ScoreSheets
) -> Relation | None:
    """The score of a group against its rows; binding where their points make the points stated, or
    it is the score of a heading of just this name, or prints two digits of theirs swapped.
    """
    relation = _sum_of(line, group, name)
    points = sheets.all_points(group)
    room = _SLIP if len(points) >= _MANY else 0
    whole = bool(points) and line.points is not None and _missed(points, line.points) <= room
    headed = bool(points) and name in sheets.titles and name == _heading_of(line)
    spoilt = line.score.figure.telling >= _TELLING and swaps_figure(relation)
    return relation if whole or headed or spoilt or not relation.contradicted else None


def _missed(points: Sequence[Figure], stated: Phrase) -> Decimal:
    """How far the points of rows are from those stated."""
    return abs(sum((one.value for one in points), Decimal(0)) - stated.figure.value)


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
