"""AR18 arithmetic.truncation: the rates of this document are cut off instead of rounded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checks.bases import FISCAL_CAUTION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import relation_fault


def find(case: Case) -> Iterator[Fault]:
    if not case.truncated:
        return
    fault = relation_fault(case, case.truncated[0], CHECK.kinds)
    arguments = {**fault.arguments, "count": str(len(case.truncated))}
    yield replace(
        fault,
        variant="default",
        severity=None,
        kinds=CHECK.kinds,
        cause="truncated",
        arguments=arguments,
    )


CHECK = Check(
    code="AR18",
    name="arithmetic.truncation",
    title=Text("通篇截断而未四舍五入", "Rates are cut off throughout"),
    explanation=("比率应当四舍五入到印出的位数；三处以上被截断且多于正常进位的，全文提示一次。"),
    basis=(FISCAL_CAUTION,),
    wrong="占41.66%（5÷12）、占66.66%（2÷3）、占16.66%（1÷6）。",
    right="占41.67%（5÷12）、占66.67%（2÷3）、占16.67%（1÷6）。",
    severity=Severity.INFO,
    kinds=("A13",),
    messages={
        "default": Text(
            "全文有{count}个比率是截断而不是四舍五入，如“{subject}”写为{stated}，应为{expected}",
            "{count} rates are cut off instead of rounded, "
            "such as {subject}: {stated} for {expected}",
        ),
    },
    find=find,
)
