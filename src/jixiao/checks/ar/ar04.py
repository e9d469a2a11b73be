"""AR04 arithmetic.change_amount: an increase or decrease is not the difference of the two years."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.CHANGE_AMOUNT):
        yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="AR04",
    name="arithmetic.change_amount",
    title=Text("增减额与两年数不符", "A change is not the difference of its two values"),
    explanation=("增减额等于本年数减去上年数；上年数加减变动额应当等于本年数。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="本年支出75.00万元，上年支出60.00万元，增加12.00万元。",
    right="本年支出75.00万元，上年支出60.00万元，增加15.00万元。",
    severity=Severity.ERROR,
    kinds=(
        "A08",
        "A11",
        "F01",
    ),
    messages=messages("增减额", "the change"),
    find=find,
)
