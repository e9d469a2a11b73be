"""The score of the execution rate whose points stand in a label of its row or above its column:
预算执行情况（20分）, 得分（20分×执行率）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jixiao.extraction.prose.scores.rules import rate_score
from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.grid import Place
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.rates import relation_of
from jixiao.extraction.tables.reading import TableReading
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_POINTS = late_regex(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)分(?![之钟])")
_EXECUTION = late_regex(r"执行|B/A")


def labelled_scores(
    reading: TableReading, band: Band, rows: Sequence[Row], score: Column | None
) -> Iterator[Relation]:
    """Score = execution rate × points, for the rows of a band whose points have no column."""
    rate = next((column for column in band.columns if column.kind == "rate"), None)
    if score is None or rate is None or not _EXECUTION.search("".join(rate.path)):
        return
    for row in rows:
        stated = reading.entries.get((row.index, score.index))
        percent = reading.entries.get((row.index, rate.index))
        points = _points(reading, row, score) if stated and percent else None
        if stated is None or percent is None or points is None:
            continue
        operands = (percent.figure, points)
        judgement = judge_rate(stated.figure, operands, rate_score)
        if judgement.verdict is Verdict.CONTRADICTED and not _by_rule(reading, score):
            continue
        relation = relation_of(
            RelationKind.SCORE, "执行率×分值", stated, [(1, one) for one in operands], judgement
        )
        relation.covers = ("A06",)
        yield relation


def _by_rule(reading: TableReading, score: Column) -> bool:
    """Whether the form says how the score is made: by its kind, or above the column."""
    return reading.kind == "self_evaluation" or "执行率" in "".join(score.path)


def _points(reading: TableReading, row: Row, score: Column) -> Figure | None:
    """The points that a label before the row prints, else the header of the score."""
    places = [reading.grid.at(row.index, column) for column in range(score.index)]
    places += [reading.grid.at(line, score.index) for line in range(row.index)[::-1]]
    for place in places:
        if place is not None and place.number is None and "分" in place.text:
            match = _POINTS.search(place.text)
            if match is not None:
                return _figure(place, match)
    return None


def _figure(place: Place, match: re.Match[str]) -> Figure | None:
    """The points at their place in the document; None where the cell's text was mended."""
    if place.end - place.start != len(place.text):
        return None
    start, number_end, end = (place.start + at for at in (*match.span(1), match.end()))
    return Figure(match[1], "分", Dimension.SCORE, start, end, number_end)
