"""CO04 consistency.other_stage: the value of another stage or year stands for this one."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE, XINJIANG_FORM
from jixiao.checks.case import Case
from jixiao.checks.causes import STAGE_CAUSES
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.same_facts import same_fact_fault, same_messages
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.relations(RelationKind.SAME_FACT):
        disagrees = relation.contradicted or relation.judgement.last_digit
        if disagrees and relation.cause in STAGE_CAUSES and "B03" not in relation.covers:
            yield same_fact_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="CO04",
    name="consistency.other_stage",
    title=Text("误用其他口径或年度的数", "The value of another stage or year is used"),
    explanation=(
        "年初预算、全年预算、决算以及上年数是四个不同的数；写成另一口径的数，即使只差末位也是错误。"
    ),
    basis=(
        TRUE_DISCLOSURE,
        XINJIANG_FORM,
    ),
    wrong="年初预算88.29万元，全年预算88.30万元。综上，全年预算88.29万元。",
    right="年初预算88.29万元，全年预算88.30万元。综上，全年预算88.30万元。",
    severity=Severity.ERROR,
    kinds=(
        "B01",
        "B14",
    ),
    messages=same_messages(),
    find=find,
)
