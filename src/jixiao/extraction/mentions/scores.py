"""Scores of the prose above the points that stand beside them (A03)."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.prose import words
from jixiao.extraction.reading import ProseReading
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention

_GIVEN = late_regex(words.GIVEN)
"""2分得: nothing but a word between points and what was given of them."""


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
