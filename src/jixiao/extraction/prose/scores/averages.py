"""甲得96分、乙得98分，平均97分: the mean of the scores told right before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from jixiao.extraction.building import rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line
from jixiao.extraction.prose.scores.rules import rate_score, score_by
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_MEAN = late_regex(r"(?:平均|均)(?:得|自评|综合)?(?:得?分|分数|分值)?(?:为|是|达)?$")
_COMPARED = late_regex(r"[高低超差比][^，。]*$")
"""高出平均分2.86分: how far a score lies from a mean."""
_FOLDED = late_regex(r"(?:的?(?:比例|权重|比重))?(?:折|计[入算]|加权)")
"""按40%折算得: what stands behind the share that a score counts with."""
_FEWEST = 2


def average_scores(lines: Sequence[Line]) -> Iterator[Relation]:
    """Each mean against all scores of its sentence before it."""
    for place, line in enumerate(lines):
        if "均" not in line.score.gap or not is_mean(line):
            continue
        row: list[Phrase] = []
        for one in reversed(lines[:place]):
            if one.score.sentence != line.score.sentence or one.score.passage != line.score.passage:
                break
            row.insert(0, one.score)
        if any("最" in one.gap for one in row):  # 最高98分，最低86分，平均94分
            continue
        if len(row) >= _FEWEST and all(one.figure.dimension is Dimension.SCORE for one in row):
            relation = rate(
                line.score.figure, [one.figure for one in row], mean, kind=RelationKind.SCORE,
                formula="各得分之和÷个数", subject="平均得分",
            )  # fmt: skip
            if "加权" not in line.score.gap or relation.verdict is Verdict.HOLDS:
                yield relation


def folded_means(lines: Sequence[Line]) -> Iterator[Relation]:
    """平均95分，折算后20分得19分: the score right behind a mean, where that makes it."""
    for line, behind in pairwise(lines):
        points = behind.points
        if points is None or "均" not in line.score.gap or not is_mean(line):
            continue
        beside = behind.score.passage == line.score.passage
        if beside and behind.score.stop == line.score.stop:
            relation = score_by(
                behind.score.figure, (line.score.figure, points.figure), rate_score,
                formula="平均得分÷100×分值", subject="折算得分",
            )  # fmt: skip
            yield from (relation,) if relation.verdict is Verdict.HOLDS else ()


def folded_scores(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """平均92.50分，按40%折算得37.00分: the score behind a score and a share of it, where both make
    that.
    """
    for place, behind in enumerate(phrases[_FEWEST:]):
        if behind.role is not Role.SCORE or not _FOLDED.match(behind.gap):
            continue
        whole, share = phrases[place : place + _FEWEST]
        beside = whole.passage == behind.passage and share.stop == behind.stop == whole.stop
        told = whole.role is Role.SCORE and share.figure.dimension is Dimension.PERCENT
        if beside and told:
            relation = score_by(
                behind.figure, (share.figure, whole.figure), rate_score, formula="比例×得分",
                subject="折算得分",
            )  # fmt: skip
            yield from (relation,) if relation.verdict is Verdict.HOLDS else ()


def is_mean(line: Line) -> bool:
    """Whether a score is the mean of others."""
    gap = line.score.gap
    return _MEAN.search(gap) is not None and not _COMPARED.search(gap)


def mean(values: Sequence[Fraction]) -> Fraction:
    """Σ values ÷ their number."""
    return sum(values, Fraction(0)) / len(values)
