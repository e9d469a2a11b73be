"""Figures that no wording explained, told by their digits and their neighbours alone.

Reports say one thing in many words. What the clause grammar did not recognise may still be the
difference, the rest or the rate of the amounts beside it: told only where it holds exactly, with
digits enough that this is no chance, and so never an error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from jixiao.extraction.building import (
    change_over_prior,
    fall_over_base,
    part_of_whole,
    rate,
    results_of,
    rise_over_base,
    signed_sum,
)
from jixiao.extraction.prose import words
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Compute, Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_TELLING = 3
"""Digits, zeros at either end apart, from which a result is no chance among few tries."""
_BEFORE, _BEHIND = 8, 8
"""Amounts before and behind a figure among which its operands are sought."""
_NEARLY_ALL = 80
"""Percent beyond which many amounts of a report make much the same rate."""
_PAIR = 2
_ANCHORS = 2
"""Amounts right before a figure of which one is surely an operand."""
_DETAILED = 3
"""Passages behind a figure in which its details may stand."""
_AMOUNTS = (Role.LEVEL, Role.CHANGE)
_KINDS = {
    Role.SHARE: RelationKind.SHARE,
    Role.EXECUTION_RATE: RelationKind.EXECUTION_RATE,
    Role.COMPLETION_RATE: RelationKind.COMPLETION_RATE,
    Role.CHANGE_RATE: RelationKind.CHANGE_RATE,
}
_OF_FUNDS = late_regex(
    r"(?:到位|下达|支付|拨付|兑付|支出|使用|结转|结余)(?:率|比[例重])(?:为|是|达到?)?$"
)
_MONEY, _PERCENT = Dimension.MONEY, Dimension.PERCENT


_Signed = tuple[int, Phrase]


class _Found(NamedTuple):
    """Amounts that make a figure, as it seems, with their signs; ``compute`` for a rate."""

    operands: tuple[_Signed, ...]
    compute: Compute | None = None
    formula: str = ""


_Reading = Callable[[Phrase, list[Phrase], list[Phrase], list[Phrase]], Iterator[_Found]]
"""What a figure may be, by the amounts right before it, all beside it, and the document's wholes.
"""


def unexplained_relations(
    phrases: Sequence[Phrase], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each figure that no relation states and its neighbours make exactly."""
    stated = results_of(relations)
    amounts = [one for one in phrases if one.figure.dimension is _MONEY and one.role in _AMOUNTS]
    starts = [one.figure.start for one in amounts]
    wholes = _wholes(amounts)
    for phrase in [one for one in phrases if one.figure.start not in stated and _may_follow(one)]:
        beside = _beside(amounts, bisect_left(starts, phrase.figure.start), phrase)
        for found in _reading_of(phrase)(phrase, *beside, wholes):
            surely = _is_sure(phrase, found) and not _is_told(phrase, found, stated)
            relation = _relation(phrase, found) if surely else None
            if relation is not None and relation.verdict is Verdict.HOLDS:
                yield relation
                break


def _wholes(amounts: Sequence[Phrase]) -> list[Phrase]:
    """The first place of each amount of a year that is a budget or stands in two places."""
    first: dict[Decimal, Phrase] = {}
    found: dict[Decimal, Phrase] = {}
    for one in amounts:
        known = first.setdefault(one.figure.value, one)
        if not one.prior and (known is not one or one.subject.stage in words.PLANNED):
            found.setdefault(one.figure.value, known)
    return list(found.values())


def _may_follow(phrase: Phrase) -> bool:
    """Whether a figure is of a kind that follows from those beside it, and tells enough."""
    dimension = phrase.figure.dimension
    if dimension is _MONEY:
        follows = phrase.role is Role.CHANGE or words.RESIDUAL.search(phrase.gap) is not None
    else:
        follows = dimension is _PERCENT and _kind_of(phrase) is not None
    return follows and _is_telling(phrase)


def _kind_of(phrase: Phrase) -> RelationKind | None:
    """What ties a rate to two amounts; a 到位率 or the like has no role of its own."""
    named = phrase.role is Role.LEVEL and _OF_FUNDS.search(phrase.gap) is not None
    return RelationKind.COMPLETION_RATE if named else _KINDS.get(phrase.role)


def _reading_of(phrase: Phrase) -> _Reading:
    if phrase.figure.dimension is _MONEY:
        return _differences
    return _change_rates if phrase.role is Role.CHANGE_RATE else _parts


def _is_telling(phrase: Phrase, digits: int = _TELLING) -> bool:
    return phrase.figure.telling >= digits


def _beside(
    amounts: Sequence[Phrase], place: int, phrase: Phrase
) -> tuple[list[Phrase], list[Phrase]]:
    """The amounts right before a figure, the nearest first, and all those beside it."""
    before = amounts[max(0, place - _BEFORE) : place][::-1]
    behind = [one for one in amounts[place : place + _BEHIND + 1] if one is not phrase][:_BEHIND]
    near = [one for one in before if one.passage >= phrase.passage - 1]
    inside = [one for one in behind if one.passage <= phrase.passage + _DETAILED]
    return near[:_ANCHORS], near + inside


def _is_sure(phrase: Phrase, found: _Found) -> bool:
    """Whether two operands tell enough themselves, the one of a long rate a digit less; of more
    operands, or of parts in a row, none needs to.
    """
    parts = found.compute is None and all(sign > 0 for sign, _ in found.operands)
    if parts or len(found.operands) > _PAIR:
        return True
    telling = sorted(one.figure.telling for _, one in found.operands)
    long = found.compute is not None and _is_telling(phrase, _TELLING + 1)
    return telling[0] >= _TELLING - long and telling[1] >= _TELLING


