"""Scores that follow from a target whose result is told elsewhere: 建档率低于目标96%，得3.79分.

The result stands in the row of the sheet that gives the score, or where the report first tells the
rate; or the sentence says how far it lies below the target. Told where it holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from jixiao.extraction.linking.figures_by_size import RATED
from jixiao.extraction.linking.row_points import held_scores, is_row_of
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line, alike, core_of, with_starts
from jixiao.extraction.prose.scores.rules import ratio_score
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TARGET = late_regex(
    r"(?:目标|指标|标准|任务|计划)(?:[值数]|要求)?(?:为|是)?(?:增长|提高|下降|降低)?$"
)
_DEMANDED = late_regex(r"的?(?:要求|目标|标准|指标值)")
"""与80%的要求: what stands behind a target."""
_SHORT = late_regex(
    r"(?:[低少]于?(?:目标|指标|标准|计划)?(?:[值数]|要求)?|相?差|差距)(?:了|为|约)?$"
)
"""低于目标值0.5个百分点: how far a result lies below its target."""
_HALF = Decimal("0.5")
"""A score in other steps is computed, and no two figures make it by chance."""
_FORMULA = "min(完成值÷指标值, 1)×分值"
_SIZED = (Dimension.PERCENT, Dimension.COUNT)
_RESULTS = tuple(one for one in RATED if one is not Role.COMPLETION_RATE)
"""What a rate of a sentence is, if it is no rate of the target itself."""
_TAIL = 2
"""Characters that names which resemble each other end with alike."""
_SHORTEST = 3
"""Characters of the name of a rate that tells it."""


_MOST = 8
"""Rates of one name that are tried."""
_Rates = Mapping[str, Mapping[str, Mapping[Decimal, Phrase]]]
"""Named rates by how their names end, by name, and by value: the last of each."""


class _Row(NamedTuple):
    """What the row of a score prints beside it."""

    points: Figure
    result: Figure | None
    target: Figure | None


def scores_below_targets(
    lines: Sequence[Line], phrases: Sequence[Phrase], sheets: ScoreSheets
) -> Iterator[Relation]:
    """Each score by the targets of its sentence."""
    beside: dict[int, list[Phrase]] = defaultdict(list)
    for one in phrases:
        rated = one.figure.dimension is Dimension.PERCENT and one.role in RATED
        if rated or _is_target(one) or _SHORT.search(one.gap):
            beside[one.passage].append(one)
    rates = _by_name(phrases)
    for line, start in with_starts(lines):
        told = beside.get(line.score.passage)
        if told:
            told = [one for one in told if start < one.place < line.score.place]
            yield from _of_line(line, told, rates, sheets)


def _of_line(
    line: Line, told: Sequence[Phrase], rates: _Rates, sheets: ScoreSheets
) -> Iterator[Relation]:
    """A score by each target that is told; where none is, by that of its row."""
    rows = [*_rows(line, sheets)]
    given = [one for one in told if _is_target(one) and one.figure.value]
    for target in given:
        yield from _by_target(line, target, told, rates, rows)
    if given:
        return
    for row in rows:
        for one in told:
            fits = row.target is not None and row.target.unit == one.figure.unit
            if fits and row.target is not None and row.target.value and one.role in _RESULTS:
                figures = (one.figure, row.target)
                yield from held_scores(line, figures, [row.points], ratio_score, _FORMULA)


def _is_target(one: Phrase) -> bool:
    """Whether a rate or count is what was to be reached."""
    named = one.role is Role.TARGET or _TARGET.search(one.gap) or _DEMANDED.match(one.after)
    return bool(named) and one.figure.dimension in _SIZED


def _by_target(
    line: Line,
    target: Phrase,
    told: Sequence[Phrase],
    rates: _Rates,
    rows: Sequence[_Row],
) -> Iterator[Relation]:
    """The score by what the result lacks of the target, else by the result."""
    points = [one.points for one in rows] + ([line.each.figure] if line.each is not None else [])
    points = [line.points.figure] if line.points is not None else points
    results = [one.result for one in rows if one.result is not None]
    results += [one.figure for one in _named(line, rates)]
    for one in told:
        if one is not target and _lies_below(one, target):
            figures = (one.figure, target.figure)
            yield from held_scores(line, figures, points, _lacking, "(1－未达部分÷指标值)×分值")
        elif one is not target and one.role in _RESULTS and not one.bound:
            results.append(one.figure)
    for result in results:
        if result.unit == target.figure.unit:
            figures = (result, target.figure)
            yield from held_scores(line, figures, points, ratio_score, _FORMULA)


def _rows(line: Line, sheets: ScoreSheets) -> Iterator[_Row]:
    """Each row that gives the score, in odd steps or by its name."""
    score = line.score.figure.value
    for core, entries in sheets.rows.items():
        for entry in entries:
            start = entry.figure.start
            points = sheets.weights.get(start)
            if points is None or entry.figure.value != score:
                continue
            if score % _HALF or any(is_row_of(core, core_of(name)) for name in line.names):
                yield _Row(points, sheets.results.get(start), sheets.targets.get(start))


def _lies_below(one: Phrase, target: Phrase) -> bool:
    """Whether a figure says by how much a target was missed."""
    points = one.figure.dimension is Dimension.POINTS
    fits = points if target.figure.unit == "%" else one.figure.unit == target.figure.unit
    return fits and _SHORT.search(one.gap) is not None


def _named(line: Line, rates: _Rates) -> Iterator[Phrase]:
    """The rates of other parts that have the name of a line."""
    for name in line.names:
        for rated, told in rates.get(core_of(name)[-_TAIL:], {}).items():
            if alike(rated, name):
                apart = (one for one in told.values() if one.passage != line.score.passage)
                yield from islice(apart, _MOST)


def _by_name(phrases: Sequence[Phrase]) -> _Rates:
    rates: dict[str, dict[str, dict[Decimal, Phrase]]] = defaultdict(lambda: defaultdict(dict))
    for one in phrases:
        if len(one.rate_name) >= _SHORTEST and one.role in RATED:
            rates[core_of(one.rate_name)[-_TAIL:]][one.rate_name][one.figure.value] = one
    return rates


def _lacking(values: Sequence[Fraction]) -> Fraction:
    """(1 − what is lacking ÷ target) × points."""
    short, target, points = values
    return (1 - short / target) * points
