"""The same fact stated in several places of the prose (B01), and 收入总计 = 支出总计."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.repeats.earlier import Earlier
from jixiao.extraction.prose.repeats.echoes import echo_of
from jixiao.extraction.prose.repeats.entire import entire_amounts
from jixiao.extraction.prose.repeats.headed import headed_outturns
from jixiao.extraction.prose.repeats.likewise import told_likewise
from jixiao.extraction.prose.repeats.lists import listed_again
from jixiao.extraction.prose.repeats.naming import (
    TELLING_DIGITS,
    fact_key,
    figures_stated,
    is_changed,
    is_sure_of_subject,
    of_two_years,
    same_owner,
    same_time,
    title_of,
)
from jixiao.extraction.prose.repeats.opposed import opposed_changes
from jixiao.extraction.prose.repeats.two_sides import equal_totals, two_sides
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import core_of
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, Role

_AMOUNTS = (Role.LEVEL, Role.CHANGE)


def same_fact_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Repeated statements of one fact, and 收入总计 against 支出总计."""
    yield from two_sides(statements)
    yield from opposed_changes(statements)
    yield from equal_totals(statements)
    yield from headed_outturns(statements)
    yield from entire_amounts(statements)
    yield from told_likewise(statements)
    yield from _repeated(statements)
    yield from listed_again(statements)


def _repeated(statements: list[Statement]) -> Iterator[Relation]:
    """One relation for each later statement of a fact, against the first."""
    known: dict[tuple[str, str, str], Earlier] = defaultdict(Earlier)
    alike: dict[tuple[str, str, str], Earlier] = defaultdict(Earlier)
    latest: dict[str, tuple[Statement, Phrase]] = {}
    for statement in statements:
        for phrase in figures_stated(statement):
            if phrase.figure.telling < TELLING_DIGITS:
                continue
            key = fact_key(statement, phrase)
            near = (core_of(statement.subject), *key[1:])
            relation = _against(known[key], phrase, statement)
            if relation is None and (phrase.role is Role.CHANGE or not known[key]):
                relation = echo_of(latest, statement, phrase)
            known[key].add(statement, phrase)
            latest[phrase.figure.digits] = (statement, phrase)
            if relation is None and phrase.role in _AMOUNTS and near[0]:
                relation = _equal(alike[near], phrase, statement)
            if relation is not None:
                yield relation
            alike[near].add(statement, phrase)


def _equal(earlier: Earlier, phrase: Phrase, statement: Statement) -> Relation | None:
    """The relation to an equal statement of the same time."""
    for _, reference in earlier.alike(phrase.figure):
        if same_time(reference, phrase):
            relation = same(phrase.figure, reference.figure, subject=title_of(statement, phrase))
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None


def _against(earlier: Earlier, phrase: Phrase, statement: Statement) -> Relation | None:
    """The relation to an equal statement, else to one that differs as a slip would."""
    equal = _equal(earlier, phrase, statement)
    if equal is not None:
        return equal
    if not is_sure_of_subject(statement, phrase) or is_changed(phrase):
        return None
    for other, reference in earlier.misprinted(phrase.figure):
        together = same_time(reference, phrase) and not of_two_years(other, statement)
        if together and same_owner(other, statement):
            return same(phrase.figure, reference.figure, subject=title_of(statement, phrase))
    return None
