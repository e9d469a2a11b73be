"""AR01 arithmetic.sum: the parts do not add up to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import DISCLOSURE_INSPECTION, TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.ledger.relation import Relation, RelationKind, Scope

_ALWAYS = ("A07", "A20")
_TABLE_KINDS = ("A19", "F01", "F06")
"""Kinds that a wrong sum in a table covers besides."""

_ADJUSTMENT = ("年初", "调整", "调增", "调减", "追加", "全年预算")
"""Words of the budget before and after adjustment."""


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.SUM):
        if "B21" in relation.covers:
            continue
        yield relation_fault(case, relation, _kinds(relation))


def _kinds(relation: Relation) -> tuple[str, ...]:
    table = _TABLE_KINDS if relation.scope in (Scope.TABLE, Scope.CROSS_TABLE) else ()
    words = relation.subject + relation.formula
    adjusted = ("A08",) if any(word in words for word in _ADJUSTMENT) else ()
    return (*_ALWAYS, *adjusted, *table)


CHECK = Check(
    code="AR01",
    name="arithmetic.sum",
    title=Text("分项之和与合计不符", "Parts do not add up to their total"),
    explanation=(
        "各分项之和应当等于合计；“其中”列举的部分可以少于合计，不得超过合计。"
        "金额按印出的位数取区间，区间不相交才算矛盾。"
    ),
    basis=(
        TRUE_DISCLOSURE,
        DISCLOSURE_INSPECTION,
    ),
    wrong="支出合计80.00万元，其中基本支出50.00万元，项目支出20.00万元。",
    right="支出合计70.00万元，其中基本支出50.00万元，项目支出20.00万元。",
    severity=Severity.ERROR,
    kinds=("A07", "A08", "A19", "A20", "F01", "F06"),
    messages=messages("", "the total"),
    find=find,
)
