"""SC06 scores.grade: a grade word that no rule knows, or that does not fit the score."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault

_LOOSE = {
    "良好": "良",
    "优秀": "优",
    "优等": "优",
    "良等": "良",
    "中等": "中",
    "差等": "差",
    "较差": "差",
}
"""Common words beside the four of the rule, and the grade they mean."""


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("grade"):
        loose = mention.stated in _LOOSE and _LOOSE[mention.stated] == mention.expected
        severity = Severity.WARNING if loose or not mention.expected else None
        yield mention_fault(mention, severity=severity)
    for mention in case.mentions("grade_mismatch"):
        yield mention_fault(mention, variant="mismatch")


CHECK = Check(
    code="SC06",
    name="scores.grade",
    title=Text("评价等级用词或档次有误", "A wrong grade"),
    explanation=(
        "评价等级只用优、良、中、差四档：90分及以上为优，80分至90分为良，"
        "60分至80分为中，60分以下为差；地区另有规定的从其规定。"
        "“良好”“优秀”是不规范的说法，报警告；与档次不对应或者跨两档的说法报错误。"
    ),
    basis=(PROJECT_EVALUATION,),
    wrong="自评得分93分，评价等级为优良。",
    right="自评得分93分，评价等级为优。",
    severity=Severity.ERROR,
    kinds=("B04",),
    messages={
        "default": Text(
            "评价等级写为“{stated}”，不是规定的等级用词，应为“{expected}”",
            "the grade is given as {stated}, which no rule knows; it should be {expected}",
        ),
        "mismatch": Text(
            "评价等级写为“{stated}”，与得分不对应，应为“{expected}”",
            "the grade is given as {stated}, which does not fit the score; it should be {expected}",
        ),
    },
    find=find,
)
