"""CO02 consistency.text_table: the text gives another value than the table."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import TRUE_DISCLOSURE
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.same_facts import elsewhere, same_fact_fault, same_messages
from jixiao.ledger.relation import RelationKind, Scope


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.SAME_FACT):
        if relation.scope is Scope.TEXT_TABLE and not elsewhere(relation):
            yield same_fact_fault(case, relation, CHECK.kinds)


CHECK = Check(
    code="CO02",
    name="consistency.text_table",
    title=Text("文字与表格数值不一", "Text and table disagree"),
    explanation=("说明文字中的金额、比率和数量应当与表格中同一事项的数值一致。"),
    basis=(TRUE_DISCLOSURE,),
    wrong="表中公务接待费0.45万元；说明写“公务接待费0.54万元”。",
    right="表中公务接待费0.45万元；说明写“公务接待费0.45万元”。",
    severity=Severity.ERROR,
    kinds=("B05",),
    messages=same_messages(),
    find=find,
)
