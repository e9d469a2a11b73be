"""Cells that a workbook marks while they do not fit (alerts.yaml), for a layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from xlsxwriter.utility import xl_rowcol_to_cell

from jixiao.forms.formulas import cell
from jixiao.forms.layout import Layout, Span, Spot

_TOLERANCE = 6
"""Places that a difference is rounded to: a spreadsheet adds 0.1 and 0.2 to 0.30000000000000004."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One line of alerts.yaml."""

    path: str
    words: str
    above: str = ""
    beside: str = ""
    shared_points: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """Cells that are marked while ``formula`` (for the first of them) is true."""

    cells: Spot | Span
    formula: str
    words: str


@cache
def alerts() -> tuple[Alert, ...]:
    text = files("jixiao.forms").joinpath("alerts.yaml").read_text(encoding="utf-8")
    return tuple(Alert(**raw) for raw in yaml.safe_load(text)["alerts"])


def marked(layout: Layout) -> Iterator[Marked]:
    """Every alert over single values and over the columns of tables."""
    for alert in alerts():
        if alert.shared_points:
            continue
        if alert.path in layout.spans:
            yield _in_table(alert, layout)
            continue
        for path, spot in layout.spots.items():
            word = _word(alert.path, path)
            other = layout.spots.get(alert.above.replace("*", word or ""))
            if word is not None and other is not None:
                formula = _larger(cell(spot, spot.page), cell(other, spot.page))
                yield Marked(spot, formula, alert.words)


def shared_points(path: str) -> Alert | None:
    """The alert on the sum of a table's column, where there is one."""
    return next((one for one in alerts() if one.shared_points and one.path == path), None)


def _in_table(alert: Alert, layout: Layout) -> Marked:
    own = layout.spans[alert.path]
    other = layout.spans[alert.above or alert.beside]
    # The row is relative: the mark goes down the column.
    here = xl_rowcol_to_cell(own.first, own.column, False, True)
    there = xl_rowcol_to_cell(own.first, other.column, False, True)
    formula = _larger(here, there) if alert.above else f'AND({here}="",{there}<>"")'
    return Marked(own, formula, alert.words)


def _larger(own: str, other: str) -> str:
    return f"AND(COUNT({own},{other})=2,ROUND(N({own})-N({other}),{_TOLERANCE})>0)"


def _word(pattern: str, path: str) -> str | None:
    """What ``*`` of a pattern stands for in a path; "" without one; None where it does not fit."""
    head, star, tail = pattern.partition("*")
    if not star:
        return "" if path == pattern else None
    fits = path.startswith(head) and path.endswith(tail) and len(path) > len(head) + len(tail)
    return path[len(head) : len(path) - len(tail)] if fits else None
