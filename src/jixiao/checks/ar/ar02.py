"""AR02 arithmetic.difference: an amount is not what remains after the subtraction."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.DIFFERENCE):
        if "B21" not in relation.covers:
            yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="AR02",
    name="arithmetic.difference",
    title=Text("加减结果不符", "A difference is wrong"),
    explanation=("年初预算数加减调整数应当等于全年预算数；总额减去已列部分应当等于余下部分。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="年初预算90.00万元，年中调减6.00万元，全年预算86.00万元。",
    right="年初预算90.00万元，年中调减6.00万元，全年预算84.00万元。",
    severity=Severity.ERROR,
    kinds=(
        "A07",
        "A08",
    ),
    messages=messages("", "the result"),
    find=find,
)
