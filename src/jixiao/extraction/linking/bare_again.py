"""Cells without a unit that the prose tells again in its own: | 接待费 | 21.00 | and 接待费21万元.

Where no table told their unit. Told last of all, by the digits, with a name or with another cell
that the same sentence tells, and only where both print the same number, be it rounded to the unit
of the table: never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from jixiao.extraction.building import same
from jixiao.extraction.prose.chart_labels import in_unit_of
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Scope

_TELLING, _BESIDE = 4, 2
"""Digits of a cell that is known again alone; and of one whose name, or neighbour, is, too."""
_PIECE = 3
"""Characters that two names have in common."""
_UNIT = late_regex(r"[单單]位[:：]\s*(?:人民币)?(?P<unit>[万亿]元)")
_HUNDREDTH = Decimal("0.01")
_MOST = 400
"""Bare cells of a document; more are another matter."""
Told = list[tuple[Phrase, Fact]]


def bare_again(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation], text: str
) -> Iterator[Relation]:
    """Each amount that nothing ties to a cell yet, with the first bare cell that prints it."""
    cells: dict[Decimal, list[Fact]] = defaultdict(list)
    bare = [one for one in facts if one.figure.dimension is Dimension.NUMBER]
    if not bare or len(bare) > _MOST:
        return
    for fact in bare:
        if fact.figure.value and fact.figure.telling:
            cells[abs(fact.figure.value)].append(fact)
    finer = {
        str(value.quantize(_HUNDREDTH, ROUND_HALF_UP)): found[0]
        for value, found in cells.items()
        if found[0].figure.places > _BESIDE
    }
    tied, units = _tied(relations), _units(text)
    rows: dict[tuple[int, int], Told] = defaultdict(list)
    for phrase in phrases:
        if not phrase.money or phrase.figure.start in tied:
            continue
        found = cells.get(Decimal(phrase.figure.digits))
        if not found and phrase.figure.telling >= _TELLING:
            yield from _rounded(phrase, cells, finer, units)
        if found:
            named = (one for one in found if _alike(one.subject, phrase.subject.name))
            rows[phrase.passage, phrase.sentence].append((phrase, next(named, found[0])))
    for told in rows.values():
        for phrase, fact in _sure(told):
            figure = in_unit_of(phrase.figure, fact.figure)
            yield same(phrase.figure, figure, subject=phrase.subject.name, scope=Scope.TEXT_TABLE)


def _units(text: str) -> list[Figure]:
    """A figure of each large unit that a table is said to be in."""
    found = dict.fromkeys(match["unit"] for match in _UNIT.finditer(text))
    return [Figure("0", unit, Dimension.MONEY, 0, 0, 0, MONEY_SCALE[unit]) for unit in found]


def _rounded(
    phrase: Phrase,
    cells: dict[Decimal, list[Fact]],
    finer: dict[str, Fact],
    units: Sequence[Figure],
) -> Iterator[Relation]:
    """116449万元 and the cell 11.64 of a table in 亿元; 89.97万元 and the cell 89.974."""
    value = phrase.figure.value
    for unit in units:
        printed = (value / unit.scale).quantize(_HUNDREDTH, ROUND_HALF_UP)
        for fact in cells.get(printed, ())[:1] if unit.scale > phrase.figure.scale else ():
            if fact.figure.telling >= _TELLING and fact.figure.places == _BESIDE:
                yield same(
                    phrase.figure, in_unit_of(unit, fact.figure), subject=phrase.subject.name,
                    scope=Scope.TEXT_TABLE,
                )  # fmt: skip
                return
    rounded = finer.get(phrase.figure.digits)
    if rounded is not None:
        figure = in_unit_of(phrase.figure, rounded.figure)
        yield same(phrase.figure, figure, subject=phrase.subject.name, scope=Scope.TEXT_TABLE)


def _tied(relations: Sequence[Relation]) -> set[int]:
    return {
        figure.start
        for one in relations
        if one.kind is RelationKind.SAME_FACT and one.scope is Scope.TEXT_TABLE
        for figure in one.figures()
    }


def _sure(told: Told) -> Iterator[tuple[Phrase, Fact]]:
    """The amounts of a sentence that are cells by no chance."""
    values = {phrase.figure.value for phrase, _ in told if phrase.figure.telling >= _BESIDE}
    for phrase, fact in told:
        telling = fact.figure.telling
        named = _alike(fact.subject, phrase.subject.name)
        precise = telling >= _BESIDE or (named and fact.figure.places == _BESIDE)
        beside = len(values - {phrase.figure.value}) > 0
        if telling >= _TELLING or (precise and (named or beside)):
            yield phrase, fact


def _alike(one: str, other: str) -> bool:
    """Whether two names have some characters in a row in common."""
    return any(one[at : at + _PIECE] in other for at in range(len(one) - _PIECE + 1))
