"""SC02 scores.weights: the weights do not make their total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jixiao.checks.bases import PROJECT_EVALUATION, XINJIANG_FORM
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import RelationKind


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.WEIGHTS):
        fault = relation_fault(case, relation, CHECK.kinds)
        yield fault if relation.stated.figure else _against_form(fault)


def _against_form(fault: Fault) -> Fault:
    """What the form prescribes stands nowhere in a filing: its weights are what is wrong."""
    words = {**fault.arguments, "stated": fault.expected, "expected": fault.stated}
    return replace(
        fault, stated=fault.expected, expected=fault.stated, variant="form", arguments=words
    )


CHECK = Check(
    code="SC02",
    name="scores.weights",
    title=Text("权重合计不符", "Weights do not make their total"),
    explanation=(
        "各指标的权重之和应当等于规定的总分；执行率10分加指标90分，或各级权重之和等于上级。"
    ),
    basis=(
        XINJIANG_FORM,
        PROJECT_EVALUATION,
    ),
    wrong="产出50分、效益30分、满意度5分，指标合计90分。",
    right="产出50分、效益30分、满意度10分，指标合计90分。",
    severity=Severity.ERROR,
    kinds=("A02",),
    messages={
        **messages("", "the total of the weights"),
        "form": Text(
            "“{subject}”为{stated}分（{working}），评分表规定合计{expected}分",
            "{subject} is {stated} ({working}); the form prescribes {expected}",
        ),
    },
    find=find,
)
