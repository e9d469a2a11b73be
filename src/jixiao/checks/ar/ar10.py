"""AR10 arithmetic.last_digit: the last printed digit is off by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import relation_fault
from jixiao.checks.truncation import is_truncated
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    throughout = {id(relation) for relation in case.truncated}
    for relation in case.ledger.relations:
        off = relation.contradicted and relation.judgement.last_digit and relation.must_hold
        if not off or relation.kind is RelationKind.SAME_FACT or id(relation) in throughout:
            continue
        cut = is_truncated(relation)
        fault = relation_fault(case, relation, ("A13",) if cut else ("A14",))
        yield replace(
            fault,
            variant="truncated" if cut else "default",
            cause="truncated" if cut else "",
            kinds=("A13",) if cut else ("A14",),
            severity=Severity.WARNING if relation is case.lone_truncation else None,
        )


CHECK = Check(
    code="AR10",
    name="arithmetic.last_digit",
    title=Text("末位差一", "Off by one in the last place"),
    explanation=(
        "重算结果与写明的数只差印出位数的末一位，多为截断或逐级舍入的尾差，只作提示。"
        "通篇截断的文档由 AR18 统一提示一次；其余各率都四舍五入、仅一处截断的，提请核实。"
    ),
    basis=(TRUE_DISCLOSURE,),
    wrong="上年支出30.00万元，本年支出31.00万元，增长3.34%。",
    right="上年支出30.00万元，本年支出31.00万元，增长3.33%。",
    severity=Severity.INFO,
    kinds=("A13", "A14"),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，按{working}计算为{expected}，末位相差一",
            "{subject} is given as {stated}; {working} makes {expected}, one off in the last place",
        ),
        "truncated": Text(
            "“{subject}”写为{stated}，按{working}计算四舍五入为{expected}，此处是截断",
            "{subject} is given as {stated}; {working} rounds to {expected}, it was cut off",
        ),
    },
    find=find,
)
