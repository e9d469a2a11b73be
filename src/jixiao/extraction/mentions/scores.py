"""Scores of the prose above the points that stand beside them, and totals above a hundred (A03)."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose import words
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.extraction.reading import ProseReading
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Role

_FULL = 100
"""Points that all indicators have."""
_ON_TOP = "加分"
_GIVEN = late_regex(f"中?{words.GIVEN}")
"""2分得, 3分中得: nothing but a word between points and what was given of them."""


def score_mentions(reading: ProseReading) -> Iterator[Mention]:
    """分值8分，得分10分; 8分得10分: more than can be had; told within one sentence only."""
    for line in reading.lines:
        score, points = line.score, line.points
        if points is None or score.figure.value <= points.figure.value:
            continue
        named = words.WEIGHT_NAME.search(points.gap) is not None
        named = named or (_GIVEN.fullmatch(score.gap) is not None and points.after == score.gap)
        if named and points.sentence == score.sentence and points.place < score.place:
            figure = score.figure
            yield Mention(
                "score_above_weight", figure.start, figure.end, f"{figure.digits}{figure.unit}",
                points.figure.digits, subject=line.names[0] if line.names else "该项",
                figures=(figure, points.figure),
            )  # fmt: skip


def total_mentions(reading: ProseReading) -> Iterator[Mention]:
    """综合得分944.66分: a total above the hundred that all indicators have, where a report neither
    has more points nor gives some on top (加分).
    """
    totals = [one for one in reading.phrases if one.figure.value > _FULL and is_total_score(one)]
    if not totals or any(_ON_TOP in passage.text for passage in reading.passages):
        return
    points = (one.figure.value for one in reading.phrases if one.role is Role.WEIGHT)
    if max(points, default=_FULL) > _FULL:
        return
    for one in totals:
        figure = one.figure
        yield Mention(
            "score_above_weight", figure.start, figure.end, f"{figure.digits}{figure.unit}",
            f"{_FULL}", subject=one.subject.name or "总分", figures=(figure,),
        )  # fmt: skip
