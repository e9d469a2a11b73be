"""Last year's report for this year's Filing: what stays, and what becomes last year's value."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.filing.filing import Filing, Row
from jixiao.filing.value import Value

_STAYS = ("body.", "staff.")
"""Paths that hold from one year to the next until somebody changes them."""
_BECOMES = {
    "three_public.outturn.": "three_public.prior.",
    "running_costs.outturn": "running_costs.prior",
}
"""What is an outturn in last year's report is the prior year of this one."""
_KEPT_COLUMNS = ("name", "operator", "target", "unit", "weight")


def carried(report: Filing, year: int) -> Filing:
    """The Filing of ``year`` from a report of an earlier one; its own year changes nothing."""
    if report.year in (0, year):
        report.year = year
        return report
    filing = Filing(report.region, year, report.pack)
    filing.values = dict(_values(report))
    if rows := report.rows.get("indicators"):
        filing.rows["indicators"] = [_indicator(row) for row in rows]
    return filing


def _values(report: Filing) -> Iterator[tuple[str, Value]]:
    for path, value in report.values.items():
        if path.startswith(_STAYS):
            yield path, value
        for old, new in _BECOMES.items():
            if path.startswith(old):
                yield path.replace(old, new), value


def _indicator(row: Row) -> Row:
    """The goal again, with what was reached as last year's value."""
    kept = {column: row[column] for column in _KEPT_COLUMNS if column in row}
    return kept | ({"prior_actual": row["actual"]} if "actual" in row else {})
