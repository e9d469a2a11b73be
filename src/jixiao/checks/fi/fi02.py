"""FI02 filing.overstaffed: more staff than posts, unexplained."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import INDICATOR_FRAMEWORK
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("overstaffed"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI02",
    name="filing.overstaffed",
    title=Text("在职人数超编未说明", "More staff than posts, unexplained"),
    explanation="在职人数多于编制数时应当说明原因。",
    basis=(INDICATOR_FRAMEWORK,),
    wrong="编制3人，在职4人。",
    right="编制3人，在职4人，超编1人为军转安置。",
    severity=Severity.WARNING,
    kinds=("B07",),
    messages={
        "default": Text(
            "{subject}{stated}人，多于{note}{expected}人，没有填写超编说明",
            "{subject}: {stated} on {expected} posts ({note}), and no explanation",
        ),
    },
    find=find,
)
