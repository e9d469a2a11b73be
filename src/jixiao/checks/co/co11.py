"""CO11 consistency.wrong_note: the note under a table speaks of another fund."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("wrong_note"):
        yield mention_fault(mention)


CHECK = Check(
    code="CO11",
    name="consistency.wrong_note",
    title=Text("表注说的是另一张表", "The note belongs to another table"),
    explanation="空表的说明应当针对本表的资金，常见差错是从上一张表复制后没有改。",
    basis=(TRUE_DISCLOSURE,),
    wrong="国有资本经营预算支出表下注：本单位无政府性基金预算安排，本表为空表。",
    right="国有资本经营预算支出表下注：本单位无国有资本经营预算安排，本表为空表。",
    severity=Severity.ERROR,
    kinds=("F02",),
    messages={
        "default": Text(
            "“{subject}”的说明写的是“{stated}”，应为“{expected}”，疑为复制未改",
            "the note of “{subject}” says “{stated}”; it should say “{expected}”",
        ),
    },
    find=find,
)
