"""FI07 filing.part_above_whole: a part is larger than what it is part of."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("part_above_whole"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI07",
    name="filing.part_above_whole",
    title=Text("部分大于整体", "A part above its whole"),
    explanation="有效份数不会多于发放份数，在用资产不会多于资产总额：部分不能大于整体。",
    basis=(TRUE_DISCLOSURE,),
    wrong="发放问卷100份，有效105份。",
    right="发放问卷105份，有效100份。",
    severity=Severity.ERROR,
    kinds=("A20",),
    messages={
        "default": Text(
            "“{subject}”为{stated}，大于它所属的“{note}”{expected}",
            "{subject} is {stated}, above the {expected} of {note} that it is part of",
        ),
    },
    find=find,
)
