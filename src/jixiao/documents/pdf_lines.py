"""Lines of text by position: runs that stand side by side, read from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.documents.pdf_characters import Run

SAME_LINE = 0.45
"""Share of the greater height by which the middles of two runs of a line may differ."""
COLUMN_GAP = 0.9
"""Gap in character heights that shows as a space."""
WORD_GAP = 0.18
"""The same between two letters of Latin script."""
DIGIT_GAP = 0.6
"""The same where a digit stands on either side."""


@dataclass(slots=True)
class Line:
    """One line on one page (counted from 0): its runs from left to right and its box in points."""

    page: int
    runs: list[Run]
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        """Height of the longest run, one of Chinese characters first: the print size."""
        if len(self.runs) == 1:
            return self.runs[0].height
        return max(self.runs, key=_weight).height

    @property
    def text(self) -> str:
        """The characters without any space between runs."""
        if len(self.runs) == 1:
            return self.runs[0].text
        return "".join([run.text for run in self.runs])


def _weight(run: Run) -> tuple[bool, int]:
    return not run.text.isascii(), run.end - run.first


def make_line(page: int, runs: list[Run]) -> Line:
    """A line of runs that are already in order."""
    if len(runs) == 1:
        run = runs[0]
        return Line(page, runs, run.x0, run.y0, run.x1, run.y1)
    return Line(
        page,
        runs,
        runs[0].x0,
        min(run.y0 for run in runs),
        max(run.x1 for run in runs),
        max(run.y1 for run in runs),
    )


def group_lines(page: int, runs: Sequence[Run]) -> list[Line]:
    """All runs of an area as lines from top to bottom."""
    if len(runs) == 1:
        return [make_line(page, [*runs])]
    lines: list[list[Run]] = []
    middle = height = 0.0
    for run in sorted(runs, key=_middle):
        at, size = run.middle, run.height
        if lines and at - middle < SAME_LINE * max(height, size):
            lines[-1].append(run)
            if size > 1.05 * height:
                middle, height = at, size
        else:
            lines.append([run])
            middle, height = at, size
    return [make_line(page, _in_order(line)) for line in lines]


def _middle(run: Run) -> float:
    return (run.y0 + run.y1) / 2


def _left(run: Run) -> float:
    return run.x0


def _in_order(runs: list[Run]) -> list[Run]:
    """Runs from left to right; text printed twice in place (a false bold) counts once."""
    if len(runs) == 1:
        return runs
    runs.sort(key=_left)
    kept = runs[:1]
    for run in runs[1:]:
        last = kept[-1]
        if run.text == last.text and abs(run.x0 - last.x0) < 0.2 * run.height:
            continue
        kept.append(run)
    return kept


def gap_between(left: Run, right: Run) -> str:
    """What stands between two runs of a line: a space where the page shows one."""
    one, other = left.text[-1], right.text[0]
    least = COLUMN_GAP
    if one.isascii() and other.isascii() and one.isalnum() and other.isalnum():
        least = DIGIT_GAP if one.isdigit() or other.isdigit() else WORD_GAP
    return " " if right.x0 - left.x1 > least * min(left.height, right.height) else ""


def gap_between_lines(upper: str, lower: str) -> str:
    """What joins two lines of one paragraph: a space between Latin words, else nothing."""
    one, other = upper[-1:], lower[:1]
    latin = one.isascii() and other.isascii() and one.isalpha() and other.isalpha()
    return " " if latin else ""


def typical(values: Sequence[float], default: float = 0.0) -> float:
    """The median of some lengths in points."""
    if not values:
        return default
    return sorted(values)[len(values) // 2]
