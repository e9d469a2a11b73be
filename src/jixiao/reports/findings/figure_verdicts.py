"""What is known of every single figure, drawn from the relations that it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from jixiao.checks.result import CheckResult
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation

UNCHECKED = "unchecked"
INVOLVED = "involved"
"""Stands in a contradicted relation without being the figure that is reported for it."""

_STATED_ORDER = (Verdict.CONTRADICTED, Verdict.ROUNDING, Verdict.HOLDS, Verdict.UNDECIDABLE)
_OPERAND_ORDER = (Verdict.HOLDS, Verdict.ROUNDING, Verdict.CONTRADICTED, Verdict.UNDECIDABLE)


@dataclass(slots=True)
class Standing:
    """One figure: its fact and the numbers (from 0) of the relations that state or use it."""

    fact: Fact
    stated: list[int] = field(default_factory=list)
    used: list[int] = field(default_factory=list)
    verdict: str = UNCHECKED
    """A relation's verdict, ``involved`` or ``unchecked``."""
    doubtful: bool = False
    """Whether it was read in a picture with doubt."""


def standings(result: CheckResult) -> list[Standing]:
    """The standing of every figure, in the order of the document.

    A figure is what the relations that state it make of it. One that is only used in others is
    confirmed by any that holds: that a sum is wrong does not make each of its parts wrong.
    Where nothing confirms it, and where a contradiction is reported elsewhere or not at all (an
    open list, a last digit), it is only involved.
    """
    doubtful = result.ledger.is_doubtful
    found = [
        Standing(fact, doubtful=doubtful(fact.figure))
        for fact in sorted(result.ledger.facts, key=_start)
    ]
    by_start = {standing.fact.figure.start: standing for standing in found}
    relations = result.ledger.relations
    for number, relation in enumerate(relations):
        _enter(number, relation, by_start)
    reported = {(id(finding.relation), finding.start) for finding in result.findings}
    for standing in found:
        _judge(standing, relations, reported)
    return found


def _start(fact: Fact) -> int:
    return fact.figure.start


def _enter(number: int, relation: Relation, by_start: dict[int, Standing]) -> None:
    stated = relation.stated.figure
    for figure in relation.figures():
        standing = by_start.get(figure.start)
        if standing is None:
            continue
        numbers = standing.stated if figure is stated else standing.used
        if number not in numbers[-1:]:
            numbers.append(number)


def _judge(standing: Standing, relations: list[Relation], reported: set[tuple[int, int]]) -> None:
    stated = [relations[number] for number in standing.stated]
    used = [relations[number] for number in standing.used]
    if stated:
        standing.verdict = _first(_STATED_ORDER, stated)
    elif used:
        standing.verdict = _first(_OPERAND_ORDER, used)
    if standing.verdict == Verdict.CONTRADICTED:
        place = standing.fact.figure.start
        wrong = (each for each in (*stated, *used) if each.contradicted)
        if not any((id(each), place) in reported for each in wrong):
            standing.verdict = INVOLVED


def _first(order: tuple[Verdict, ...], relations: Iterable[Relation]) -> str:
    """The verdict that comes first in an order among those of some relations."""
    verdicts = {relation.verdict for relation in relations}
    return next(verdict.value for verdict in order if verdict in verdicts)
