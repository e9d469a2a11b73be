"""The same change or count a little further on, under a like name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.naming import title_of
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation, Role

_SHARED = 2


def echo_of(
    latest: dict[str, tuple[Statement, Phrase]], statement: Statement, phrase: Phrase
) -> Relation | None:
    """The same change or count a little further on, under a like name."""
    seen = latest.get(phrase.figure.digits)
    if seen is None and phrase.role is Role.CHANGE:
        seen = next((latest[near] for near in _next_to(phrase.figure) if near in latest), None)
    if seen is None:
        return None
    other, reference = seen
    if reference.role is not phrase.role or reference.figure.unit != phrase.figure.unit:
        return None
    if phrase.role is Role.CHANGE:
        near = statement.passage - other.passage <= 2 and reference.sign == phrase.sign
    else:
        shared = len(set(other.subject) & set(statement.subject))
        shorter = min(len(set(other.subject)), len(set(statement.subject)))
        near = shared >= _SHARED and (
            not phrase.money or (shared > 3 and shared * 5 >= shorter * 3)
        )
    if not near:
        return None
    return same(phrase.figure, reference.figure, subject=title_of(statement, phrase))


def _next_to(figure: Figure) -> Iterator[str]:
    """The digits one last unit above and below."""
    for step in (-1, 1):
        yield f"{Decimal(figure.digits) + step * Decimal(1).scaleb(-figure.places):f}"
