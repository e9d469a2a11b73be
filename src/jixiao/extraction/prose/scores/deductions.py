"""满分40分，得37分，扣3分: what is taken off is what the score lacks of its points."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.deductions_in_all import deductions_in_all
from jixiao.extraction.prose.scores.lines import Line, alike, core_of, name_of
from jixiao.extraction.prose.scores.taken_off import in_turn, taken_off, times_told
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope, Term

_BY_RULE = late_regex(r"每|低于|超过|不足|未达|的，[扣减]")
"""每低1个百分点扣0.5分: what a rule takes off."""
_OF_COUNTED = late_regex(
    rf"[两二三四五六七八九](?:个|大)?(?:部分|项|类|方面)[^，。；]{{0,4}}{words.ALL_OFF}"
)
"""，两部分合计扣3.6分: off several scores, or for several things off the one before."""
_ROUND = 5
"""What the points of a part of an evaluation are a multiple of."""
_NEAR = 14
"""Characters before an amount in which a rule is told."""


def deductions(phrases: Sequence[Phrase], lines: Sequence[Line]) -> Iterator[Relation]:
    """The points taken off against points and score of their passage; where they stand apart, or
    several are taken off, only where they agree.
    """
    taken = taken_off(phrases)
    if not taken:
        return
    yield from deductions_in_all(phrases, taken)
    beside = [one for one in phrases if one.passage in taken and one.role is not Role.CHANGE]
    by_score = {id(line.score): line for line in lines}
    for passage, told in taken.items():
        yield from _off_in_turn(told, lines)
        off = [one for one in told if not _BY_RULE.search(one.context[-_NEAR:])]
        row = [one for one in beside if one.passage == passage]
        if sum(one.role is Role.SCORE for one in row) == 1:
            title = next((one.title for one in phrases if one.passage == passage), "")
            yield from _off_its_score(row, off, phrases, title or _name_of_score(row, by_score))
            continue
        yield from _of_clauses(row, off, phrases, by_score)
    alone = [one for passage in taken for one in taken[passage] if not _BY_RULE.search(one.gap)]
    yield from _off_named(alone, phrases, lines)


def _off_named(
    off: Sequence[Phrase], phrases: Sequence[Phrase], lines: Sequence[Line]
) -> Iterator[Relation]:
    """产出指标50分…。产出指标得48.6分。…产出指标共扣1.4分: points, if not also the score, stand
    where the same was named elsewhere; told where the score lacks just that.
    """
    points: dict[str, Phrase] = {}
    for one in phrases:
        if one.role is Role.WEIGHT:
            points.setdefault(core_of(name_of(last_clause(one.gap).text)), one)
    by_name: dict[str, Line] = {}
    for each in lines:
        by_name.setdefault(core_of(each.names[0]) if each.names else "", each)
    starts = [line.score.figure.start for line in lines]
    for one in off:
        core = core_of(name_of(last_clause(one.gap).text))
        before = bisect_left(starts, one.figure.start)
        last = lines[before - 1] if before else None
        beside = last is not None and last.score.after == one.gap
        line = last if beside else by_name.get(core)
        if line is not None and not core and line.points is None and line.names:
            core = core_of(line.names[0])
        full = points.get(core) if core else None
        if line is not None and full is not None and full.passage != one.passage:
            relation = _lacking(full, line.score, [one])
            yield from (relation,) if agrees(relation.judgement) else ()


def _name_of_score(row: Sequence[Phrase], lines: dict[int, Line]) -> str:
    """产出指标合计38.2分，扣1.8分: what the one score of a passage is called."""
    named = (lines[id(one)].names for one in row if id(one) in lines)
    return next((names[0] for names in named if names), "")


def _off_in_turn(told: Sequence[Phrase], lines: Sequence[Line]) -> Iterator[Relation]:
    """甲20分，得18分；乙10分，得9分。失分依次为2分、1分: each of its place in the row of scores,
    where all but one of them fit.
    """
    for place, first in enumerate(told):
        row = in_turn(told, place)
        if not row:
            continue
        before = [
            (line.points, line.score)
            for line in lines
            if line.points is not None
            and line.score.passage == first.passage
            and line.score.place < first.place
        ]
        if len(before) >= len(row):
            pairs = zip(before[-len(row) :], row, strict=False)
            found = [_lacking(points, score, [off]) for (points, score), off in pairs]
            most = 1 if words.IN_TURN.fullmatch(row[0].gap) else 0
            if sum(one.contradicted for one in found) <= most:
                yield from found
        else:
            yield from _off_round_points(row, lines)


def _off_round_points(row: Sequence[Phrase], lines: Sequence[Line]) -> Iterator[Relation]:
    """其中产出48.50分、效益29.20分，分别扣1.50分和0.80分: each leaves its score of points that are
    told elsewhere, if at all: round ones, of all of the row.
    """
    before = [
        line.score
        for line in lines
        if line.score.sentence == row[0].sentence and line.score.place < row[0].place
    ][-len(row) :]
    points = [one.figure.value + off.figure.value for one, off in zip(before, row, strict=False)]
    if len(before) < len(row) or any(one % _ROUND for one in points):
        return
    for score, off, each in zip(before, row, points, strict=True):
        yield Relation(
            RelationKind.DIFFERENCE, Scope.CLAUSE, f"{each:.0f}－{score.figure.digits}",
            (Term(f"{each:.0f}"), Term.of(score.figure, -1)), Term.of(off.figure),
            Judgement(Verdict.HOLDS, off.figure.digits, value=off.figure.fraction),
            score.figure.start, off.figure.end, "扣分",
        )  # fmt: skip


def _of_clauses(
    row: Sequence[Phrase], off: Sequence[Phrase], phrases: Sequence[Phrase], lines: dict[int, Line]
) -> Iterator[Relation]:
    """总分93分，其中甲46分，扣4分: off the score right before, by its own points or its own name;
    else off the one score of the sentence.
    """
    told = {one.gap for one in off}
    by_sentence: dict[int, list[Phrase]] = defaultdict(list)
    for one in row:
        by_sentence[one.sentence].append(one)
    by_name = [line for line in lines.values() if line.names]

    def owner(one: Phrase) -> tuple[int, int]:
        # 得48.9分（甲扣1分、乙扣0.1分）: the second goes on with the first.
        before = bisect_left(row, one.place, key=attrgetter("place"))
        score = row[before - 1] if before else None
        beside = score is not None and score.role is Role.SCORE and score.sentence == one.sentence
        return one.sentence, score.place if score and beside and score.after in told else -1

    for (sentence, _), taken in groupby(off, key=owner):
        less = list(taken)
        clause = by_sentence[sentence]
        last = [one for one in clause if one.role is Role.SCORE and one.after == less[0].gap]
        line = lines.get(id(last[0])) if last else None
        if line is not None and line.points is not None:
            clause = [line.points, line.score]
        elif last and all(one.role is Role.SCORE for one in clause):
            clause = last
        name = line.names[0] if line is not None and line.names else ""
        yield from _off_its_score(clause, less, phrases, name)
        if not last and [one.role for one in clause] == [Role.WEIGHT]:
            yield from _off_score_elsewhere(clause[0], less, by_name)


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


def _off_score_elsewhere(
    points: Phrase, taken: Sequence[Phrase], lines: Sequence[Line]
) -> Iterator[Relation]:
    """产出指标得48.67分。…2.产出指标：满分50分，扣1.33分: the score stands where the same was named
    elsewhere; told where they agree, or what was taken off is a misprint of what it lacks.
    """
    name = name_of(points.title) or points.subject.name
    named = [
        line.score
        for line in lines
        if line.score.passage != points.passage and core_of(line.names[0]) == core_of(name)
    ]
    if not core_of(name) or len({one.figure.value for one in named}) != 1:
        return
    relation = _lacking(points, named[0], taken)
    if agrees(relation.judgement) or is_misprinted(relation):
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
    spoilt = is_misprinted(relation) and not _has_a_score(named[0], score, phrases)
    if agrees(relation.judgement) or spoilt:
        yield relation
    if agrees(relation.judgement) and len(taken) == 1:
        yield _lacking(named[0], score, taken)


def _has_a_score(points: Phrase, score: Phrase, phrases: Sequence[Phrase]) -> bool:
    """公开（4分，得3.5分）。甲公开得2分；乙公开得1.5分，扣0.5分: whether points stand with a score
    of their own, so that they are those of no other.
    """
    return any(
        one.role is Role.SCORE
        and one.sentence == points.sentence
        and one.gap == points.after
        and one.figure.value != score.figure.value
        for one in phrases
    )


def _taken_off(points: Phrase, score: Phrase, taken: list[Phrase]) -> Iterator[Relation]:
    if any(times_told(one) != 1 for one in taken):
        yield from _off_each(points, score, taken)
        return
    first, *others = taken
    relation = _lacking(points, score, taken)
    headed = points.stop + 1 == score.stop and points.after.startswith("）。")
    one_sentence = score.sentence == first.sentence
    beside = not others and one_sentence and (headed or points.sentence == score.sentence)
    between = not others and points.passage == first.passage and first.after == score.gap
    near = between and is_misprinted(relation)
    sure = beside and (not _OF_COUNTED.search(first.gap) or is_misprinted(relation))
    if sure or near or agrees(relation.judgement):
        yield relation


def _lacking(points: Phrase, score: Phrase, taken: Sequence[Phrase]) -> Relation:
    """What was taken off is what a score lacks of its points."""
    first, *others = taken
    return signed_sum(
        first.figure,
        [(1, points.figure), (-1, score.figure), *((-1, one.figure) for one in others)],
        subject="扣分", kind=RelationKind.DIFFERENCE,
    )  # fmt: skip


def _off_each(points: Phrase, score: Phrase, taken: Sequence[Phrase]) -> Iterator[Relation]:
    """10分，得8分，甲、乙各扣1分: told where so much, as often as it is told, leaves the score."""
    off = [(-1, one.figure) for one in taken for _ in range(times_told(one))]
    relation = signed_sum(
        score.figure, [(1, points.figure), *off], subject="得分", kind=RelationKind.SCORE
    )
    if all(map(times_told, taken)) and agrees(relation.judgement):
        yield relation
