"""FI16 filing.overfulfilled: far more than the target, and no word on why."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("overfulfilled"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI16",
    name="filing.overfulfilled",
    title=Text("超额较多未说明", "Far above the target, unexplained"),
    explanation="完成值高出指标值较多时要分析原因，多半是年初指标值定低了；倍数是产品默认值，各地可能不同。",
    basis=(PROJECT_EVALUATION,),
    wrong="指标值3次，完成值12次。",
    right="指标值3次，完成值12次，原因：上级追加专题培训。",
    severity=Severity.WARNING,
    kinds=(
        "D03",
        "C05",
    ),
    messages={
        "default": Text(
            "“{subject}”完成值{stated}，为指标值{expected}的{note}，没有填写原因",
            "{subject}: {stated} is {note} of the target {expected}, and no reason is given",
        ),
    },
    find=find,
)
