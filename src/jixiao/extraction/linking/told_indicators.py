"""The target of an indicator and what was reached of it, told one after the other in the text and
printed in one row of a table: 计划治理18公里，实际治理17公里 beside 治理河长 | ≥18公里 | 17公里.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.misprints import misprinted
from jixiao.ledger.relation import Fact, Relation, Role, Scope

_TOLD = frozenset({Role.TARGET, Role.ACTUAL, Role.LEVEL})
_LEAST_NAMED = 2
"""Of so many pairs of characters of a row's name, one must stand in the text."""
_Value = tuple[Decimal, str]


class _Row(NamedTuple):
    name: str
    target: Fact
    actual: Fact


def told_indicators(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """Target and result of each row whose target stands right before a figure of its unit: both
    where they are the same; of a row that the text names, also a result that is a misprint.
    """
    rows = _rows(facts)
    if not rows:
        return
    for one, other in pairwise(phrases):
        figure = one.figure
        if (figure.value, figure.unit) not in rows or other.sentence != one.sentence:
            continue
        if {one.role, other.role} <= _TOLD and other.passage == one.passage:
            yield from _told(one, other, rows[figure.value, figure.unit])


def _rows(facts: Sequence[Fact]) -> dict[_Value, list[_Row]]:
    """The rows that print one target and one result, by their target."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.in_table and fact.role in (Role.TARGET, Role.ACTUAL) and fact.subject:
            found[fact.subject].append(fact)
    rows: dict[_Value, list[_Row]] = defaultdict(list)
    for name, pair in found.items():
        if [one.role for one in pair] == [Role.TARGET, Role.ACTUAL]:
            figure = pair[0].figure
            if figure.value and figure.unit == pair[1].figure.unit:
                rows[figure.value, figure.unit].append(_Row(name, *pair))
    return rows


def _told(target: Phrase, actual: Phrase, rows: Sequence[_Row]) -> Iterator[Relation]:
    said = target.title + target.gap + actual.gap
    rows = [row for row in rows if row.actual.figure.unit == actual.figure.unit]
    alike = [row for row in rows if row.actual.figure.value == actual.figure.value]
    named = [row for row in alike or rows if _names(said, row.name)]
    chosen = named or alike
    if len(chosen) != 1:
        return
    row = chosen[0]
    slip = misprinted(actual.figure.digits, row.actual.figure.digits)
    if alike or slip:
        yield _same(target, row.target, row.name)
        yield _same(actual, row.actual, row.name)


def _names(said: str, name: str) -> bool:
    """Whether a text names a row: half of what the row is called stands in it."""
    pairs = [one + other for one, other in pairwise(name)]
    return sum(pair in said for pair in pairs) * _LEAST_NAMED >= len(pairs)


def _same(phrase: Phrase, fact: Fact, name: str) -> Relation:
    return same(phrase.figure, fact.figure, subject=name, scope=Scope.TEXT_TABLE)
