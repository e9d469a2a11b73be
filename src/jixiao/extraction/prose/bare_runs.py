"""Bare numbers in a row, of a table of which nothing but the cells in their order is left.

合计 41.50 接待费 9.50 车辆费 32.00, a cell a line or all in one line: what the cells behind a total
make of it, one column or several in turn, and what the prose tells again in its own unit. Told by
the digits alone and only where they hold.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise

from jixiao.extraction.building import part_of_whole, rate, same, signed_sum
from jixiao.extraction.prose.nested_cells import nested_cells
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.misprints import misprinted, telling_digits
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_FEWEST, _MOST = 4, 400
"""Cells of such a run."""
_WIDEST, _LONGEST = 4, 12
"""Columns that take turns, and rows of one of them."""
_TELLING, _TELLING_AGAIN, _TELLING_ALONE = 3, 2, 5
"""Digits of a total; those of a cell that others are told again beside; of one that is so alone."""
_LABELS, _BESIDE = 8, 3
"""Labels of a chart, and paragraphs beside it that tell what it draws."""
_SEVERAL = 2
"""Cells told again beside which a round one is so by no chance."""
_ROWS = 3
"""Rows of shares that all say the same of their columns."""
_DETAILS = "其中"


def bare_runs(phrases: Sequence[Phrase], passages: Sequence[Passage]) -> Iterator[Relation]:
    """The sums of all such runs, and what they say again."""
    yield from _rows_of_shares(phrases)
    runs = [
        list(cells)
        for bare, cells in groupby(phrases, lambda one: one.figure.dimension is Dimension.NUMBER)
        if bare
    ]
    amounts = [one for one in phrases if one.money and one.figure.value] if runs else []
    yield from _odd_labels(runs, amounts)
    runs = [run for run in runs if _FEWEST <= len(run) <= _MOST]
    told: dict[Decimal, Phrase] = {}
    for one in amounts if runs else ():
        told.setdefault(Decimal(one.figure.digits), one)
    for run in runs:
        exact = [one for one in run if one.figure.places]
        yield from _told_again(run, told)
        yield from _twice(exact)
        for row in (run, exact) if _FEWEST <= len(exact) < len(run) else (run,):
            yield from _sums(row, passages)
        yield from nested_cells(exact)
        yield from _rates_of_cells(exact, phrases)


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
                phrase.figure, _in_unit_of(phrase.figure, figure), subject=phrase.subject.name,
                scope=Scope.TEXT_TABLE,
            )  # fmt: skip


def _odd_labels(runs: Iterable[list[Phrase]], amounts: Sequence[Phrase]) -> Iterator[Relation]:
    """支出52.30万元，收入48.10万元。 48.10 53.30: the labels of a chart, all but one of which the
    paragraphs beside it tell, and what they tell in its stead.
    """
    passages = [one.passage for one in amounts]
    for run in runs:
        if not 1 < len(run) <= _LABELS or not any(one.figure.places for one in run):
            continue
        first = bisect_left(passages, run[0].passage - _BESIDE)
        end = bisect_right(passages, run[-1].passage + _BESIDE)
        beside = {one.figure.digits: one for one in amounts[first:end]}
        odd = [one for one in run if one.figure.digits not in beside]
        labels = {one.figure.digits for one in run}
        if len(odd) == 1 and _tell(labels & beside.keys()):
            left = (one for digits, one in beside.items() if digits not in labels)
            yield from _misprinted_label(odd[0].figure, left)


def _tell(labels: Iterable[str]) -> bool:
    """Whether labels are told by no chance: one of many digits, or two."""
    telling = [telling_digits(one) for one in labels]
    return max(telling, default=0) >= _TELLING_ALONE or sum(n >= _TELLING for n in telling) > 1


def _misprinted_label(odd: Figure, left: Iterable[Phrase]) -> Iterator[Relation]:
    for one in left if odd.telling >= _TELLING else ():
        if misprinted(odd.digits, one.figure.digits):
            relation = same(
                _in_unit_of(one.figure, odd), one.figure, subject=one.subject.name,
                scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            yield replace(relation, likely=True)
            return


def _in_unit_of(amount: Figure, bare: Figure) -> Figure:
    return replace(bare, unit=amount.unit, dimension=amount.dimension, scale=amount.scale)


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


def _rates_of_cells(run: Sequence[Phrase], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """车辆费支出8.47万元，完成预算的60.50% beside the cells 14.00 8.47: a rate of the prose over
    the cell before its amount, where that makes it.
    """
    before: dict[Decimal, list[Figure]] = defaultdict(list)
    for planned, done in pairwise(one.figure for one in run):
        if planned.value >= done.value > 0:
            before[done.value].append(planned)
    for done_told, rated in pairwise(phrases) if before else ():
        if rated.role is not Role.EXECUTION_RATE or not done_told.money:
            continue
        for planned in before.get(Decimal(done_told.figure.digits), ()):
            told = _in_unit_of(done_told.figure, planned)
            relation = rate(
                rated.figure, (done_told.figure, told), part_of_whole,
                kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
                subject=done_told.subject.name, scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            if relation.verdict is Verdict.HOLDS and rated.figure.places:
                yield relation
                break


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


def _rows_of_shares(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """40% | 30% | 5% | 75% | 25%: shares in columns that make the one behind them in every row."""
    rows: dict[int, list[Phrase]] = defaultdict(list)
    for one in phrases:
        if one.figure.dimension is Dimension.PERCENT and "|" in one.gap and not one.gap.strip("| "):
            rows[one.passage].append(one)
    full = [row for row in rows.values() if len(row) >= _FEWEST]
    for first in range(_WIDEST if len(full) >= _ROWS else 0):
        for last in range(first + 2, first + 2 + _WIDEST):
            found = [row for row in full if last < len(row) and _makes(row[first:last], row[last])]
            if len(found) >= _ROWS and len(found) == len(full):
                for row in found:
                    operands = [(1, one.figure) for one in row[first:last]]
                    yield signed_sum(row[last].figure, operands, subject="", scope=Scope.TABLE)


def _makes(parts: Sequence[Phrase], total: Phrase) -> bool:
    values = [one.figure.value for one in parts]
    return all(values) and sum(values, Decimal(0)) == total.figure.value
