"""AR08 arithmetic.product: a unit price times a number is not the amount."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.PRODUCT):
        yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="AR08",
    name="arithmetic.product",
    title=Text("单价乘数量与金额不符", "Unit price times quantity does not make the amount"),
    explanation=("按人数、户数或次数发放的金额等于标准乘以数量。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="慰问困难职工30户，每户0.10万元，共计3.60万元。",
    right="慰问困难职工30户，每户0.10万元，共计3.00万元。",
    severity=Severity.ERROR,
    kinds=("A21",),
    messages=messages("", "the amount"),
    find=find,
)
