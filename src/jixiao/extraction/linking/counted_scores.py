"""Scores that follow from two counts: 新增项目4个，完成评估3个，按比例得3.75分.

The points stand in the sentence, or in the row of the score sheet that gives the same score.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.linking.row_points import held_scores, points_of
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line, with_starts
from jixiao.extraction.prose.scores.rules import rate_score, ratio_score
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_HALF = Decimal("0.5")
"""A score in other steps is computed, and no two counts make it by chance."""
_PROPORTIONAL = late_regex(r"按(?:比例|完成率|完成比例)")
_MOST_COUNTS = 12
_BY_EXECUTION = late_regex(
    r"(?:按|依据|根据)[^，。；]{0,10}(?:执行率|支出率|执行进度)[^，。；\d]{0,6}，?"
)
"""按项目预算执行率计分，得: a score by a rate that is told elsewhere."""
_NEAR = 30


def counted_scores(
    lines: Sequence[Line],
    phrases: Sequence[Phrase],
    sheets: ScoreSheets,
    relations: Sequence[Relation],
) -> Iterator[Relation]:
    """Each score in odd steps by two counts of its passage, or by an execution rate that holds."""
    counts: dict[int, list[Phrase]] = defaultdict(list)
    for one in phrases:
        if one.figure.dimension is Dimension.COUNT and one.figure.value:
            counts[one.passage].append(one)
    executed = [one for one in relations if _is_executed(one)]
    for line, start in with_starts(lines):
        odd = line.score.figure.value % _HALF or _PROPORTIONAL.search(line.score.gap)
        told = counts.get(line.score.passage, [])
        if told and (odd or any(map(_is_of_those, told))):
            yield from _by_counts(line, told, start, sheets, odd=bool(odd))
        if odd and "按" in line.score.context and _BY_EXECUTION.search(line.score.context[-_NEAR:]):
            yield from _by_execution(line, executed, sheets)


def _is_of_those(one: Phrase) -> bool:
    """12批次中11批次: whether a count is of the one before it."""
    return one.gap.endswith("中")


def _is_executed(one: Relation) -> bool:
    return one.kind is RelationKind.EXECUTION_RATE and one.verdict is Verdict.HOLDS


def _by_counts(
    line: Line, told: Sequence[Phrase], start: int, sheets: ScoreSheets, *, odd: bool
) -> Iterator[Relation]:
    """A count since the last score over a larger one of its unit before it; for a score in even
    steps only one that is told to be of those, by the points of its name.
    """
    end = bisect_left(told, line.score.place, key=lambda one: one.place)
    before = told[max(0, end - _MOST_COUNTS) : end]
    points = [figure for figure, named in points_of(line, "", sheets) if odd or named]
    for place, part in enumerate(before):
        if part.place < start or not (odd or _is_of_those(part)):
            continue
        for whole in before[:place]:
            alike = whole.figure.unit == part.figure.unit
            if alike and whole.figure.value > part.figure.value:
                pair = (part.figure, whole.figure)
                yield from held_scores(
                    line, pair, points, ratio_score, "min(完成数÷目标数, 1)×分值"
                )


def _by_execution(
    line: Line, executed: Sequence[Relation], sheets: ScoreSheets
) -> Iterator[Relation]:
    """A score by each execution rate of the report that makes it."""
    points = [figure for figure, _ in points_of(line, "", sheets)]
    for one in executed if points else ():
        if one.stated.figure is not None:
            yield from held_scores(line, (one.stated.figure,), points, rate_score, "执行率×分值")
