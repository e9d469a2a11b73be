"""收入总计 = 支出总计: the two halves of a summary table close on the same figure (I04, I11)."""

from __future__ import annotations

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import term
from jixiao.figures.verdict import judge_same
from jixiao.ledger.relation import Relation, RelationKind, Scope


def balance_relations(reading: TableReading) -> list[Relation]:
    """The grand totals of both halves, where a table has an income and an expense half."""
    found: list[Relation] = []
    for band in reading.bands:
        if len(band.rows) != 2:
            continue
        sides = [_side(band, panel) for panel in (0, 1)]
        if sides != ["收入", "支出"]:
            continue
        income, expense = (_grand(reading, band, panel) for panel in (0, 1))
        if income is not None and expense is not None:
            found.append(_same(income, expense))
    return found


def _side(band: Band, panel: int) -> str:
    header = "".join(text for c in band.columns if c.panel == panel for text in c.path[:2])
    names = "".join(row.name for row in band.rows[panel] if row.label.total)
    for text in (header, names):
        if ("收入" in text) != ("支出" in text):
            return "收入" if "收入" in text else "支出"
    return ""


def _grand(reading: TableReading, band: Band, panel: int) -> Entry | None:
    rows: list[Row] = [row for row in band.rows[panel] if row.label.grand]
    columns = [c for c in band.columns if c.panel == panel and c.kind == "amount"]
    if not rows or not columns:
        return None
    if len(columns) > 1:
        columns = [c for c in columns if c.meaning.total][:1]
    return reading.entries.get((rows[-1].index, columns[0].index)) if columns else None


def _same(income: Entry, expense: Entry) -> Relation:
    stated, reference = expense.figure, income.figure
    return Relation(
        RelationKind.SAME_FACT,
        Scope.TABLE,
        "收入总计＝支出总计",
        (term(reference),),
        term(stated),
        judge_same(stated, reference),
        min(stated.start, reference.start),
        max(stated.end, reference.end),
        "收、支总计",
    )
