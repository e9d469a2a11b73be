"""FI11 filing.mid_year: a mid-year value does not fit the year's."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("mid_year"):
        yield mention_fault(mention, variant="falls" if mention.note == "falls" else "default")


CHECK = Check(
    code="FI11",
    name="filing.mid_year",
    title=Text("年中值与完成值不合", "A mid-year value against the year's"),
    explanation="年中几乎没有进展而年终完成，或者年中已大于年终，要核对年中监控数，或说明原因。",
    basis=(PROJECT_EVALUATION,),
    wrong="指标值1000家，年中值3家，完成值990家。",
    right="指标值1000家，年中值430家，完成值990家。",
    severity=Severity.WARNING,
    kinds=("D09",),
    messages={
        "default": Text(
            "“{subject}”年中值{stated}，不到指标值的5%，年终完成值{expected}，请核对或说明",
            "{subject}: {stated} at mid-year is less than 5 % of the target, "
            "{expected} at its end; check or explain",
        ),
        "falls": Text(
            "“{subject}”年中值{stated}，大于年终完成值{expected}",
            "{subject}: {stated} at mid-year is above the {expected} at its end",
        ),
    },
    find=find,
)
