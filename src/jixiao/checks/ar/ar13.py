"""AR13 arithmetic.zero_base: a rate over a zero base."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from jixiao.checks.bases import FISCAL_CAUTION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault
from jixiao.checks.relation_faults import place_of
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, RelationKind

_KINDS = {"last_year": ("A12",), "budget": ("A18", "A12")}
_TARGET_KINDS = ("A17",)
_CUSTOMARY = frozenset({0, 100})
"""Rates (%) that are written over a zero base by "
"custom; any other one was computed from something."""


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("zero_base"):
        yield mention_fault(
            mention,
            variant="budget" if mention.note == "budget" else "default",
            kinds=_KINDS.get(mention.note, CHECK.kinds),
            severity=None if _customary(mention.stated) else Severity.ERROR,
        )
    for relation in case.relations(RelationKind.COMPLETION_RATE):
        if _over_no_target(relation):
            yield _target_fault(relation)


def _over_no_target(relation: Relation) -> bool:
    """Whether an indicator's rate is over a target of nothing, of which something was done."""
    target = relation.operands[-1].figure
    undecided = relation.verdict is Verdict.UNDECIDABLE and "A17" in relation.covers
    return undecided and target is not None and not target.value


def _target_fault(relation: Relation) -> Fault:
    start, end = place_of(relation)
    stated = f"{relation.stated.digits}%"
    return Fault(
        start, end, stated, variant="target", kinds=_TARGET_KINDS, relation=relation,
        arguments={"subject": relation.subject, "stated": stated},
    )  # fmt: skip


def _customary(stated: str) -> bool:
    try:
        return Decimal(stated.rstrip("%％")) in _CUSTOMARY
    except InvalidOperation:
        return True


CHECK = Check(
    code="AR13",
    name="arithmetic.zero_base",
    title=Text("零基数不应写百分比", "A rate over a zero base"),
    explanation=(
        "上年数为零时没有增长率，应写“上年无此项支出”；两年相同应写“持平”。"
        "预算数为零时没有完成率，应写“年初未安排预算”；指标值为零时同样没有完成率。"
    ),
    basis=(FISCAL_CAUTION,),
    wrong="因公出国（境）费支出0万元，完成预算的0%。",
    right="因公出国（境）费支出0万元，年初未安排预算。",
    severity=Severity.WARNING,
    kinds=(
        "A12",
        "A17",
        "A18",
    ),
    messages={
        "default": Text(
            "“{subject}”上年数为零，没有增长率，不应写{stated}",
            "{subject}: last year is zero, there is no rate of change; {stated} should not stand",
        ),
        "budget": Text(
            "“{subject}”预算数为零，没有完成率，不应写{stated}",
            "{subject}: the budget is zero, there is no completion rate; {stated} should not stand",
        ),
        "target": Text(
            "“{subject}”指标值为零，没有完成率，不应写{stated}",
            "{subject}: the target is zero, there is no completion rate; {stated} should not stand",
        ),
    },
    find=find,
)
