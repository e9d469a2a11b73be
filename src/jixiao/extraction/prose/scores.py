"""Scores in prose: indicators with target, actual, rate, weight and score, and their totals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import part_of_whole, rate, same, signed_sum
from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure, rounded
from jixiao.figures.verdict import Compute, Judgement, Verdict, judge_rate
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope, Term

_SCORE_PLACES = 2
_MIN_PARTS = 3
_LONGEST_NAME = 30
_FULL = Decimal(100)


@dataclass(slots=True)
class Indicator:
    """One indicator as its paragraph states it."""

    target: Phrase
    mid_year: Phrase | None = None
    actual: Phrase | None = None
    rate: Phrase | None = None
    weight: Phrase | None = None
    score: Phrase | None = None

    @property
    def name(self) -> str:
        """The indicator's name: what stands before the colon of its paragraph."""
        head, colon, _ = self.target.context.partition("：")
        return head.strip("\x04 ") if colon and len(head) <= _LONGEST_NAME else "该指标"

    @property
    def bound(self) -> str:
        """>=, <= or = of the target."""
        return words.BOUNDS.get(self.target.bound, "=")


_SLOTS = {
    Role.MID_YEAR: "mid_year",
    Role.ACTUAL: "actual",
    Role.COMPLETION_RATE: "rate",
    Role.WEIGHT: "weight",
    Role.SCORE: "score",
}


def indicators_of(phrases: list[Phrase]) -> list[Indicator]:
    """The indicators that stand in paragraphs: each opens with its target."""
    found: list[Indicator] = []
    for phrase in phrases:
        if phrase.role is Role.TARGET:
            if not found or found[-1].score is not None or found[-1].actual is not None:
                found.append(Indicator(phrase))
        elif found and (slot := _SLOTS.get(phrase.role)):
            indicator = found[-1]
            if phrase.passage - indicator.target.passage > 2:
                continue
            if getattr(indicator, slot) is None or slot == "actual" and indicator.rate is None:
                setattr(indicator, slot, phrase)
    return [one for one in found if one.actual is not None or one.score is not None]


def score_relations(phrases: list[Phrase]) -> Iterator[Relation]:
    """Completion rates, scores by rule, totals of scores and of weights in the prose."""
    indicators = indicators_of(phrases)
    yield from _completion_rates(indicators)
    yield from _by_rule(indicators)
    yield from _surveys(indicators, phrases)
    yield from _execution_scores(phrases)
    yield from _score_totals(phrases)
    yield from _weight_totals(phrases)
    yield from _weight_lists(phrases)


def _completion_rates(indicators: list[Indicator]) -> Iterator[Relation]:
    for one in indicators:
        if one.rate is None or one.actual is None or one.actual.figure.value == 0:
            continue
        if _alike(one.actual.figure, one.target.figure) and one.target.figure.value:
            relation = rate(
                one.rate.figure,
                (one.actual.figure, one.target.figure),
                part_of_whole,
                judgement=judge_rate(
                    one.rate.figure, (one.actual.figure, _set(one.target.figure)), part_of_whole
                ),
                kind=RelationKind.COMPLETION_RATE,
                formula="完成值÷指标值×100",
                subject=one.name,
            )
            relation.covers = ("A17",)
            yield relation


def _surveys(indicators: list[Indicator], phrases: list[Phrase]) -> Iterator[Relation]:
    """满意 187 份 of 200 份: the counts of the survey that make the rate."""
    for one in indicators:
        if one.actual is None or one.actual.figure.dimension is not Dimension.PERCENT:
            continue
        start = bisect_left(phrases, one.actual.figure.start, key=lambda each: each.figure.start)
        counts = [
            each
            for each in phrases[start : start + _MOST_COUNTS]
            if each.passage == one.actual.passage and each.figure.dimension is Dimension.COUNT
        ]
        for part in reversed(counts):
            for whole in counts:
                if whole is part or whole.figure.unit != part.figure.unit or not whole.figure.value:
                    continue
                relation = rate(
                    one.actual.figure,
                    (part.figure, whole.figure),
                    part_of_whole,
                    kind=RelationKind.COMPLETION_RATE,
                    formula="满意数÷有效数×100",
                    subject=one.name,
                )
                if relation.verdict is Verdict.HOLDS:
                    yield relation
                    break
            else:
                continue
            break


