"""基本支出 + 项目支出 = the whole body, stage by stage (A07)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.body.facts import STAGES, TITLES, BodyFacts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Scope

_BASIC = late_regex(r"基本支出|基本经费|部门基本支出")
_PROJECTS = late_regex(r"项目(?:支出|总金额|总额|资金|经费)?")
_PLANNED = late_regex(r"预算|总金额|安排")
_NEAR = 20
"""A sum that misses the whole by more than a twentieth is about something else."""


def basic_and_projects(statements: list[Statement], facts: BodyFacts) -> Iterator[Relation]:
    """基本支出 + 项目支出 = the whole, where the parts stand in sections of their own (A07)."""
    all_basic = [one for one in statements if _BASIC.fullmatch(one.subject)]
    all_projects = [one for one in statements if _PROJECTS.fullmatch(one.subject)]
    for stage in STAGES:
        whole = facts.value(stage)
        basic, projects = _first_level(all_basic, stage), _first_level(all_projects, stage)
        if whole is None or basic is None or projects is None:
            continue
        relation = signed_sum(
            whole.figure,
            [(1, basic.figure), (1, projects.figure)],
            subject=TITLES[stage],
            scope=Scope.DOCUMENT,
        )
        value = relation.judgement.value or 0
        printed = whole.figure.value / whole.figure.scale
        told = basic.subject.stage == projects.subject.stage == stage
        near = abs(value - Fraction(printed)) * _NEAR <= printed
        if agrees(relation.judgement) or (told and near):
            yield relation


def _first_level(statements: list[Statement], stage: str) -> Phrase | None:
    """The first amount of a stage; 预算 without a stage counts as the full year's."""
    wanted = (stage, "budget") if stage == "adjusted" else (stage,)
    for statement in statements:
        for level in statement.levels:
            told = level.subject.stage or ("adjusted" if _is_planned(level) else "outturn")
            if level.money and told in wanted:
                return level
    return None


def _is_planned(level: Phrase) -> bool:
    """Whether the clause right before an amount calls it a plan."""
    return _PLANNED.search(re.split("[，。；：]", level.gap)[-1]) is not None
