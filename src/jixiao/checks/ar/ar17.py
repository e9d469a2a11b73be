"""AR17 arithmetic.shares_total: the shares of one whole do not make 100 %."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault
from jixiao.checks.relation_faults import place_of
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    wrong = {place_of(relation)[0] for relation in case.wrong(RelationKind.SHARE)}
    for mention in case.mentions("shares_not_100"):
        if not any(figure.start in wrong for figure in mention.figures):
            yield mention_fault(mention)


CHECK = Check(
    code="AR17",
    name="arithmetic.shares_total",
    title=Text("各占比之和不是100%", "Shares do not add up to 100 %"),
    explanation=(
        "同一整体的各项占比之和应当是100%；各占比舍入的尾差不超过允许范围时不报，其中一项已报错误的也不再报。"
    ),
    basis=(TRUE_DISCLOSURE,),
    wrong="其中基本支出占86.40%，项目支出占14.60%。",
    right="其中基本支出占86.40%，项目支出占13.60%。",
    severity=Severity.WARNING,
    kinds=("A10",),
    messages={
        "default": Text(
            "“{subject}”各项占比之和为{stated}%，应为{expected}%",
            "the shares of {subject} add up to {stated} %, not {expected} %",
        ),
    },
    find=find,
)
