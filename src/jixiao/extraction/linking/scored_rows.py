"""A score of several rows of a score sheet: 14项共性指标共得29分; 编制、公开、内控均得满分，共8分.

The rows are those that the sentence names, or a stretch of them that makes the score.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import signed_sum
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose.scores.enumerated import names_in
from jixiao.extraction.prose.scores.lines import Line, core_of
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.extraction.tables.reading import Entry
from jixiao.figures.chinese import number_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_COUNT = r"(?:[两二三四五六七八九十]|\d{1,2})"
_LISTED = late_regex(rf"(?P<names>[^，。；：（）\d]{{4,}}?){_COUNT}?[项个类]?均得满分，")
_COUNTED = late_regex(rf"(?P<count>{_COUNT})[项个][^，。；\d]{{0,10}}指标[^，。；\d]{{0,8}}$")
_FEWEST = 3
_HALF = Decimal("0.5")
"""A score in other steps is computed, and no stretch of rows makes it by chance."""
_NEAR = 120


def scored_rows(lines: Sequence[Line], sheets: ScoreSheets) -> Iterator[Relation]:
    """Each score by the rows that make it exactly."""
    if not sheets.rows:
        return
    entries = sorted(
        (entry for rows in sheets.rows.values() for entry in rows),
        key=lambda entry: entry.figure.start,
    )
    for line in lines:
        if is_total_score(line.score):
            continue
        rows = _named(line, sheets)
        if not rows and line.is_subtotal and line.score.figure.places:
            rows = _stretch(line, entries)
        if rows:
            yield signed_sum(
                line.score.figure, [(1, entry.figure) for entry in rows],
                subject=f"{line.names[0] if line.names else '各项'}得分",
                kind=RelationKind.SCORE, scope=Scope.TEXT_TABLE,
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
