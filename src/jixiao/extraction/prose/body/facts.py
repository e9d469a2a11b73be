"""The body's own budget facts by stage: 年初预算数, 全年预算数 and 执行数 of the whole body."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement

_WHOLE = re.compile(
    r"(?:我?(?:单位|部门|乡|镇|局|会|院|校|中心)?(?:部门)?(?:单位)?整体(?:支出|收支|收入)?|"
    r"整体支出|支出金额|实际支出资金|支出资金|资金|金额|全年|预算|总|部门整体支出|"
    r"部门支出|(?:编制|批复|安排|调整|执行|收支)(?:情况)?|(?:支出)?执行(?:率|情况)(?:分析)?|"
    r"(?:总体)?(?:收支|收入|支出|资金|预算安排|预算|年初预算)(?:总体)?情况|"
    r"(?:总体|基本|整体|总)情况|)"
)
_BASIC = "基本支出"
"""Told beside projects: both are the body's."""
_ARRIVED = re.compile(r"到[位账][^，。；]{0,4}$")
"""实际到位80万元: what came in, and was not spent yet."""
STAGES = ("initial", "adjusted", "outturn")
TITLES = {"initial": "年初预算数", "adjusted": "全年预算数", "outturn": "全年执行数"}


def is_whole(statement: Statement) -> bool:
    """Whether a statement speaks of the whole body rather than of a part of it."""
    if not _WHOLE.fullmatch(statement.subject) or statement.depth:
        return False
    context = statement.first.context
    return _BASIC in context or not words.PROJECT.search(context)


@dataclass(slots=True)
class BodyFacts:
    """The phrases that state each stage of the whole body, in order."""

    stages: dict[str, list[tuple[Statement, Phrase]]]
    values: dict[str, Phrase | None] = field(default_factory=dict)

    def value(self, stage: str) -> Phrase | None:
        """The statement of a stage that most others repeat; the first where none does."""
        if stage not in self.values:
            self.values[stage] = self._commonest(stage)
        return self.values[stage]

    def _commonest(self, stage: str) -> Phrase | None:
        phrases = [phrase for _, phrase in self.stages.get(stage, [])]
        if not phrases:
            return None
        count = Counter(phrase.figure.value for phrase in phrases)
        most = max(count.values())
        return next(phrase for phrase in phrases if count[phrase.figure.value] == most)


def body_facts(statements: list[Statement]) -> BodyFacts:
    """What is said of the whole body by stage, of the year that most of it is of."""
    told = [
        (statement, level)
        for statement in statements
        if is_whole(statement)
        for level in statement.levels
        if level.money and level.subject.stage in STAGES and not level.prior
        if not _ARRIVED.search(level.gap)
    ]
    years = Counter(level.year for _, level in told if level.year is not None)
    year = max(years, key=lambda one: (years[one], one), default=None)
    stages: dict[str, list[tuple[Statement, Phrase]]] = defaultdict(list)
    for statement, level in told:
        if level.year in (None, year):
            stages[level.subject.stage].append((statement, level))
    return BodyFacts(dict(stages))
