"""What is settled, told from another side at the very end: a sum of the parts of a whole as one of
that whole, an amount as so many times a mean, and an amount in the larger unit as what the finer
one comes to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from jixiao.extraction.building import same, signed_sum
from jixiao.extraction.prose.one_of_many import OF_MEANS, turned
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Ledger, Relation, RelationKind

_PAIR, _MOST_PARTS = 2, 16
"""Parts of a sum of which some may be those of a whole: more than two, and not of a long table."""
_OPENED = 40
"""Characters behind a whole among which its parts begin."""


def settled_sides(ledger: Ledger) -> Iterator[Relation]:
    """All of these, told of what is settled, for they bear out nothing more."""
    yield from _sums(ledger.relations)
    yield from _products(ledger.relations)
    yield from _units(ledger.relations)


def _sums(relations: Sequence[Relation]) -> Iterator[Relation]:
    """年初预算90万元，其中甲60万元、乙30万元；结转5万元；追加3万元；可用98万元: what is made of
    the parts of a whole and of others, as made of that whole.
    """
    sums = [one for one in relations if one.kind is RelationKind.SUM]
    held = [(one, places) for one in sums if (places := _added(one))]
    by_part: dict[int, list[tuple[Figure, frozenset[int]]]] = defaultdict(list)
    for one, places in held:
        whole = one.stated.figure
        if whole is not None and len(places) > 1 and 0 < min(places) - whole.end < _OPENED:
            by_part[min(places)].append((whole, places))
    known = {(one.stated.figure, places) for one, places in held}
    for one, places in held:
        if one.stated.figure is None or not _PAIR < len(places) <= _MOST_PARTS:
            continue
        figures = {each.start: each for each in one.figures()}
        rest, wholes = places, list[Figure]()
        for whole, inside in (found for at in sorted(places) for found in by_part.get(at, ())):
            if inside < places and inside <= rest and whole.start not in places:
                rest, wholes = rest - inside, [*wholes, whole]
        parts = sorted([*wholes, *(figures[at] for at in rest)], key=lambda each: each.start)
        made = frozenset(each.start for each in parts)
        if wholes and len(made) > 1 and (one.stated.figure, made) not in known:
            told = signed_sum(
                one.stated.figure, [(1, each) for each in parts], subject=one.subject,
                scope=one.scope,
            )  # fmt: skip
            yield from (told,) if told.verdict is Verdict.HOLDS else ()


def _added(relation: Relation) -> frozenset[int]:
    """Where the parts of a sum stand that holds and only adds."""
    figures = [term.figure for term in relation.operands if term.figure and term.sign > 0]
    told = relation.verdict is Verdict.HOLDS and len(figures) == len(relation.operands)
    if not told or not all(one.value for one in figures):
        return frozenset()
    return frozenset(one.start for one in figures)


def _products(relations: Sequence[Relation]) -> Iterator[Relation]:
    """造价160万元，12.50公里，每公里12.80万元: an amount that a mean is exactly of, as so many
    times that mean.
    """
    means = [one for one in relations if one.kind is RelationKind.PRODUCT]
    known = {
        (one.stated.figure.start, *sorted(each.start for each in one.figures()))
        for one in means
        if one.stated.figure is not None
    }
    for one in means:
        again = turned(one) if one.formula == OF_MEANS else None
        if again is not None and again.stated.figure is not None:
            mark = again.stated.figure.start, *sorted(each.start for each in again.figures())
            if mark not in known:
                yield again


def _units(relations: Sequence[Relation]) -> Iterator[Relation]:
    """支出84.60万元 beside 846,000.00元 in a table: the amount in the larger unit as what the finer
    one comes to, where a relation tells it the other way round.
    """
    converted = [one for one in relations if one.kind is RelationKind.UNIT]
    known = {(one.stated.figure, *(term.figure for term in one.operands)) for one in converted}
    for relation in converted:
        fine, coarse = relation.stated.figure, relation.operands[0].figure
        if relation.verdict is not Verdict.HOLDS or fine is None or coarse is None:
            continue
        larger = coarse.scale > fine.scale and coarse.value == fine.value
        if larger and len(relation.operands) == 1 and (coarse, fine) not in known:
            yield same(coarse, fine, subject=relation.subject)
