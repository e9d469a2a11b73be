"""The body's own budget facts by stage: 年初预算数, 全年预算数 and 执行数 of the whole body."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.extraction.prose import words
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.late import late_regex

_WHOLE = late_regex(
    r"(?:我?(?:单位|部门|乡|镇|局|会|院|校|中心)?(?:部门)?(?:单位)?整体(?:支出|收支|收入)?|"
    r"整体支出|支出金额|实际支出资金|支出资金|资金|金额|全年|预算|总|部门整体支出|"
    r"部门支出|(?:编制|批复|安排|调整|执行|收支)(?:情况)?|(?:支出)?执行(?:率|情况)(?:分析)?|"
    r"(?:总体)?(?:收支|收入|支出|资金|预算安排|预算|年初预算)(?:总体)?情况|"
    r"(?:总体|基本|整体|总)情况|)"
)
_LIKELY = late_regex(
    r"(?:[我本全该]|单位|财政|部门|街道|整体|总体|年末|累计|当年|预算|决算|支出|资金|金额|编制|执行|安排|"
    r"使用|批复|追加|总量|收入中|[已及和与共计以]|除以|调整(?:以?后)?|完成率|支出率|情况|结果)+"
)
"""A subject made of words that name no part: of the whole where nothing is surely so."""
_SPENT_IN_ALL = late_regex(
    r"(?:资金|部门|单位|本年|全年|年度|实际)*(?:总支出|支出(?:总额|合计|总数)|(?:整体|总体)支出)"
)
"""What was spent in all, of whatever stage the words say it is."""
_SPENT_IN_YEAR = late_regex(
    r"(?:^|[。；])(?:20\d\d年|\x01年?)?(?:全年|本年|本年度)(?:实际|[总共]计?|累计|合计)*支出(?:资金)?(?:为)?$"
)
"""。全年实际支出: what was spent in all, whatever the amounts before it are of."""
_OF_INCOME = late_regex(r"[。；]?(?:本年|全年|当年|部门)*收入(?:总额|合计)?中[，：]")
_BARE = late_regex(r"，(?:实际|已|共)*(?:支出|执行|使用|支付|完成|拨付)[了数额为共]*")
"""甲项目安排90万元，支出80万元: an amount that goes on about the one before it."""
_BASIC = "基本支出"
"""Told beside projects: both are the body's."""
_ARRIVED = late_regex(r"到[位账][^，。；]{0,4}$")
"""实际到位80万元: what came in, and was not spent yet."""
STAGES = ("initial", "adjusted", "outturn")
TITLES = {"initial": "年初预算数", "adjusted": "全年预算数", "outturn": "全年执行数"}


def is_whole(statement: Statement) -> bool:
    """Whether a statement speaks of the whole body rather than of a part of it."""
    if not _WHOLE.fullmatch(statement.subject) or statement.depth:
        return False
    context = statement.first.context
    return _BASIC in context or not words.PROJECT.search(context)


Told = list[tuple[str, Statement, Phrase]]
"""Amounts, each with its stage and the statement that it stands in."""


@dataclass(slots=True)
class BodyFacts:
    """The phrases that state each stage of the whole body, in order."""

    stages: dict[str, list[tuple[Statement, Phrase]]]
    statements: Sequence[Statement] = ()
    values: dict[str, Phrase | None] = field(default_factory=dict)
    likely: dict[str, list[tuple[Statement, Phrase]]] | None = None
    """Those outside lists and brackets whose subject names no part, where ``stages`` has none."""

    def value(self, stage: str) -> Phrase | None:
        """The statement of a stage that most others repeat; the first where none does."""
        if stage not in self.values:
            self.values[stage] = self._commonest(self.stages.get(stage) or self._likely(stage))
        return self.values[stage]

    def _likely(self, stage: str) -> list[tuple[Statement, Phrase]]:
        if self.likely is None:
            outside = [one for one in self.statements if one.owner is None and not one.depth]
            told = [*_told(outside, _is_likely), *_spent_in_all(outside)]
            last = _told_at_last(self.statements)
            known = {stage for stage, _, _ in told}
            told.extend(one for one in last if one[0] not in known)
            self.likely = _by_stage(told, self.statements)
        return self.likely.get(stage, [])

    @staticmethod
    def _commonest(told: Sequence[tuple[Statement, Phrase]]) -> Phrase | None:
        count = Counter(phrase.figure.value for _, phrase in told)
        most = max(count.values(), default=0)
        return next((one for _, one in told if count[one.figure.value] == most), None)


def body_facts(statements: Sequence[Statement]) -> BodyFacts:
    """What is said of the whole body by stage, of the year that most of it is of."""
    return BodyFacts(_by_stage(list(_told(statements, _is_surely_whole)), statements), statements)


def _told(
    statements: Sequence[Statement], belongs: Callable[[Statement], bool]
) -> Iterator[tuple[str, Statement, Phrase]]:
    """The amounts of a stage in the statements that belong to the whole, with that."""
    for statement in statements:
        for level in statement.levels:
            stage = level.subject.stage
            told = stage in STAGES and not level.prior and belongs(statement) and level.money
            if told and not _ARRIVED.search(level.gap):
                yield stage, statement, level


def _spent_in_all(statements: Sequence[Statement]) -> Iterator[tuple[str, Statement, Phrase]]:
    """总支出90万元: the outturn by the subject, where no word says the stage."""
    for statement in statements:
        if "支出" in statement.subject and _SPENT_IN_ALL.fullmatch(statement.subject):
            for level in statement.levels:
                if level.money and not level.subject.stage and not level.prior:
                    yield "outturn", statement, level


def _told_at_last(statements: Sequence[Statement]) -> Iterator[tuple[str, Statement, Phrase]]:
    """上年结转6万元…。全年实际支出90万元: the outturn by what opens its sentence; 本年收入中，年初
    批复预算80万元: the initial budget as a part of all that came in.
    """
    for statement in statements:
        for level in statement.levels:
            if not level.money or level.prior or level.depth:
                continue
            if statement.owner is None and _SPENT_IN_YEAR.search(level.gap):
                yield "outturn", statement, level
            elif level.subject.stage == "initial" and _OF_INCOME.match(level.gap):
                yield "initial", statement, level


def _by_stage(
    told: Told, statements: Sequence[Statement]
) -> dict[str, list[tuple[Statement, Phrase]]]:
    """The amounts of the year that most of them are of, by stage; where only one of a year is
    named, of the year that most of the report is of.
    """
    years = Counter(level.year for _, _, level in told if level.year is not None)
    named = set(years)
    if len(told) > len(years) == 1:
        firsts = (one.first for one in statements if not one.first.prior)
        years = Counter(one.year for one in firsts if one.year is not None)
    year = max(years, key=lambda one: (years[one], one in named, one), default=None)
    stages: dict[str, list[tuple[Statement, Phrase]]] = defaultdict(list)
    for stage, statement, level in told:
        if level.year in (None, year):
            stages[stage].append((statement, level))
    return dict(stages)


def _is_likely(statement: Statement) -> bool:
    """Whether a subject is made of words that name no part."""
    return _LIKELY.fullmatch(statement.subject) is not None


def _is_surely_whole(statement: Statement) -> bool:
    """Whether a statement speaks of the whole, and does not go on about a part without a name."""
    before = statement.before
    goes_on = (
        not statement.subject
        and before is not None
        and before.sentence == statement.sentence
        and _BARE.fullmatch(statement.first.gap) is not None
    )
    return is_whole(statement) and not (goes_on and before is not None and not is_whole(before))
