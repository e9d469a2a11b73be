"""CO07 consistency.left_over_year: another year was left in."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("year"):
        yield mention_fault(mention)


CHECK = Check(
    code="CO07",
    name="consistency.left_over_year",
    title=Text("残留其他年度", "Another year was left in"),
    explanation=("沿用上年模板时，正文中的年度应当改为报告年度。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="2024年度自评报告：2022年全年预算执行率98.00%。",
    right="2024年度自评报告：2024年全年预算执行率98.00%。",
    severity=Severity.WARNING,
    kinds=("B10",),
    messages={
        "default": Text(
            "写为{stated}，按上下文应为{expected}，疑为沿用旧稿",
            "says {stated}; by its context it should be "
            "{expected}, probably left from an earlier draft",
        ),
    },
    find=find,
)
