"""得分率: a score over its points, one by one or in a row behind the scores."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.scores.enumerated import names_in
from jixiao.extraction.prose.scores.lines import Line, alike, core_of
from jixiao.figures.figure import Dimension, rounded
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope, Term

_NAMED = late_regex(
    r"(?:^|[，。；：“）])(?P<names>[^，。；：“）]+?)(?:[两二三四五六七八九]?(?:个?部分|方面|类|项|大类))?(?:指标)?的?得分率(?:分别|依次)?(?:为|是|达到?)?$"
)
_FULL, _FEWEST_POINTS = 100, 5
_TELLING = 3
"""Digits of a rate by which its score is known."""
_OF_ALL = late_regex(r"(?:综合|总体?|整体|平均)得分率")
"""A rate of all scores together: of no one score."""


def score_rates(lines: Sequence[Line], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """满分20分，得分18分，得分率90%: score over points, which may have been told further up."""
    starts = [line.score.figure.start for line in lines]
    for place, phrase in enumerate(phrases):
        if phrase.figure.dimension is not Dimension.PERCENT or "得分率" not in phrase.gap:
            continue
        if _OF_ALL.search(phrase.gap):
            continue
        if place and (told := _of_points_beside(phrase, phrases[place - 1], lines)) is not None:
            yield told
            continue
        row = _row(phrase, islice(phrases, place + 1, None))
        index = bisect_left(starts, phrase.figure.start)
        beside = lines[max(0, index - len(row)) : index]
        if len(beside) < len(row) or not all(_same_sentence(one.score, phrase) for one in beside):
            yield from _of_named(row, lines)
            continue
        for line, stated in zip(beside, row, strict=True):
            points = line.points or _points_told(line, phrases)
            if points is not None and points.figure.value < line.score.figure.value:
                points = None  # of another item of a like name
            if points is not None and points.figure.value:
                yield rate(
                    stated.figure, (line.score.figure, points.figure), part_of_whole,
                    kind=RelationKind.SCORE, formula="得分÷分值×100", subject="得分率",
                )  # fmt: skip
            elif (
                points is None and max(stated.figure.telling, line.score.figure.telling) >= _TELLING
            ):
                found = _by_whole_points(stated, line)
                yield from (found,) if found is not None else ()


def _of_points_beside(stated: Phrase, points: Phrase, lines: Sequence[Line]) -> Relation | None:
    """三部分得10分、52.40分、28分；过程部分满分60分，得分率87.33%: of a score told before, which
    has no points of its own, where it makes the rate.
    """
    beside = points.role is Role.WEIGHT and points.after == stated.gap
    if not beside or points.figure.dimension is not Dimension.SCORE or not points.figure.value:
        return None
    if stated.figure.telling < _TELLING:
        return None
    before = (one for one in lines if one.score.figure.end <= points.figure.start)
    made = (
        rate(
            stated.figure, (line.score.figure, points.figure), part_of_whole,
            kind=RelationKind.SCORE, formula="得分÷分值×100", subject="得分率",
        )
        for line in before
        if line.points is None
    )  # fmt: skip
    return next((one for one in made if one.verdict is Verdict.HOLDS), None)


def _of_named(row: Sequence[Phrase], lines: Sequence[Line]) -> Iterator[Relation]:
    """投入、产出两部分得分率分别为95.20%和97.35%, 产出得分率97.35%: of the scores of these names,
    where whole points make all of them.
    """
    told = _NAMED.search(row[0].gap)
    names = names_in(told["names"]) if told is not None else []
    if len(names) != len(row) or not all(names):
        return
    found = [_of_name(one, name, lines) for one, name in zip(row, names, strict=True)]
    if all(found):
        yield from (one for one in found if one is not None)


def _of_name(stated: Phrase, name: str, lines: Sequence[Line]) -> Relation | None:
    """A rate over the whole points that make it of a score of its name."""
    named = (one for one in lines if any(alike(each, name) for each in one.names))
    return next(filter(None, (_by_whole_points(stated, one) for one in named)), None)


def _by_whole_points(stated: Phrase, line: Line) -> Relation | None:
    """部门管理得22.80分，得分率91.20%: a score and the whole points that make a rate of it."""
    figure, score = stated.figure, line.score.figure
    if not figure.value:
        return None
    points = rounded(score.fraction * _FULL / figure.fraction, 0)
    if points < _FEWEST_POINTS or points < score.value:
        return None
    made = score.fraction * _FULL / Fraction(points)
    if rounded(made, figure.places) != figure.value:
        return None
    operands = (Term.of(score), Term(f"{points:f}"))
    judged = Judgement(Verdict.HOLDS, figure.digits, value=made)
    return Relation(
        RelationKind.SCORE, Scope.DOCUMENT, "得分÷分值×100", operands, Term.of(figure),
        judged, score.start, figure.end, "得分率",
    )  # fmt: skip


def _row(first: Phrase, following: Iterable[Phrase]) -> list[Phrase]:
    """得分率分别为91.67%、90%、92%: the rates of a row; a rate alone is one of its own."""
    row = [first]
    if "分别" in first.gap:
        for one in following:
            if one.figure.dimension is not Dimension.PERCENT or not ROW_LINK.fullmatch(one.gap):
                break
            row.append(one)
    return row


def _points_told(line: Line, phrases: Sequence[Phrase]) -> Phrase | None:
    """The points of what a score is for, where they stand before it once and in no other size."""
    name = core_of(line.names[0]) if line.names else ""
    told = [
        one
        for one in phrases
        if one.role is Role.WEIGHT and one.figure.start < line.score.figure.start
        and name and core_of(one.subject.name) == name
    ]  # fmt: skip
    return told[0] if len({one.figure.value for one in told}) == 1 else None


def _same_sentence(one: Phrase, other: Phrase) -> bool:
    return one.sentence == other.sentence and one.passage == other.passage
