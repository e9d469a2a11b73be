"""AR05 arithmetic.change_rate: a rate of change is not the change over last year's value."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.CHANGE_RATE):
        yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="AR05",
    name="arithmetic.change_rate",
    title=Text("增减率与增减额不符", "A rate of change does not follow from its values"),
    explanation=("增减率等于变动额除以上年数；上年数没有写明时由本年数加减变动额推得。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="本年支出75.00万元，比上年增加15.00万元，增长20.00%。",
    right="本年支出75.00万元，比上年增加15.00万元，增长25.00%。",
    severity=Severity.ERROR,
    kinds=("A11",),
    messages=messages("增减率", "the rate of change"),
    find=find,
)
