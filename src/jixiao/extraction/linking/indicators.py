"""Targets, actual values and completion rates of the narrative against the indicator table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.indicators import Indicator, indicators_of
from jixiao.extraction.prose.scores.lines import core_of
from jixiao.ledger.relation import Fact, Relation, Role, Scope


def indicator_cells(phrases: list[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """Each figure of an indicator of the prose against the one cell of its row."""
    cells: dict[tuple[str, Role], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.in_table and fact.subject:
            cells[core_of(fact.subject), fact.role].append(fact)
    if not cells:
        return
    for one in indicators_of(phrases):
        for phrase in _values(one):
            found = cells.get((core_of(one.name), phrase.role), ())
            if len(found) == 1 and _of_one_kind(phrase, found[0]):
                yield same(phrase.figure, found[0].figure, subject=one.name, scope=Scope.TEXT_TABLE)


def _values(one: Indicator) -> Iterator[Phrase]:
    for phrase in (one.target, one.actual, one.rate):
        if phrase is not None:
            yield phrase


def _of_one_kind(phrase: Phrase, fact: Fact) -> bool:
    """Whether both are printed in one unit."""
    alike = phrase.figure.dimension is fact.figure.dimension
    return alike and phrase.figure.unit == fact.figure.unit
