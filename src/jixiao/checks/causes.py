"""Stable codes of likely slips and their words."""

from __future__ import annotations

from jixiao.checks.check import Text

CAUSES: dict[str, Text] = {
    "wrong_base_current": Text(
        "除以了本年数而不是上年数", "divided by this year's value, not last year's"
    ),
    "wrong_base_initial": Text(
        "除以了年初预算数而不是全年预算数", "divided by the initial budget, not the full-year one"
    ),
    "wrong_base_full_year": Text(
        "除以了全年预算数而不是年初预算数", "divided by the full-year budget, not the initial one"
    ),
    "wrong_base_other": Text("除以了另一个合计数", "divided by another total"),
    "wrong_base_planned": Text(
        "除以了计划数而不是实际数", "divided by the planned number, not the actual one"
    ),
    "inverted_ratio": Text("分子分母颠倒", "numerator and denominator swapped"),
    "level_as_change": Text("把总额当作变动额", "a level taken for the change"),
    "ratio_not_change": Text(
        "写成了本年与上年之比而不是变动率", "the ratio of the years, not the rate of change"
    ),
    "capped": Text("超过指标值的部分没有计入", "what goes beyond the target was not counted"),
    "ratio_not_times_100": Text("没有乘以100", "the ratio was not multiplied by 100"),
    "lost_digit": Text("漏写一位数字", "a digit was dropped"),
    "added_digit": Text("多写一位数字", "a digit too many"),
    "wrong_digit": Text("一位数字写错", "one digit is wrong"),
    "swapped_digits": Text("相邻数字颠倒", "neighbouring digits are swapped"),
    "lost_point": Text("小数点错位", "the decimal point is misplaced"),
    "lost_sign": Text("正负号写错", "the sign is wrong"),
    "unit_slip": Text("元与万元混用", "元 and 万元 are confused"),
    "initial_for_adjusted": Text(
        "填成了年初预算数", "the initial budget stands for the full-year one"
    ),
    "adjusted_for_initial": Text(
        "填成了全年预算数", "the full-year budget stands for the initial one"
    ),
    "outturn_for_budget": Text("填成了决算数", "the outturn stands for the budget"),
    "budget_for_outturn": Text("填成了预算数", "the budget stands for the outturn"),
    "other_stage": Text("填成了该项目另一口径的数", "the value of another stage of the same item"),
    "last_year_left": Text("留用了上年数", "last year's value was left in"),
    "swapped_columns": Text("两栏数字互换", "two columns are swapped"),
    "swapped_items": Text("两个项目的数字互换", "the values of two items are swapped"),
    "missing_item": Text("合计漏加一项", "one item is missing from the sum"),
    "extra_item": Text("合计多加一项", "one item was added that does not belong"),
    "double_item": Text("一项重复相加", "one item was added twice"),
    "truncated": Text("截断而未四舍五入", "cut off instead of rounded"),
    "forced_100": Text("为凑足100%而改动", "forced so that shares make 100 %"),
    "other_scope": Text("口径或范围不同", "another scope of the figures"),
    "blank_item": Text("有一项未填", "one item was left blank"),
    "nameless_item": Text("有一项没有名称", "one item has no name"),
}
"""``Relation.cause`` and the wording after 可能是."""

STAGE_CAUSES = frozenset(
    {
        "initial_for_adjusted",
        "adjusted_for_initial",
        "outturn_for_budget",
        "budget_for_outturn",
        "other_stage",
        "last_year_left",
    }
)
"""Causes by which a value of another stage or year of the same item was written."""


def cause_phrase(code: str, language: str) -> str:
    """The tail of a message that names the likely slip; empty where none is known."""
    cause = CAUSES.get(code)
    if cause is None:
        return ""
    return f"; likely {cause.en}" if language == "en" else f"；可能是{cause.zh}"
