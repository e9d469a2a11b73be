"""AR12 arithmetic.strict_reading: figures agree only because some are printed coarsely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import relation_fault
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation

_CLEARLY = {Dimension.MONEY: Decimal(1_000), Dimension.PERCENT: Decimal("0.2")}
"""Gaps (元; percentage points) from which the strict reading is worth a warning."""


def find(case: Case) -> Iterator[Fault]:
    wrong = {suspect.figure.start for suspect in case.suspects if suspect.sure}
    if not _fine_amounts(case):
        return
    for relation in case.ledger.relations:
        strict = relation.judgement.strict is Verdict.CONTRADICTED
        if not (strict and relation.verdict is Verdict.ROUNDING and relation.must_hold):
            continue
        if any(figure.start in wrong for figure in relation.figures()):
            continue
        severity = Severity.WARNING if _clearly_off(relation) else None
        fault = relation_fault(case, relation, CHECK.kinds)
        yield replace(fault, variant="default", severity=severity)


def _fine_amounts(case: Case) -> bool:
    """Whether the document prints amounts to 0.01 万元: only then 8 万元 means 8.00."""
    return any(
        fact.figure.dimension is Dimension.MONEY
        and fact.figure.scale >= _WAN
        and fact.figure.places >= _FINE_PLACES
        for fact in case.ledger.facts
    )


_WAN = 10_000
_FINE_PLACES = 2


def _clearly_off(relation: Relation) -> bool:
    figure, value = relation.stated.figure, relation.judgement.value
    if figure is None or value is None or figure.dimension not in _CLEARLY:
        return False
    gap = abs(value * figure.scale - Fraction(figure.value))
    return gap >= Fraction(_CLEARLY[figure.dimension])


CHECK = Check(
    code="AR12",
    name="arithmetic.strict_reading",
    title=Text("粗略数字掩盖的差额", "Agreement only by coarse figures"),
    explanation=(
        "本文金额一般写到0.01万元，整数或一位小数的万元数若也按此理解，关系就不成立。"
        "相差1000元（比率相差0.2个百分点）以上为警告，更小的只作提示。"
    ),
    basis=(TRUE_DISCLOSURE,),
    wrong="接待费12.5万元，上年8万元，增加4.35万元。",
    right="接待费12.35万元，上年8万元，增加4.35万元。",
    severity=Severity.INFO,
    kinds=("A14",),
    messages={
        "default": Text(
            "“{subject}”写为{stated}，按{working}计算为{expected}；"
            "只因有的数写得粗略才不矛盾，请核实",
            "{subject} is given as {stated}; {working} makes "
            "{expected}; they agree only because some figures are coarse",
        ),
    },
    find=find,
)
