"""CO08 consistency.body_name: another body's name stands in the text."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("body"):
        yield mention_fault(mention)


CHECK = Check(
    code="CO08",
    name="consistency.body_name",
    title=Text("单位名称不一", "Another body's name"),
    explanation=("单位名称前后应当一致；套用其他单位的文稿时应当改净。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="清河县总工会自评报告：柳林县总工会全年完成各项工作。",
    right="清河县总工会自评报告：清河县总工会全年完成各项工作。",
    severity=Severity.WARNING,
    kinds=("B08",),
    messages={
        "default": Text(
            "出现“{stated}”，本报告单位为“{expected}”",
            "{stated} is named, but the report is of {expected}",
        ),
    },
    find=find,
)
