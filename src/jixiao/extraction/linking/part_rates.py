"""得分率 of a part of the evaluation, whose points only the sheet prints.

管理绩效得36.40分，得分率91.00% beside a sheet with the part 管理绩效（40分）.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from jixiao.extraction.building import part_of_whole, rate
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.lines import Line, core_of
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role, Scope

_BEHIND = late_regex(r"[，、（]得分率(?:为|是|达到?)?$")
_SHORTEST = 2
"""Characters of the name of a part."""


def with_part_rates(
    relations: list[Relation], lines: Sequence[Line], phrases: Sequence[Phrase], facts: list[Fact]
) -> list[Relation]:
    """All relations with those of such rates, which stand for the ones that only suppose points."""
    found = list(_part_rates(lines, phrases, facts))
    if not found:
        return relations
    told = {one.stated.figure.start for one in found if one.stated.figure is not None}
    kept = [one for one in relations if not (_supposes(one) and _place(one) in told)]
    return [*kept, *found]


def _part_rates(
    lines: Sequence[Line], phrases: Sequence[Phrase], facts: Sequence[Fact]
) -> Iterator[Relation]:
    rated = {
        before.figure.start: one
        for before, one in pairwise(phrases)
        if "得分率" in one.gap and before.after == one.gap and _BEHIND.fullmatch(one.gap)
        if one.figure.dimension is Dimension.PERCENT
    }
    points = _points(facts) if rated else {}
    for line in lines:
        stated = rated.get(line.score.figure.start)
        whole = points.get(core_of(line.names[0])) if line.names else None
        if stated is None or whole is None or line.points is not None:
            continue
        if line.score.figure.value <= whole.value:
            yield rate(
                stated.figure, (line.score.figure, whole), part_of_whole, kind=RelationKind.SCORE,
                formula="得分÷分值×100", subject=f"{line.names[0]}得分率", scope=Scope.TEXT_TABLE,
            )  # fmt: skip


def _points(facts: Sequence[Fact]) -> dict[str, Figure]:
    """The points of each part that the tables print in one size."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for one in facts:
        if one.in_table and one.role is Role.WEIGHT and len(core_of(one.subject)) >= _SHORTEST:
            found[core_of(one.subject)].append(one.figure)
    return {
        name: figures[0]
        for name, figures in found.items()
        if len({one.value for one in figures}) == 1 and figures[0].value
    }


def _supposes(one: Relation) -> bool:
    """Whether a relation of scores is over points that are printed nowhere."""
    return one.kind is RelationKind.SCORE and any(term.figure is None for term in one.operands)


def _place(one: Relation) -> int:
    return one.stated.figure.start if one.stated.figure is not None else -1
