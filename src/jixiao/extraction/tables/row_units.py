"""The unit column of an indicator table (度量单位): what bare targets and results are counted in.

Source: 部门整体（项目）支出绩效自评表, columns 指标性质｜指标值｜度量单位.
"""

from __future__ import annotations

from dataclasses import replace

from jixiao.extraction.tables.bands import Band
from jixiao.extraction.tables.columns import Column
from jixiao.extraction.tables.grid import Grid
from jixiao.figures.figure import MONEY_SCALE, Dimension, Figure
from jixiao.figures.units import measure
from jixiao.late import late_regex

_MEASURED = frozenset({"target", "actual", "mid_year"})
_PLAIN = frozenset({"amount", "count"})
_PLAIN_UNIT = late_regex(
    r"亿元|万元|千元|元|%|人次|人|个|辆|批次|次|台|套|户|家|项|平方米|件|场|亩|公里"
)
"""What the amounts of a table of mixed units are counted in; other words name a body."""
_UNIT = late_regex(r"%|[一-龥]{1,4}")
_NO_UNIT = frozenset({"分", "定性", "定量", "其他", "无"})
"""What such a column says of a row that is judged, or whose value is a score."""


def units_of_rows(grid: Grid, band: Band) -> dict[int, str]:
    """The unit of each row of a band that prints one."""
    column = next((one.index for one in band.columns if one.kind == "unit"), None)
    if column is None:
        return {}
    places = ((index, grid.at(index, column)) for index in band.data)
    return {
        index: place.text
        for index, place in places
        if place is not None and _UNIT.fullmatch(place.text) and place.text not in _NO_UNIT
    }


def counted_in(figure: Figure, column: Column, unit: str) -> Figure:
    """A bare figure of a measured column in the unit of its row, and an amount in whichever unit
    its row prints (人均经费 | 元 | 320.00 in a table of 万元); others as they are.
    """
    if not unit:
        return figure
    if column.kind in _PLAIN and _PLAIN_UNIT.fullmatch(unit):
        bare = figure.dimension is not Dimension.PERCENT and figure.end == figure.number_end
        figure = replace(figure, dimension=Dimension.NUMBER, scale=1) if bare else figure
    elif column.kind not in _MEASURED:
        return figure
    if figure.dimension is not Dimension.NUMBER:
        return figure
    if unit in MONEY_SCALE:
        return replace(figure, unit=unit, dimension=Dimension.MONEY, scale=MONEY_SCALE[unit])
    if unit == "%":
        return replace(figure, unit=unit, dimension=Dimension.PERCENT)
    unit, dimension, scale = measure("count", unit)
    return replace(figure, unit=unit, dimension=dimension, scale=scale)
