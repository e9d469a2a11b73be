"""CO05 consistency.fund_sources: the fund sources do not close."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE, XINJIANG_FORM
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.SUM, RelationKind.DIFFERENCE):
        if "B21" in relation.covers:
            yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="CO05",
    name="consistency.fund_sources",
    title=Text("资金来源之和与总额不符", "Fund sources do not add up"),
    explanation=(
        "上级资金、本级资金和其他资金等来源之和应当等于资金总额，年初、全年和执行各自闭合。"
    ),
    basis=(
        XINJIANG_FORM,
        TRUE_DISCLOSURE,
    ),
    wrong="全年预算58.30万元，其中财政资金58.20万元，其他资金0万元。",
    right="全年预算58.30万元，其中财政资金58.30万元，其他资金0万元。",
    severity=Severity.ERROR,
    kinds=(
        "B21",
        "A07",
    ),
    messages=messages("", "the total of funds"),
    find=find,
)
