"""A score of several rows of a score sheet: 14项共性指标共得29分; 编制、公开、内控均得满分，共8分;
（一）产出情况（40分，得38.22分）.

The rows are those that the sentence names, or a stretch of them that makes the score, and the
points where it prints them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from jixiao.extraction.building import signed_sum
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.enumerated import names_in
from jixiao.extraction.prose.scores.lines import Line, core_of
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

if TYPE_CHECKING:
    from jixiao.extraction.tables.reading import Entry

_COUNT = r"(?:[两二三四五六七八九十]|\d{1,2})"
_LISTED = late_regex(rf"(?P<names>[^，。；：（）\d]{{4,}}?){_COUNT}?[项个类]?均得满分，")
_COUNTED = late_regex(rf"(?P<count>{_COUNT})[项个][^，。；\d]{{0,10}}指标[^，。；\d]{{0,8}}$")
_FEWEST = 3
_HALF = Decimal("0.5")
"""A score in other steps is computed, and no stretch of rows makes it by chance."""
_NEAR = 120
_MOST = 120
"""Rows of the sheets among whose groups a score and its points are sought."""
_Rows = list[tuple[Figure, Figure]]
_Stretches = dict[tuple[Decimal, Decimal], list[tuple[_Rows, bool]]]
"""Rows together, each its score and points, by the sums of both; whether they are whole groups."""


def scored_rows(lines: Sequence[Line], sheets: ScoreSheets) -> Iterator[Relation]:
    """Each score by the rows that make it exactly."""
    if not sheets.rows:
        return
    entries = sorted(
        (entry for rows in sheets.rows.values() for entry in rows),
        key=lambda entry: entry.figure.start,
    )
    stretches = _stretches(lines, entries, sheets)
    for line in lines:
        if is_total_score(line.score):
            continue
        rows = _named(line, sheets)
        if not rows and line.is_subtotal and line.score.figure.places:
            rows = _stretch(line, entries)
        if rows:
            yield _sum(line, line.score, [entry.figure for entry in rows], RelationKind.SCORE)
        elif line.points is not None:
            yield from _of_points(line, line.points, stretches)


def _of_points(line: Line, points: Phrase, stretches: _Stretches) -> Iterator[Relation]:
    """A score and its points of the only groups of rows together that make both; a score in odd
    steps of any rows together.
    """
    found = stretches.get((line.score.figure.value, points.figure.value), ())
    groups = [rows for rows, whole in found if whole]
    if len(groups) != 1 and line.score.figure.value % _HALF:
        groups = [rows for rows, _ in found][:1]
    if len(groups) == 1:
        scores, weights = zip(*groups[0], strict=True)
        yield _sum(line, line.score, scores, RelationKind.SCORE)
        yield _sum(line, points, weights, RelationKind.WEIGHTS)


def _stretches(lines: Sequence[Line], entries: Sequence[Entry], sheets: ScoreSheets) -> _Stretches:
    """The rows that stand together and make the score and the points of a line, and whether they
    are whole groups.
    """
    weights = sheets.weights
    wanted = {(one.score.figure.value, one.points.figure.value) for one in lines if one.points}
    scored = [one for one in entries if one.figure.start in weights][:_MOST] if wanted else []
    edges = {at for at, one in enumerate(scored) if not at or _parts(scored[at - 1], one)}
    edges.add(len(scored))
    rows = [(one.figure, weights[one.figure.start]) for one in scored]
    scores = [Decimal(0), *accumulate(score.value for score, _ in rows)]
    points = [Decimal(0), *accumulate(point.value for _, point in rows)]
    found: _Stretches = defaultdict(list)
    for start in range(len(rows)):
        for end in range(start + _FEWEST, len(rows) + 1):
            made = scores[end] - scores[start], points[end] - points[start]
            if made in wanted:
                found[made].append((rows[start:end], {start, end} <= edges))
    return found


def _parts(before: Entry, entry: Entry) -> bool:
    """Whether a group ends between two rows of a sheet."""
    return before.row.outer != entry.row.outer


def _sum(line: Line, told: Phrase, parts: Sequence[Figure], kind: RelationKind) -> Relation:
    name = line.names[0] if line.names else "各项"
    return signed_sum(
        told.figure, [(1, part) for part in parts], subject=f"{name}得分",
        kind=kind, scope=Scope.TEXT_TABLE,
    )  # fmt: skip


def _named(line: Line, sheets: ScoreSheets) -> Sequence[Entry]:
    """The rows of the names before 均得满分, one each, where they make the score."""
    told = _LISTED.search(line.score.context[-_NEAR:]) if "得满分" in line.score.gap else None
    if told is None:
        return ()
    cores = [core_of(name) for name in names_in(told["names"])]
    rows: list[Sequence[Entry]] = [sheets.rows.get(core, ()) for core in cores]
    if len(rows) < _FEWEST or any(len(row) != 1 for row in rows):
        return ()
    entries = [row[0] for row in rows]
    return entries if _makes(entries, line) else ()


def _stretch(line: Line, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The only stretch of rows that makes a score; one of round scores must be as many as told."""
    total, start, made = line.score.figure.value, 0, Decimal(0)
    found: list[Sequence[Entry]] = []
    for end, entry in enumerate(entries, 1):
        made += entry.figure.value
        while made > total and start < end:
            made -= entries[start].figure.value
            start += 1
        if made == total and end - start >= _FEWEST:
            found.append(entries[start:end])
    told = _COUNTED.search(line.score.context[-_NEAR:])
    count = int(number_of(told["count"])) if told is not None else line.counted
    if not count and (not total % _HALF or any(one.figure.value == total for one in entries)):
        return ()
    sure = [rows for rows in found if len(rows) == count] or (found if not count else [])
    return sure[0] if len(sure) == 1 else ()


def _makes(entries: Sequence[Entry], line: Line) -> bool:
    total = sum((entry.figure.value for entry in entries), Decimal(0))
    return total == line.score.figure.value
