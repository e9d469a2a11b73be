"""FI10 filing.late: something was handed in or done after its date."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("late"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI10",
    name="filing.late",
    title=Text("晚于规定日期", "After its date"),
    explanation="自评材料应当在规定日期前报送，评价步骤和整改应当按期完成；晚了要如实写明，不能写按时。",
    basis=(PROJECT_EVALUATION,),
    wrong="规定2025-03-15前报送，实际2025-03-20报送。",
    right="规定2025-03-15前报送，实际2025-03-12报送。",
    severity=Severity.WARNING,
    kinds=("B09",),
    messages={
        "default": Text(
            "“{subject}”日期{stated}，晚于规定的{expected}",
            "{subject}: {stated} is after its date {expected}",
        ),
    },
    find=find,
)
