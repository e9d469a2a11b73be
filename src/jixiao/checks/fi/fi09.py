"""FI09 filing.spent_falls: a sum spent so far lies below that of an earlier date."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("spent_falls"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI09",
    name="filing.spent_falls",
    title=Text("累计执行数变小", "A sum spent so far falls"),
    explanation="累计执行数随日期只增不减，年末的就是全年执行数；变小的一处填错了数或日期。",
    basis=(TRUE_DISCLOSURE,),
    wrong="1—6月累计执行60万元，1—10月累计执行55万元。",
    right="1—6月累计执行60万元，1—10月累计执行85万元。",
    severity=Severity.ERROR,
    kinds=("D09",),
    messages={
        "default": Text(
            "“{subject}”为{stated}万元，小于{note}的累计执行数{expected}万元",
            "{subject} is {stated} 万元, below the {expected} 万元 spent {note}",
        ),
    },
    find=find,
)
