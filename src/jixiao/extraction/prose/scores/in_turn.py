"""Scores that others make by their digits alone, whatever words tell which these are.

甲方面得27.40分，…乙方面得18.60分，…，得分率92.00%，…总得分46.00分 in one paragraph, or the total
before its parts; and a score of the conclusion that the numbered headings of one section make, or
the paragraphs before it that open with a score: 1.甲（20分，得19.50分）…2.乙….
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.scores.adding import start_of_row
from jixiao.extraction.prose.scores.claims import sum_of_scores
from jixiao.extraction.prose.scores.lines import Line
from jixiao.extraction.prose.scores.sections import heads_section
from jixiao.ledger.relation import Relation

_TELLING = 3
"""Digits of a score that others make by no chance."""
_MOST = 40
"""Scores of a paragraph that are looked at."""
_FEWEST = 2
_OPENING, _NEAR = 12, 24
"""Paragraphs that open with a score (产出类得34.50分。…), and characters before that."""


def scores_in_turn(lines: Sequence[Line], passages: Sequence[Passage]) -> Iterator[Relation]:
    """Each telling score that those right before it in its paragraph make, or a row of headings."""
    opening: list[Line] = []
    for _, group in groupby(lines, key=lambda line: line.score.passage):
        beside = [line for line in group if not line.of_each][:_MOST]
        for place, line in enumerate(beside):
            if _is_telling(line):
                yield from _made_by(line, beside[:place])
                yield from _made_by(line, beside[:place:-1])
                yield from _made_by(line, opening[-_OPENING:])
        opening += [line for line in beside[:1] if line.score.place < _NEAR]
    made = {
        sum((one.score.figure.value for one in row), Decimal(0)): row
        for row in _headed(lines, passages)
        if len(row) >= _FEWEST
    }
    for line in lines if made else ():
        parts = made.get(line.score.figure.value, [])
        if parts and _is_telling(line) and line not in parts:
            yield _sum(line, parts)


def _made_by(line: Line, told: Sequence[Line]) -> Iterator[Relation]:
    """The score of a line by the last ones that make it."""
    start = start_of_row(line.score.figure, [one.score.figure for one in told])
    if start is not None:
        yield _sum(line, told[start:])


def _headed(lines: Sequence[Line], passages: Sequence[Passage]) -> Iterator[list[Line]]:
    """The scores of the headings of one level in a row, up to a heading above them."""
    rows: dict[int, list[Line]] = {}
    told = {line.score.passage: line for line in reversed(lines) if _heads(line, passages)}
    for place, passage in enumerate(passages if told else ()):
        if not passage.level:
            continue
        for level in [level for level in rows if level > passage.level]:
            yield rows.pop(level)
        if place in told:
            rows.setdefault(passage.level, []).append(told[place])
    yield from rows.values()


def _heads(line: Line, passages: Sequence[Passage]) -> bool:
    passage = passages[line.score.passage]
    return bool(passage.level) and heads_section(line, passage)


def _is_telling(line: Line) -> bool:
    return line.score.figure.telling >= _TELLING and line.score.figure.places > 0


def _sum(line: Line, parts: Sequence[Line]) -> Relation:
    name = line.names[0] if line.names else ""
    return sum_of_scores(line.score, parts, f"{name}得分" if name else "自评总分")
