"""The form of the three expenses (公开09表), of which only the figures are left in a row.

Six figures, or six of the budget and six of the outturn, abreast or in turns. Which is which is
told by the digits: all parts and both totals must agree, of twelve figures all but one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.passages import Passage
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, Scope

_SIGN = "三公"
_REACH = 40
"""Passages before the figures in which the form is named: its header stands between."""
_WIDTH = 6
_LAYOUTS = (((0, (1, 2, 5)), (2, (3, 4))), ((0, (1, 2, 3)), (3, (4, 5))))
"""合计, 出国, 用车, 购置, 运行, 接待; or 接待 before 用车: each total with its parts."""
_MOST_OFF = 1
_FEWEST_SEVERAL = 2
"""Sums of several amounts that vouch for one that is off."""


class _Sum(NamedTuple):
    """A total with its parts."""

    total: Phrase
    parts: list[Phrase]

    @property
    def holds(self) -> bool:
        return self.total.figure.value == sum((one.figure.value for one in self.parts), Decimal(0))

    @property
    def several(self) -> bool:
        return sum(one.figure.value != 0 for one in self.parts) > 1


def expense_rows(passages: Sequence[Passage], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The sums of every such row."""
    for run in _runs(phrases):
        row = _without_numbering(run)
        before = passages[max(0, run[0].passage - _REACH) : run[0].passage]
        if len(row) in (_WIDTH, 2 * _WIDTH) and any(_SIGN in one.text for one in before):
            yield from _sums_of(row)


def _runs(phrases: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """Bare numbers with nothing between them, as many as the form has or more."""
    run: list[Phrase] = []
    for phrase in phrases:
        bare = phrase.figure.dimension is Dimension.NUMBER
        if bare and run and not phrase.gap.strip("| "):
            run.append(phrase)
            continue
        if run[_WIDTH - 1 :]:
            yield run
        run = [phrase] if bare else []
    if run[_WIDTH - 1 :]:
        yield run


def _without_numbering(run: list[Phrase]) -> list[Phrase]:
    """The row without the numbers of its columns, if they stand before it."""
    half = len(run) // 2
    numbered = all(one.figure.digits == str(n) for n, one in enumerate(run[:half], 1))
    return run[half:] if numbered else run


def _sums_of(run: list[Phrase]) -> Iterator[Relation]:
    """The sums under the layout that most of them agree with."""
    wholes = ([run[:_WIDTH], run[_WIDTH:]], [run[::2], run[1::2]]) if run[_WIDTH:] else ([run],)
    readings = [
        [_Sum(row[total], [row[part] for part in parts]) for row in rows for total, parts in layout]
        for rows in wholes
        for layout in _LAYOUTS
    ]
    best = min(readings, key=lambda sums: sum(not one.holds for one in sums))
    off = sum(not one.holds for one in best)
    several = sum(one.holds and one.several for one in best)
    if off > (_MOST_OFF if run[_WIDTH:] else 0) or several < (_FEWEST_SEVERAL if off else 1):
        return
    for one in best:
        if one.total.figure.value:
            yield signed_sum(
                one.total.figure, [(1, part.figure) for part in one.parts],
                subject="“三公”经费", scope=Scope.TABLE,
            )  # fmt: skip
