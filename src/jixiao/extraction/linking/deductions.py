"""What the narrative takes off a score, against the cell that stands beside the same score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.extraction.building import same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, Role, Scope


def deduction_cells(
    phrases: Sequence[Phrase], tables: Sequence[TableReading]
) -> Iterator[Relation]:
    """得38.45分，…，扣1.55分 and a row 38.45 1.55: score and points off name each other, so that
    these are told where both agree.
    """
    cells = _cells(tables)
    if not cells:
        return
    scores: dict[int, list[Decimal]] = defaultdict(list)
    for phrase in phrases:
        if phrase.role is Role.SCORE:
            scores[phrase.passage].append(phrase.figure.value)
    for phrase in phrases:
        if phrase.role is Role.CHANGE and phrase.figure.dimension is Dimension.SCORE:
            for score in scores[phrase.passage]:
                cell = cells.get((score, phrase.figure.value))
                if cell is not None:
                    yield same(
                        phrase.figure, cell.figure,
                        subject=f"{cell.row.name}扣分", scope=Scope.TEXT_TABLE,
                    )  # fmt: skip
                    break


def _cells(tables: Sequence[TableReading]) -> dict[tuple[Decimal, Decimal], Entry]:
    """The cells of points off by the score of their row and what they print."""
    found: dict[tuple[Decimal, Decimal], Entry] = {}
    for table in tables:
        scores: dict[int, Decimal] = {}
        for (row, _), entry in sorted(table.entries.items()):
            if entry.fact.role is Role.SCORE:
                scores[row] = entry.figure.value
            elif entry.column.kind == "deduction" and row in scores:
                found.setdefault((scores[row], entry.figure.value), entry)
    return found
