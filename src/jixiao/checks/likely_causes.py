"""The likely slip behind a contradicted relation: the one change that would make it hold; and how
sure a contradiction is that has none.

Source: design §4 (divided by this year instead of last, ratio not ×100, lost digit, 元 for 万元,
initial budget for adjusted).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from jixiao.checks.fact_index import FactIndex
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure, printed, rounded_units
from jixiao.figures.misprints import misprinted, swaps_of, telling_digits
from jixiao.ledger.relation import Relation, RelationKind, Scope

_FEWEST_DIGITS = 3
"""Digits, zeros at either end apart, that numbers have whose likeness is no chance."""
_RATES = frozenset({RelationKind.SHARE, RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE})
_SUMS = frozenset({RelationKind.SUM, RelationKind.SCORE, RelationKind.WEIGHTS})
_STAGED_BASES = {
    "initial": "wrong_base_initial",
    "adjusted": "wrong_base_full_year",
    "budget": "wrong_base_other",
}
"""The cause where a rate is over a budget of another stage, by that stage."""
_PAIR = 2
_WIDE_RATE, _WIDE_FACT = Fraction(15, 100), Fraction(1, 2)
_WIDE = {
    Dimension.MONEY: Fraction(5, 100),
    Dimension.COUNT: Fraction(5, 100),
    Dimension.SCORE: Fraction(20, 100),
}
"""How far what is printed and what is recomputed lie apart, as a part of the larger, beyond which
a missing item, another base or another fact is likelier than a slip. Points are few, and any part
of them much.
"""
_IN_TABLES = frozenset({Scope.TABLE, Scope.CROSS_TABLE})
"""Headings say there what belongs together."""
_UNIT_SLIPS = tuple(Fraction(10) ** power for power in (-8, -4, 4, 8))
_POINT_SLIPS = tuple(Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3))


def likely_cause(relation: Relation, index: FactIndex) -> str:
    """The stable code of the slip (see ``causes.py``), "" where no single one is likely."""
    if relation.cause:
        return relation.cause
    stated, value = relation.stated.figure, relation.judgement.value
    if stated is None or value is None or relation.judgement.last_digit:
        return ""
    return next(_causes(relation, stated, value, index), "")


def is_doubtful(relation: Relation, cause: str) -> bool:
    """Whether a contradiction that no likely slip explains is so wide that the figures are perhaps
    not of one scope: people shall look, but it is no sure error.
    """
    stated, value = relation.stated.figure, relation.judgement.value
    known = relation.sure or relation.covers or relation.scope in _IN_TABLES
    if cause or stated is None or value is None or known:
        return False
    wide = _WIDE.get(stated.dimension, _WIDE_RATE)
    if relation.kind is RelationKind.SAME_FACT:
        wide = _WIDE_FACT
    said, made = abs(stated.in_unit), abs(value)
    return abs(said - made) > wide * max(said, made)


def _causes(relation: Relation, stated: Figure, value: Fraction, index: FactIndex) -> Iterator[str]:
    if len(relation.operands) == _PAIR and all(one.figure for one in relation.operands):
        first, second = (one.figure.fraction for one in relation.operands if one.figure)
        if relation.kind in _RATES and stated.dimension is Dimension.PERCENT:
            yield from _of_rate(stated, first, second)
            yield from _of_base(relation, stated, first, index)
        elif relation.kind is RelationKind.CHANGE_RATE:
            yield from _of_change(stated, value, first, second)
    elif relation.kind in _SUMS:
        yield from _of_items(relation, stated, value, index)
    yield from _of_digits(stated, value)


def _prints(stated: Figure, value: Fraction | None) -> bool:
    """Whether a rate, as a part of 1, rounds to what is printed."""
    return value is not None and rounded_units(value * 100, stated.places) == abs(stated.units)


def _ratio(part: Fraction, whole: Fraction) -> Fraction | None:
    return abs(part / whole) if whole else None


def _of_rate(stated: Figure, part: Fraction, whole: Fraction) -> Iterator[str]:
    if _prints(stated, _ratio(whole, part)):
        yield "inverted_ratio"
    straight = _ratio(part, whole)
    if straight is not None and _prints(stated, straight / 100):
        yield "ratio_not_times_100"


def _of_base(relation: Relation, stated: Figure, part: Fraction, index: FactIndex) -> Iterator[str]:
    """The same part over a budget of another stage."""
    whole = relation.operands[1].figure
    if whole is None or stated.telling < _FEWEST_DIGITS:
        return
    last = Fraction(stated.ulp) / 100
    printed_as = abs(stated.fraction) / 100
    if not part or printed_as <= last:
        return
    low, high = abs(part) / (printed_as + last), abs(part) / (printed_as - last)
    for fact in index.staged_within(whole.dimension, low, high):
        other = fact.figure
        cause = _STAGED_BASES.get(fact.stage) if other.value != whole.value else None
        if cause and _prints(stated, _ratio(part, other.fraction)):
            yield cause


def _of_change(stated: Figure, value: Fraction, first: Fraction, second: Fraction) -> Iterator[str]:
    """The years that the recomputed rate is made of, put together in another way."""
    if _prints(stated, abs(value) / 10_000):
        yield "ratio_not_times_100"
    for now, before in _years(value, first, second):
        if _prints(stated, _ratio(now - before, now)):
            yield "wrong_base_current"
        if _prints(stated, _ratio(now, before)):
            yield "ratio_not_change"


def _years(
    value: Fraction, first: Fraction, second: Fraction
) -> Iterator[tuple[Fraction, Fraction]]:
    """The two years of which the recomputed rate is the change: both printed, or one of them with
    the change.
    """
    pairs = (
        (first, second), (first, first - second), (first, first + second),
        (second + first, second), (second - first, second),
    )  # fmt: skip
    for now, before in pairs:
        if before and abs(now - before) / abs(before) * 100 == abs(value):
            yield now, before


def _of_items(
    relation: Relation, stated: Figure, value: Fraction, index: FactIndex
) -> Iterator[str]:
    """What lacks is one more figure of the paragraph, or what is too much one of the items."""
    lacks = (stated.in_unit - value) * stated.scale
    items = [one for one in relation.figures() if one is not stated]
    if any(one.fraction == -lacks for one in items):
        yield "extra_item"
    used = {one.start for one in relation.figures()}
    beside = index.beside(stated) if lacks > 0 else ()
    lacking = (one.figure for one in beside if one.figure.fraction == lacks)
    if any(_alike(one, stated) and one.start not in used for one in lacking):
        yield "missing_item"


def _alike(figure: Figure, stated: Figure) -> bool:
    """Whether a figure may be an item of what is stated."""
    return figure.dimension is stated.dimension and figure.telling >= _FEWEST_DIGITS


def _of_digits(stated: Figure, value: Fraction) -> Iterator[str]:
    """How what is printed differs from what should be, digit by digit."""
    if not value:
        return
    if stated.in_unit == -value:
        yield "lost_sign"
    if stated.unit in MONEY_SCALE and any(_shifted(stated, value, by) for by in _UNIT_SLIPS):
        yield "unit_slip"
    if any(_shifted(stated, value, by) for by in _POINT_SLIPS):
        lost = "lost_digit" if stated.in_unit < value else "added_digit"
        yield "lost_point" if stated.places else lost
    expected = printed(value, stated.places)
    if min(telling_digits(stated.digits), telling_digits(expected)) < _FEWEST_DIGITS:
        return
    if stated.digits in swaps_of(expected):
        yield "swapped_digits"
    elif misprinted(stated.digits, expected):
        more = len(stated.digits) - len(expected)
        yield "added_digit" if more > 0 else "lost_digit" if more < 0 else "wrong_digit"


def _shifted(stated: Figure, value: Fraction, by: Fraction) -> bool:
    """Whether a value prints as stated where its point stands elsewhere."""
    return stated.value != 0 and rounded_units(value * by, stated.places) == stated.units
