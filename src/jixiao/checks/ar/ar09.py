"""AR09 arithmetic.unit_conversion: one amount in two units differs."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.UNIT):
        yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="AR09",
    name="arithmetic.unit_conversion",
    title=Text("同一金额换算后不符", "One amount in two units does not convert"),
    explanation=("元、万元、亿元之间的换算按印出的位数四舍五入后应当一致。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="资金1250000元，即152.00万元。",
    right="资金1250000元，即125.00万元。",
    severity=Severity.ERROR,
    kinds=("A16",),
    messages=messages("换算数", "the converted amount"),
    find=find,
)
