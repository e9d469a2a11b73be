"""Weights: subtotals, and lists that must make 100, or 90 beside the execution rate (A02)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import pairwise, takewhile

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.adding import MIN_PARTS, MOST_PARTS, start_of_row
from jixiao.extraction.prose.scores.lines import Line
from jixiao.figures.chinese import number_of
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Judgement, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope, Term

_FEWEST = 2
_THINGS = ("个", "项", "条")
_COUNTED = late_regex(
    r"(?P<count>[两二三四五六七八九十]|\d{1,2})[项个]指标的?(?:权重|分值|满分)[^，。；]{0,4}$"
)
"""6项指标权重合计: of how many indicators the points before are."""
_BESIDE_COUNT = late_regex(r"[，、](?:总?权重|总?分值|满分)(?:共计?|合计|总计|为)*")
_MISSED_AT_MOST = 15
"""Points by which weights miss the total behind them that they are all of, a slip among them."""
_FULL = Decimal(100)
_BESIDE_EXECUTION = Decimal(90)
"""The points of the indicators where the execution rate has ten of its own."""
_OF_ALL = late_regex(r"(?:各项?(?:一级)?指标[^。]{0,8}|一级指标[^。]{0,4})(?:权重|分值)")


def weight_totals(phrases: list[Phrase]) -> Iterator[Relation]:
    """The weights of the indicators make 90 beside the execution rate, or 100."""
    weights = [one for one in phrases if one.role is Role.WEIGHT]
    closing = [one for one in weights if words.SUBTOTAL_SCORE.search(one.gap)]
    parts = [one for one in weights if one not in closing]
    for total in closing:
        end = bisect_left(parts, total.figure.start, key=lambda one: one.figure.start)
        before = parts[max(0, end - MOST_PARTS) : end]
        start = start_of_row(total.figure, [one.figure for one in before])
        if start is not None:
            yield _weight_sum(total, before[start:])
            continue
        before = _as_many_as_counted(_smaller(before, total), total)
        beside = [one for one in before if _same_sentence(one, total)]
        row = beside if len(beside) >= MIN_PARTS else before
        made = sum((one.figure.value for one in row), Decimal(0))
        if len(row) >= MIN_PARTS and abs(made - total.figure.value) <= _MISSED_AT_MOST:
            yield _weight_sum(total, row)


def _smaller(before: list[Phrase], total: Phrase) -> list[Phrase]:
    """The last of the weights before a total that may be its parts: none is as large as it is."""
    behind = takewhile(lambda one: one.figure.value < total.figure.value, reversed(before))
    return [*behind][::-1]


def _as_many_as_counted(before: list[Phrase], total: Phrase) -> list[Phrase]:
    """6项指标权重合计90分: the last six of the weights before it, if so many stand there."""
    told = _COUNTED.search(total.context)
    count = int(number_of(told["count"])) if told is not None else 0
    return before[-count:] if _FEWEST <= count <= len(before) else before


def weight_breakdowns(phrases: list[Phrase]) -> Iterator[Relation]:
    """总分100分，其中决策20分、过程20分…: points with what they divide into right behind."""
    weights = [one for one in phrases if one.role is Role.WEIGHT]
    for index, head in enumerate(weights):
        behind = list(takewhile(partial(_details, head), weights[index + 1 :]))
        if len(behind) < _FEWEST or not behind[0].opener:
            continue
        row = [one for one in behind if one.depth == behind[0].depth]
        found = _up_to_total(head, row)
        if found is not None:
            yield _weight_sum(head, found)
        elif head.figure.value == _FULL and len(row) >= MIN_PARTS and row[-1].stop == head.stop:
            yield _weight_sum(head, row)


def weights_of_counted(phrases: list[Phrase]) -> Iterator[Relation]:
    """绩效指标共8个，权重90分: the points of just so many indicators behind, of each its own."""
    weights = [one for one in phrases if one.role is Role.WEIGHT]
    for count, head in pairwise(phrases) if weights else ():
        told = head.role is Role.WEIGHT and "指标" in count.gap and count.figure.unit in _THINGS
        if not told or head.sentence != count.sentence or not _BESIDE_COUNT.fullmatch(head.gap):
            continue
        index = weights.index(head) + 1
        row = weights[index:]
        if len(row) == count.figure.value >= MIN_PARTS:
            yield _weight_sum(head, row)


def _details(head: Phrase, one: Phrase) -> bool:
    """Whether points can be a part of others: of the passage, no further sentence than one."""
    return one.passage == head.passage and one.stop - head.stop <= 1


def _up_to_total(head: Phrase, row: list[Phrase]) -> list[Phrase] | None:
    """The first of the points that come to their head."""
    running = Decimal(0)
    for count, one in enumerate(row, 1):
        running += one.figure.value
        if running == head.figure.value and count >= _FEWEST:
            return row[:count]
    return None


def weight_lists(phrases: list[Phrase]) -> Iterator[Relation]:
    """各项一级指标的权重为：产出50分、效益30分…: they must make 100 (or 90 beside 执行率)."""
    weights = [one for one in phrases if one.role is Role.WEIGHT]
    for index, first in enumerate(weights):
        if not _OF_ALL.search(first.gap):
            continue
        behind = takewhile(partial(_same_sentence, first), weights[index + 1 :])
        row = [first, *(one for one in behind if not _is_of_all(one))]
        if len(row) >= MIN_PARTS:
            yield full_weights([one.figure for one in row])


def _is_of_all(points: Phrase) -> bool:
    """合计100分; 、满分100分: whether points are those of all that stands before them."""
    gap = points.gap
    return bool(words.SUBTOTAL_SCORE.search(gap) or words.SCORE_OF_POINTS.match(gap))


def weights_of_lines(lines: Sequence[Line]) -> Iterator[Relation]:
    """决策20分，得分18分；过程20分，得分19分…: points beside their scores that make a hundred."""
    row: list[Phrase] = []
    for line in lines:
        points = line.points
        if points is None or (row and points.passage - row[-1].passage > 1):
            row = []
            continue
        row.append(points)
        if len(row) >= MIN_PARTS and sum(one.figure.value for one in row) == _FULL:
            yield full_weights([one.figure for one in row])
            row = []


def _same_sentence(one: Phrase, other: Phrase) -> bool:
    return one.sentence == other.sentence and one.passage == other.passage


def full_weights(row: Sequence[Figure], scope: Scope = Scope.CLAUSE) -> Relation:
    """The weights against 100, or 90 where they make just that."""
    operands = tuple(Term.of(one) for one in row)
    total = sum((one.value for one in row), Decimal(0))
    holds = total in (_FULL, _BESIDE_EXECUTION)
    judgement = Judgement(
        Verdict.HOLDS if holds else Verdict.CONTRADICTED, f"{total:f}", value=Fraction(total)
    )
    stated = Term(f"{total:f}" if holds else f"{_FULL:f}")
    formula = "＋".join(one.digits for one in row)
    return Relation(
        RelationKind.WEIGHTS, scope, formula, operands, stated, judgement, row[0].start,
        row[-1].end, "各项指标权重",
    )  # fmt: skip


def _weight_sum(total: Phrase, parts: list[Phrase]) -> Relation:
    return signed_sum(
        total.figure,
        [(1, one.figure) for one in parts],
        subject="权重合计",
        kind=RelationKind.WEIGHTS,
    )