_MOST_COUNTS = 12


def _alike(one: Figure, other: Figure) -> bool:
    return one.dimension is other.dimension


def ratio_score(values: Sequence[Fraction]) -> Fraction:
    """min(actual ÷ target, 1) × points (domain §2.3, ≥ and =)."""
    actual, target, points = values
    return min(actual / target, Fraction(1)) * points


def reverse_score(values: Sequence[Fraction]) -> Fraction:
    """(1 − max(actual − target, 0) ÷ target) × points, not below 0 (domain §2.3, ≤)."""
    actual, target, points = values
    return max(1 - max(actual - target, Fraction(0)) / target, Fraction(0)) * points


def _by_rule(indicators: list[Indicator]) -> Iterator[Relation]:
    relations = [relation for one in indicators if (relation := _rule(one)) is not None]
    holding = sum(not relation.contradicted for relation in relations)
    for relation in relations:
        relation.must_hold = 2 * holding > len(relations)
        relation.covers = ("A04",)
        yield relation


def _rule(one: Indicator) -> Relation | None:
    if one.actual is None or one.weight is None or one.score is None:
        return None
    if not _alike(one.actual.figure, one.target.figure) or one.target.figure.value == 0:
        return None
    falling = one.bound == "<="
    operands = (one.actual.figure, one.target.figure, one.weight.figure)
    compute = reverse_score if falling else ratio_score
    return rate(
        one.score.figure,
        operands,
        compute,
        kind=RelationKind.SCORE,
        formula="反向指标：未超指标值得满分" if falling else "min(完成值÷指标值, 1)×分值",
        subject=one.name,
        judgement=judge_score(
            one.score.figure, (operands[0], _set(operands[1]), operands[2]), compute
        ),
    )


def _set(target: Figure) -> Figure:
    """A target is set, not measured: it is exactly what it prints."""
    return replace(target, dimension=Dimension.SCORE)


def judge_score(stated: Figure, operands: Sequence[Figure], compute: Compute) -> Judgement:
    """A score is exact to two places, whatever places it is printed with."""
    judged = judge_rate(stated, operands, compute)
    if judged.value is None or judged.verdict is not Verdict.HOLDS:
        return judged
    if rounded(judged.value, _SCORE_PLACES) == Decimal(stated.digits):
        return judged
    span = abs(judged.value - Fraction(Decimal(stated.digits)))
    if span <= Fraction(1, 100):
        return Judgement(Verdict.ROUNDING, judged.recomputed, value=judged.value)
    shown = f"{rounded(judged.value, _SCORE_PLACES):f}"
    return Judgement(Verdict.CONTRADICTED, shown, value=judged.value)


def _execution_scores(phrases: list[Phrase]) -> Iterator[Relation]:
    """执行率为 x%，(权重 10 分，)得 y 分: the score is rate × points, at most the points."""
    for index, phrase in enumerate(phrases):
        if phrase.role is not Role.EXECUTION_RATE:
            continue
        score, points = _score_after(phrases[index + 1 : index + 4], phrase)
        if score is None:
            continue
        amounts = [one for one in phrases[max(0, index - 2) : index] if one.money]
        if len(amounts) == 2 and amounts[0].figure.value >= amounts[1].figure.value > 0:
            operands = [amounts[1].figure, amounts[0].figure]
            formula = "min(执行数÷全年预算数, 1)×10"
            ten = _ratio_of_ten
        else:
            operands, formula, ten = [phrase.figure], "执行率×10", _tenth
        if points is not None:
            operands.append(points.figure)
            formula, ten = ("min(执行数÷全年预算数, 1)×分值", ratio_score) if len(operands) == 3 else (
                "执行率×分值", _rate_times
            )  # fmt: skip
        yield rate(
            score.figure, operands, ten, kind=RelationKind.SCORE, formula=formula,
            subject="预算执行率", judgement=judge_score(score.figure, operands, ten),
        )  # fmt: skip


