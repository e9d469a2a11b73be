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
        if not line.score.figure.value % _HALF:
            continue
        if told := counts.get(line.score.passage):
            yield from _by_counts(line, told, start, sheets)
        if "按" in line.score.context and _BY_EXECUTION.search(line.score.context[-_NEAR:]):
            yield from _by_execution(line, executed, sheets)


def _is_executed(one: Relation) -> bool:
    return one.kind is RelationKind.EXECUTION_RATE and one.verdict is Verdict.HOLDS


def _by_counts(
    line: Line, told: Sequence[Phrase], start: int, sheets: ScoreSheets
) -> Iterator[Relation]:
    """A count since the last score over a larger one of its unit before it."""
    end = bisect_left(told, line.score.place, key=lambda one: one.place)
    before = told[max(0, end - _MOST_COUNTS) : end]
    points = [figure for figure, _ in points_of(line, "", sheets)]
    for place, part in enumerate(before):
        if part.place < start:
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
