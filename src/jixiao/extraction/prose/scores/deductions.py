"""满分40分，得37分，扣3分: what is taken off is what the score lacks of its points."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from operator import attrgetter

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import alike
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope, Term

_LESS_THAN_ALL = r"满分(?:相?差|少|低|还差)"
_TAKEN = re.compile(rf"(?:{words.OFF}|{_LESS_THAN_ALL})(?:了)?$")
_BY_RULE = re.compile(r"每|低于|超过|不足|未达|的，[扣减]")
"""每低1个百分点扣0.5分: what a rule takes off."""
_IN_ALL = re.compile(r"(?:共|合计|总计|累计)(?:计)?(?:酌情|相应|予以)?[扣失丢减]")
_EXPLAINED = re.compile(r"的(?:主要|具体)?(?:原因|情况)")
"""扣4分的主要原因：甲扣1分，…: what was taken off in all, before its parts."""
_OFF_AT_ONCE = re.compile(
    rf"[，；（](?:(?:共计?|合计|总共|累计)?{words.OFF}|[比较距离]{_LESS_THAN_ALL})"
    r"(?:了|为|：)?"
)
"""Nothing else between a total and what was taken off."""
_OF_ALL = re.compile(
    r"(?:合计|总计|总分|总得分|综合得分|综合评分|共得|共计得?|绩效自评(?:得分|分数|得)?)[^，。；指项类]{0,6}$"
)
_sentence = attrgetter("sentence")
_FULL = 100
_LEAST_TOTAL = 60
"""Lower scores before what was taken off are of a part."""
_FEWEST = 2
_NEAR = 14
"""Characters before an amount in which a rule is told."""


def deductions(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The points taken off against points and score of their passage; where they stand apart, or
    several are taken off, only where they agree.
    """
    taken: dict[int, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        points_off = phrase.role is Role.CHANGE and phrase.figure.dimension is Dimension.SCORE
        if points_off and _TAKEN.search(phrase.gap) and "每" not in phrase.context[-_NEAR:]:
            taken[phrase.passage].append(phrase)
    if not taken:
        return
    yield from _off_a_hundred(phrases, taken)
    beside = [one for one in phrases if one.passage in taken and one.role is not Role.CHANGE]
    for passage, told in taken.items():
        yield from _all_taken_off(told)
        off = [one for one in told if not _BY_RULE.search(one.context[-_NEAR:])]
        row = [one for one in beside if one.passage == passage]
        if sum(one.role is Role.SCORE for one in row) == 1:
            title = next((one.title for one in phrases if one.passage == passage), "")
            yield from _off_its_score(row, off, phrases, title)
            continue
        for sentence, taken_off in groupby(off, key=_sentence):
            less = list(taken_off)
            clause = [one for one in row if one.sentence == sentence]
            # 总分93分，其中甲46分，扣4分: of the score right before, by its own name.
            last = [one for one in clause if one.role is Role.SCORE and one.after == less[0].gap]
            if last and all(one.role is Role.SCORE for one in clause):
                clause = last
            yield from _off_its_score(clause, less, phrases, last[0].subject.name if last else "")


def _off_its_score(
    row: Sequence[Phrase], off: list[Phrase], phrases: Sequence[Phrase], name: str
) -> Iterator[Relation]:
    """What was taken off the one score of a passage or clause; where no points stand with it,
    off points of this ``name`` among ``phrases``.
    """
    points = [one for one in row if one.role is Role.WEIGHT]
    scores = [one for one in row if one.role is Role.SCORE]
    if off and len(points) == len(scores) == 1:
        if scores[0].figure.value <= points[0].figure.value:
            yield from _taken_off(points[0], scores[0], off)
    elif off and not points and len(scores) == 1:
        yield from _off_points_elsewhere(scores[0], off, phrases, name)


def _off_a_hundred(phrases: Sequence[Phrase], taken: dict[int, list[Phrase]]) -> Iterator[Relation]:
    """自评总分92.60分，扣7.40分: what a total right before lacks of a hundred."""
    for before, one in pairwise(phrases):
        off = one in taken.get(one.passage, ()) and _OFF_AT_ONCE.fullmatch(one.gap)
        if off and before.sentence == one.sentence and _is_total(before):
            yield _off_total(one, before)
    for passage, told in taken.items():
        totals = [one for one in phrases if one.passage == passage and _is_total(one)]
        for one in told if totals else ():
            relation = _off_total(one, totals[0])
            slip = is_misprinted(relation) and _IN_ALL.search(one.gap)
            if totals[0].stop < one.stop and (relation.verdict is Verdict.HOLDS or slip):
                yield relation


def _off_total(off: Phrase, total: Phrase) -> Relation:
    judged = judge_rate(off.figure, (total.figure,), _rest_of_hundred)
    return Relation(
        RelationKind.DIFFERENCE, Scope.CLAUSE, f"100－{total.figure.digits}",
        (Term(f"{_FULL}"), Term.of(total.figure, -1)), Term.of(off.figure), judged,
        total.figure.start, off.figure.end, "扣分",
    )  # fmt: skip


def _is_total(phrase: Phrase) -> bool:
    """Whether a score is, by its words, of the whole evaluation; lower ones are of a part."""
    scored = phrase.figure.dimension is Dimension.SCORE and phrase.figure.value >= _LEAST_TOTAL
    return scored and _OF_ALL.search(phrase.gap) is not None


def _rest_of_hundred(values: Sequence[Fraction]) -> Fraction:
    return _FULL - values[0]


def _all_taken_off(taken: Sequence[Phrase]) -> Iterator[Relation]:
    """甲扣1分，乙扣0.5分，共扣1.5分: what was taken off one by one, and in all before or behind."""
    for place, total in enumerate(taken):
        explained = _EXPLAINED.match(total.after) is not None
        if not explained and not _IN_ALL.search(total.gap):
            continue
        behind = taken[place + 1 :]
        parts = behind if explained or (behind and behind[0].opener) else taken[:place]
        if len(parts) < _FEWEST:
            continue
        relation = signed_sum(
            total.figure, [(1, one.figure) for one in parts], subject="扣分合计",
            kind=RelationKind.SCORE,
        )  # fmt: skip
        if agrees(relation.judgement) or all(one.stop == total.stop for one in parts):
            yield relation


def _off_points_elsewhere(
    score: Phrase, taken: list[Phrase], phrases: Sequence[Phrase], title: str
) -> Iterator[Relation]:
    """产出指标40分。…产出指标。…共扣1.80分，得38.20分: the points stand where the same was named
    elsewhere; told where they agree, or the score is a misprint of what is left of them.
    """
    named = [one for one in phrases if one.role is Role.WEIGHT and alike(one.subject.name, title)]
    if not title or len({one.figure.value for one in named}) != 1:
        return
    others = [(1, named[0].figure), *((-1, one.figure) for one in taken)]
    relation = signed_sum(score.figure, others, subject=f"{title}得分", kind=RelationKind.SCORE)
    if agrees(relation.judgement) or is_misprinted(relation):
        yield relation


def _taken_off(points: Phrase, score: Phrase, taken: list[Phrase]) -> Iterator[Relation]:
    first, *others = taken
    relation = signed_sum(
        first.figure,
        [(1, points.figure), (-1, score.figure), *((-1, one.figure) for one in others)],
        subject="扣分", kind=RelationKind.DIFFERENCE,
    )  # fmt: skip
    headed = points.stop == 0 and score.stop == 1 and points.after.startswith("）。")
    one_sentence = score.sentence == first.sentence
    beside = not others and one_sentence and (headed or points.sentence == score.sentence)
    if beside or agrees(relation.judgement):
        yield relation
