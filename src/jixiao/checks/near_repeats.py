"""An amount that is one digit away from one printed again and again, and that nothing confirms.

Names differ from section to section, so that no relation ties such places together. Where a value
stands in two places or more, an amount printed once that differs from it as a misprint does, of no
other stage or year, and that no other figure bears out, is likelier a slip than an amount of its
own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from jixiao.checks.solving import mends
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.misprints import ends_near, ends_of, misprinted
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Ledger, Relation, Role

_FEWEST_DIGITS = 4
"""Digits that an amount must have for its likeness to another to be no chance."""
_LEAST_PLACES = 2
"""Places that print the other value at least."""
_EARLIER = ("上年", "去年", "以前年度")
_LOOK_BACK = 14
"""Characters before an amount in which it is said to be an earlier year's."""


@dataclass(frozen=True, slots=True)
class NearRepeat:
    """An odd amount, and the first place of the value that it nearly repeats."""

    odd: Fact
    known: Fact


def near_repeats(ledger: Ledger) -> Iterator[NearRepeat]:
    """Every such amount of a document, in order."""
    places = _by_print(ledger)
    repeated = _by_ends(facts for facts in places.values() if len(facts) >= _LEAST_PLACES)
    bearing: dict[int, list[Relation]] | None = None
    for (digits, _), facts in places.items():
        near = [others for end in ends_near(digits) for others in repeated.get(end, ())]
        if len(facts) > 1 or not near or is_earlier(facts[0], ledger.text):
            continue
        known = _nearest(facts[0], near)
        if known is None:
            continue
        odd = facts[0].figure
        bearing = relations_by_place(ledger.relations) if bearing is None else bearing
        if not borne_out(odd, known.figure, bearing.get(odd.start, ())):
            yield NearRepeat(facts[0], known)


def _nearest(odd: Fact, near: Iterable[list[Fact]]) -> Fact | None:
    """The first place of the repeated value that the amount differs from as a misprint does."""
    for others in sorted(near, key=lambda facts: facts[0].figure.start):
        if _nearly(odd.figure, others[0].figure):
            repeated = [one for one in others if of_one_kind(odd, one)]
            if len(repeated) >= _LEAST_PLACES:
                return repeated[0]
    return None


def _by_ends(repeated: Iterable[list[Fact]]) -> dict[str, list[list[Fact]]]:
    """The repeated values under the ends that a misprint leaves."""
    found: dict[str, list[list[Fact]]] = defaultdict(list)
    for facts in repeated:
        for end in ends_of(facts[0].figure.digits):
            found[end].append(facts)
    return found


def _by_print(ledger: Ledger) -> dict[tuple[str, str], list[Fact]]:
    """The amounts with digits enough, by what they print."""
    places: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in ledger.facts:
        figure = fact.figure
        amount = figure.dimension is Dimension.MONEY and fact.role is Role.LEVEL
        if amount and figure.telling >= _FEWEST_DIGITS:
            places[figure.digits, figure.unit].append(fact)
    return places


def relations_by_place(relations: Iterable[Relation]) -> dict[int, list[Relation]]:
    found: dict[int, list[Relation]] = defaultdict(list)
    for relation in relations:
        for figure in relation.figures():
            found[figure.start].append(relation)
    return found


def is_earlier(fact: Fact, text: str) -> bool:
    start = fact.figure.start
    before = text[max(0, start - _LOOK_BACK) : start]
    return any(word in before for word in _EARLIER)


def of_one_kind(one: Fact, other: Fact) -> bool:
    """Whether nothing says that two amounts are of different stages or years."""
    stages = {one.stage, other.stage} - {""}
    years = {one.year, other.year} - {None}
    return len(stages) < 2 and len(years) < 2


def _nearly(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and misprinted(one.digits, other.digits)


def borne_out(odd: Figure, known: Figure, relations: Iterable[Relation]) -> bool:
    """Whether a relation holds with the amount as printed and would not with the other value; a
    relation that fails is told by its own check.
    """
    value = Fraction(known.value)
    for relation in relations:
        if relation.contradicted and relation.must_hold:
            return True
        if relation.verdict is Verdict.HOLDS and not mends(relation, odd, value):
            return True
    return False
