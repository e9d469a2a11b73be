"""按收入性质分 … 按支出性质分 …: the funds of a year by source beside the same by kind of expense,
each name with its amount or with none.

Source: the self-evaluation form of departments of Hunan, as published.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.extraction.forms.funds import MONEY, Funds
from jixiao.extraction.forms.numbers import Number
from jixiao.extraction.forms.words import GAP, loose
from jixiao.late import late_regex

_OPENING = late_regex(loose("按收入性质分 按支出性质分"))
_SOURCES = (
    "一般公共预算 政府性基金 国有资本经营预算 纳入专户管理的非税收入 财政专户管理资金 上级补助"
    " 事业收入 经营收入 上年结转 单位资金 其他资金 其他收入"
)
_ITEM = late_regex(
    rf"(?:(?P<source>{loose(_SOURCES)})|(?P<kind>{loose('基本支出 项目支出')}))"
    rf"{GAP}(?:{loose('财政拨款 拨款 收入')})?{GAP}：?{GAP}"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)?(?![\d.,%])"
)


@dataclass(slots=True)
class Natures:
    """The amounts of the total row, and of the same funds in both views."""

    totals: list[Number]
    unit: str
    by_source: list[Number] = field(default_factory=list)
    by_kind: list[Number] = field(default_factory=list)


def natures_of(text: str, funds: Funds) -> Natures | None:
    """The two views between the total row of a form and its goals, if it has them."""
    total = funds.rows[0]
    if _OPENING.search(text, total.end, funds.end) is None:
        return None
    found = Natures([total.cells[kind] for kind in MONEY if kind in total.cells], funds.unit)
    for item in _ITEM.finditer(text, total.end, funds.end):
        if item["number"] is not None:
            number = Number(item["number"].replace(",", ""), *item.span("number"))
            (found.by_source if item["source"] else found.by_kind).append(number)
    return found
