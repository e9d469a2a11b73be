"""FI05 filing.outturn_above_budget: more was spent than the full-year budget."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("outturn_above_budget"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI05",
    name="filing.outturn_above_budget",
    title=Text("执行数大于全年预算", "Outturn above the full-year budget"),
    explanation="全年预算数含全部调整，执行数一般不会大于它；多半是调整没有填全，或者两数填错了位置。",
    basis=(TRUE_DISCLOSURE,),
    wrong="项目全年预算10万元，全年执行12万元。",
    right="项目全年预算10万元，年中调增2万元，全年预算改为12万元，全年执行12万元。",
    severity=Severity.WARNING,
    kinds=("B14",),
    messages={
        "default": Text(
            "“{subject}”执行{stated}万元，大于{note}{expected}万元",
            "{subject}: {stated} 万元 spent, above {note} of {expected} 万元",
        ),
    },
    find=find,
)
