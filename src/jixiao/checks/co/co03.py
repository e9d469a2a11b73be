"""CO03 consistency.same_fact_last_digit: one fact differs by one in the last place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.causes import STAGE_CAUSES
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.same_facts import same_fact_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.relations(RelationKind.SAME_FACT):
        if relation.judgement.last_digit and relation.cause not in STAGE_CAUSES:
            fault = same_fact_fault(case, relation, CHECK.kinds)
            yield replace(fault, variant="default", severity=None)


CHECK = Check(
    code="CO03",
    name="consistency.same_fact_last_digit",
    title=Text("同一事项末位差一", "One fact differs in the last place"),
    explanation=("同一事项的两个数只差末位一个单位，多为舍入所致，只作提示。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="表中医疗保险20.37万元；说明写20.38万元。",
    right="表中医疗保险20.37万元；说明写20.37万元。",
    severity=Severity.INFO,
    kinds=(
        "A14",
        "B01",
    ),
    messages={
        "default": Text(
            "“{subject}”此处写为{stated}，{where}写为{other}，末位相差一",
            "{subject} is given as {stated} here and as {other} {where}, one off in the last place",
        ),
    },
    find=find,
)
