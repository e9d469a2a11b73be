"""（4）进度（6分）。甲得3分；乙得2分。该项得5分: what a heading names is the total that closes its
paragraph, and not the first score in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.scores.lines import Line, name_of

_FEWEST = 2


def leave_to_closings(found: Sequence[Line], passages: Sequence[Passage]) -> None:
    """Give the name and the points of a heading to the nameless total behind several scores."""
    for index, lines in groupby(found, key=lambda line: line.score.passage):
        passage = passages[index]
        beside = list(lines) if passage.level else []
        if len(beside) == 1 and "得满分" in beside[0].score.gap and passage.title:
            title = name_of(passage.title.partition("（")[0])
            beside[0].names = tuple(dict.fromkeys(filter(None, (title, *beside[0].names))))
        closing = next((line for line in reversed(beside[_FEWEST:]) if line.sums_paragraph), None)
        if closing is None or closing.of_each:
            continue
        first = beside[0]
        if first.names and first.names[0] in passage.title:
            _take_name(closing, first)
        if first.points is not None and _is_of_heading(first):
            closing.points, first.points = closing.points or first.points, None


def _take_name(closing: Line, first: Line) -> None:
    """The name of the heading for the total; for the first score what its own clause names."""
    title, *others = first.names
    closing.names = (title,)
    own = name_of(last_clause(first.score.gap).text)
    first.names = tuple(dict.fromkeys(name for name in (own, *others) if name and name != title))


def _is_of_heading(first: Line) -> bool:
    """Whether points stand in the bracket of the heading."""
    points = first.points
    return points is not None and points.stop == 0 and points.after.startswith("）")
