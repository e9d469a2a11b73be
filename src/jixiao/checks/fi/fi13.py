"""FI13 filing.units: a department's units cannot be added up, or only in part."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import EVALUATED_SCOPE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault

_SEVERITY = {"unit_fault": None, "unit_gap": Severity.WARNING}


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("unit_fault", "unit_gap"):
        yield mention_fault(mention, severity=_SEVERITY[mention.kind])


CHECK = Check(
    code="FI13",
    name="filing.units",
    title=Text("下属单位汇总不了", "Units that cannot be added up"),
    explanation=(
        "部门的合计由本级和各下属单位的填报表相加，减去内部往来得出；"
        "单位填报表、年度、内部往来有缺漏时，合计不成立。"
    ),
    basis=(EVALUATED_SCOPE,),
    wrong="部门写有两个下属单位，只有一个的填报表读得出来。",
    right="部门写有两个下属单位，两个的填报表都在。",
    severity=Severity.ERROR,
    kinds=(
        "B22",
        "B08",
    ),
    messages={
        "default": Text(
            "{note}",
            "{note}",
        ),
    },
    find=find,
)
