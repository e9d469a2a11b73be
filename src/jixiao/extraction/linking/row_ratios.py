"""Scores of a sheet by what the prose tells of their rows.

机井修复计划240眼，实修225眼 beside a row 机井修复 | 4 | 3.75; 游客满意度86.40% and a target of
90% told once for all.

Told where that makes a score in odd steps and the prose names the row, and so never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.extraction.linking.figures_by_size import RATED
from jixiao.extraction.linking.score_sheets import ScoreSheets
from jixiao.extraction.prose.likeness import pieces
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.rules import ratio_score, score_by
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_RATES = (RelationKind.EXECUTION_RATE, RelationKind.COMPLETION_RATE)
_PAIR = 2
_STEP = Decimal("0.1")
"""A score in finer steps is computed, and no two figures that name its row make it by chance."""
_SHARED = 3
"""Characters of the name of a row that the prose shares with it."""
_TARGETS = late_regex(r"(?:目标|指标|标准)[值数]?(?:均|都|皆|一律)?(?:为|是|定为|达到)?$")
_REACH = 60


def scores_of_rows(
    phrases: Sequence[Phrase], sheets: ScoreSheets, relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each such score that no score relation of two amounts states yet."""
    rows = list(_computed_rows(sheets, relations))
    if not rows:
        return
    pairs = [*_pairs_told(phrases, relations), *_rates_told(phrases)]
    named: dict[str, list[int]] = defaultdict(list)
    for place, (said, _, _) in enumerate(pairs):
        for piece in pieces(said, _SHARED):
            named[piece].append(place)
    for name, score, points in rows:
        like = {place for piece in pieces(name, _SHARED) for place in named.get(piece, ())}
        for _, part, whole in (pairs[place] for place in sorted(like)):
            relation = score_by(
                score, (part, whole, points), ratio_score, formula="min(完成数÷目标数, 1)×分值",
                subject=f"{name}得分", scope=Scope.TEXT_TABLE,
            )  # fmt: skip
            if relation.verdict is Verdict.HOLDS:
                yield relation
                break


def _computed_rows(
    sheets: ScoreSheets, relations: Sequence[Relation]
) -> Iterator[tuple[str, Figure, Figure]]:
    """Each row below its points, in odd steps, with these."""
    made = {
        one.stated.figure.start
        for one in relations
        if one.kind is RelationKind.SCORE and one.stated.figure is not None
        if one.verdict is Verdict.HOLDS and len(one.operands) > 1
    }
    for entries in sheets.rows.values():
        for entry in entries:
            points = sheets.weights.get(entry.figure.start)
            odd = bool(entry.figure.value % _STEP)
            if points is not None and odd and entry.figure.start not in made:
                yield entry.row.name, entry.figure, points


def _pairs_told(
    phrases: Sequence[Phrase], relations: Sequence[Relation]
) -> Iterator[tuple[str, Figure, Figure]]:
    """What was done and what was to be done, of rates that hold, with the words before both."""
    said = {one.figure.start: one.context[-_REACH:] + one.gap for one in phrases}
    for one in relations:
        figures = [term.figure for term in one.operands if term.figure is not None]
        if one.kind in _RATES and one.verdict is Verdict.HOLDS and len(figures) == _PAIR:
            part, whole = figures
            if whole.value and part.start in said and whole.start in said:
                yield said[whole.start] + said[part.start], part, whole


def _rates_told(phrases: Sequence[Phrase]) -> Iterator[tuple[str, Figure, Figure]]:
    """The rates of a passage with each target that stands before them in it."""
    targets: Mapping[int, list[Figure]] = defaultdict(list)
    for one in phrases:
        if one.figure.dimension is not Dimension.PERCENT or not one.figure.value:
            continue
        if one.role is Role.TARGET or _TARGETS.search(one.gap):
            targets[one.passage].append(one.figure)
        elif one.role in RATED:
            for target in targets.get(one.passage, ()):
                yield one.context[-_REACH:] + one.gap, one.figure, target
