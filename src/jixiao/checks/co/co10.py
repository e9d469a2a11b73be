"""CO10 consistency.unfilled_template: placeholders stand where figures and names should."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import DISCLOSURE_INSPECTION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("placeholder"):
        kept_back = mention.stated.startswith("*")
        yield mention_fault(mention, severity=Severity.WARNING if kept_back else None)


CHECK = Check(
    code="CO10",
    name="consistency.unfilled_template",
    title=Text("模板未填写", "A template handed in unfilled"),
    explanation="占位符（XX 等）遍布全文，说明交来的是空模板或没有填完，数字无从核对。",
    basis=(DISCLOSURE_INSPECTION,),
    wrong="XX局2024年收入XXX万元，支出XXX万元，其中基本支出XXX万元、项目支出XXX万元。",
    right="青禾县供销社2024年收入310.20万元，支出310.20万元。",
    severity=Severity.ERROR,
    kinds=("E03",),
    messages={
        "default": Text(
            "全文有{note}处占位符未填（首处“{stated}”），应先填写再报送",
            "{note} placeholders are not filled in (the first is {stated}); fill in the form first",
        ),
    },
    find=find,
)
