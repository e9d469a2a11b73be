"""Points and scores in headings: 一、投入（14分）is the sum of （一）…（8分）and （二）…（6分）."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_NUMBER = r"\d{1,3}(?:\.\d+)?"
_HEADED = late_regex(
    rf"[^。；]{{1,40}}?（(?:满分|权重|分值|共)?(?P<points>{_NUMBER})分"
    rf"(?:[，、；]?(?:本项)?(?:实际|自评)?(?:实?得分?|评分)为?(?P<score>{_NUMBER})分)?）"
)
"""A numbered heading with its points, and perhaps its score, in brackets."""
_LEAST = 2
"""Headings that make a sum."""


@dataclass(slots=True)
class _Heading:
    """A heading with points, the score beside them, and the headings right under it."""

    level: int
    points: Phrase
    score: Phrase | None
    under: list[_Heading] = field(default_factory=list)


def outline_scores(passages: Sequence[Passage], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The points and scores of headings that are the sum of those right under them."""
    for heading in _headings(passages, phrases):
        if len(heading.under) < _LEAST:
            continue
        points = [one.points for one in heading.under]
        yield from _sum(heading.points, points, RelationKind.WEIGHTS)
        scores = [one.score for one in heading.under if one.score is not None]
        if heading.score is not None and len(scores) == len(heading.under):
            yield from _sum(heading.score, scores, RelationKind.SCORE)


def _headings(passages: Sequence[Passage], phrases: Sequence[Phrase]) -> Iterator[_Heading]:
    """All headings with points; each knows those under it once the next of its level is reached."""
    places = {(phrase.passage, phrase.place): phrase for phrase in phrases}
    path: list[_Heading] = []
    found: list[_Heading] = []
    for index, passage in enumerate(passages):
        match = _HEADED.match(passage.text) if passage.level and "分" in passage.text else None
        if match is None:
            continue
        points = places.get((index, match.start("points")))
        if points is None:
            continue
        score = places.get((index, match.start("score"))) if match["score"] else None
        heading = _Heading(passage.level, points, score)
        while path and path[-1].level >= heading.level:
            path.pop()
        if path:
            path[-1].under.append(heading)
        path.append(heading)
        found.append(heading)
    return iter(found)


def _sum(stated: Phrase, parts: list[Phrase], kind: RelationKind) -> Iterator[Relation]:
    """Told where it holds: a heading may print no points, and is no part then."""
    relation = signed_sum(
        stated.figure,
        [(1, part.figure) for part in parts],
        subject=stated.subject.name or "指标分值",
        kind=kind,
        scope=Scope.DOCUMENT,
    )
    if relation.verdict is Verdict.HOLDS:
        yield relation
