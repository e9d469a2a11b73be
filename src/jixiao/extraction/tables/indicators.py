"""Scores of single indicators: by execution rate, by completion, and above their points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.extraction.building import part_of_whole
from jixiao.extraction.prose.scores.indicators import as_set
from jixiao.extraction.prose.scores.rules import rate_score, ratio_score, reverse_score
from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.rates import figure_at, relation_of
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.stepped_scores import stepped_score
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.misprints import swaps_of
from jixiao.figures.verdict import Judgement, Verdict, judge_rate
from jixiao.late import late_regex
from jixiao.ledger.relation import Mention, Relation, RelationKind

_LIMIT = late_regex(r"[≤<]|小于|不超过|不高于|不大于|不多于|低于")
_LEAST = late_regex(r"[≥>]|不低于|不少于|大于等于")
_NATURE = late_regex(r"性质|方向")
_NUMBER = late_regex(r"\d+(?:\.\d+)?")
_REVERSE = "反向指标"
_HALF = Decimal("0.5")
"""A score in other steps is computed."""
_DECIMALS = 2
"""Decimals of a score that is computed."""
_FEWEST = 2
"""Rows whose scores are computed so, by which that of another row is."""


def indicator_relations(
    reading: TableReading,
    band: Band,
    rows: Sequence[Row],
    weight: Column | None,
    score: Column | None,
) -> list[Relation]:
    """Scores that follow from the figures of their own row."""
    if weight is None or score is None:
        return []
    scored = [
        (row, stated, points)
        for row in rows
        if (stated := reading.entries.get((row.index, score.index)))
        and (points := reading.entries.get((row.index, weight.index)))
    ]
    return [
        *_by_execution(reading, band, scored),
        *_by_coefficient(reading, band, scored),
        *_by_completion(reading, band, scored),
    ]


Scored = Sequence[tuple[Row, Entry, Entry]]


def _by_coefficient(reading: TableReading, band: Band, scored: Scored) -> Iterator[Relation]:
    """Score = coefficient × points, by the form's own columns (Chongqing, domain §2.3); the
    coefficient is what was done of the target, told where it holds, as bands are as common.
    """
    column = next((c for c in band.columns if c.kind == "rate" and _is_coefficient(c)), None)
    if column is None:
        return
    measured = _measured(band)
    for row, stated, points in scored:
        rated = reading.entries.get((row.index, column.index))
        if rated is None or rated.figure.dimension is not Dimension.PERCENT:
            continue
        operands = (rated.figure, points.figure)
        judgement = judge_rate(stated.figure, operands, rate_score)
        signed = [(1, figure) for figure in operands]
        relation = relation_of(RelationKind.SCORE, "得分系数×分值", stated, signed, judgement)
        relation.covers = ("A04",)
        yield relation
        if measured:
            yield from _coefficient(rated, *_of_row(reading, row, measured))


def _is_coefficient(column: Column) -> bool:
    return any("得分系数" in text for text in column.path)


def _coefficient(
    stated: Entry, reached: Figure | None, wanted: Figure | None
) -> Iterator[Relation]:
    """A coefficient as what was done of the target."""
    if reached is None or wanted is None or not _alike(reached, wanted):
        return
    operands = (reached, as_set(wanted))
    judgement = judge_rate(stated.figure, operands, part_of_whole)
    if judgement.verdict is Verdict.HOLDS:
        signed = ((1, reached), (1, wanted))
        kind, formula = RelationKind.COMPLETION_RATE, "完成值÷指标值×100"
        yield relation_of(kind, formula, stated, signed, judgement)


def _measured(band: Band) -> list[Column]:
    """The column of what was done, then those of what was to be done, the target as it was adjusted
    first; none where one of both is not printed.
    """
    actual = next((c for c in band.columns if c.kind == "actual"), None)
    targets = [c for c in band.columns if c.kind == "target"]
    targets.sort(key=lambda column: "调整" not in column.path[-1])
    return [actual, *targets] if actual is not None and targets else []


def _of_row(
    reading: TableReading, row: Row, measured: Sequence[Column]
) -> tuple[Figure | None, Figure | None]:
    """What was done in a row and what was to be done: 调整指标值 is often blank."""
    reached, *wanted = (figure_at(reading, row, column) for column in measured)
    return reached, next((one for one in wanted if one is not None), None)


def _alike(reached: Figure, wanted: Figure) -> bool:
    """Whether a result can be measured by a target."""
    return reached.dimension is wanted.dimension and reached.value > 0 and wanted.value > 0


def _by_execution(reading: TableReading, band: Band, scored: Scored) -> list[Relation]:
    """Score = execution rate × points, where one row prints all three (national form, A06)."""
    rate = next((c for c in band.columns if c.kind == "rate"), None)
    if rate is None or reading.kind == "score_sheet":
        return []
    if "执行" not in "".join(rate.path) and "B/A" not in "".join(rate.path):
        return []
    found: list[Relation] = []
    for row, stated, points in scored:
        percent = reading.entries.get((row.index, rate.index))
        if percent is None:
            continue
        operands = (percent.figure, points.figure)
        judgement = judge_rate(stated.figure, operands, rate_score)
        if judgement.verdict is Verdict.CONTRADICTED and reading.kind != "self_evaluation":
            continue
        relation = relation_of(
            RelationKind.SCORE, "执行率×分值", stated, [(1, f) for f in operands], judgement
        )
        relation.covers = ("A06",)
        found.append(relation)
    return found


def _by_completion(reading: TableReading, band: Band, scored: Scored) -> list[Relation]:
    """Score = actual ÷ target × points, at most the points, and for a limit in reverse (domain
    §2.3); stated only where it holds, as other rules are as common, and for the one row of a table
    of such scores that would be so but for a misprint of what was done.
    """
    measured = _measured(band)
    if not measured:
        return []
    limits = _limits(band, measured)
    missed: list[Relation] = []
    found: list[Relation] = []
    odd: list[Relation] = []
    computed = 0
    for row, stated, points in scored:
        reached, wanted = _of_row(reading, row, measured)
        if reached is None or wanted is None or not _alike(reached, wanted):
            continue
        limit = _is_limit(reading, row, limits)
        if ruled := stepped_score(reading, (row, stated, points), reached, wanted, limit=limit):
            found.append(ruled)
            continue
        operands = (reached, as_set(wanted), points.figure)
        judgement = judge_rate(stated.figure, operands, reverse_score if limit else ratio_score)
        formula = f"{_REVERSE}：未超指标值得满分" if limit else "min(完成值÷指标值, 1)×分值"
        signed = [(1, figure) for figure in (reached, wanted, points.figure)]
        relation = relation_of(RelationKind.SCORE, formula, stated, signed, judgement)
        if reached.value < wanted.value and _is_least(reading, row, measured[1:]):
            missed.append(replace(relation, judgement=_exactly(stated.figure, operands)))
        partial = stated.figure.value < points.figure.value and stated.figure.value % _HALF != 0
        if judgement.verdict is Verdict.HOLDS:
            found.append(relation)
            computed += partial
        elif partial:
            relation.likely = not limit and _is_slip(stated.figure, operands)
            odd.append(relation)
    sure = computed >= _FEWEST and len(odd) == 1
    others = [one for one in odd if not one.formula.startswith(_REVERSE)]
    most = computed >= _FEWEST * (1 + len(others)) and len(others) <= 1
    full = _in_full(missed) if most else []
    left = {id(one.stated.figure) for one in full}
    found = [one for one in found if id(one.stated.figure) not in left]
    return found + full + [one for one in odd if sure and one.likely]


def _in_full(missed: Sequence[Relation]) -> list[Relation]:
    """The one row of all points whose target was missed, where all others of the kind are computed:
    ≥40场, 36场, 4, 4 beside ≥30期, 29期, 4, 3.87.
    """
    wrong = [one for one in missed if one.contradicted]
    full = [one for one in wrong if _is_of_all_points(one)]
    told = len(full) == 1 and len(missed) > _FEWEST * len(wrong)
    return full if told else []


def _is_of_all_points(relation: Relation) -> bool:
    stated, points = relation.stated.figure, relation.operands[-1].figure
    return stated is not None and points is not None and stated.value == points.value


def _is_least(reading: TableReading, row: Row, targets: Sequence[Column]) -> bool:
    """Whether the cell of a target says that no less may be reached (≥, 不少于)."""
    places = (reading.grid.at(row.index, column.index) for column in targets)
    return any(place is not None and _LEAST.match(place.text) for place in places)


def _exactly(score: Figure, operands: tuple[Figure, ...]) -> Judgement:
    """A score with two decimals, be they printed or not (4 for 4.00)."""
    zeros = "0" * (_DECIMALS - score.places)
    digits = f"{score.digits}{'' if score.places else '.'}{zeros}" if zeros else score.digits
    return judge_rate(replace(score, digits=digits), operands, ratio_score)


def _is_slip(score: Figure, operands: tuple[Figure, ...]) -> bool:
    """Whether one digit of what was done, or two swapped, make the difference of a score."""
    reached, *others = operands
    return any(
        judge_rate(score, (replace(reached, digits=digits), *others), ratio_score).verdict
        is Verdict.HOLDS
        for digits in _slips(reached.digits)
    )


def _slips(printed: str) -> Iterator[str]:
    """What a number may have been before a misprint."""
    yield from filter(_NUMBER.fullmatch, sorted(swaps_of(printed)))
    for place, digit in enumerate(printed):
        if digit.isdigit():
            for other in "0123456789":
                yield printed[:place] + other + printed[place + 1 :]


def _limits(band: Band, measured: Sequence[Column]) -> list[Column]:
    """The columns that may say that no more may be reached."""
    return [c for c in band.columns if c in measured[1:] or _NATURE.search("".join(c.path[-1:]))]


def _is_limit(reading: TableReading, row: Row, columns: Sequence[Column]) -> bool:
    """Whether the cell of a target, or that of the indicator's nature beside it, says that no more
    may be reached (≤, 不超过).
    """
    places = (reading.grid.at(row.index, column.index) for column in columns)
    return any(place is not None and _LIMIT.match(place.text) for place in places)


def scores_above(
    reading: TableReading, rows: Sequence[Row], weight: Column | None, score: Column | None
) -> list[Mention]:
    """Scores above their points (A03)."""
    if weight is None or score is None:
        return []
    found = []
    for row in rows:
        stated = reading.entries.get((row.index, score.index))
        points = reading.entries.get((row.index, weight.index))
        if stated is None or points is None or stated.figure.value <= points.figure.value:
            continue
        if Dimension.PERCENT is stated.figure.dimension is not points.figure.dimension:
            continue  # 100% under 得分: a row that lost a cell, and no score
        figure = stated.figure
        found.append(
            Mention(
                "score_above_weight",
                figure.start,
                figure.end,
                figure.digits,
                points.figure.digits,
                subject=row.name,
                figures=(figure, points.figure),
            )
        )
    return found
