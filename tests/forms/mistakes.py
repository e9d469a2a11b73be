"""Forty mistakes to type into a blank workbook, each with words of its message."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from jixiao.filing.schema import fields
from tests.forms.clerk import Clerk

Planted = tuple[object, str]
"""What is typed, and words of the message."""

SINGLES: dict[str, Planted] = {
    "body.name": ("=A1", "写的是公式 =A1"),
    "body.founded": ("去年春天", "应为日期，如 2024-06-30"),
    "body.level": (date(2024, 1, 5), "当成了日期 2024-01-05"),
    "body.funding": ("财政拨款", "应为 财政全额拨款行政单位"),
    "body.separate_accounts": ("也许", "应为 是 或 否"),
    "body.leaders": (2.5, "应为整数，写的是 2.5"),
    "staff.authorized.administrative": (-1, "不能小于 0，写的是 -1"),
    "staff.authorized.institution": ("三人", "应为数字"),
    "staff.on_post.worker": ("3个", "单位应为 人"),
    "staff.retired.pensioned": (True, "应为数字，写的是 TRUE"),
    "staff.contract.hired": ("#N/A", "写的是出错的值 #N/A"),
    "budget.initial.personnel": ("很多", "应为数字"),
    "budget.initial.public": ("12元钱", "金额单位应为"),
    "budget.adjusted.personnel": (-3, "不能小于 0"),
    "budget.adjusted.own": ("=SUM(C1:C2)", "写的是公式 =SUM(C1:C2)"),
    "budget.outturn.project": ("12.3.4", "应为数字"),
    "budget.outturn.own": (date(2024, 3, 1), "应为数字，表格把它当成了日期"),
    "execution.june": (time(8, 30), "应为数字，表格把它当成了日期 08:30"),
    "carryover.opening": ("123456789012345678901", "数字太长"),
    "running_costs.budget": ("约5", "应为数字"),
    "assets.major_equipment": (1.5, "应为整数"),
    "restraint.prior.meetings": ("一万", "应为数字"),
    "three_public.outturn.abroad": ("无", "没有发生填 0，不适用填“不适用”"),
    "three_public.receptions": ("=[1]表!A1", "写的是公式"),
    "evaluation.stated_total": ("98分左右", "单位应为 分"),
    "evaluation.due": ("2024-02-30", "没有这一天"),
}
CELLS: dict[tuple[str, str, int], Planted] = {
    ("下属单位", "是否纳入本次自评", 0): ("对", "应为 是 或 否"),
    ("预算调整", "调整金额（调减为负）", 1): ("减3万", "应为数字"),
    ("执行监控", "纠偏措施", 0): ("再看看", "应为 继续执行"),
    ("支出功能分类", "年初预算", 2): ("0.5亿美元", "金额单位应为"),
    ("公务接待台账", "来访人数", 0): (3.7, "应为整数"),
    ("项目", "全年执行", 0): ("未执行", "应为数字"),
    ("绩效指标", "指标性质", 0): ("大于", "应为 ≥、≤、＝、定性 之一"),
    ("绩效指标", "权重（分）", 1): ("十分", "应为数字"),
    ("绩效指标", "完成值由台账得出", 2): ("sum(x", "不是算式"),
    ("逐项自报得分", "得分系数（%）", 0): ("九成", "应为数字"),
    ("劳模", "状态", 0): ("在岗", "应为 在职、退休、去世 之一"),
    ("台账", "台账种类", 0): ("培训班", "台账种类应从列表中选，写的是 培训班"),
}
OVER_TOTALS: dict[str, Planted] = {
    "budget.outturn.total": (999, "由其他数算出（现在还算不出），不用填；写的是 999"),
    "staff.authorized.total": ("七", "由其他数算出"),
}


def plant_mistakes(clerk: Clerk) -> dict[str, str]:
    """Type all of them; the cell of each with what its message must say."""
    planted = {}
    for name, (typed, words) in SINGLES.items():
        cell = clerk.single(fields()[name])
        cell.value = typed
        planted[place_of(cell)] = words
    for where, (typed, words) in CELLS.items():
        cell = clerk.cell(*where)
        cell.value = typed
        planted[place_of(cell)] = words
    clerk.cell("台账", "金额", 0).value = 3  # a row whose kind is wrong holds something
    for name, (typed, words) in OVER_TOTALS.items():
        cell = clerk.derived(name)
        cell.value = typed
        planted[place_of(cell)] = words
    return planted


def place_of(cell: Any) -> str:
    return f"{cell.parent.title}!{cell.coordinate}"
