"""Counts of things or people that two or more counts beside them make, without a list (A20).

20个村中，13个村达标，7个村未达标; 在职46人…，离退休71人…，供养人员117人: told by the digits alone
and only where they hold, and so never an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.comparability import bare_unit
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Dimension, total_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_AMONG = late_regex(r"(?P<thing>[一-龥]{0,6}?)(?:当?中|里|之中|内)，?")
_PAIR, _MOST = 2, 5
"""Counts that make another one."""
_TELLING, _REACH = 3, 14
"""Digits of a count that two others make by no chance, and statements around them."""
_ROLES = (Role.LEVEL, Role.CHANGE)
"""8个乡镇负增长: what grew is counted, and no change of a count."""
_PEOPLE = ("名", "位")


def counts_among(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """Each count with those of the same things that its sentence parts it in."""
    for place, whole in enumerate(phrases[:-_PAIR]):
        match = _AMONG.match(whole.after) if _is_count(whole) else None
        if match is None:
            continue
        parts: list[Phrase] = []
        for one in phrases[place + 1 : place + 1 + _MOST]:
            alike = _is_count(one) and _unit(one) == _unit(whole) and one.depth == whole.depth
            if one.sentence != whole.sentence or not alike:
                break
            parts.append(one)
            if len(parts) >= _PAIR and _make(parts, whole):
                yield _sum(whole, parts)
                break


def counts_of_two(statements: Sequence[Statement]) -> Iterator[Relation]:
    """Each long count with two counts beside one another that make it, lists apart."""
    outer = [one for one in statements if one.owner is None and _counts(one)]
    for place, pair in enumerate(pairwise(outer)):
        first, second = (one.levels[0] for one in pair)
        if _unit(first) != _unit(second) or first.passage != second.passage:
            continue
        around = [one.levels[0] for one in outer[max(0, place - 1) : place + _PAIR + 1]]
        if any(_goes_on(*two) for two in pairwise(around) if second not in two or first not in two):
            continue
        at = pair[0].index
        for other in statements[max(0, at - _REACH) : at + _REACH]:
            whole = other.levels[0] if _counts(other) and other not in pair else first
            long = whole.figure.telling >= _TELLING and _unit(whole) == _unit(first)
            if long and _make((first, second), whole):
                yield _sum(whole, (first, second))
                break


def _goes_on(before: Phrase, one: Phrase) -> bool:
    """甲96件、乙69件、丙24件: whether a row goes on."""
    return one.sentence == before.sentence and _unit(one) == _unit(before) and one.gap[:1] == "、"


def _counts(statement: Statement) -> bool:
    return bool(statement.levels) and _is_count(statement.levels[0])


def _is_count(phrase: Phrase) -> bool:
    figure = phrase.figure
    told = phrase.role in _ROLES and not phrase.prior and not phrase.bound
    return told and figure.dimension is Dimension.COUNT and figure.exact and figure.value > 0


def _unit(phrase: Phrase) -> str:
    unit = bare_unit(phrase.figure)
    return "人" if unit in _PEOPLE else unit


def _make(parts: Sequence[Phrase], whole: Phrase) -> bool:
    return total_of(one.figure.value for one in parts) == whole.figure.value


def _sum(whole: Phrase, parts: Sequence[Phrase]) -> Relation:
    return signed_sum(whole.figure, [(1, one.figure) for one in parts], subject=whole.subject.name)
