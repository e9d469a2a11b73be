"""CO06 consistency.listed_count: the stated count is not the number of listed items."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("listed_count"):
        yield mention_fault(mention)


CHECK = Check(
    code="CO06",
    name="consistency.listed_count",
    title=Text("个数与列举不符", "A count does not match the list"),
    explanation=("写明的项目、指标、单位等个数应当与随后列举的个数以及前后文一致。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="共实施3个项目：送温暖、劳模慰问。",
    right="共实施2个项目：送温暖、劳模慰问。",
    severity=Severity.WARNING,
    kinds=("B02",),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，列出的是{expected}",
            "{subject} says {stated}, but {expected} are listed",
        ),
    },
    find=find,
)
