"""FI03 filing.unexplained_deviation: a target was missed without reason or measure."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault

_KINDS = {"偏差原因": ("D01",), "改进措施": ("D02",)}


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("unexplained"):
        yield mention_fault(mention, kinds=_KINDS[mention.note])


CHECK = Check(
    code="FI03",
    name="filing.unexplained_deviation",
    title=Text("未完成指标没有说明", "A missed target without explanation"),
    explanation="指标没有完成时，应当填写偏差原因和改进措施。",
    basis=(PROJECT_EVALUATION,),
    wrong="指标值10家，完成值8家。",
    right="指标值10家，完成值8家，偏差原因：两家企业注销；改进措施：补充走访对象。",
    severity=Severity.ERROR,
    kinds=("D01", "D02"),
    messages={
        "default": Text(
            "“{subject}”指标值{expected}，完成值{stated}，没有填写{note}",
            "{subject}: {stated} of {expected}, and {note} is blank",
        ),
    },
    find=find,
)
