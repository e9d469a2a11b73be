"""Bare numbers in a row, of a table of which nothing but the cells in their order is left.

合计 41.50 接待费 9.50 车辆费 32.00, a cell a line or all in one line: what the cells behind a total
make of it, one column or several in turn, and what the prose tells again in its own unit. Told by
the digits alone and only where they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from jixiao.extraction.building import same, signed_sum
from jixiao.extraction.prose.bare_rates import rates_of_cells, rates_of_rows, rows_of_shares
from jixiao.extraction.prose.cells_in_words import cells_in_words
from jixiao.extraction.prose.chart_labels import in_unit_of, odd_labels
from jixiao.extraction.prose.nested_cells import nested_cells
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows_apart import rows_apart
from jixiao.figures.figure import Dimension, Figure
from jixiao.ledger.relation import Relation, Scope

_FEWEST, _MOST = 4, 400
"""Cells of such a run."""
_WIDEST, _LONGEST = 4, 12
"""Columns that take turns, and rows of one of them."""
_TELLING, _TELLING_AGAIN, _TELLING_ALONE = 3, 2, 5
"""Digits of a total; those of a cell that others are told again beside; of one that is so alone."""
_SEVERAL = 2
"""Cells told again beside which a round one is so by no chance."""
_ROWS = 3
"""Cells that make a short total by no chance."""
_DETAILS = "其中"


def bare_runs(phrases: Sequence[Phrase], passages: Sequence[Passage]) -> Iterator[Relation]:
    """The sums of all such runs, and what they say again."""
    yield from rows_of_shares(phrases)
    yield from rates_of_rows(phrases)
    runs = [list(cells) for bare, cells in groupby(map(_as_printed, phrases), _is_bare) if bare]
    amounts = [one for one in phrases if one.money and one.figure.value] if runs else []
    yield from odd_labels(runs, amounts)
    runs = [run for run in runs if _FEWEST <= len(run) <= _MOST]
    told: dict[Decimal, Phrase] = {}
    for one in amounts if runs else ():
        told.setdefault(Decimal(one.figure.digits), one)
    for run in runs:
        exact = [one for one in run if one.figure.places]
        yield from _told_again(run, told)
        yield from _totals_told(run, told)
        yield from cells_in_words(run, amounts)
        yield from _twice(exact)
        for row in (run, exact) if _FEWEST <= len(exact) < len(run) else (run,):
            yield from _sums(row, passages)
        yield from nested_cells(exact)
        yield from rows_apart(run)
        yield from rates_of_cells(exact, phrases)


def _as_printed(phrase: Phrase) -> Phrase:
    """A number that was lent a unit by those around it, without it: it may be one of the cells."""
    figure = phrase.figure
    if not phrase.money or figure.number_end < figure.end:
        return phrase
    return replace(phrase, figure=replace(figure, unit="", dimension=Dimension.NUMBER, scale=1))


def _is_bare(phrase: Phrase) -> bool:
    return phrase.figure.dimension is Dimension.NUMBER


def _told_again(run: Sequence[Phrase], told: dict[Decimal, Phrase]) -> Iterator[Relation]:
    """The cells that the prose prints, too, where it prints several, or one of many digits."""
    found: dict[Decimal, Figure] = {}
    for one in run:
        if one.figure.value in told and one.figure.telling >= _TELLING_AGAIN:
            found.setdefault(one.figure.value, one.figure)
    if len(found) > _SEVERAL:
        round_ones = (one.figure for one in run if one.figure.value in told)
        found = {one.value: one for one in round_ones} | found
    if len(found) > 1 or any(one.telling >= _TELLING_ALONE for one in found.values()):
        for value, figure in found.items():
            phrase = told[value]
            yield same(
                phrase.figure, in_unit_of(phrase.figure, figure), subject=phrase.subject.name,
                scope=Scope.TEXT_TABLE,
            )  # fmt: skip


def _totals_told(run: Sequence[Phrase], told: dict[Decimal, Phrase]) -> Iterator[Relation]:
    """资金1.74亿元 above 0.30 95 1.02 91 0.42 93: a whole column as the parts of what the prose
    tells.
    """
    for step in range(1, _WIDEST + 1):
        for start in range(step if len(run) % step == 0 else 0):
            column = [one.figure for one in run[start::step]]
            total = told.get(sum((one.value for one in column), Decimal(0)))
            if total is None or len(column) < _ROWS or not all(one.value > 0 for one in column):
                continue
            if total.figure.telling >= _TELLING:
                parts = [(1, in_unit_of(total.figure, one)) for one in column]
                yield signed_sum(
                    total.figure, parts, subject=total.subject.name, scope=Scope.TEXT_TABLE
                )


def _twice(run: Sequence[Phrase]) -> Iterator[Relation]:
    """收入总计 90,210.55 支出总计 90,210.55."""
    before: dict[Decimal, Figure] = {}
    for one in run:
        figure = one.figure
        if figure.telling >= _TELLING_ALONE:
            if figure.value in before:
                yield same(figure, before[figure.value], subject=one.subject.name)
            before[figure.value] = figure


def _sums(run: Sequence[Phrase], passages: Sequence[Passage]) -> Iterator[Relation]:
    for place, total in enumerate(run):
        if total.figure.value <= 0 or total.figure.telling < _TELLING_AGAIN:
            continue
        parts = next((found for found in _columns(run, place, passages) if found), [])
        if parts:
            yield signed_sum(
                total.figure, [(1, one.figure) for one in parts], subject=total.subject.name,
                scope=Scope.TABLE,
            )  # fmt: skip


def _columns(
    run: Sequence[Phrase], place: int, passages: Sequence[Passage]
) -> Iterator[list[Phrase]]:
    """What makes a total behind or before it, in steps of one to several cells; from another place
    on than a step away where the cell beside the total has such parts, too.
    """
    for step in range(1, _WIDEST + 1):
        yield _making(run, place, step, step, passages)
        yield _making(run, place, -step, -step, passages)
        for start in range(1, _WIDEST + 1):
            if start != step and place + 1 < len(run):
                beside = _making(run, place + 1, start, step, passages)
                yield _making(run, place, start, step, passages) if beside else []


def _making(
    run: Sequence[Phrase], place: int, start: int, step: int, passages: Sequence[Passage]
) -> list[Phrase]:
    """The cells from a place on that come to a total, two of them or more not zero; or one with
    nothing, where they are told to detail it.
    """
    total, made = run[place].figure.value, Decimal(0)
    parts: list[Phrase] = []
    at = place + start
    while 0 <= at < len(run) and len(parts) < _LONGEST and made < total:
        parts.append(run[at])
        made += run[at].figure.value
        at += step
    if made != total:
        return []
    telling = sum(1 for one in parts if one.figure.value)
    if telling > 1:
        return parts if run[place].figure.telling >= _TELLING or telling > _ROWS else []
    return parts if len(parts) > 1 and _details(run[place], parts[0], passages) else []


def _details(total: Phrase, part: Phrase, passages: Sequence[Passage]) -> bool:
    between = passages[total.passage + 1 : part.passage]
    return any(one.text.lstrip().startswith(_DETAILS) for one in between)
