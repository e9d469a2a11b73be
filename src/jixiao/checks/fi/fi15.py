"""FI15 filing.evidence: an indicator that was done and that nothing supports."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault

_VARIANTS = {"no_evidence": ("default", "D07"), "unsupported": ("other", "D08")}


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions(*_VARIANTS):
        variant, kind = _VARIANTS[mention.kind]
        wanted = mention.note or "不限"
        yield mention_fault(mention, variant=variant, kinds=(kind,), more={"wanted": wanted})


CHECK = Check(
    code="FI15",
    name="filing.evidence",
    title=Text("佐证缺少或不支撑", "Evidence missing or of another kind"),
    explanation=(
        "每项有完成值的指标都要有佐证，佐证的种类要能证明它；"
        "哪些种类能证明哪类指标由评分包或全国的对照表写明，是产品归纳的，各地可改。"
    ),
    basis=(PROJECT_EVALUATION,),
    wrong="事件处理率100%，佐证：平台截图。",
    right="事件处理率100%，佐证：办件档案。",
    severity=Severity.WARNING,
    kinds=(
        "D07",
        "D08",
    ),
    messages={
        "default": Text(
            "“{subject}”有完成值，没有填佐证，宜用的种类：{wanted}",
            "{subject} has a result and no evidence; kinds: {wanted}",
        ),
        "other": Text(
            "“{subject}”的佐证“{stated}”不足以证明，宜用的种类：{wanted}",
            "{subject}: {stated} does not support it; kinds: {wanted}",
        ),
    },
    find=find,
)
