"""The figure that is wrong itself, where several relations fail because of it.

A relation that fails says only that its figures disagree. Where one figure stands in two or more
failing relations and a single other value would mend them all, that figure is the slip. Where one
relation fails, its stated figure is confirmed elsewhere and only one operand is not, that operand
is the likelier slip.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from jixiao.checks.solving import mends, solutions
from jixiao.figures.figure import Figure, printed
from jixiao.figures.misprints import misprinted, swaps_of
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

Place = tuple[int, int]

_TRIED = 20
"""Failing relations of one figure that are solved for it: more would bring no other value."""

_CAPPED = late_regex(r"min\(|反向")
"""How scores are made that go no further than their points."""
_PAIR = 2
_FULL = 100
"""Points that a whole score sheet has."""
_LOST_PLACES = 2
"""Decimal places that a slip may have lost: 12.5 for 12.35."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure and the value (its own unit and places) that would mend its failing relations.

    ``sure``: two or more relations agree on that value; else it is only the likelier place.
    """

    figure: Figure
    expected: str
    relations: tuple[Relation, ...]
    sure: bool


def find_suspects(relations: Sequence[Relation], facts: Sequence[Fact] = ()) -> list[Suspect]:
    """All suspect figures of a document, by place."""
    failing, confirmed, reached = _sort(relations)
    scores = _scores_of_weights(facts) if any(map(_is_of_weights, failing)) else {}
    confirmed.update(place for place, (points, score) in scores.items() if points == score)
    least = {place: score for place, (_, score) in scores.items()}
    sure = _sure(failing, confirmed, least)
    explained = {id(relation) for suspect in sure for relation in suspect.relations}
    repeats = [one for one in failing if one.kind is RelationKind.SAME_FACT]
    others = [one for one in failing if one.kind is not RelationKind.SAME_FACT]
    single = [
        *_single(repeats, confirmed, explained, least),
        *_single(others, confirmed | reached, explained, least),
    ]
    return sorted((*sure, *single), key=lambda suspect: suspect.figure.start)


def _is_of_weights(relation: Relation) -> bool:
    return relation.kind is RelationKind.WEIGHTS


def _scores_of_weights(facts: Sequence[Fact]) -> dict[Place, tuple[Decimal, Decimal]]:
    """The points of each row of a score sheet and the score beside them: points that were given in
    full are borne out, and none are fewer than what was given of them.
    """
    cells = [fact for fact in facts if fact.in_table and fact.role in (Role.WEIGHT, Role.SCORE)]
    return {
        _place(points.figure): (points.figure.value, score.figure.value)
        for points, score in pairwise(sorted(cells, key=lambda fact: fact.figure.start))
        if points.role is Role.WEIGHT and score.role is Role.SCORE
        if points.subject == score.subject
    }


def _sort(relations: Iterable[Relation]) -> tuple[list[Relation], set[Place], set[Place]]:
    """The relations that fail, what others bear out, and what is only said to be enough."""
    failing: list[Relation] = []
    confirmed: set[Place] = set()
    reached: set[Place] = set()
    for relation in relations:
        if relation.likely:
            continue
        if relation.contradicted and relation.must_hold and not relation.judgement.last_digit:
            failing.append(relation)
        elif _confirms(relation):
            spoken = _spoken_for(relation)
            confirmed.update(map(_place, spoken))
            if len(spoken) < len(relation.figures()):
                reached.add(_place(relation.figures()[0]))
    return failing, confirmed, reached


def _spoken_for(relation: Relation) -> Sequence[Figure]:
    """The figures that a relation speaks for: full points of what was more than reached say nothing
    of how far (120÷100×8分，得8分).
    """
    figures = relation.figures()
    if relation.kind is not RelationKind.SCORE or not _CAPPED.match(relation.formula):
        return figures
    *measured, points = relation.operands
    values = [one.figure.fraction for one in measured if one.figure is not None]
    full = points.figure is not None and points.figure.value == Decimal(relation.stated.digits)
    beyond = full and (len(values) != _PAIR or values[0] != values[1])
    return figures[1:] if beyond else figures


def _confirms(relation: Relation) -> bool:
    """Whether a relation speaks for its figures: it holds also when read strictly."""
    if relation.verdict is Verdict.ROUNDING:
        return relation.judgement.strict is not Verdict.CONTRADICTED
    return relation.verdict is Verdict.HOLDS


def _sure(
    failing: Iterable[Relation], confirmed: set[Place], least: Mapping[Place, Decimal]
) -> list[Suspect]:
    by_place: dict[Place, list[Relation]] = defaultdict(list)
    figures: dict[Place, Figure] = {}
    for relation in failing:
        for figure in {_place(figure): figure for figure in relation.figures()}.values():
            by_place[_place(figure)].append(relation)
            figures[_place(figure)] = figure
    found: dict[frozenset[int], list[Suspect]] = defaultdict(list)
    for place, shared in by_place.items():
        if len(shared) < 2 or place in confirmed:
            continue
        value = _mending_value(figures[place], shared)
        if value is not None and Decimal(value) >= least.get(place, 0):
            suspect = Suspect(figures[place], value, tuple(shared), True)
            found[frozenset(id(relation) for relation in shared)].append(suspect)
    likely = (rivals if len(rivals) == 1 else _swapped(rivals) for rivals in found.values())
    return [one[0] for one in likely if len(one) == 1]


def _swapped(rivals: Sequence[Suspect]) -> list[Suspect]:
    """追加82.50万元，收回6.40万元: of several figures of which one is wrong in the same relations,
    those that print two digits of the value that they want swapped.
    """
    return [one for one in rivals if one.expected in swaps_of(one.figure.digits)]


def _mending_value(figure: Figure, relations: Sequence[Relation]) -> str | None:
    """The one value that mends every relation, in the figure's unit and places."""
    tried: set[str] = set()
    for relation in relations[:_TRIED]:
        for value in solutions(relation, figure):
            digits = _digits(value / figure.scale, figure.places)
            if digits in tried or value < 0:
                continue
            tried.add(digits)
            exact = Fraction(digits) * figure.scale
            if digits != figure.digits and all(mends(each, figure, exact) for each in relations):
                return digits
    return None


