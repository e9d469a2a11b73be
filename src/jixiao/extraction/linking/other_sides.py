"""What holds already, told from another side: the last part as what the first leaves of the whole,
the budget of the full year as that of the beginning with its change, and what lacks of a task once
more where only its number is printed (道路整治比计划少2公里, in a section of its own).

Told where it holds, and so never an error.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from jixiao.extraction.building import rate, results_of, same, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Ledger, Relation, RelationKind, Role

_LACKS = late_regex(
    r"(?:[比较距离与][^，。；：]{0,6}(?:计划|目标|任务)(?:任务|数|值|量)?(?:还|尚|仍|相)?[少差缺欠]"
    r"|少(?:完成|开展|实施|建设|改造|培训)|任务[^，。；：]{0,4}缺口|[尚还仍]未完成)(?:了|为)?$"
)
"""比计划少, 少完成, 任务缺口: what lacks of a task."""
_SIGNS = frozenset("少差缺欠未")
_NEAR = 18
"""Characters before a number in which it is said to lack."""
_RATES = (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE)
_CHANGES = (RelationKind.CHANGE_AMOUNT, RelationKind.DIFFERENCE)
_MEASURED = (Dimension.MONEY, Dimension.COUNT)
_PAIR, _PRECISE, _FULL = 2, 2, 100
_TELLING = 4
"""Digits of two parts that no word opens, and of their whole."""
_telling = attrgetter("telling")
_OPENS = late_regex(r"其中|包括|分别|[：:（(]")
_NEXT_CLAUSE = late_regex(r"[，,；;][^，,。；;：:、\d]{1,10}")
_OPENED = 40
"""Characters behind a whole among which a word opens its parts."""
_Sides = tuple[Figure, Figure]


def full_years(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """年初预算80万元，全年预算86万元，比年初增加6万元: 全年预算 as what it became."""
    by_start = {one.figure.start: one for one in phrases}
    made = results_of(relations)
    for relation in relations:
        held = relation.kind in _CHANGES and relation.verdict is Verdict.HOLDS
        if held and (sides := _sides(relation, by_start)):
            yield from _full_year(relation, sides, by_start, made)


def other_sides(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """What lacks of a task, and what a rate leaves."""
    yield from _lacking(phrases, relations)
    yield from _rest_rates(phrases, relations, results_of(relations))


def last_parts(ledger: Ledger) -> Iterator[Relation]:
    """支出90万元，其中甲60万元、乙30万元: 乙 as what 甲 leaves; told of what is settled, for it
    bears out nothing more.
    """
    told = {one.figure.start for one in ledger.facts if not one.in_table}
    made = results_of(ledger.relations)
    for relation in ledger.relations:
        held = relation.kind is RelationKind.SUM and relation.verdict is Verdict.HOLDS
        if held and (sides := _sides(relation, told)):
            yield from _last_part(relation, sides, ledger.text, made)


def _sides(relation: Relation, by_start: Container[int]) -> _Sides | None:
    """The two figures of the prose that a relation is of, if just these."""
    figures = [term.figure for term in relation.operands if term.figure is not None]
    if len(figures) != len(relation.operands) or len(figures) != _PAIR:
        return None
    told = all(one.start in by_start and one.dimension in _MEASURED for one in figures)
    return (figures[0], figures[1]) if told else None


def _last_part(
    relation: Relation, sides: _Sides, text: str, made: Mapping[int, Relation]
) -> Iterator[Relation]:
    whole, (first, last) = relation.stated.figure, sorted(sides, key=lambda one: one.start)
    if whole is None or whole.start > last.start or _is_made(last, (whole, first), made):
        return
    opened = first.start - whole.end < _OPENED and _OPENS.search(text, whole.end, first.start)
    listed = opened or min(map(_telling, (whole, *sides))) >= _TELLING
    listed = listed or _is_flow(whole, first, last, text)
    if listed and all(term.sign > 0 for term in relation.operands):
        yield signed_sum(
            last, [(1, whole), (-1, first)], subject=relation.subject,
            kind=RelationKind.DIFFERENCE,
        )  # fmt: skip


def _is_flow(whole: Figure, first: Figure, last: Figure, text: str) -> bool:
    """累计管理580人，解除291人，年末在册289人: whether three counts of one thing stand in clauses
    right behind each other.
    """
    alike = whole.unit == first.unit == last.unit and whole.dimension is Dimension.COUNT
    between = (text[whole.end : first.start], text[first.end : last.start])
    return alike and all(_NEXT_CLAUSE.fullmatch(one) for one in between)


def _is_made(figure: Figure, sides: _Sides, made: Mapping[int, Relation]) -> bool:
    """Whether a relation tells a figure of just these sizes."""
    known = made.get(figure.start)
    sizes = {one.value for one in sides}
    return (
        known is not None and {each.figure.value for each in known.operands if each.figure} == sizes
    )


def _full_year(
    relation: Relation,
    sides: _Sides,
    by_start: Mapping[int, Phrase],
    made: Mapping[int, Relation],
) -> Iterator[Relation]:
    change = relation.stated.figure
    stages = {by_start[one.start].subject.stage: one for one in sides}
    before, behind = stages.get("initial"), stages.get("adjusted")
    if change is None or before is None or behind is None:
        return
    if _is_made(behind, (before, change), made):
        return
    sign = 1 if behind.value > before.value else -1
    yield signed_sum(behind, [(1, before), (sign, change)], subject=relation.subject)


def _lacking(phrases: Sequence[Phrase], relations: Sequence[Relation]) -> Iterator[Relation]:
    """Each number that is said to lack, as what the rate of a task anywhere leaves; what two places
    so print is the same.
    """
    said = [one for one in phrases if not _SIGNS.isdisjoint(one.gap) and _lacks(one)]
    if not said:
        return
    left: dict[tuple[str, Decimal], _Sides] = {}
    told: dict[tuple[str, Decimal, int], Figure] = {}
    for relation in relations:
        figures = [term.figure for term in relation.operands if term.figure is not None]
        if relation.verdict is not Verdict.HOLDS or len(figures) != _PAIR:
            continue
        one, other = figures
        if relation.kind in _RATES and one.unit == other.unit and one.value < other.value:
            left.setdefault((one.unit, other.value - one.value), (other, one))
        stated = relation.stated.figure
        if relation.kind is RelationKind.DIFFERENCE and stated is not None:
            told.setdefault((stated.unit, stated.value, one.start), stated)
    made = results_of(relations)
    for phrase in said:
        figure = phrase.figure
        pair = left.get((figure.unit, figure.value))
        if pair is None:
            continue
        if figure.start not in made:
            yield signed_sum(
                figure, [(1, pair[0]), (-1, pair[1])], subject=phrase.subject.name,
                kind=RelationKind.DIFFERENCE,
            )  # fmt: skip
        before = told.get((figure.unit, figure.value, pair[0].start))
        if before is not None and before.start < figure.start:
            yield same(figure, before, subject=phrase.subject.name)


def _rest_rates(
    phrases: Sequence[Phrase], relations: Sequence[Relation], made: Mapping[int, Relation]
) -> Iterator[Relation]:
    """灯具120盏，完好111盏，完好率92.50%。…损坏的占7.50%: what the rate of two counts anywhere
    leaves of a hundred.
    """
    rates = {
        one.stated.figure.value: figures
        for one in relations
        if one.kind in _RATES and one.verdict is Verdict.HOLDS and one.stated.figure is not None
        if len(figures := [each.figure for each in one.operands if each.figure]) == _PAIR
    }
    for phrase in phrases if rates else ():
        figure = phrase.figure
        rest = phrase.role is Role.SHARE and figure.dimension is Dimension.PERCENT
        if not rest or figure.places < _PRECISE or figure.start in made:
            continue
        pair = rates.get(_FULL - figure.value)
        if pair is not None and pair[0].dimension is Dimension.COUNT and pair[1].value:
            told = rate(
                figure, pair, _rest_of, kind=RelationKind.SHARE, formula="（总数－部分）÷总数×100",
                subject=phrase.subject.name,
            )  # fmt: skip
            if told.verdict is Verdict.HOLDS:
                yield told


def _rest_of(values: Sequence[Fraction]) -> Fraction:
    part, whole = values
    return (whole - part) / whole * _FULL


def _lacks(phrase: Phrase) -> bool:
    counts = phrase.figure.dimension is Dimension.COUNT and phrase.figure.value > 0
    return counts and _LACKS.search(phrase.gap[-_NEAR:]) is not None
