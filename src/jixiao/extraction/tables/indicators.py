"""Scores of single indicators: by execution rate, by completion, and above their points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.extraction.prose.scores.rules import ratio_score, reverse_score
from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labelled_points import share_of_points
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.rates import figure_at, relation_of
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.ledger.relation import Mention, Relation, RelationKind

_LIMIT = re.compile(r"[≤<]|小于|不超过|不高于|不大于|不多于|低于")


def indicator_relations(
    reading: TableReading,
    band: Band,
    rows: Sequence[Row],
    weight: Column | None,
    score: Column | None,
) -> list[Relation]:
    """Scores that follow from the figures of their own row."""
    if weight is None or score is None:
        return []
    scored = [
        (row, stated, points)
        for row in rows
        if (stated := reading.entries.get((row.index, score.index)))
        and (points := reading.entries.get((row.index, weight.index)))
    ]
    return _by_execution(reading, band, scored) + _by_completion(reading, band, scored)


Scored = Sequence[tuple[Row, Entry, Entry]]


def _by_execution(reading: TableReading, band: Band, scored: Scored) -> list[Relation]:
    """Score = execution rate × points, where one row prints all three (national form, A06)."""
    rate = next((c for c in band.columns if c.kind == "rate"), None)
    if rate is None or reading.kind == "score_sheet":
        return []
    if "执行" not in "".join(rate.path) and "B/A" not in "".join(rate.path):
        return []
    found: list[Relation] = []
    for row, stated, points in scored:
        percent = reading.entries.get((row.index, rate.index))
        if percent is None:
            continue
        operands = (percent.figure, points.figure)
        judgement = judge_rate(stated.figure, operands, share_of_points)
        if judgement.verdict is Verdict.CONTRADICTED and reading.kind != "self_evaluation":
            continue
        relation = relation_of(
            RelationKind.SCORE, "执行率×分值", stated, [(1, f) for f in operands], judgement
        )
        relation.covers = ("A06",)
        found.append(relation)
    return found


def _by_completion(reading: TableReading, band: Band, scored: Scored) -> list[Relation]:
    """Score = actual ÷ target × points, at most the points, and for a limit in reverse (domain
    §2.3); stated only where it holds, as other rules are as common.
    """
    actual = next((c for c in band.columns if c.kind == "actual"), None)
    target = next((c for c in band.columns if c.kind == "target"), None)
    if actual is None or target is None:
        return []
    found: list[Relation] = []
    for row, stated, points in scored:
        reached, wanted = (figure_at(reading, row, c) for c in (actual, target))
        if reached is None or wanted is None or reached.dimension is not wanted.dimension:
            continue
        if reached.value <= 0 or wanted.value <= 0:
            continue
        limit = _is_limit(reading, row, target)
        operands = (reached, as_set(wanted), points.figure)
        judgement = judge_rate(stated.figure, operands, reverse_score if limit else ratio_score)
        if judgement.verdict is Verdict.HOLDS:
            formula = "反向指标：未超指标值得满分" if limit else "min(完成值÷指标值, 1)×分值"
            signed = [(1, figure) for figure in (reached, wanted, points.figure)]
            found.append(relation_of(RelationKind.SCORE, formula, stated, signed, judgement))
    return found


def _is_limit(reading: TableReading, row: Row, target: Column) -> bool:
    """Whether the cell of a target says that no more may be reached (≤, 不超过)."""
    place = reading.grid.at(row.index, target.index)
    return place is not None and _LIMIT.match(place.text) is not None


def scores_above(
    reading: TableReading, rows: Sequence[Row], weight: Column | None, score: Column | None
) -> list[Mention]:
    """Scores above their points (A03)."""
    if weight is None or score is None:
        return []
    found = []
    for row in rows:
        stated = reading.entries.get((row.index, score.index))
        points = reading.entries.get((row.index, weight.index))
        if stated is None or points is None or stated.figure.value <= points.figure.value:
            continue
        figure = stated.figure
        found.append(
            Mention(
                "score_above_weight",
                figure.start,
                figure.end,
                figure.digits,
                points.figure.digits,
                subject=row.name,
                figures=(figure, points.figure),
            )
        )
    return found
