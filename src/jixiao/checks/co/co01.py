"""CO01 consistency.same_fact: one fact is given with two values."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.same_facts import elsewhere, same_fact_fault, same_messages
from jixiao.ledger.relation import RelationKind, Scope


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.SAME_FACT):
        if relation.scope is not Scope.TEXT_TABLE and not elsewhere(relation):
            yield same_fact_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="CO01",
    name="consistency.same_fact",
    title=Text("同一事项前后数值不一", "One fact is given with two values"),
    explanation=(
        "同一单位、同一年度、同一预算阶段的同一事项，"
        "全文只能有一个数值；位数不同的，细的四舍五入后应当等于粗的。"
    ),
    basis=(TRUE_DISCLOSURE,),
    wrong="一、全年预算数66.30万元。三、全年预算数63.60万元。",
    right="一、全年预算数66.30万元。三、全年预算数66.30万元。",
    severity=Severity.ERROR,
    kinds=("B01",),
    messages=same_messages(),
    find=find,
)
