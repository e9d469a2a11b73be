"""FI04 filing.unexplained_adjustment: a large adjustment without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import INDICATOR_FRAMEWORK
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("unexplained_adjustment"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI04",
    name="filing.unexplained_adjustment",
    title=Text("预算调整较大未说明", "A large adjustment without a reason"),
    explanation="预算调整超过年初预算的30%时，应当填写原因；这一比例是产品默认值，各地可能不同。",
    basis=(INDICATOR_FRAMEWORK,),
    wrong="年初预算100万元，调增40万元。",
    right="年初预算100万元，因增人增资调增40万元。",
    severity=Severity.WARNING,
    kinds=("D11",),
    messages={
        "default": Text(
            "预算调整{stated}万元，为年初预算的{note}，没有填写原因",
            "an adjustment of {stated} 万元, {note} of the initial budget, has no reason",
        ),
    },
    find=find,
)
