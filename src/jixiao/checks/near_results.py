"""A figure that nothing ties, and that the figures beside it make but for one digit.

Wording tells most of what ties figures together, never all. Where a long figure stands in no
relation, and two figures of its paragraph have a sum, a difference or a rate that differs from it
as a misprint does, the misprint is likelier than chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from jixiao.figures.figure import Dimension, Figure, printed, rounded_units
from jixiao.figures.misprints import misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import PLANNED, Fact, Ledger, Role

_FEWEST_DIGITS = 4
"""Digits that a figure prints at least."""
_FEWEST_PLACES, _TELLING, _TELLING_WITHOUT = 2, 3, 5
"""Decimal places that it prints, and the digits that tell it with them and without: round numbers
lie close.
"""
_BEFORE, _BEHIND = 6, 2
"""Figures before a rate and behind it that it may be a rate of."""
_BESIDE = 3
"""Figures to either side of an amount that may make it."""
_ROUNDING = 1
"""Units of the last place by which rounding moves a result."""
_BREAK = late_regex(r"[，。；：（,;:(]|合计|共|总|[、计]计|相差|差额|结余|净")
_RESULTS = frozenset(
    {
        Role.LEVEL,
        Role.CHANGE,
        Role.CHANGE_RATE,
        Role.SHARE,
        Role.EXECUTION_RATE,
        Role.COMPLETION_RATE,
        Role.SCORE,
        Role.ACTUAL,
    }
)
"""What is worked out from others; targets, limits and points are set."""
_OF_EACH = late_regex(r"每[^，。；：、0-9]{1,6}$|[单均]价(?:为|是)?$")
"""每套0.20万元, 单价0.20万元: the price of one of many is no part of a sum."""
_PRICE_REACH = 9
_ADDED = "＋"
_TARGETS = ("目标", "计划", "任务", "指标值")
_SIZES = frozenset({Dimension.MONEY, Dimension.COUNT})


@dataclass(frozen=True, slots=True)
class NearResult:
    """An odd figure, what the figures beside it make in its unit and places, and how."""

    odd: Fact
    made: str
    working: str
    operands: tuple[int, int]
    """Where those figures start."""


def near_results(ledger: Ledger) -> Iterator[NearResult]:
    """Every such figure of a document's prose, in order."""
    facts = [fact for fact in ledger.facts if not fact.in_table]
    budgets = [fact for fact in facts if fact.stage in PLANNED and fact.figure.value > 0]
    found: dict[frozenset[int], NearResult] = {}
    for place, fact in enumerate(facts):
        if fact.relations or fact.role not in _RESULTS or not _is_long(fact.figure):
            continue
        near = _made(fact, _beside(facts, place, ledger.text), budgets)
        if near is not None and not _in_one_list(fact.figure, near, ledger.text):
            # Three amounts that miss each other do so from each side: the last is told.
            found[frozenset({fact.figure.start, *near.operands})] = near
    yield from found.values()


def _in_one_list(odd: Figure, near: NearResult, text: str) -> bool:
    """资料费27.30万元、邮寄费6.15万元、会议费33.47万元: whether a figure is an item of one
    enumeration with what would make it; none is made of others, nor of one and what stands behind.
    """
    beside = [_siblings(text, *sorted((odd.start, place))) for place in near.operands]
    return all(beside) or (any(beside) and _ADDED in near.working)


