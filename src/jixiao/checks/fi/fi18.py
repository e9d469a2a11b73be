"""FI18 filing.three_public_below_code: less than basic spending has under its economic code."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("three_public_below_code"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI18",
    name="filing.three_public_below_code",
    title=Text("“三公”决算小于经济分类", "A three-public expense below its economic code"),
    explanation="“三公”经费决算含基本支出和项目支出，不会小于基本支出经济分类中对应的款：30212、30217、30231、31013。",
    basis=(TRUE_DISCLOSURE,),
    wrong="公务接待费决算0.20万元，经济分类30217为0.35万元。",
    right="公务接待费决算0.40万元，经济分类30217为0.35万元。",
    severity=Severity.WARNING,
    kinds=("F04",),
    messages={
        "default": Text(
            "“{subject}”为{stated}万元，小于经济分类{note}的{expected}万元",
            "{subject} is {stated} 万元, below the {expected} 万元 under code {note}",
        ),
    },
    find=find,
)
