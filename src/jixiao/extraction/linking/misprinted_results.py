"""Results of a score sheet that do not make their score, where the prose prints another one that
does: 巡查河段 | ≥90段 | 82段 | 8 | 7.47 beside 全年巡查河段84段 (B05).

Told where both differ as a misprint does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from jixiao.extraction.building import agrees, same
from jixiao.extraction.linking.figures_by_size import RATED
from jixiao.extraction.linking.sayings import said_before
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.reading import ProseReading
from jixiao.extraction.tables.indicators import Measured, measured_rows
from jixiao.extraction.tables.reading import TableReading
from jixiao.figures.figure import Dimension
from jixiao.figures.misprints import ends_near, ends_of, misprinted
from jixiao.ledger.relation import Relation, Scope

_TELLING = 2
"""Digits of a result by which it is known again in a sentence that names its row."""
_PART = 2
"""Of so many pairs of characters of a row's name, one must stand before the figure."""
_SIZED = (Dimension.PERCENT, Dimension.COUNT, Dimension.MONEY)
_ByEnd = Mapping[str, Sequence[Phrase]]


def misprinted_results(
    tables: Sequence[TableReading], reading: ProseReading, relations: Sequence[Relation]
) -> Iterator[Relation]:
    """Each such cell against the one figure of the prose that is meant."""
    wrong = [row for table in tables for row in measured_rows(table) if _is_off(row)]
    if not wrong:
        return
    doubted = {
        figure.start
        for one in relations
        if one.contradicted and not one.likely
        for figure in one.figures()
    }
    prose = _by_end(reading.phrases)
    for row in wrong:
        found = {one.figure.value: one for one in _meant(row, prose, reading.passages)}
        if row.reached.start not in doubted and len(found) == 1:
            (told,) = found.values()
            yield same(row.reached, told.figure, subject=row.row.name, scope=Scope.TEXT_TABLE)


def _is_off(row: Measured) -> bool:
    """Whether a result does not make its score; full marks are given for other reasons, too."""
    full = row.score.value >= row.points.value
    return row.reached.telling >= _TELLING + full and not agrees(row.judged(row.reached))


def _by_end(phrases: Sequence[Phrase]) -> _ByEnd:
    """The figures of the prose that tell what was reached, by either end of their digits."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for one in phrases:
        told = one.role in RATED and one.figure.dimension in _SIZED and not (one.prior or one.bound)
        if told and one.figure.telling >= _TELLING:
            for end in set(ends_of(one.figure.digits)):
                found[end].append(one)
    return found


def _meant(row: Measured, prose: _ByEnd, passages: Sequence[Passage]) -> Iterator[Phrase]:
    """The figures that the cell is a misprint of, and that make the score of its row."""
    cell = row.reached
    near = {id(one): one for end in ends_near(cell.digits) for one in prose.get(end, ())}
    for one in near.values():
        alike = cell.unit in ("", one.figure.unit)
        meant = alike and misprinted(cell.digits, one.figure.digits)
        if meant and agrees(row.judged(one.figure)) and _names(one, row, passages):
            yield one


def _names(phrase: Phrase, row: Measured, passages: Sequence[Passage]) -> bool:
    """Whether half of what the row is called stands before a figure."""
    words, name = said_before(phrase, passages), row.row.name
    pairs = [one + other for one, other in pairwise(name)]
    return bool(pairs) and sum(pair in words for pair in pairs) * _PART >= len(pairs)
