"""SC04 scores.rule: a score is not its rate times its points."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION, XINJIANG_FORM
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.checks.score_relations import is_rule
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.SCORE):
        if is_rule(relation):
            yield relation_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="SC04",
    name="scores.rule",
    title=Text("得分与计分规则不符", "A score does not follow from its rule"),
    explanation=(
        "预算执行率得分等于执行率乘以分值，不超过分值，"
        "保留两位小数；写明规则的其他得分照其规则计算。"
    ),
    basis=(
        XINJIANG_FORM,
        PROJECT_EVALUATION,
    ),
    wrong="预算执行率96.42%，分值10分，得分9.46分。",
    right="预算执行率96.42%，分值10分，得分9.64分。",
    severity=Severity.ERROR,
    kinds=(
        "A06",
        "A04",
    ),
    messages=messages("得分", "the score"),
    find=find,
)
