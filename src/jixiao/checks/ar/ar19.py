"""AR19 arithmetic.missing_percent: a rate without its percent sign."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("missing_percent"):
        yield mention_fault(mention)


CHECK = Check(
    code="AR19",
    name="arithmetic.missing_percent",
    title=Text("比率漏写百分号", "A rate without its percent sign"),
    explanation=("占比和增减率应当带百分号。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="基本支出60.00万元，占75.00。",
    right="基本支出60.00万元，占75.00%。",
    severity=Severity.WARNING,
    kinds=("F07",),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，漏写百分号，应为{expected}",
            "{subject} is given as {stated} without the percent sign, should be {expected}",
        ),
    },
    find=find,
)
