"""SC05 scores.blank: an item without a score."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("blank_score"):
        yield mention_fault(mention, variant="default" if mention.expected else "unknown")


CHECK = Check(
    code="SC05",
    name="scores.blank",
    title=Text("得分空白", "A score is blank"),
    explanation=("评分表中每一项都要填写得分；不适用的按规定满分或折算并注明。"),
    basis=(PROJECT_EVALUATION,),
    wrong="资金管理 6 分 得分：（空白），合计92分。",
    right="资金管理 6 分 得分：6分，合计98分。",
    severity=Severity.ERROR,
    kinds=("A15",),
    messages={
        "default": Text(
            "“{subject}”没有填写得分，补{expected}分才与合计相符",
            "{subject} has no score; {expected} would make the total right",
        ),
        "unknown": Text(
            "“{subject}”没有填写得分",
            "{subject} has no score",
        ),
    },
    find=find,
)