def _score_after(following: list[Phrase], phrase: Phrase) -> tuple[Phrase | None, Phrase | None]:
    points: Phrase | None = None
    for one in following:
        if one.passage != phrase.passage or one.sentence > phrase.sentence + 1:
            break
        if one.role is Role.WEIGHT:
            points = one
        elif one.role is Role.SCORE:
            return one, points
        else:
            break
    return None, None


def _ratio_of_ten(values: Sequence[Fraction]) -> Fraction:
    return min(values[0] / values[1], Fraction(1)) * 10


def _tenth(values: Sequence[Fraction]) -> Fraction:
    return min(values[0], Fraction(100)) / 10


def _rate_times(values: Sequence[Fraction]) -> Fraction:
    return min(values[0], Fraction(100)) / 100 * values[1]


_HEAD_TOTAL = re.compile(r"(?:总分|综合得分|总得分|自评分数|最终得分|综合评分|总体得分|自评综合得分|自评得分|评价得分|自评总分)[^，。；]{0,4}$")


def _score_totals(phrases: list[Phrase]) -> Iterator[Relation]:
    scores = [phrase for phrase in phrases if phrase.role is Role.SCORE]
    totals = [phrase for phrase in scores if is_total_score(phrase)]
    closing = {(phrase.passage, phrase.sentence) for phrase in totals}
    parts: list[Phrase] = []
    for phrase in scores:
        if (phrase.passage, phrase.sentence) in closing:
            continue
        if words.SUBTOTAL_SCORE.search(phrase.gap) and len(parts) >= _MIN_PARTS:
            relation = _closing(phrase, parts)
            if relation is not None:
                yield relation
            continue
        parts.append(phrase)
    if totals and len(parts) >= _MIN_PARTS:
        relation = _grand_total(totals[0], parts)
        if _complete(relation):
            yield relation
    own = [phrase for phrase in totals if not _OF_PROJECT.search(phrase.gap[-_NEAR:])]
    for phrase in own[1:]:
        yield same(phrase.figure, own[0].figure, subject="自评总分")
    yield from _added_scores(scores, totals)


_OF_PROJECT = re.compile(r"项目|专项|子项|二级|下属")
_NEAR = 24
_OF_WHOLE = re.compile(r"综合|总分|总得分|部门|整体|绩效自评")
_LEAST_TOTAL = 30
_MISSED_AT_MOST = 15
_LEAST_WHOLE = 60


def _complete(relation: Relation) -> bool:
    """Whether the scores in prose are all there are: they come close to the total."""
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None:
        return False
    return value >= _LEAST_WHOLE or abs(value - Fraction(stated.value)) <= _MISSED_AT_MOST


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


def _closing(total: Phrase, parts: list[Phrase]) -> Relation | None:
    """A subtotal over the scores right before it: as many as add up, else all of one section."""
    start = _adding_up(total, parts)
    if start is not None:
        return _scores(total, parts[start:])
    return _scores(total, [one for one in parts if one.subject.name != "预算执行率"])


def _adding_up(total: Phrase, parts: list[Phrase]) -> int | None:
    """Where the shortest row of at least two parts that ends the list and makes the total starts."""
    running = Decimal(0)
    for start in range(len(parts) - 1, max(-1, len(parts) - _MOST_PARTS), -1):
        running += parts[start].figure.value
        if running == total.figure.value and start < len(parts) - 1:
            return start
    return None


_MOST_PARTS = 80


