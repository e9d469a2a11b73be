"""Scores that follow from a rate in their sentence: rate × points, or points off for each percent.

The points stand in the sentence, or in the row of the score sheet that gives the same score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.extraction.linking.row_points import OF_RATES, points_of
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.linking.scoring_rules import is_off, ruled_score
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.extraction.prose.scores.lines import Line, with_starts
from jixiao.extraction.prose.scores.rules import rate_score, score_by
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_RATES = (Role.EXECUTION_RATE, Role.COMPLETION_RATE, Role.LEVEL, Role.ACTUAL, Role.SHARE)
_GIVEN = (Role.TARGET, Role.THRESHOLD)
"""Rates that are to be reached or kept, and no result."""
_COMPARED = late_regex(r"率[比较距离]$")
"""执行率比100%低3个百分点: what stands before a rate that another one is off."""
_NEAR = 8
_HALF = Decimal("0.5")
_DECIMALS, _FEWEST = 2, 2
"""Decimals of a rate, and computed scores beside another, that tell how that is made."""
_PASSAGES = 4
"""Passages from a heading on in which the rate stands that its score is made by."""
_KIND_OF_RATE = 3
"""Characters at the end of a name that tell the kind of rate: 支出率."""
_EXECUTION_ROW = late_regex(r"(?:当年|年度|整体|资金)*预算(?:资金)?(?:执行|支出)率?")
"""The row of the execution rate, by its core."""


def rated_scores(
    lines: Sequence[Line],
    phrases: Sequence[Phrase],
    sheets: ScoreSheets,
    relations: Sequence[Relation],
) -> Iterator[Relation]:
    """Each score with the rate before it in its sentence, where a rule makes it; with one of a
    sentence before, where ``relations`` do not state the score yet; and the execution rates that
    hold, where they make the score of its row.
    """
    stated = {
        one.stated.figure.start
        for one in relations
        if one.kind is RelationKind.SCORE and one.stated.figure is not None
    }
    by_passage: dict[int, list[Phrase]] = defaultdict(list)
    for one in phrases:
        if _is_rate(one) or is_off(one):
            by_passage[one.passage].append(one)
    for (line, start), behind in zip(with_starts(lines), [*lines[1:], None], strict=False):
        if _is_in_heading(line):
            yield from _below(line, behind, by_passage, sheets)
        if not (beside := by_passage.get(line.score.passage)):
            continue
        told = [one for one in beside if one.sentence == line.score.sentence]
        if not told and line.score.figure.start not in stated:
            told = [one for one in beside if one.place > start]
        before = [one for one in told if one.place < line.score.place]
        yield from _of_line(line, before, sheets) if before else _behind(line, told, sheets)
    yield from _execution_rows(sheets, relations)
    yield from _among_alike(lines, by_passage)


def _among_alike(
    lines: Sequence[Line], by_passage: Mapping[int, Sequence[Phrase]]
) -> Iterator[Relation]:
    """4项各5分：完成率95.00%，得4.75分；…，完成率90.00%，得4.50分；…，完成率80.00%，得5分: the one
    score of several of the same points that is not its rate of them, as all others are.
    """
    groups: dict[int, list[Relation]] = defaultdict(list)
    for line in lines:
        if line.each is None or line.points is not None:
            continue
        rated = [one for one in by_passage.get(line.score.passage, ()) if _makes(one, line)]
        if len(rated) == 1:
            told = score_by(
                line.score.figure, (rated[0].figure, line.each.figure), rate_score,
                formula="完成率×分值", subject=f"{line.names[0] if line.names else '该项'}得分",
            )  # fmt: skip
            groups[line.each.figure.start].append(told)
    for group in groups.values():
        wrong = [one for one in group if one.contradicted]
        partial = [one for one in group if one.verdict is Verdict.HOLDS and _is_computed(one)]
        many = len(partial) >= _FEWEST or (partial and any(map(is_misprinted, wrong)))
        if many and len(wrong) == 1:
            wrong[0].sure = True
            yield wrong[0]


def _makes(one: Phrase, line: Line) -> bool:
    """Whether a precise rate of completion (完成95.00%) stands right before a score."""
    rated = one.role in (Role.EXECUTION_RATE, Role.COMPLETION_RATE)
    rated = rated or (one.role is Role.LEVEL and one.gap.endswith(("，完成", "，完成了")))
    return rated and one.after == line.score.gap and one.figure.places >= _DECIMALS


def _is_computed(relation: Relation) -> bool:
    stated = relation.stated.figure
    return stated is not None and stated.value % _HALF != 0


def _is_rate(one: Phrase) -> bool:
    """Whether a percentage is reached or to be reached; what another is compared with is none."""
    if one.figure.dimension is not Dimension.PERCENT or _COMPARED.search(one.gap):
        return False
    return one.role in _GIVEN or (one.role in _RATES and not one.bound)


def _is_in_heading(line: Line) -> bool:
    """2.设备利用（4分，得3.60分）。: whether a score of odd steps stands in the bracket of what it
    is of, with its points.
    """
    odd = line.score.figure.value % _HALF != 0
    return odd and line.points is not None and line.score.after.startswith("）")


def _below(
    line: Line,
    following: Line | None,
    by_passage: dict[int, list[Phrase]],
    sheets: ScoreSheets,
) -> Iterator[Relation]:
    """The score of a heading by a rate that is told below it, up to the next score."""
    first, end = line.score.figure.start, line.score.passage + _PASSAGES
    last = following.score.figure.start if following is not None else None
    told = [
        one
        for passage in range(line.score.passage, end)
        for one in by_passage.get(passage, ())
        if one.figure.start > first and (last is None or one.figure.start < last)
    ]
    found = _of_line(line, told, sheets)
    yield from (one for one in found if one.verdict is Verdict.HOLDS)


def _execution_rows(sheets: ScoreSheets, relations: Sequence[Relation]) -> Iterator[Relation]:
    """The row 预算执行率 of a sheet by an execution rate told elsewhere, where that makes it."""
    for core, entries in sheets.rows.items():
        for entry in entries if _EXECUTION_ROW.fullmatch(core) else ():
            points = sheets.weights.get(entry.figure.start)
            told = _executed(entry.figure, points, relations) if points is not None else ()
            yield from (one for one in told if one.verdict is Verdict.HOLDS)


def _executed(score: Figure, points: Figure, relations: Sequence[Relation]) -> Iterator[Relation]:
    """A score by each execution rate that holds."""
    for one in relations:
        rated = one.stated.figure
        if one.kind is RelationKind.EXECUTION_RATE and rated is not None and not one.contradicted:
            yield score_by(
                score, (rated, points), rate_score, formula="执行率×分值",
                subject="预算执行率得分", scope=Scope.TEXT_TABLE,
            )  # fmt: skip


def _behind(line: Line, rates: Sequence[Phrase], sheets: ScoreSheets) -> Iterator[Relation]:
    """支出率得分为9.80分，支出率为97.99%: by the rate right behind a score, or by that of its name
    behind it (支出率（5分，得4.90分）。甲÷乙，支出率98%), or by a mean of several
    (得9.47分。…，六个指标平均完成率94.67%), where it holds.
    """
    names = [name[-_KIND_OF_RATE:] for name in line.names if name[-1] in OF_RATES]
    behind = [
        one
        for one in rates
        if one.gap == line.score.after
        or one.rate_name[-_KIND_OF_RATE:] in names
        or "平均" in one.gap[-_NEAR:]
    ]
    told = _of_line(line, behind, sheets)
    yield from (one for one in told if one.verdict is Verdict.HOLDS)


def _of_line(line: Line, before: Sequence[Phrase], sheets: ScoreSheets) -> Iterator[Relation]:
    """The score of a line by the last rate that makes it, or by what one is said to be off; of
    another sentence only so.
    """
    found = [
        (relation, named and one.sentence == line.score.sentence)
        for one in sorted(before, key=lambda one: (is_off(one), -one.place))
        if one.role not in _GIVEN and not ROW_LINK.fullmatch(one.gap)
        for points, named in points_of(line, one.rate_name, sheets)
        if (relation := ruled_score(line, one, points, before)) is not None
    ]
    held = [relation for relation, _ in found if relation.verdict is Verdict.HOLDS]
    yield from (held or [relation for relation, named in found[::-1] if named])[:1]
