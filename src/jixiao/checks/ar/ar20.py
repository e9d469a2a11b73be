"""AR20 arithmetic.blank_figure: a place for a figure was never filled in."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("blank_figure"):
        yield mention_fault(mention)


CHECK = Check(
    code="AR20",
    name="arithmetic.blank_figure",
    title=Text("应有数字处空白", "A figure was never filled in"),
    explanation=("模板中留给数字的位置没有填写，例如“占 %”“减少 万元”。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="本年收入合计 万元，比上年减少 %。",
    right="本年收入合计46.00万元，比上年减少8.00%。",
    severity=Severity.WARNING,
    kinds=("E03",),
    messages={
        "default": Text(
            "“{subject}”应有数字处没有填写",
            "{subject}: the figure was never filled in",
        ),
    },
    find=find,
)
