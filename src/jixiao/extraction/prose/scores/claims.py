"""Scores that the conclusion gives again, by name: against the place where they were given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import same, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.enumerated import opens_row, row_from
from jixiao.extraction.prose.scores.items import without_led
from jixiao.extraction.prose.scores.lines import Line, alike, core_of
from jixiao.extraction.prose.scores.sections import Section
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind

_FEWEST = 2
_FEWEST_IN_TURN = 3
_OF_ITEM = late_regex(r"[该此这]项?指标[^，。；]{0,4}$")
"""该指标得9分: of the item told before, and no section."""


def claimed_scores(parts: Sequence[Line], root: Section) -> Iterator[Relation]:
    """Each part of the total against the section, or the one line, of its name; a line whose name
    only ends in the same word (全程管理, 档案管理) is of an item.
    """
    sections = [section for section in root.walk() if section.level]
    lines = root.parts()
    for claim in parts:
        name = claim.names[0] if claim.names else ""
        if not core_of(name):
            yield from _all_indicators(claim, lines)
            continue
        named = [one for one in sections if alike(one.title, name)]
        exact = [one for one in named if core_of(one.title) == core_of(name)]
        if len(exact or named) == 1:
            yield from _against_section(claim, (exact or named)[0])
            continue
        like = [one for one in lines if one.names and alike(one.names[0], name)]
        if len(like) == 1 and _same_points(claim, like[0].points):
            relation = same(like[0].score.figure, claim.score.figure, subject=f"{name}得分")
            sure = core_of(like[0].names[0]) == core_of(name) or is_misprinted(relation)
            sure = sure and not _opens_items(like[0], lines, parts)
            if sure or not relation.contradicted:
                yield relation


def _opens_items(line: Line, lines: Sequence[Line], parts: Sequence[Line]) -> bool:
    """效益指标：到馆人次…，得15分；外借量…，得15分: whether a further score stands behind one in
    its sentence, and is of no other part: both are of items.
    """
    names = [part.names[0] for part in parts if part.names]
    behind = (
        one
        for one in lines
        if (one.score.passage, one.score.stop) == (line.score.passage, line.score.stop)
        and one.score.place > line.score.place
    )
    following = next(behind, None)
    if following is None or not following.names:
        return False
    return not any(alike(following.names[0], name) for name in names)


def _all_indicators(claim: Line, lines: Sequence[Line]) -> Iterator[Relation]:
    """指标得分, without a name of its own: the subtotal of all indicators."""
    totals = [line for line in lines if line.is_subtotal]
    large = claim.score.figure.value >= words.LEAST_WHOLE
    if large and len(totals) == 1:
        yield same(totals[0].score.figure, claim.score.figure, subject="指标得分合计")


def _against_section(claim: Line, section: Section) -> Iterator[Relation]:
    """The section's own score, else the sum of the scores in it."""
    subject = f"{claim.names[0]}得分"
    parts = section.parts()
    if section.stated is not None:
        yield same(section.stated.score.figure, claim.score.figure, subject=subject)
        made = sum_of_scores(claim.score, without_led(claim.score.figure.value, parts), subject)
        if len(parts) >= _FEWEST and not made.contradicted:
            yield made
    elif len(parts) == 1 and _same_points(claim, parts[0].points):
        relation = same(parts[0].score.figure, claim.score.figure, subject=subject)
        said = parts[0].of_each or _OF_ITEM.search(parts[0].score.gap) is not None
        of_item = said or _is_of_one_item(parts[0], claim, section) or parts[0].of_words
        if not (relation.contradicted and of_item):
            yield relation
    elif len(parts) >= _FEWEST:
        parts = [*without_led(claim.score.figure.value, parts)]
        relation = sum_of_scores(claim.score, parts, subject)
        points = claim.points or section.points
        relation.must_hold = is_complete(points, parts)
        if relation.must_hold or not relation.contradicted:
            yield relation


def _is_of_one_item(line: Line, claim: Line, section: Section) -> bool:
    """1.甲任务…。2.乙任务完成95%，得6.65分: whether the only score of a section stands in one of
    several items of it, the others being given in full, and so is less than the whole.
    """
    items = len(section.children) >= _FEWEST and line not in section.lines
    return items and line.score.figure.value < claim.score.figure.value


def _same_points(claim: Line, points: Phrase | None) -> bool:
    """Whether the points of both places are the same, as far as both print them."""
    if claim.points is None or points is None:
        return True
    return claim.points.figure.value == points.figure.value


def is_complete(points: Phrase | None, parts: Sequence[Line]) -> bool:
    """Whether the points of the parts make the points of the whole: then none is missing."""
    reached = [line.points.figure.value for line in parts if line.points is not None]
    if points is None or len(reached) != len(parts):
        return False
    return sum(reached, Decimal(0)) == points.figure.value


def claimed_in_turn(lines: Sequence[Line], root: Section) -> Iterator[Relation]:
    """四个部分得分依次为9分、28分、29分、28分: each against the section of its place, where there
    are just so many beside each other and at most one of them differs, or more by misprints.
    """
    for place, line in enumerate(lines):
        row = list(row_from(lines, place)) if opens_row(line) and not line.names else []
        if len(row) < _FEWEST_IN_TURN:
            continue
        for section in root.walk():
            beside = [one for one in section.children if one.stated or one.parts()]
            if len(beside) != len(row):
                continue
            pairs = zip(row, beside, strict=True)
            told = [_whole_section(claim, one) for claim, one in pairs]
            wrong = [one for one in told if one.contradicted]
            slips = len(wrong) < len(row) and all(map(is_misprinted, wrong))
            repeated = all(one.kind is RelationKind.SAME_FACT for one in wrong)
            if repeated and (len(wrong) <= 1 or slips):
                yield from told
                break


def _whole_section(claim: Line, section: Section) -> Relation:
    """A score against all of a section, as one score or as the sum of several."""
    subject, parts = f"{section.title}得分", section.parts()
    stated = section.stated or (parts[0] if len(parts) == 1 else None)
    if stated is None:
        return sum_of_scores(claim.score, parts, subject)
    return same(claim.score.figure, stated.score.figure, subject=subject)


def sum_of_scores(total: Phrase, parts: Sequence[Line], subject: str) -> Relation:
    """``total`` = Σ parts."""
    return made_up(total.figure, parts, subject)


def made_up(total: Figure, parts: Sequence[Line], subject: str) -> Relation:
    """The same of a figure."""
    return signed_sum(
        total,
        [(1, line.score.figure) for line in parts],
        subject=subject,
        kind=RelationKind.SCORE,
        formula="＋".join(line.score.figure.digits for line in parts),
    )
