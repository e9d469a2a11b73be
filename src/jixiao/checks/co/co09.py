"""CO09 consistency.total_score: the total score differs between report, table and disclosure."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.same_facts import same_fact_fault, same_messages
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.SAME_FACT):
        if "B03" in relation.covers:
            yield same_fact_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="CO09",
    name="consistency.total_score",
    title=Text("自评总分前后不一", "The total score is given with two values"),
    explanation=("报告中的自评总分、评分表合计和公开说明中的得分应当是同一个数。"),
    basis=(PROJECT_EVALUATION,),
    wrong="自评得分96分。评分表合计92分。",
    right="自评得分92分。评分表合计92分。",
    severity=Severity.ERROR,
    kinds=("B03",),
    messages=same_messages(),
    find=find,
)
