"""Why a figure stands in no relation, in words."""

from __future__ import annotations

from jixiao.checks.check import Text
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Fact, Role

WHY = {
    "threshold": Text(
        "只是标准或限额，不是该单位的数，不需要核对",
        "only a standard or limit; it states nothing of the body",
    ),
    "approximate": Text(
        "约数，没有找到可以印证它的数", "approximate, and nothing was found that could confirm it"
    ),
    "target": Text(
        "指标值（目标），没有找到与它对应的完成值或完成率",
        "a target; no actual or rate was found to go with it",
    ),
    "mid_year": Text(
        "年中监控值，文中没有可与它核对的数",
        "a value of mid-year monitoring; nothing in the document to check it by",
    ),
    "actual": Text(
        "完成值，没有找到与它对应的指标值、完成率或另一处写法",
        "an actual; no target, rate or second statement was found to go with it",
    ),
    "rate": Text(
        "比率，没有找到它的分子和分母", "a rate; its numerator and denominator were not found"
    ),
    "change": Text(
        "增减额，没有同时找到前后两个时期的数",
        "a change; the values of both periods were not found",
    ),
    "score": Text(
        "分值或得分，没有找到可以相加的分项或合计",
        "points or a score; no parts or total were found to add up",
    ),
    "amount": Text(
        "金额，没有找到它的分项、合计、比率或另一处写法",
        "an amount; no parts, total, rate or second statement was found",
    ),
    "count": Text(
        "数量，没有找到它的分项、合计或另一处写法",
        "a count; no parts, total or second statement was found",
    ),
    "number": Text(
        "没有写单位，没有找到可以核对它的数",
        "no unit is printed, and nothing was found to check it by",
    ),
    "zero_base": Text("基数为零，不能计算比率", "the base is zero, there is no rate"),
    "undecidable": Text("缺少算式中的一项", "an operand of its computation is missing"),
    "unreadable": Text("没有读清，需要人工核对", "not readable; check it by hand"),
    "other": Text("其他原因", "another reason"),
}
_RATES = (Role.CHANGE_RATE, Role.SHARE, Role.EXECUTION_RATE, Role.COMPLETION_RATE)
_BY_ROLE = {
    Role.THRESHOLD: "threshold",
    Role.TARGET: "target",
    Role.MID_YEAR: "mid_year",
    Role.ACTUAL: "actual",
    Role.CHANGE: "change",
    Role.WEIGHT: "score",
    Role.SCORE: "score",
    **dict.fromkeys(_RATES, "rate"),
}
_BY_DIMENSION = {
    Dimension.MONEY: "amount",
    Dimension.PERCENT: "rate",
    Dimension.POINTS: "rate",
    Dimension.SCORE: "score",
    Dimension.COUNT: "count",
    Dimension.NUMBER: "number",
}


def why_unchecked(fact: Fact, language: str) -> str:
    """One sentence on why a figure is not checked; it never says that the figure is right."""
    return WHY[_key(fact)].in_language(language)


def _key(fact: Fact) -> str:
    if fact.unchecked != "no_relation":
        return fact.unchecked if fact.unchecked in WHY else "other"
    if fact.role is not Role.THRESHOLD and fact.figure.approximation:
        return "approximate"
    return _BY_ROLE.get(fact.role) or _BY_DIMENSION[fact.figure.dimension]
