"""FI06 filing.three_public_above_budget: a three-public expense above its budget."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("three_public_above_budget"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI06",
    name="filing.three_public_above_budget",
    title=Text("“三公”决算大于预算", "A three-public expense above its budget"),
    explanation="“三公”经费决算不得大于全年预算；全年预算数是调整后的预算，不要用年初预算代替。",
    basis=(TRUE_DISCLOSURE,),
    wrong="公务接待费全年预算0.50万元，决算0.70万元。",
    right="公务接待费全年预算0.80万元，决算0.70万元。",
    severity=Severity.ERROR,
    kinds=("F16",),
    messages={
        "default": Text(
            "“{subject}”{stated}万元，大于{note}{expected}万元",
            "{subject}: {stated} 万元, above {note} of {expected} 万元",
        ),
    },
    find=find,
)