def _siblings(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return "、" in between and _BREAK.search(between) is None


def _is_long(figure: Figure) -> bool:
    if figure.approximation or len(figure.digits.replace(".", "").lstrip("0")) < _FEWEST_DIGITS:
        return False
    return figure.telling >= (_TELLING if figure.places >= _FEWEST_PLACES else _TELLING_WITHOUT)


def _beside(facts: Sequence[Fact], place: int, text: str) -> list[Fact]:
    """The sizes around a figure, in its own paragraph, of which it may be made."""
    odd = facts[place].figure
    rate = odd.dimension is Dimension.PERCENT
    before, behind = (_BEFORE, _BEHIND) if rate else (_BESIDE, _BESIDE)
    around = (*facts[max(0, place - before) : place], *facts[place + 1 : place + 1 + behind])
    low, high = text.rfind("\n", 0, odd.start), text.find("\n", odd.end)
    return [
        fact
        for fact in around
        if fact.figure.start > low and (high < 0 or fact.figure.start < high)
        if fact.figure.value > 0 and not fact.figure.approximation
        if not _OF_EACH.search(
            text, max(low, fact.figure.start - _PRICE_REACH, 0), fact.figure.start
        )
        if fact.figure.dimension in (_SIZES if rate else (odd.dimension,))
        if rate or fact.figure.unit == odd.unit
    ]


def _made(fact: Fact, beside: Sequence[Fact], budgets: Sequence[Fact]) -> NearResult | None:
    """What nearly prints as the figure; None where something comes to it."""
    odd = fact.figure
    near: NearResult | None = None
    rate = odd.dimension is Dimension.PERCENT
    for one, other in _pairs(fact, beside, budgets) if rate else combinations(beside, 2):
        coarse = odd.places - min(one.figure.places, other.figure.places)
        room = _ROUNDING if rate or coarse <= 0 else 10**coarse // 2
        for value, working in (_rates if rate else _sums)(fact, one, other):
            if abs(rounded_units(value, odd.places) - odd.units) <= room:
                return None
            digits = printed(value, odd.places)
            if near is None and len(digits) == len(odd.digits) and misprinted(digits, odd.digits):
                near = NearResult(fact, digits, working, (one.figure.start, other.figure.start))
    return near


def _pairs(
    fact: Fact, beside: Sequence[Fact], budgets: Sequence[Fact]
) -> Iterator[tuple[Fact, Fact]]:
    """Any two amounts around a rate; and what was done right before it with each budget."""
    yield from permutations(beside, 2)
    before = [one for one in beside if one.figure.start < fact.figure.start]
    if before and fact.role is not Role.CHANGE_RATE and before[-1].stage not in PLANNED:
        yield from ((before[-1], one) for one in budgets if one not in beside)


def _sums(odd: Fact, one: Fact, other: Fact) -> Iterator[tuple[Fraction, str]]:
    """The sum and the difference of two amounts, in their unit; what was to be done and what was
    done make no sum.
    """
    first, second = one.figure, other.figure
    if max(first.places, second.places) == odd.figure.places:
        more, less = (first, second) if first.in_unit > second.in_unit else (second, first)
        if _is_target(one) == _is_target(other):
            yield first.in_unit + second.in_unit, f"{first.digits}{_ADDED}{second.digits}"
        yield more.in_unit - less.in_unit, f"{more.digits}－{less.digits}"


def _is_target(fact: Fact) -> bool:
    return fact.role is Role.TARGET or fact.subject.endswith(_TARGETS)


def _rates(odd: Fact, one: Fact, other: Fact) -> Iterator[tuple[Fraction, str]]:
    """In percent, what the one is of the other; for a rate of change, how far they lie apart, or
    what a change is of what there was before it.
    """
    part, whole = one.figure, other.figure
    if part.dimension is not whole.dimension:
        return
    if part.dimension is Dimension.COUNT and part.unit != whole.unit:
        return
    first, second = part.fraction, whole.fraction
    if odd.role is not Role.CHANGE_RATE:
        yield first / second * 100, f"{part.digits}÷{whole.digits}"
    elif one.role is Role.CHANGE:
        yield first / (first + second) * 100, f"{part.digits}÷({whole.digits}＋{part.digits})"
        if first < second:
            yield first / (second - first) * 100, f"{part.digits}÷({whole.digits}－{part.digits})"
    else:
        more, less = (part, whole) if first > second else (whole, part)
        yield abs(first - second) / second * 100, f"({more.digits}－{less.digits})÷{whole.digits}"
