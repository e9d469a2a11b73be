"""Total scores: against their parts (A01) and against each other (B01)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from jixiao.extraction.building import same, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.adding import MIN_PARTS, start_of_row
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role

_HEAD_TOTAL = re.compile(
    r"(?:总分|综合得分|总得分|自评分数|最终得分|综合评分|总体得分|自评综合得分|自评得分|"
    r"评价得分|自评总分)[^，。；]{0,4}$"
)
_OF_PROJECT = re.compile(r"项目|专项|子项|二级|下属")
_NEAR = 24
"""Characters before a total in which a project is named that it is of."""
_OF_WHOLE = re.compile(r"综合|总分|总得分|部门|整体|绩效自评")
_LEAST_TOTAL = 30
"""Lower scores are totals only where the words say so (综合得分)."""
_MISSED_AT_MOST = 15
"""Points by which all scores together may miss their total and still be all there are."""
_LEAST_WHOLE = 60
"""Points that all scores together make at least, however far they miss the total."""
_TITLE = "自评总分"
_ADDED_REACH = 3
"""Scores right before a total that may be its two parts."""


def is_total_score(phrase: Phrase) -> bool:
    """Whether a score is the total of the whole evaluation."""
    if phrase.role is not Role.SCORE:
        return False
    clause = re.split(r"[，。；：]", phrase.gap.rstrip("，。；："))[-1]
    if words.SUBTOTAL_SCORE.search(clause):
        return False
    if not _HEAD_TOTAL.search(clause) or words.WEIGHT_NAME.search(clause) or "指标" in clause:
        return False
    return phrase.figure.value > _LEAST_TOTAL or bool(_OF_WHOLE.search(clause))


def score_totals(phrases: list[Phrase]) -> Iterator[Relation]:
    """Subtotals, the grand total, and the total wherever it is repeated."""
    scores = [phrase for phrase in phrases if phrase.role is Role.SCORE]
    totals = [phrase for phrase in scores if is_total_score(phrase)]
    closing = {(phrase.passage, phrase.sentence) for phrase in totals}
    parts: list[Phrase] = []
    for phrase in scores:
        if (phrase.passage, phrase.sentence) in closing:
            continue
        if words.SUBTOTAL_SCORE.search(phrase.gap) and len(parts) >= MIN_PARTS:
            yield _closing(phrase, parts)
        else:
            parts.append(phrase)
    if totals and len(parts) >= MIN_PARTS:
        relation = _grand_total(totals[0], parts)
        if _complete(relation):
            yield relation
    yield from _repeated(totals)
    yield from _added_scores(scores, totals)


def _repeated(totals: list[Phrase]) -> Iterator[Relation]:
    """The total of the whole evaluation against its first statement (B03)."""
    own = [phrase for phrase in totals if not _OF_PROJECT.search(phrase.gap[-_NEAR:])]
    for phrase in own[1:]:
        yield same(phrase.figure, own[0].figure, subject=_TITLE)


def _complete(relation: Relation) -> bool:
    """Whether the scores in prose are all there are: they come close to the total."""
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None:
        return False
    return value >= _LEAST_WHOLE or abs(value - Fraction(stated.value)) <= _MISSED_AT_MOST


def _closing(total: Phrase, parts: list[Phrase]) -> Relation:
    """A subtotal over the scores right before it: as many as add up, else all of one section."""
    start = start_of_row(total, parts)
    if start is not None:
        return _score_sum(total, parts[start:])
    return _score_sum(total, [one for one in parts if one.subject.name != "预算执行率"])


def _grand_total(total: Phrase, parts: list[Phrase]) -> Relation:
    """All scores against the total; where only a score without a name makes it, without that."""
    nameless = [one for one in parts if not one.subject.name]
    named = [one for one in parts if one.subject.name]
    whole = _score_sum(total, parts)
    filled_up = nameless and whole.verdict is Verdict.HOLDS and len(named) >= MIN_PARTS
    if not filled_up or not _beside_another(nameless, parts):
        return whole
    relation = _score_sum(total, named)
    relation.cause = "nameless_item"
    relation.note = f"{whole.stated.digits}"
    return relation


def _beside_another(nameless: list[Phrase], parts: list[Phrase]) -> bool:
    """Whether a nameless score stands in the sentence of another: left over, or a name lost."""
    return all(
        any(
            one is not other and one.sentence == other.sentence and other.passage == one.passage
            for other in parts
        )
        for one in nameless
    )


def _score_sum(total: Phrase, parts: list[Phrase]) -> Relation:
    return signed_sum(
        total.figure,
        [(1, one.figure) for one in parts],
        subject=_TITLE,
        kind=RelationKind.SCORE,
        formula="＋".join(one.figure.digits for one in parts),
    )


def _added_scores(scores: list[Phrase], totals: list[Phrase]) -> Iterator[Relation]:
    """执行率得分 a 与指标得分 b 相加，总分 c: the two figures right before the total."""
    for total in totals:
        index = bisect_left(scores, total.figure.start, key=lambda one: one.figure.start)
        window = [
            one
            for one in scores[max(0, index - _ADDED_REACH) : index]
            if one.sentence == total.sentence
        ]
        if len(window) >= 2:
            yield _score_sum(total, window)
