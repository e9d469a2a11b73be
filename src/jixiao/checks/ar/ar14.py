"""AR14 arithmetic.direction: a direction word contradicts the amounts."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("direction"):
        # An amount whose unit is wrong is told of, and its direction follows from that.
        if not any(figure.start in case.slipped for figure in mention.figures):
            yield mention_fault(mention)


CHECK = Check(
    code="AR14",
    name="arithmetic.direction",
    title=Text("增减用词与数值相反", "A direction word contradicts the amounts"),
    explanation=("写增加还是减少、增长还是下降，应当与两个数的大小一致；相等写持平。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="本年支出52.00万元，上年60.00万元，增加8.00万元。",
    right="本年支出52.00万元，上年60.00万元，减少8.00万元。",
    severity=Severity.ERROR,
    kinds=("A22",),
    messages={
        "default": Text(
            "“{subject}”写为“{stated}”，按{note}应为“{expected}”",
            "{subject} says {stated}; {note} makes it {expected}",
        ),
    },
    find=find,
)
