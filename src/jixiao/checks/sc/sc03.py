"""SC03 scores.above_weight: a score above its points."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("score_above_weight"):
        yield mention_fault(mention)


CHECK = Check(
    code="SC03",
    name="scores.above_weight",
    title=Text("得分超过分值", "A score above its points"),
    explanation=("每项得分不得超过该项分值，也不得为负。"),
    basis=(PROJECT_EVALUATION,),
    wrong="分值8分，得分10分。",
    right="分值8分，得分8分。",
    severity=Severity.ERROR,
    kinds=("A03",),
    messages={
        "default": Text(
            "“{subject}”得分{stated}，超过分值{expected}",
            "{subject} scores {stated}, above its {expected} points",
        ),
    },
    find=find,
)
