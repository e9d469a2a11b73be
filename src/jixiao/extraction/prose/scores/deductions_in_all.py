"""共扣7.4分: what is taken off in all, against the single deductions and against a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain, pairwise

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.taken_off import LESS_THAN_ALL, in_turn, times_told
from jixiao.extraction.prose.scores.total_scores import is_total_score
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.verdict import Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope, Term

_IN_ALL = late_regex(words.ALL_OFF)
_EXPLAINED = late_regex(r"的(?:主要|具体)?(?:原因|情况)")
"""扣4分的主要原因：甲扣1分，…: what was taken off in all, before its parts."""
_OFF_AT_ONCE = late_regex(
    rf"[，；（](?:{words.ALL_OFF}|{words.OFF}|[比较距离]{LESS_THAN_ALL})(?:了|为|：)?"
)
"""Nothing else between a total and what was taken off."""
_OF_NO_PART = late_regex(rf"[。；](?:以上|上述|各项)?{words.ALL_OFF}(?:为|：)?")
"""。共扣7.4分: no part is named of which so much was taken off."""
_OF_ALL = late_regex(
    r"(?:合计|总计|总分|总得分|综合得分|综合评分|共得|共计得?|绩效自评(?:得分|分数|得)?)[^，。；指项类]{0,6}$"
)
_SEMICOLON = 3
_FULL = 100
_FEWEST = 2


def deductions_in_all(
    phrases: Sequence[Phrase], taken: dict[int, list[Phrase]]
) -> Iterator[Relation]:
    """What was taken off in all against its parts, and against what a total lacks of a hundred."""
    yield from _off_a_hundred(phrases, taken)
    for told in taken.values():
        yield from _all_taken_off(told)
    yield from _all_above(list(chain.from_iterable(taken.values())))


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
            slip = slip or _OF_NO_PART.fullmatch(one.gap)
            holds = relation.verdict is Verdict.HOLDS and totals[0].place < one.place
            if holds or (slip and totals[0].stop < one.stop):
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
    if phrase.role is not Role.SCORE or phrase.figure.value < words.LEAST_WHOLE:
        return False
    return _OF_ALL.search(phrase.gap) is not None or is_total_score(phrase)


def _rest_of_hundred(values: Sequence[Fraction]) -> Fraction:
    return _FULL - values[0]


def _all_taken_off(taken: Sequence[Phrase]) -> Iterator[Relation]:
    """甲扣1分，乙扣0.5分，共扣1.5分: what was taken off one by one, and in all before or behind;
    甲共扣1分，乙共扣0.5分，丙共扣2分 is a row of totals, told only where one makes the others.
    """
    for place, total in enumerate(taken):
        explained = _EXPLAINED.match(total.after) is not None
        if not explained and not _IN_ALL.search(total.gap):
            continue
        behind = in_turn(taken, place + 1) or taken[place + 1 :]
        opened = behind and (behind[0].opener or words.IN_TURN.fullmatch(behind[0].gap))
        parts = _before_semicolon(behind) if explained or opened else taken[:place]
        if len(parts) < _FEWEST:
            continue
        relation = _sum(total, parts)
        sure = all(one.stop == total.stop and not _IN_ALL.search(one.gap) for one in parts)
        if relation and (sure or agrees(relation.judgement)):
            yield relation


def _before_semicolon(row: Sequence[Phrase]) -> Sequence[Phrase]:
    """其中甲扣0.1分、乙扣0.3分；产出扣2分: the row up to a semicolon, behind which another head
    stands, if its parts stand in one clause.
    """
    ends = [at for at, one in enumerate(row) if at and one.pause == _SEMICOLON]
    return row[: ends[0]] if ends and ends[0] >= _FEWEST else row


def _all_above(taken: Sequence[Phrase]) -> Iterator[Relation]:
    """四项共扣5.4分 below paragraphs that each end with what was taken off: told where it is that,
    or a misprint of it.
    """
    start = 0
    for place, total in enumerate(taken):
        if not _IN_ALL.search(total.gap):
            continue
        parts = [one for one in taken[start:place] if one.passage < total.passage]
        relation = _sum(total, parts) if len(parts) >= _FEWEST else None
        if relation and (agrees(relation.judgement) or is_misprinted(relation)):
            yield relation
            start = place + 1


def _sum(total: Phrase, parts: Sequence[Phrase]) -> Relation | None:
    """What single deductions make, each as often as it is told; None where one does not say."""
    times = [times_told(one) for one in parts]
    if not all(times):
        return None
    figures = [one.figure for one, often in zip(parts, times, strict=True) for _ in range(often)]
    return signed_sum(
        total.figure, [(1, figure) for figure in figures], subject="扣分合计",
        kind=RelationKind.SCORE,
    )  # fmt: skip
