"""Sums down the columns of a table: totals, codes, numbered lists, 其中, known partitions."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.extraction.prose import words
from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.code_sums import code_readings
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.fitting_rows import with_fitting_rows
from jixiao.extraction.tables.insurance import insurance_readings
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.outline import outline_readings
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import Outcome, best, state, term
from jixiao.figures.verdict import judge_same
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

ADDITIVE = ("amount", "count", "change")
_MEAN = late_regex(r"平均|单价|单位成本")
"""What adds up to nothing: 平均用时（天）."""


def _is_mean(title: str) -> bool:
    return _MEAN.search(title) is not None or words.FOR_EACH.search(title) is not None


class Lines:
    """The rows of a band with running numbers, and its additive columns by place in the panel."""

    def __init__(self, reading: TableReading, band: Band, kinds: Sequence[str] = ADDITIVE) -> None:
        self.panels = band.rows
        self.rows: list[Row] = [row for rows in band.rows for row in rows]
        self.number = {id(row): number for number, row in enumerate(self.rows)}
        self._entries = reading.entries
        self._columns: list[list[Column]] = [
            [
                c
                for c in band.columns
                if c.panel == panel and c.kind in kinds and not _is_mean("".join(c.path))
            ]
            for panel in range(len(band.rows))
        ]

    @property
    def crosses(self) -> list[int]:
        return list(range(max((len(columns) for columns in self._columns), default=0)))

    def get(self, line: int, cross: int) -> Entry | None:
        row = self.rows[line]
        columns = self._columns[row.panel]
        if cross >= len(columns):
            return None
        return self._entries.get((row.index, columns[cross].index))

    def of(self, row: Row) -> int:
        return self.number[id(row)]


def row_sums(reading: TableReading) -> list[Relation]:
    """All sums down the columns, band by band."""
    relations: list[Relation] = []
    for band in reading.bands:
        lines = Lines(reading, band)
        if not lines.crosses:
            continue
        coded = code_readings(lines.panels, lines.of)
        groups = with_fitting_rows(outline_readings(lines), lines) if coded is None else coded
        groups = [*groups, *insurance_readings(lines.rows, lines.of)]
        crosses = lines.crosses
        for alternatives in groups:
            chosen = best(alternatives, crosses, lines.get)
            if chosen is not None:
                relations += state(*chosen)
                if coded is None:
                    relations += _alone(chosen[1])
    return relations


def _alone(found: Sequence[Outcome]) -> list[Relation]:
    """A part that is all of its whole, the other parts being zero, states the same fact."""
    relations = []
    for outcome in found:
        filled = [entry for _, entry in outcome.parts if entry.figure.value]
        if outcome.difference or len(filled) != 1 or len(outcome.parts) < 2 or outcome.mixed:
            continue
        stated, whole = filled[0].figure, outcome.stated.figure
        relations.append(
            Relation(
                RelationKind.SAME_FACT,
                Scope.TABLE,
                "唯一发生的一项＝合计",
                (term(whole),),
                term(stated),
                judge_same(stated, whole),
                stated.start,
                stated.end,
                filled[0].fact.subject,
                must_hold=False,
            )
        )
    return relations
