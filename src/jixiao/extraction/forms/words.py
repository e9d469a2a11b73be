"""The words of self-evaluation forms; cells may be parted by blanks, bars, line ends or nothing.

Sources: the national form (domain.md §2.4 [G]) and its regional variants (Hubei, Sichuan, Shandong,
Ningxia) as published.
"""

from __future__ import annotations

import re

from jixiao.figures.units import COUNT, MONEY
from jixiao.late import late_regex

GAP = r"[\s|]*+"
"""What may stand between two cells, or inside a cell that a page broke."""


def loose(words: str) -> str:
    """A pattern of alternatives (``甲|乙``) whose characters may be set apart."""
    return "|".join(GAP.join(word) for word in words.split())


_BRACKET = rf"(?:{GAP}（[^（）\n]{{0,16}}）)?"
_COLUMNS = {
    "initial": "年初预算数 年初预算 年初批复数 年初数 预算批复数",
    "adjusted": (
        "全年（调整）预算数 全年预算数 全年预算 调整后预算数 调整预算数 调整后预算 预算调整数"
        " 年度预算数 调整预算 调整后 调整数 预算金额 预算数"
    ),
    "outturn": (
        "全年实际执行数 全年执行数 全年支出数 预算执行数 实际执行数 实际支出数 全年完成数"
        " 全年实际执行 全年执行 全年支出 实际执行 实际支出"
        " 执行金额 执行数 支出数 决算数"
    ),
    "points": "分值 权重",
    "score": "自评得分 得分",
    "rate": "预算执行率 资金执行率 执行率 支付率 预算完成率",
}
_KIND_OF = {name: kind for kind, names in _COLUMNS.items() for name in names.split()}
# No groups inside: a choice of plain words is sought by their first characters.
FUND_COLUMN = late_regex(loose(" ".join(_COLUMNS.values())))
"""A column of the table of funds."""
COLUMN_TAIL = late_regex(rf"{_BRACKET}{GAP}")
"""What may stand between two column names: a bracket (B/A), blanks and bars."""
RATE_HEAD = late_regex(loose("执行率 支付率 预算完成率"))
FUND_HEAD = late_regex(loose("执行率 支付率 预算完成率 执行数"))
"""A column that every table of funds has."""
FUNDS_END = late_regex(
    loose(
        "总体目标 年度目标 一级指标 二级指标 三级指标 绩效指标 目标完成 预期目标 绩效目标 目标值"
        " 资金管理情况 分配科学性"
    )
)
"""Where the rows of funds end."""
SOURCE_ROW = late_regex(r"财政|资金|拨款|补助|中央|[省市县区]级|其[他它]|结转|专户|自筹|单位")
"""The name of a source of funds."""
TOTAL_ROW = late_regex(r"总额|总金额|合计|总计|总数")
IN_UNIT = late_regex(rf"[（(：]{GAP}(?P<unit>{loose('万元')}|元)")


def column_kind(column: re.Match[str]) -> str:
    """The kind of a :data:`FUND_COLUMN` (initial, outturn, score, …)."""
    return _KIND_OF["".join(column.group().replace("|", "").split())]


_FIRST_LEVEL = (
    "产出指标 效益指标 效果指标 满意度指标 成本指标 项目产出 项目效益 项目效果 项目决策"
    " 项目管理 项目过程 管理指标 过程指标 决策指标 产出 效益 效果 满意度 决策 过程 投入"
)
SECTION_POINTS = late_regex(
    rf"（{GAP}(?P<points>\d{{1,3}}(?:\.\d+)?){GAP}(?:(?P<unit>分){GAP}|(?<=\d0))）"
    r"(?![，；：]|。(?!。))"
)
"""Points in brackets behind the name of a heading, round ones also without 分; a sentence that goes
on behind them is prose.
"""
SECTION_NAME = late_regex(
    rf"(?:(?<![象众会济态响])(?P<name>{loose(_FIRST_LEVEL)})|(?<=[\s|\d%])){GAP}$"
)
"""A first-level indicator at the end of what stands before its points, or a name that was lost."""
INNER_NAME = late_regex(
    rf"(?:{loose('数量 质量 时效 经济效益 社会效益 生态效益 可持续影响')}){GAP}(?:指{GAP}标)?{GAP}$"
)
"""A second-level indicator: where these have points of their own, 成本指标（10分） is one too."""
GROUP_NAME = late_regex(rf"(?:{loose('绩效指标 年度绩效目标 绩效目标')}){GAP}\d?{GAP}$")
"""绩效指标（90分）: the points of all first-level indicators under it."""
EXECUTION_POINTS = late_regex(
    rf"(?:{loose('预算执行情况 资金执行情况 预算执行 执行率')})[^\d（）]{{0,4}}"
    rf"(?:（{GAP}万元{GAP}）)?{GAP}（{GAP}(?P<points>\d{{1,2}}){GAP}分{GAP}）"
)
TOTAL = late_regex(
    rf"(?:{loose('总分 合计 总计 总得分')}){GAP}：?{GAP}(?P<chunk>\d[\d.\s|]*+)(?!分[得，；。])"
)
"""The total row of the indicators; 合计100分得95分 is prose."""

THIRD_LEVEL = late_regex(loose("三级指标"))
FIRST_NAME = late_regex(loose("产出指标 成本指标 数量指标"))
"""Where the rows of indicators begin that have no header."""
_INDICATOR_COLUMNS = {
    "points": "参考分值 指标权重 指标分值 设定分值 分值 权重 权数",
    "score": "自评得分 指标得分 实际得分 自评分 得分",
    "target": "年度指标值 年初目标值 年初指标值 预期指标值 绩效指标值 计划指标值 指标值 目标值",
    "actual": (
        "全年实际完成值 全年实际值 实际完成指标值 实际完成值 全年完成值 年终完成值 年度完成值"
        " 实际值 完成值"
    ),
    "other": "指标性质 度量单位 计量单位 指标内容 年度",
}
INDICATOR_COLUMN = late_regex(
    "|".join(f"(?P<{kind}>{loose(words)})" for kind, words in _INDICATOR_COLUMNS.items())
)
UNIT_AHEAD = late_regex(
    rf"{GAP}(?:[万亿]|{MONEY}|{COUNT}|(?<=(?:19|20)\d\d)年"
    rf"|[月号岁点字以：、）（%]|-(?=\d)|分{GAP}）)"
)
"""A unit right behind a number: the number is a value, no points."""
NUMBERED = late_regex(r"指标[\s|]*$")
"""指标1: the number of an indicator, no points."""
COMPARED = late_regex(r"[≥≤=<>～\-][\s|]*$")
