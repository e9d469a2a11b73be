"""FI01 filing.actual_against_ledgers: a typed actual is not what the ledgers give."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("typed_actual"):
        yield mention_fault(mention)


CHECK = Check(
    code="FI01",
    name="filing.actual_against_ledgers",
    title=Text("完成值与台账不符", "An actual against the ledgers"),
    explanation="完成值由台账计数、求和或相除得出时，手填的数应当与台账一致。",
    basis=(TRUE_DISCLOSURE,),
    wrong="完成值48人，台账合计50人。",
    right="完成值50人，台账合计50人。",
    severity=Severity.ERROR,
    kinds=("B01",),
    messages={
        "default": Text(
            "“{subject}”完成值填为{stated}，按台账（{note}）应为{expected}",
            "{subject}: the actual is entered as {stated}; the ledgers ({note}) give {expected}",
        ),
    },
    find=find,
)
