"""Preview formulas: what totals.yaml derives, as a spreadsheet shows it while a clerk fills in.

Nothing is shown while operands are missing; where there are several ways the first that is
complete is taken, as in filing/known.py. The preview is never read back.
"""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from jixiao.filing.entering import NOT_APPLICABLE
from jixiao.filing.expressions import Expression
from jixiao.filing.known import Derived
from jixiao.forms.layout import Layout, Span, Spot
from jixiao.late import late_regex

_OVER_ROWS = late_regex(r"sum\(([\w.]+)\.(\w+)\)")


def preview(rule: Derived, layout: Layout, page: str) -> str:
    """The formula for a derived value on a sheet; "" where its operands have no single cells."""
    formula = '""'
    for way in reversed(rule.ways):
        if all(_placed(path, layout) for path in way.paths):
            value = way.spreadsheet(lambda path: _value(path, layout, page))
            formula = f"IF({_complete(way, layout, page)},{value},{formula})"
    return "" if formula == '""' else f"={_guarded(formula, rule.ways)}"


def cell(spot: Spot, page: str) -> str:
    """The reference to a cell as seen from a sheet."""
    return f"{_from(spot.page, page)}{xl_rowcol_to_cell(spot.row, spot.column)}"


def span(cells: Span, page: str, fixed: bool = False) -> str:
    """The reference to the cells of a column as seen from a sheet; ``fixed`` stays where it is."""
    refer = xl_range_abs if fixed else xl_range
    rows = refer(cells.first, cells.column, cells.last, cells.column)
    return f"{_from(cells.page, page)}{rows}"


def _placed(path: str, layout: Layout) -> bool:
    match = _OVER_ROWS.fullmatch(path)
    return ".".join(match.groups()) in layout.spans if match else path in layout.spots


def _value(path: str, layout: Layout, page: str) -> str:
    if match := _OVER_ROWS.fullmatch(path):
        return f"SUM({span(layout.spans['.'.join(match.groups())], page)})"
    return cell(layout.spots[path], page)


def _complete(way: Expression, layout: Layout, page: str) -> str:
    """The condition that every operand is a number; in a table, in every row that is filled in."""
    singles = [path for path in way.paths if path in layout.spots]
    tests = []
    if singles:
        cells = ",".join(cell(layout.spots[path], page) for path in singles)
        tests.append(f"COUNT({cells})={len(singles)}")
    sums = filter(None, map(_OVER_ROWS.fullmatch, way.paths))
    tests += [_no_gap(match[1], match[2], layout.spans, page) for match in sums]
    return tests[0] if len(tests) == 1 else f"AND({','.join(tests)})"


def _no_gap(table: str, column: str, spans: Mapping[str, Span], page: str) -> str:
    """No row of the table has other entries but no number (or 不适用) in this column."""
    others = [
        span(cells, page)
        for path, cells in spans.items()
        if path.rpartition(".")[0] == table and path != f"{table}.{column}"
    ]
    own = span(spans[f"{table}.{column}"], page)
    gaps = f'SUMPRODUCT(({"&".join(others)}<>"")*({own}=""))=0'
    return f'AND({gaps},COUNT({own})+COUNTIF({own},"{NOT_APPLICABLE}")=COUNTA({own}))'


def _guarded(formula: str, ways: tuple[Expression, ...]) -> str:
    """A quotient over zero shows nothing."""
    return f'IFERROR({formula},"")' if any("/" in way.text for way in ways) else formula


def _from(target: str, page: str) -> str:
    return "" if target == page else f"'{target}'!"
