"""AR03 arithmetic.share: a share is not its part over the whole."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import INDICATOR_FRAMEWORK, TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.SHARE):
        yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="AR03",
    name="arithmetic.share",
    title=Text("占比与分子分母不符", "A share does not follow from part and whole"),
    explanation=("占比等于部分除以整体，四舍五入到印出的位数。"),
    basis=(
        TRUE_DISCLOSURE,
        INDICATOR_FRAMEWORK,
    ),
    wrong="支出合计200.00万元，其中卫生健康支出12.40万元，占6.60%。",
    right="支出合计200.00万元，其中卫生健康支出12.40万元，占6.20%。",
    severity=Severity.ERROR,
    kinds=("A09",),
    messages=messages("占比", "the share"),
    find=find,
)
