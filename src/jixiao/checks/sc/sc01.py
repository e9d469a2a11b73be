"""SC01 scores.total: the scores do not make the stated total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from jixiao.checks.bases import PROJECT_EVALUATION, XINJIANG_FORM
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.relation_faults import messages, relation_fault
from jixiao.checks.score_relations import is_rule
from jixiao.ledger.relation import Mention, Relation, RelationKind, Scope

_ACROSS = frozenset({Scope.TABLE, Scope.TEXT_TABLE, Scope.CROSS_TABLE})


def find(case: Case) -> Iterator[Fault]:
    for relation in case.wrong(RelationKind.SCORE):
        if not is_rule(relation):
            yield _fault(case, relation)


def _fault(case: Case, relation: Relation) -> Fault:
    across = ("B03",) if relation.scope in _ACROSS else ()
    fault = relation_fault(case, relation, ("A01", *across))
    closing = _closing(case, relation)
    nameless = relation.cause == "nameless_item" or (
        closing is not None and closing.kind == "nameless_score"
    )
    if closing is None and not nameless:
        return fault
    gap = f"{_gap(relation):f}"
    return replace(
        fault,
        cause="nameless_item" if nameless else "blank_item",
        variant="nameless" if nameless else "blank",
        severity=None,
        arguments={**fault.arguments, "gap": gap, "item": closing.subject if closing else ""},
    )


def _gap(relation: Relation) -> Decimal:
    """How much the stated total exceeds the scores that have a name and a value (分)."""
    recomputed = relation.judgement.recomputed or "0"
    return Decimal(relation.stated.digits) - Decimal(recomputed)


def _closing(case: Case, relation: Relation) -> Mention | None:
    """The nameless or blank score that makes the total right."""
    gap = _gap(relation)
    for mention in case.mentions("nameless_score", "blank_score"):
        value = mention.stated if mention.kind == "nameless_score" else mention.expected
        try:
            if Decimal(value.rstrip("分")) == gap:
                return mention
        except ArithmeticError:
            continue
    return None


CHECK = Check(
    code="SC01",
    name="scores.total",
    title=Text("得分合计与总分不符", "Scores do not make their total"),
    explanation=(
        "各指标得分之和应当等于自评总分；评分表合计、报告总分和公开说明应当一致。"
        "有没有名称的得分或空白的得分恰好补足差额时，一并写明。"
    ),
    basis=(
        PROJECT_EVALUATION,
        XINJIANG_FORM,
    ),
    wrong="执行率得9.60分，产出得48.00分，效益得30.00分，自评总分89.60分。",
    right="执行率得9.60分，产出得48.00分，效益得30.00分，自评总分87.60分。",
    severity=Severity.ERROR,
    kinds=("A01", "B03"),
    messages={
        **messages("", "the total score"),
        "blank": Text(
            "“{subject}”写为{stated}，已填各项得分合计{expected}，"
            "相差{gap}分；“{item}”得分空白，补{gap}分才相符",
            "{subject} is given as {stated}, the scores filled in make "
            "{expected}; the score of {item} is blank and would have to be {gap}",
        ),
        "nameless": Text(
            "“{subject}”写为{stated}，有名称的各项得分合计{expected}，"
            "相差{gap}分；另有一处没有指标名称的得分{gap}分可补足，应写明是哪项指标",
            "{subject} is given as {stated}, the named scores make {expected}; one "
            "score of {gap} without a name makes up the difference and should be named",
        ),
    },
    find=find,
)
