"""Insurance funds: 本年收入－本年支出＝本年收支结余, 上年结余＋本年收支结余＝年末滚存结余.

The form of the social insurance budget prints incomes and outgoings side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jixiao.extraction.tables.labels import Row
from jixiao.extraction.tables.sums import Reading, Trust
from jixiao.late import late_regex

_FLOW = "本年收支结余"
_ROWS = {
    "income": late_regex(r"^本年收入合计$|^本年收入小计$"),
    "outgo": late_regex(r"^本年支出合计$|^本年支出小计$"),
    "opening": late_regex(r"^上年(?:滚存)?结余$"),
    "closing": late_regex(r"^年末滚存结余$"),
}


def insurance_readings(rows: Sequence[Row], line_of: Callable[[Row], int]) -> list[list[Reading]]:
    """What a fund adds in a year and what it then holds, where the rows stand there."""
    flows = [row for row in rows if row.label.name == _FLOW]
    if len(flows) != 1:
        return []
    flow = line_of(flows[0])
    last = {
        kind: line_of(found[-1])
        for kind, pattern in _ROWS.items()
        if (found := [row for row in rows if pattern.search(row.name)])
    }
    groups = []
    if {"income", "outgo"} <= last.keys():
        parts = [(1, last["income"]), (-1, last["outgo"])]
        groups.append([Reading(flow, parts, "本年收入－本年支出", Trust.LIKELY)])
    if {"opening", "closing"} <= last.keys():
        parts = [(1, last["opening"]), (1, flow)]
        groups.append([Reading(last["closing"], parts, "上年结余＋本年收支结余", Trust.LIKELY)])
    return groups
