"""FI12 filing.no_criterion: an indicator that no criterion of the region's form takes."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("no_criterion"):
        yield mention_fault(mention)
    for mention in case.mentions("no_project"):
        yield mention_fault(mention, variant="project")


CHECK = Check(
    code="FI12",
    name="filing.no_criterion",
    title=Text("指标没有归入评分项", "An indicator outside of the form"),
    explanation="每项指标要归入评分表的一项，否则它的权重不计分；按“所属评分项”、二级指标或一级指标的名称归入。",
    basis=(PROJECT_EVALUATION,),
    wrong="评分表分产出、效益、满意度，指标的一级指标写“其他指标”。",
    right="评分表分产出、效益、满意度，指标的一级指标写“效益指标”。",
    severity=Severity.WARNING,
    kinds=("A02",),
    messages={
        "default": Text(
            "“{subject}”权重{stated}分没有归入任何评分项（{note}），不会计分",
            "{subject}: its {stated} points belong to no criterion of the form ({note}), "
            "so they are not scored",
        ),
        "project": Text(
            "所属项目“{stated}”不在“项目”表中，这一行不会计分；名称应与项目表一致",
            "the project {stated} is not in the table of projects, so this row is not scored",
        ),
    },
    find=find,
)
