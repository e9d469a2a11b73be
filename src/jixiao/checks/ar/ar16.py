"""AR16 arithmetic.impossible_percentage: a percentage that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("impossible_percent"):
        yield mention_fault(mention)


CHECK = Check(
    code="AR16",
    name="arithmetic.impossible_percentage",
    title=Text("不可能的百分比", "A percentage that cannot be"),
    explanation=(
        "部分占整体的比例、满意度、合格率等不会超过100%，也不会是负数；下降幅度不会超过100%。"
    ),
    basis=(PROJECT_EVALUATION,),
    wrong="卫生健康支出12.00万元，占支出合计的112.00%。",
    right="卫生健康支出12.00万元，占支出合计的11.20%。",
    severity=Severity.ERROR,
    kinds=("C13",),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，{note}",
            "{subject} is given as {stated}, which cannot be: {note}",
        ),
    },
    find=find,
)
