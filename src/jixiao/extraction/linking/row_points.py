"""The points that a score of the prose is given of, and the scores that these make.

The points stand in the sentence, or in the row of the score sheet that gives the same score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose.scores.lines import Line, core_of
from jixiao.extraction.prose.scores.rules import score_by
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Compute, Verdict
from jixiao.ledger.relation import Relation

OF_RATES = ("率", "度")
"""What the names of rates end with."""
_SHORTEST = 3
"""Characters of a name that tells a row of the sheet."""


def held_scores(
    line: Line, figures: tuple[Figure, ...], points: Sequence[Figure], way: Compute, formula: str
) -> Iterator[Relation]:
    """The score of a line as ``way`` makes it of figures and each of the points, where it does."""
    for each in points:
        relation = score_by(
            line.score.figure, (*figures, each), way, formula=formula,
            subject=f"{line.names[0] if line.names else '该项'}得分",
        )  # fmt: skip
        if relation.verdict is Verdict.HOLDS:
            yield relation


def points_of(line: Line, rated: str, sheets: ScoreSheets) -> Iterator[tuple[Figure, bool]]:
    """The points beside the score, else those of the sheet's row that names the rate, else those
    of a rate's row, or any with decimals, with this very score; and whether a name tells them.
    """
    if line.points is not None:
        yield line.points.figure, True
        return
    if line.each is not None:
        yield line.each.figure, False
    names = [core_of(name) for name in (rated, *line.names)]
    score = line.score.figure.value
    known: set[Decimal] = set()  # rows of one score and one points make the same of it
    for core, entries in sheets.rows.items():
        points = sheets.weights.get(entries[0].figure.start)
        if len(entries) != 1 or points is None:
            continue
        if any(is_row_of(core, name) for name in names):
            yield points, True
            continue
        alike = entries[0].figure.value == score and (core.endswith(OF_RATES) or score % 1)
        if alike and points.value not in known:
            known.add(points.value)
            yield points, False


def is_row_of(core: str, name: str) -> bool:
    """Whether a row is called as a line is, or the line opens with it (执行结果按进度折算)."""
    ends = len(name) >= _SHORTEST and core.endswith(name)
    return ends or core == name != "" or (len(core) > _SHORTEST and name.startswith(core))