def _is_told(phrase: Phrase, found: _Found, stated: dict[int, Relation]) -> bool:
    """Whether these figures stand in one relation already (支出＝甲＋乙 tells 支出－甲＝乙)."""
    wanted = {phrase.figure.start, *(one.figure.start for _, one in found.operands)}
    for place in wanted & stated.keys():
        if wanted <= {figure.start for figure in stated[place].figures()}:
            return True
    return False


def _relation(phrase: Phrase, found: _Found) -> Relation:
    operands = [(sign, one.figure) for sign, one in found.operands]
    if found.compute is not None:
        figures = [figure for _, figure in operands]
        kind = _kind_of(phrase)
        assert kind is not None
        return rate(
            phrase.figure, figures, found.compute, kind=kind,
            formula=found.formula, subject=phrase.subject.name,
        )  # fmt: skip
    kind = RelationKind.CHANGE_AMOUNT if phrase.role is Role.CHANGE else RelationKind.DIFFERENCE
    if all(sign > 0 for sign, _ in operands) or len(operands) > _PAIR:
        kind = RelationKind.SUM
    return signed_sum(phrase.figure, operands, subject=phrase.subject.name, kind=kind)


def _differences(
    phrase: Phrase, anchors: list[Phrase], beside: list[Phrase], _: list[Phrase]
) -> Iterator[_Found]:
    """One of the amounts right before it less, or from, another one beside it."""
    wanted = phrase.figure.value
    for one, other in product(anchors, beside):
        first, second = one.figure.value, other.figure.value
        if wanted == first - second:
            yield _Found(((1, one), (-1, other)))
        elif wanted == second - first:
            yield _Found(((1, other), (-1, one)))
    yield from _details(phrase, beside) if phrase.role is Role.CHANGE else _rest(phrase, beside)


def _rest(phrase: Phrase, beside: list[Phrase]) -> Iterator[_Found]:
    """收入甲、补助乙、结余丙，支出丁，余下: all amounts before the last one, less that one."""
    before = [one for one in beside if one.figure.start < phrase.figure.start]
    running = -before[0].figure.value if before else phrase.figure.value
    for number, one in enumerate(before[1:], 2):
        running += one.figure.value
        if running == phrase.figure.value and number > _PAIR:
            spent, *incomes = before[:number]
            yield _Found((*((1, income) for income in reversed(incomes)), (-1, spent)))


def _details(phrase: Phrase, beside: list[Phrase]) -> Iterator[_Found]:
    """净增86万元：甲调减591万元，动用乙677万元: what the amounts right behind a change come to."""
    wanted = phrase.figure.value if phrase.sign >= 0 else -phrase.figure.value
    running, behind = wanted - wanted, []
    for one in beside:
        if one.figure.start > phrase.figure.start:
            sign = -1 if one.role is Role.CHANGE and one.sign < 0 else 1
            behind.append((sign, one))
            running += sign * one.figure.value
            if running == wanted and len(behind) > 1:
                turned = [(sign * (phrase.sign or 1), other) for sign, other in behind]
                yield _Found(tuple(turned))


def _parts(
    phrase: Phrase, _: list[Phrase], beside: list[Phrase], wholes: list[Phrase]
) -> Iterator[_Found]:
    """One of this year's amounts right before a rate over another one beside it, or over what the
    document has for a whole.
    """
    surely = _is_telling(phrase, _TELLING + 1)
    if phrase.figure.value > _NEARLY_ALL and not surely:
        return
    own = [one for one in beside if not (one.prior or one.is_base)]
    for part, whole in product(own[:_ANCHORS], [*beside, *wholes] if surely else beside):
        if part is not whole and _near(phrase, part.figure.value, whole.figure.value):
            yield _Found(((1, part), (1, whole)), part_of_whole, "分项÷总额×100")


def _change_rates(
    phrase: Phrase, anchors: list[Phrase], beside: list[Phrase], _: list[Phrase]
) -> Iterator[_Found]:
    """An amount right before a rate, or beside it, as the change of another one or from it."""
    for one, other in product(anchors, beside):
        if one is other or not comparable(one, other):
            continue
        for change, level in ((one, other), (other, one)):
            if change.role is Role.CHANGE and level.role is Role.LEVEL:
                yield from _over_base(phrase, change, level)
        levels = one.role is other.role is Role.LEVEL
        change_between = abs(one.figure.value - other.figure.value)
        if levels and _near(phrase, change_between, other.figure.value):
            operands = ((1, one), (1, other))
            yield _Found(operands, change_over_prior, "（本年数－上年数）÷上年数×100")


def _over_base(phrase: Phrase, change: Phrase, level: Phrase) -> Iterator[_Found]:
    part, now = change.figure.value, level.figure.value
    operands = ((1, level), (1, change))
    if phrase.sign < 0 and _near(phrase, part, now + part):
        yield _Found(operands, fall_over_base, "变动额÷（本年数＋变动额）×100")
    elif phrase.sign >= 0 and _near(phrase, part, now - part):
        yield _Found(operands, rise_over_base, "变动额÷（本年数－变动额）×100")


def _near(phrase: Phrase, part: Decimal, whole: Decimal) -> bool:
    """Whether part ÷ whole × 100 is what is printed, but for a last place: the rest are not even
    worked out.
    """
    printed, last = phrase.figure.value, phrase.figure.ulp
    return whole > 0 and abs(part * 100 - printed * whole) <= last * whole
