"""A total that the narrative prints, and whose parts only a table prints; or the other way round.

三个项目预算1538.80万元 beside the total row of a table: what makes the cell makes the amount; so it
is with the scores of a sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import signed_sum
from jixiao.figures.figure import Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind, Scope

_SAME = frozenset({RelationKind.SAME_FACT, RelationKind.UNIT})
_POINTS = frozenset({RelationKind.SCORE, RelationKind.WEIGHTS})
_FEWEST, _MOST = 2, 40
"""Parts of a sum that is told again."""


def carried_sums(relations: Sequence[Relation]) -> Iterator[Relation]:
    """The sum of a cell once more for the first amount of the prose that says the same, and that of
    an amount for a cell that has none.
    """
    sums: dict[int, Relation] = {}
    for one in relations:
        if _is_sum(one) and one.stated.figure is not None and not one.contradicted:
            sums.setdefault(one.stated.figure.start, one)
    alike: dict[int, Figure] = {}
    for one in relations:
        figures = _alike(one)
        for figure, other in (figures, figures[::-1]) if figures else ():
            first = alike.get(other.start)
            if other.start in sums and (first is None or figure.start < first.start):
                alike[other.start] = figure
    for start, figure in alike.items():
        found = sums[start]
        of_table = found.scope is Scope.TABLE
        whole = found.verdict is Verdict.HOLDS and _FEWEST <= len(found.operands) <= _MOST
        if whole and (of_table or figure.start not in sums):
            yield _again(figure, found)


def _is_sum(one: Relation) -> bool:
    """Whether a relation adds up amounts, or the scores or points of rows."""
    of_rows = one.kind in _POINTS and one.scope is Scope.TABLE and one.formula.endswith("之和")
    return one.kind is RelationKind.SUM or of_rows


def _alike(one: Relation) -> tuple[Figure, Figure] | None:
    """Figures of text and table that say just the same."""
    if one.kind not in _SAME or one.scope is not Scope.TEXT_TABLE:
        return None
    figures = one.figures()
    same = len(figures) == _FEWEST and figures[0].value == figures[1].value
    return (figures[0], figures[1]) if same and one.verdict is Verdict.HOLDS else None


def _again(figure: Figure, found: Relation) -> Relation:
    parts = [(term.sign, term.figure) for term in found.operands if term.figure is not None]
    return signed_sum(
        figure, parts, subject=found.subject, kind=found.kind, scope=Scope.TEXT_TABLE,
        formula=found.formula,
    )  # fmt: skip
