"""A total score and the scores that it details right behind: 总分96分，其中产出得47分…"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.extraction.prose.scores.enumerated import opens_row, row_from
from jixiao.extraction.prose.scores.lines import Line

_FEWEST = 2
_NEARLY_ALL = Decimal("0.8")
"""What the parts must come to, of the total, before a total that they miss is wrong."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A score with the parts that stand behind it."""

    total: Line
    parts: list[Line]
    in_turn: bool = False
    """Whether the parts are a row without a word that opens it: one may be left out."""

    @property
    def agrees(self) -> bool:
        """Whether the parts make the total."""
        return _sum(self.parts) == self.total.score.figure.value

    @property
    def is_whole(self) -> bool:
        """Whether all parts are there: their points make a hundred, or they come near."""
        points = [line.points.figure.value for line in self.parts if line.points is not None]
        if len(points) == len(self.parts) and sum(points) == 100:
            return True
        return _sum(self.parts) >= self.total.score.figure.value * _NEARLY_ALL


def breakdown_of(place: int, lines: Sequence[Line]) -> Breakdown | None:
    """What details the line at ``place``: the row behind it in its passage that a word opens."""
    total = lines[place]
    parts: list[Line] = []
    for line in lines[place + 1 :]:
        if not _goes_on(total, line, parts):
            break
        if not parts or line.score.depth <= parts[0].score.depth:
            parts.append(line)  # 甲57分（其中一38分、二19分）: what a bracket details is no part
    if len(parts) < _FEWEST or not (parts[0].score.opener or _opens(parts[0], total)):
        return None
    found = Breakdown(total, parts)
    for end in range(len(parts) - 1, _FEWEST - 1, -1):
        shorter = Breakdown(total, parts[:end])
        if not found.agrees and shorter.agrees:
            return shorter
    return found


def row_behind(place: int, lines: Sequence[Line]) -> Breakdown | None:
    """自评96分，等级为优。决策、过程、产出分别得18分、28分、50分: the total at ``place`` with the
    row of scores right behind it, in its sentence or the next.
    """
    total = lines[place]
    if place + _FEWEST >= len(lines) or not opens_row(lines[place + 1]):
        return None
    first, parts = lines[place + 1].score, list(row_from(lines, place + 1))
    beside = first.passage == total.score.passage and first.stop - total.score.stop <= 1
    return Breakdown(total, parts, in_turn=True) if beside and len(parts) >= _FEWEST else None


def _goes_on(total: Line, line: Line, parts: list[Line]) -> bool:
    """Whether a score can be a further part: of the passage, and no further sentence than one; or
    of the next passage, where that opens with 其中.
    """
    first = parts[0].score if parts else line.score
    beside = line.score.passage == first.passage and not line.score.listed
    if not beside or line.score.depth < first.depth or line.score.stop != first.stop:
        return False
    if first.passage == total.score.passage:
        return first.stop - total.score.stop <= 1
    opening = (parts[0] if parts else line).points or first
    return first.passage == total.score.passage + 1 and opening.gap.startswith("其中")


def _opens(line: Line, total: Line) -> bool:
    """Whether the row opens at the points that stand before its first score, or at another figure
    right behind the total (得5.36分，其中监控率100%，得2分).
    """
    opened = line.points is not None and line.points.opener
    return opened or total.score.after.lstrip("，。；：（").startswith("其中")


def _sum(lines: Sequence[Line]) -> Decimal:
    return sum((line.score.figure.value for line in lines), Decimal(0))
