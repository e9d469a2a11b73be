"""Last year's report or Filing for this year's: what stays, what becomes last year's value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.filing.filing import Filing, Row
from jixiao.filing.value import Value

_STAYS = ("body.", "staff.")
"""Paths that hold from one year to the next until somebody changes them."""
_BECOMES = {
    "three_public.outturn.": "three_public.prior.",
    "running_costs.outturn": "running_costs.prior",
    "restraint.outturn.": "restraint.prior.",
    "carryover.closing": "carryover.opening",
}
"""What is an outturn in last year's report is the prior year of this one."""
_KEPT_TABLES = ("departments", "units", "regulations")
_KEPT_COLUMNS = (
    *("criterion", "level1", "level2", "name", "operator", "target", "target_text", "unit"),
    *("weight", "actual_from"),
)


def carried(report: Filing, year: int) -> Filing:
    """The Filing of ``year`` from a report of an earlier one; its own year changes nothing."""
    if report.year in (0, year):
        report.year = year
        return report
    filing = Filing(report.region, year, report.pack)
    filing.values = dict(_values(report))
    for table in _KEPT_TABLES:
        if rows := report.rows.get(table):
            filing.rows[table] = [_to_confirm(row) for row in rows]
    if rows := report.rows.get("indicators"):
        own = [row for row in rows if "project" not in row]
        filing.rows["indicators"] = [_to_confirm(_indicator(row)) for row in own]
    return filing


def _values(report: Filing) -> Iterator[tuple[str, Value]]:
    for path, value in report.values.items():
        if path.startswith(_STAYS):
            yield path, _confirmable(value)
        for old, new in _BECOMES.items():
            if path.startswith(old):
                yield path.replace(old, new), _confirmable(value)


def _indicator(row: Row) -> Row:
    """The goal again, with what was reached as last year's value."""
    kept = {column: row[column] for column in _KEPT_COLUMNS if column in row}
    return kept | ({"prior_actual": row["actual"]} if "actual" in row else {})


def _to_confirm(row: Row) -> Row:
    return {column: _confirmable(value) for column, value in row.items()}


def _confirmable(value: Value) -> Value:
    """What held last year is to be confirmed for this one."""
    return replace(value, origin=replace(value.origin, to_confirm=True))
