"""AR07 arithmetic.completion_rate: a completion rate is not actual over target or budget."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checks.bases import PROJECT_EVALUATION, TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.COMPLETION_RATE):
        fault = relation_fault(case, relation, ("A05",))
        yield replace(fault, severity=Severity.WARNING) if relation.cause == "capped" else fault


CHECK = Check(
    code="AR07",
    name="arithmetic.completion_rate",
    title=Text("完成率与完成值不符", "A completion rate does not follow from actual and target"),
    explanation=(
        "完成率等于完成值除以指标值或预算数；分母应当与写明的指标值一致。"
        "超过指标值而只写100%的，有的地区按封顶计算，作警告。"
    ),
    basis=(
        PROJECT_EVALUATION,
        TRUE_DISCLOSURE,
    ),
    wrong="计划走访40户，实际走访38户，完成率96.00%。",
    right="计划走访40户，实际走访38户，完成率95.00%。",
    severity=Severity.ERROR,
    kinds=("A05", "A17"),
    messages=messages("完成率", "the completion rate"),
    find=find,
)
