"""收入总计 = 支出总计: the two halves of a summary table close on the same figure (I04, I11)."""

from __future__ import annotations

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.reading import Entry, TableReading
from jixiao.extraction.tables.sums import term
from jixiao.figures.verdict import Verdict, judge_same
from jixiao.ledger.relation import Relation, RelationKind, Scope


def balance_relations(reading: TableReading) -> list[Relation]:
    """The grand totals of both halves, where a table has an income and an expense half."""
    found: list[Relation] = []
    for band in reading.bands:
        if len(band.rows) != 2:
            continue
        sides = [side_of(band, panel) for panel in (0, 1)]
        if sides != ["收入", "支出"]:
            continue
        income, expense = (_grand(reading, band, panel) for panel in (0, 1))
        if income is not None and expense is not None:
            found.append(_same(income, expense, "收入总计＝支出总计"))
        found += _carried(reading, band)
    return found


def _carried(reading: TableReading, band: Band) -> list[Relation]:
    """年初结转 = 年末结转 where all of the year's income was spent; stated only where it holds."""
    sides = [
        [
            entry
            for row in band.rows[panel]
            if row.label.closing
            and (column := _own_column(band, panel)) is not None
            and (entry := reading.entries.get((row.index, column.index)))
            and entry.figure.value
        ]
        for panel in (0, 1)
    ]
    if len(sides[0]) != 1 or len(sides[1]) != 1:
        return []
    relation = _same(sides[0][0], sides[1][0], "年初结转＝年末结转")
    return [relation] if relation.judgement.verdict is Verdict.HOLDS else []


def side_of(band: Band, panel: int) -> str:
    """收入 or 支出, by the header of a panel or its totals; "" where neither says it."""
    header = "".join(text for c in band.columns if c.panel == panel for text in c.path[:2])
    names = "".join(row.name for row in band.rows[panel] if row.label.total)
    for text in (header, names):
        if ("收入" in text) != ("支出" in text):
            return "收入" if "收入" in text else "支出"
    return ""


def _grand(reading: TableReading, band: Band, panel: int) -> Entry | None:
    rows: list[Row] = [row for row in band.rows[panel] if row.label.grand]
    column = _own_column(band, panel)
    return reading.entries.get((rows[-1].index, column.index)) if rows and column else None


def _own_column(band: Band, panel: int) -> Column | None:
    """The column that states the whole of a row: the only one, else the 合计 column."""
    columns = [c for c in band.columns if c.panel == panel and c.kind == "amount"]
    if len(columns) > 1:
        columns = [c for c in columns if c.meaning.total]
    return columns[0] if columns else None


def _same(income: Entry, expense: Entry, formula: str) -> Relation:
    stated, reference = expense.figure, income.figure
    return Relation(
        RelationKind.SAME_FACT,
        Scope.TABLE,
        formula,
        (term(reference),),
        term(stated),
        judge_same(stated, reference),
        min(stated.start, reference.start),
        max(stated.end, reference.end),
        expense.fact.subject,
    )