def _grand_total(total: Phrase, parts: list[Phrase]) -> Relation:
    nameless = [one for one in parts if not one.subject.name]
    named = [one for one in parts if one.subject.name]
    whole = _scores(total, parts)
    if nameless and whole.verdict is Verdict.HOLDS and len(named) >= _MIN_PARTS and _repeats(nameless, parts):
        relation = _scores(total, named)
        relation.cause = "nameless_item"
        relation.note = f"{whole.stated.digits}"
        return relation
    return whole


def _repeats(nameless: list[Phrase], parts: list[Phrase]) -> bool:
    """Whether a nameless score stands in the sentence of another: left over, or a name lost."""
    return all(
        any(one is not other and one.sentence == other.sentence and other.passage == one.passage for other in parts)
        for one in nameless
    )


def _scores(total: Phrase, parts: list[Phrase]) -> Relation:
    return signed_sum(
        total.figure,
        [(1, one.figure) for one in parts],
        subject="自评总分",
        kind=RelationKind.SCORE,
        formula="＋".join(one.figure.digits for one in parts),
    )


def _added_scores(scores: list[Phrase], totals: list[Phrase]) -> Iterator[Relation]:
    """执行率得分 a 与指标得分 b 相加，总分 c: the two figures right before the total."""
    for total in totals:
        index = bisect_left(scores, total.figure.start, key=lambda one: one.figure.start)
        window = [one for one in scores[max(0, index - 3) : index] if one.sentence == total.sentence]
        if len(window) >= 2:
            yield _scores(total, window)


def _weight_totals(phrases: list[Phrase]) -> Iterator[Relation]:
    """The weights of the indicators make 90 beside the execution rate, or 100."""
    weights = [one for one in phrases if one.role is Role.WEIGHT]
    closing = [one for one in weights if words.SUBTOTAL_SCORE.search(one.gap)]
    parts = [one for one in weights if one not in closing]
    for total in closing:
        end = bisect_left(parts, total.figure.start, key=lambda one: one.figure.start)
        before = parts[max(0, end - _MOST_PARTS) : end]
        start = _adding_up(total, before)
        if start is not None:
            yield _weights(total, before[start:])
        elif len(before) >= _MIN_PARTS:
            yield _weights(total, before)


_OF_ALL = re.compile(r"各(?:项)?(?:一级)?指标[^。]{0,8}(?:权重|分值)")


def _weight_lists(phrases: list[Phrase]) -> Iterator[Relation]:
    """各项一级指标的权重为：产出50分、效益30分…: they must make 100 (or 90 beside 执行率)."""
    weights = [one for one in phrases if one.role is Role.WEIGHT]
    for index, first in enumerate(weights):
        if not _OF_ALL.search(first.gap):
            continue
        row = [first]
        for one in weights[index + 1 :]:
            if one.sentence != first.sentence or one.passage != first.passage:
                break
            row.append(one)
        if len(row) >= _MIN_PARTS:
            yield _full_weights(row)


def _full_weights(row: list[Phrase]) -> Relation:
    operands = tuple(Term.of(one.figure) for one in row)
    total = sum((one.figure.value for one in row), Decimal(0))
    holds = total in (_FULL, _BESIDE_EXECUTION)
    judgement = Judgement(
        Verdict.HOLDS if holds else Verdict.CONTRADICTED, f"{total:f}", value=Fraction(total)
    )
    stated = Term(f"{total:f}" if holds else f"{_FULL:f}")
    start, end = row[0].figure.start, row[-1].figure.end
    formula = "＋".join(one.figure.digits for one in row)
    return Relation(
        RelationKind.WEIGHTS, Scope.CLAUSE, formula, operands, stated, judgement, start, end,
        "各项指标权重",
    )  # fmt: skip


_BESIDE_EXECUTION = Decimal(90)


def _weights(total: Phrase, parts: list[Phrase]) -> Relation:
    return signed_sum(
        total.figure,
        [(1, one.figure) for one in parts],
        subject="权重合计",
        kind=RelationKind.WEIGHTS,
    )
