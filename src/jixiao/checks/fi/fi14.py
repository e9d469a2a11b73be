"""FI14 filing.classification: a code of classified spending, or the name beside it."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import CLASSIFICATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault

_VARIANTS = {
    "code_form": "default",
    "code_class": "class",
    "code_name": "name",
    "code_level": "level",
}
_KINDS = {
    "code_form": ("F12",),
    "code_class": ("B16",),
    "code_name": ("B16", "B20"),
    "code_level": ("F12",),
}


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions(*_VARIANTS):
        elsewhere = mention.kind == "code_name" and mention.note
        variant = "elsewhere" if elsewhere else _VARIANTS[mention.kind]
        yield mention_fault(mention, variant=variant, kinds=_KINDS[mention.kind])


CHECK = Check(
    code="FI14",
    name="filing.classification",
    title=Text("科目编码或名称有误", "A wrong code or name"),
    explanation=(
        "功能分类到项（7位）、经济分类到款（5位）；编码与名称应与当年的政府收支分类科目一致。"
        "产品所列科目不全，没有列的不作判断。"
    ),
    basis=(CLASSIFICATION,),
    wrong="2012906 行政运行。",
    right="2012906 工会事务。",
    severity=Severity.WARNING,
    kinds=(
        "B16",
        "B20",
        "F12",
    ),
    messages={
        "default": Text(
            "科目编码应为{note}位数字，写的是“{stated}”",
            "the code should have {note} digits, found {stated}",
        ),
        "class": Text(
            "“{stated}”不属于{note}的任何一类",
            "{stated} belongs to no class of {note}",
        ),
        "name": Text(
            "科目{subject}的名称应为“{expected}”，写的是“{stated}”",
            "{subject} is called {expected}, found {stated}",
        ),
        "elsewhere": Text(
            "科目{subject}的名称应为“{expected}”，写的是“{stated}”；“{stated}”的编码是{note}",
            "{subject} is called {expected}, found {stated}, which has the code {note}",
        ),
        "level": Text(
            "“{subject}”（{stated}）没有细到{note}",
            "{subject} ({stated}) is not told down to its {note}",
        ),
    },
    find=find,
)
