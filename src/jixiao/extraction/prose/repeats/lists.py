"""A list that is told twice, item by item: its short figures are the same facts too."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import same
from jixiao.extraction.prose.repeats.naming import is_telling
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation

_LEAST = 2
"""Items in a row under the same names that make a list told twice."""


def listed_again(statements: list[Statement]) -> Iterator[Relation]:
    """The figures with few digits among items that come again in their order."""
    places: dict[str, int] = {}
    run: list[tuple[Statement, Statement]] = []
    for statement in statements:
        first = statements[places[statement.subject]] if statement.subject in places else None
        goes_on = first is not None and run and first.index == run[-1][0].index + 1
        if not goes_on:
            yield from _of_run(run)
            run = []
        if first is not None and _alike(first, statement):
            run.append((first, statement))
        if statement.subject:
            places[statement.subject] = statement.index
    yield from _of_run(run)


def _alike(one: Statement, other: Statement) -> bool:
    """Whether two statements are items of one amount each."""
    return len(one.levels) == len(other.levels) == 1 and one.passage <= other.passage


def _of_run(run: list[tuple[Statement, Statement]]) -> Iterator[Relation]:
    if len(run) < _LEAST:
        return
    for first, again in run:
        stated, reference = again.levels[0], first.levels[0]
        if is_telling(stated) or not stated.figure.value:
            continue
        relation = same(stated.figure, reference.figure, subject=again.subject)
        if relation.verdict is Verdict.HOLDS:
            yield relation
