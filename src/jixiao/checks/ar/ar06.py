"""AR06 arithmetic.execution_rate: an execution rate is not outturn over budget."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import INDICATOR_FRAMEWORK, XINJIANG_FORM
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.EXECUTION_RATE):
        yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="AR06",
    name="arithmetic.execution_rate",
    title=Text(
        "执行率与预算执行数不符", "An execution rate does not follow from outturn and budget"
    ),
    explanation=("自评报告的预算执行率等于全年执行数除以全年预算数；分母不得用年初预算数代替。"),
    basis=(
        XINJIANG_FORM,
        INDICATOR_FRAMEWORK,
    ),
    wrong="全年预算数50.00万元，全年执行数48.00万元，预算执行率98.00%。",
    right="全年预算数50.00万元，全年执行数48.00万元，预算执行率96.00%。",
    severity=Severity.ERROR,
    kinds=("A05",),
    messages=messages("执行率", "the execution rate"),
    find=find,
)
