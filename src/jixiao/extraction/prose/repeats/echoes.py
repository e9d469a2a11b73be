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
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_CHANGE_REACH = 2
"""Passages after which a change is no longer said again."""
_MANY_DIGITS = 5
_SHARED = 2
"""Characters that the names of a count must share; of an amount:"""
_SHARED_BY_AMOUNTS = 4
_SHARED_PART = Fraction(3, 5)
"""and the part of the shorter name that this must be."""
_THING = late_regex(r"[一-龥]{4}")
"""What is counted, behind a count (169处农村饮水工程)."""
_FUNDS = late_regex(r"(?:资金|投资|经费|专款|补助|拨款|款项)(?:总额|规模|数)?$")
"""Names of the money of one project, which its report calls now this, now that."""
_FUNDS_REACH = 6
"""Statements after which they may be the money of another one."""


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
        return shared >= _SHARED or _count_one_thing(reference, phrase)
    near = statement.index - other.index <= _FUNDS_REACH
    if near and _FUNDS.search(other.subject) and _FUNDS.search(statement.subject):
        return True
    shorter = min(len(set(other.subject)), len(set(statement.subject)))
    return shared >= _SHARED_BY_AMOUNTS and shared >= shorter * _SHARED_PART


def _count_one_thing(one: Phrase, other: Phrase) -> bool:
    """Whether two counts go on with the same name of what they count."""
    thing = _THING.match(one.after)
    return thing is not None and other.after.startswith(thing.group())


def _many_digits(figure: Figure) -> bool:
    """Whether a figure has so many digits that two of them are no chance."""
    return figure.telling >= _MANY_DIGITS


def _next_to(figure: Figure) -> Iterator[str]:
    """The digits one last unit above and below."""
    for step in (-1, 1):
        yield f"{Decimal(figure.digits) + step * Decimal(1).scaleb(-figure.places):f}"
