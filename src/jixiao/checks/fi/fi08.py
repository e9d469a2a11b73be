"""FI08 filing.blank_value: a value is blank where zero or 不适用 should stand, or a figure."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.checks.bases import PROJECT_EVALUATION
from jixiao.checks.case import Case
from jixiao.checks.check import Check, Fault, Text
from jixiao.checks.finding import Severity
from jixiao.checks.mention_faults import mention_fault


def find(case: Case) -> Iterator[Fault]:
    for mention in case.mentions("blank_cell", "blank_part"):
        yield mention_fault(mention, variant="part" if mention.kind == "blank_part" else "default")


CHECK = Check(
    code="FI08",
    name="filing.blank_value",
    title=Text("应填的空着", "A value is blank"),
    explanation=(
        "空白、0 和不适用是三回事：没有发生填0，不适用填不适用，有数就填数；"
        "空着的合计不出来，也计不了分。"
    ),
    basis=(PROJECT_EVALUATION,),
    wrong="六项指标，五项填了完成值，一项空着。",
    right="六项指标都填了完成值，没有开展的一项填0。",
    severity=Severity.WARNING,
    kinds=("A15",),
    messages={
        "default": Text(
            "“{subject}”{note}；没有发生填0，不适用填“不适用”",
            "{subject}: {note}; enter 0 where there was none, 不适用 where it does not apply",
        ),
        "part": Text(
            "{note}没有填，“{subject}”合计不出来；没有发生填0，不适用填“不适用”",
            "{note} is blank, so {subject} cannot be added up; "
            "enter 0 where there was none, 不适用 where it does not apply",
        ),
    },
    find=find,
)
