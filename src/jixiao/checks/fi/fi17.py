"""FI17 filing.sampling: another number of places was chosen than the region asks for."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("sampling"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI17",
    name="filing.sampling",
    title=Text("选点数不合规定", "The number of places chosen"),
    explanation="有的地区规定评价选点的比例和上限，如点位总数的20%、总计不超过20个。",
    basis=(PROJECT_EVALUATION,),
    wrong="点位40个，选3个。",
    right="点位40个，选8个。",
    severity=Severity.WARNING,
    kinds=("B22",),
    messages={
        "default": Text(
            "共{subject}个点位，选{stated}个，按{note}且不超过上限应选{expected}个",
            "{stated} of {subject} places were chosen; "
            "{note} of them up to the maximum are {expected}",
        ),
    },
    find=find,
)
