"""AR22 arithmetic.near_result: a figure that those beside it make but for one digit."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.near_results import near_results
from jixiao.checks.relation_faults import with_unit


def find(case: Case) -> Iterator[Fault]:
    for found in near_results(case.ledger):
        odd = found.odd.figure
        yield Fault(
            odd.start,
            odd.end,
            odd.digits,
            found.made,
            arguments={
                "subject": found.odd.subject,
                "stated": with_unit(odd.digits, odd),
                "expected": with_unit(found.made, odd),
                "working": found.working,
            },
        )


CHECK = Check(
    code="AR22",
    name="arithmetic.near_result",
    title=Text("与前后的数算出的只差一位", "One digit away from what its neighbours make"),
    explanation=(
        "一个数没有写明由哪些数得出，而同一段里前后两个数的和、差或比率与它只差一位数字"
        "（改一位，或相邻两位颠倒）时，多半是笔误，请核实。"
    ),
    basis=(TRUE_DISCLOSURE,),
    wrong="文化活动预算86.40万元，到年底用了82.35万元，用到95.81%。",
    right="文化活动预算86.40万元，到年底用了82.35万元，用到95.31%。",
    severity=Severity.WARNING,
    kinds=("A20",),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，与前后的数按{working}得出的{expected}只差一位数字，请核实",
            "{subject} is given as {stated}; the figures beside it, {working}, make {expected}: "
            "one digit apart",
        ),
    },
    find=find,
)
