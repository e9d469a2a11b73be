"""What the amounts of a form must keep: execution rates, totals as the sums of sources."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import part_of_whole, rate, signed_sum
from jixiao.extraction.forms.abreast import Abreast
from jixiao.extraction.forms.findings import Findings
from jixiao.extraction.forms.funds import MONEY, FundRow, Funds
from jixiao.extraction.forms.natures import Natures
from jixiao.extraction.forms.numbers import Number
from jixiao.extraction.forms.sources import Sources
from jixiao.extraction.forms.words import SOURCE_ROW, TOTAL_ROW
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_OTHER_CELLS = {"points": Role.WEIGHT, "score": Role.SCORE}
_LABEL_END = 16
"""Characters at the end of a label that name the row; a note may stand before them."""


def fund_relations(funds: Funds, found: Findings) -> None:
    """The rate of every row, and the total as the sum of its sources."""
    for row in funds.rows:
        _execution(row, funds.unit, found)
        for kind, role in _OTHER_CELLS.items():
            if kind in row.cells:
                found.figure(row.cells[kind], role, row.label or "预算执行率")
    total = next((row for row in funds.rows if TOTAL_ROW.search(row.label)), None)
    if total is None and funds.rows and not funds.rows[0].label.startswith("其中"):
        total = funds.rows[0]
    if total is not None:
        parts = [
            row
            for row in funds.rows
            if row.start > total.start and SOURCE_ROW.search(row.label[-_LABEL_END:])
        ]
        _sources(total, parts, funds.unit, found)


def _execution(row: FundRow, unit: str, found: Findings) -> None:
    base, outturn, stated = row.base, row.cells.get("outturn"), row.cells.get("rate")
    if base is None or outturn is None or stated is None or not row.sure:
        return
    if not base.value:
        return
    relation = _rate_of(row, base, outturn, stated, unit, found)
    first = row.cells.get("initial")
    if relation.contradicted and first is not None and first is not base and first.value:
        over_first = _rate_of(row, first, outturn, stated, unit, found)
        relation = relation if over_first.contradicted else over_first
    found.relations.append(relation)


def _rate_of(
    row: FundRow, base: Number, outturn: Number, stated: Number, unit: str, found: Findings
) -> Relation:
    """The rate of a row over one of its budgets."""
    subject = row.label or "预算执行率"
    return rate(
        found.figure(stated, Role.EXECUTION_RATE, subject),
        [
            found.figure(outturn, Role.LEVEL, subject, unit),
            found.figure(base, Role.LEVEL, subject, unit),
        ],
        part_of_whole if stated.percent or stated.value > 1 else _ratio,
        kind=RelationKind.EXECUTION_RATE,
        formula="执行数÷预算数×100",
        subject=subject,
        scope=Scope.TABLE,
    )


def _ratio(values: Sequence[Fraction]) -> Fraction:
    """Part ÷ whole, a rate printed as a ratio."""
    part, whole = values
    return part / whole


def _sources(total: FundRow, parts: Sequence[FundRow], unit: str, found: Findings) -> None:
    """Budget and outturn as the sum of their sources; a single source may not exceed the total.

    Where one column adds up, the same rows must make the others too. A total of nothing in all
    columns was hardly filled in, and is likely wrong.
    """
    columns = [
        (total.cells[kind], [part.cells[kind] for part in parts if kind in part.cells])
        for kind in MONEY
        if kind in total.cells
    ]
    known = {len(cells) for stated, cells in columns if len(cells) > 1 and _make(cells, stated)}
    unfilled = len(columns) > 1 and not any(stated.value for stated, _ in columns)
    for stated, cells in columns:
        exceeds = any(cell.value > stated.value for cell in cells)
        if not cells or not (_make(cells, stated) or exceeds or len(cells) in known):
            continue
        terms = [(1, cell) for cell in cells]
        _add_amounts(stated, terms, found, unit, total.label or "年度资金总额")
        found.relations[-1].likely = unfilled


def abreast_relations(form: Abreast, found: Findings) -> None:
    """Every stage as the sum of its sources, and what is left of each row, where they add up."""
    known = {len(parts) for kind, parts in form.sources.items() if _makes(form, kind, parts)}
    for kind, parts in form.sources.items():
        told = _makes(form, kind, parts) or len(parts) in known - {1}
        if kind in form.totals and told:
            _add_amounts(form.totals[kind], [(1, part) for part in parts], found)
    for row in (form.totals, *form.rows):
        had = row.get("arrived") or row.get("planned")
        spent, left = row.get("spent"), row.get("left")
        if had and spent and left and had.value - spent.value == left.value != 0:
            _add_amounts(left, [(1, had), (-1, spent)], found)


def _makes(form: Abreast, kind: str, parts: Sequence[Number]) -> bool:
    return kind in form.totals and _make(parts, form.totals[kind])


def _add_amounts(
    stated: Number,
    terms: Sequence[tuple[int, Number]],
    found: Findings,
    unit: str = "",
    subject: str = "资金总额",
) -> None:
    found.relations.append(
        signed_sum(
            found.figure(stated, Role.LEVEL, subject, unit),
            [(sign, found.figure(one, Role.LEVEL, subject, unit)) for sign, one in terms],
            subject=subject,
            scope=Scope.TABLE,
        )
    )


def nature_relations(natures: Natures, found: Findings) -> None:
    """Both views of the funds against the amount of the total row that either of them makes."""
    views = [view for view in (natures.by_source, natures.by_kind) if len(view) > 1]
    for total in natures.totals:
        if any(_make(view, total) for view in views):
            for view in views:
                _add_amounts(total, [(1, one) for one in view], found, natures.unit)
            return


def _make(cells: Sequence[Number], stated: Number) -> bool:
    return sum((cell.value for cell in cells), Decimal(0)) == stated.value


def source_relation(sources: Sources, found: Findings) -> None:
    """One amount as the sum of its sources."""
    if any(number.start in found.figures for number in (sources.total, *sources.parts)):
        return
    _add_amounts(sources.total, [(1, part) for part in sources.parts], found)
