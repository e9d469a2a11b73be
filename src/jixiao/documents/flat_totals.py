"""合计｜100｜97.17 under 一级指标｜权重｜得分: totals of a form whose merged cells stand once."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.documents.flat_grid import Piece, blank_at
from jixiao.late import late_regex

_TOTAL = late_regex(r"(?:自评)?(?:合\s*计|总\s*计|总\s*分|得分合计|总得分)")
_POINTS = late_regex(r"(?:指标)?(?:分值|权重|满分|标准分)(?:[（(][^）)]*[）)])?")
_SCORE = late_regex(r"(?:指标|自评)?得分(?:[（(][^）)]*[）)])?")
_PAIR = 2


def totals_under_scores(rows: list[list[Piece]]) -> list[list[Piece]]:
    """The same rows, with such a total below the columns of points and scores above it."""
    found: list[list[Piece]] = []
    places: list[int] = []
    for row in rows:
        places = _columns(row) or places
        found.append(_spread(row, places) if _is_short_total(row, places) else row)
    return found


def _columns(row: Sequence[Piece]) -> list[int]:
    """The columns of points and scores that a header names; none in a row of figures."""
    if any(cell.is_number for cell in row):
        return []
    points = [place for place, cell in enumerate(row) if _POINTS.fullmatch(cell.words)]
    scores = [place for place, cell in enumerate(row) if _SCORE.fullmatch(cell.words)]
    return [points[0], scores[0]] if len(points) == len(scores) == 1 else []


def _is_short_total(row: Sequence[Piece], places: Sequence[int]) -> bool:
    """Whether a total and its one or two figures stand in front of the columns they belong to."""
    if not places or not 1 < len(row) <= _PAIR + 1 or not _TOTAL.fullmatch(row[0].words):
        return False
    figures = row[1:]
    return all(cell.is_number for cell in figures) and places[-len(figures)] > len(figures)


def _spread(row: Sequence[Piece], places: Sequence[int]) -> list[Piece]:
    """The figures of a row under the last of some columns, with blanks between."""
    spread = [row[0]]
    for place, cell in zip(places[-len(row) + 1 :], row[1:], strict=True):
        spread += [blank_at(row[0].start)] * (place - len(spread))
        spread.append(cell)
    return spread