def _digits(value: Fraction, places: int) -> str:
    """``value`` with these places, or with one or two more where it needs them to be exact."""
    for more in range(places, places + _LOST_PLACES + 1):
        digits = printed(value, more)
        if Fraction(digits) == value:
            return digits
    return printed(value, places)


def _single(
    failing: Iterable[Relation], confirmed: set[Place], explained: set[int],
    least: Mapping[Place, Decimal],
) -> list[Suspect]:  # fmt: skip
    found = []
    for relation in failing:
        stated = relation.stated.figure
        repeat = relation.kind is RelationKind.SAME_FACT
        skip = stated is None or (repeat and not _is_misprint_in_table(relation))
        if skip or id(relation) in explained:
            continue
        full = _is_of_weights(relation) and stated is not None and stated.value == _FULL
        if not full and _place(relation.figures()[-1]) not in confirmed:
            continue
        open_ = [
            term.figure
            for term in relation.operands
            if term.figure and _place(term.figure) not in confirmed
        ]
        if full:
            open_ = [one for one in open_ if _can_be(one, relation, least)]
        wanted = [(one, _mending_value(one, [relation])) for one in open_[:_TRIED]]
        single = [Suspect(one, value, (relation,), False) for one, value in wanted if value]
        if len(open_) == 1 or len(single := _swapped(single)) == 1:
            found += single
    return found


def _is_misprint_in_table(relation: Relation) -> bool:
    """Whether a cell is a misprint of what the text gives."""
    digits = relation.operands[0].digits, relation.stated.digits
    return relation.scope is Scope.TEXT_TABLE and misprinted(*digits)


def _can_be(figure: Figure, relation: Relation, least: Mapping[Place, Decimal]) -> bool:
    """Whether the points of a row can be what a sum of points wants, by their score."""
    value, score = _mending_value(figure, [relation]), least.get(_place(figure))
    return value is not None and score is not None and Decimal(value) >= score


def _place(figure: Figure) -> Place:
    return figure.start, figure.end
