"""The same change or count a little further on, under a like name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.naming import title_of
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation, Role

_CHANGE_REACH = 2
"""Passages after which a change is no longer said again."""
_MANY_DIGITS = 5
_SHARED = 2
"""Characters that the names of a count must share; of an amount:"""
_SHARED_BY_AMOUNTS = 4
_SHARED_PART = Fraction(3, 5)
"""and the part of the shorter name that this must be."""


def echo_of(
    latest: dict[str, tuple[Statement, Phrase]], statement: Statement, phrase: Phrase
) -> Relation | None:
    """The relation to the last figure of the same digits; ``latest`` holds it by its digits."""
    seen = latest.get(phrase.figure.digits)
    if seen is None and phrase.role is Role.CHANGE:
        seen = next((latest[near] for near in _next_to(phrase.figure) if near in latest), None)
    if seen is None or not _echoes(*seen, statement, phrase):
        return None
    return same(phrase.figure, seen[1].figure, subject=title_of(statement, phrase))


def _echoes(other: Statement, reference: Phrase, statement: Statement, phrase: Phrase) -> bool:
    """Whether a figure is said again: a change near by, anything else under a like name."""
    if reference.role is not phrase.role or reference.figure.unit != phrase.figure.unit:
        return False
    if phrase.role is Role.CHANGE:
        near = statement.passage - other.passage <= _CHANGE_REACH or _many_digits(phrase.figure)
        return near and reference.sign == phrase.sign
    shared = len(set(other.subject) & set(statement.subject))
    if not phrase.money:
        return shared >= _SHARED
    shorter = min(len(set(other.subject)), len(set(statement.subject)))
    return shared >= _SHARED_BY_AMOUNTS and shared >= shorter * _SHARED_PART


def _many_digits(figure: Figure) -> bool:
    """Whether a figure has so many digits that two of them are no chance."""
    return len(figure.digits.replace(".", "").strip("0")) >= _MANY_DIGITS


def _next_to(figure: Figure) -> Iterator[str]:
    """The digits one last unit above and below."""
    for step in (-1, 1):
        yield f"{Decimal(figure.digits) + step * Decimal(1).scaleb(-figure.places):f}"
