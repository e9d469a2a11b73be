"""AR15 arithmetic.unit_slip: an amount in the wrong unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("unit_slip"):
        failing = (one for one in case.slipped[mention.start] if one.contradicted)
        fault = mention_fault(mention, cause="unit_slip")
        yield replace(fault, relation=next(failing, None))


CHECK = Check(
    code="AR15",
    name="arithmetic.unit_slip",
    title=Text("元与万元误用", "An amount in the wrong unit"),
    explanation=("金额的单位应当与同一事项在别处的金额以及上下文的量级一致，万元不得写成元。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="支出预算总额86.20元，支出总额88.00万元。",
    right="支出预算总额86.20万元，支出总额88.00万元。",
    severity=Severity.ERROR,
    kinds=("A16",),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，按上下文应为{expected}{cause}",
            "{subject} is given as {stated}; by its context it should be {expected}{cause}",
        ),
    },
    find=find,
)
