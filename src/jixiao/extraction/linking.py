"""The narrative against the tables: the same fact in a sentence and in a cell (identity I24)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jixiao.extraction.building import agrees, same
from jixiao.extraction.prose.body.facts import is_whole
from jixiao.extraction.prose.breaks import NEW_SENTENCE
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.scores.totals import is_total_score
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.tables.places import Spot, find
from jixiao.extraction.tables.reading import TableReading
from jixiao.extraction.vocabulary import load
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Fact, Relation, Role, Scope

_NOISE = re.compile(
    r"（[^（）]*）|[“”\s、和及与的]|维护(?=费)|财政拨款|^本年度?|决算数?$|预算数?$|支出$|"
    r"经费$|费用?$|科目$|20\d\d年度?|核定|实有|实际|年末|金额$|人?数$|人员$"
)
_ALIASES = (
    ("公车", "公务用车"),
    ("用车购置运行", "用车购置运行"),
    ("出国境", "出国"),
    ("运行维护", "运行"),
    ("运维", "运行"),
)
_WHOLE = "部门整体"
_WHOLE_ROW = re.compile(r"(?:部门|单位)?整体支出|支出总额|总支出")
_SPECIFIC = 3
_LINKED = (Role.LEVEL, Role.EXECUTION_RATE, Role.COMPLETION_RATE, Role.SCORE, Role.ACTUAL)


@dataclass(frozen=True, slots=True)
class _Link:
    subject: re.Pattern[str]
    spots: tuple[Spot, ...]
    soft: bool


@cache
def _links() -> tuple[_Link, ...]:
    return tuple(
        _Link(
            re.compile(entry["subject"]),
            tuple(
                Spot(
                    spot["kind"],
                    spot.get("side", ""),
                    spot.get("row", ""),
                    spot.get("column", ""),
                    many=False,
                    first=False,
                )  # fmt: skip
                for spot in entry["spots"]
            ),
            bool(entry.get("soft")),
        )
        for entry in load("text_table")
    )


def text_table_relations(
    statements: Sequence[Statement], tables: Sequence[TableReading], facts: Sequence[Fact]
) -> Iterator[Relation]:
    """One relation for each amount of the prose that a table states too."""
    cells = _by_name(facts)
    rates = [
        (name, fact)
        for name, facts_of in cells.items()
        if name.endswith(("率", "度"))
        for fact in facts_of
    ]
    rated = ""
    for statement in statements:
        for phrase in statement.phrases:
            rated = phrase.rate_name or ("" if phrase.pause >= NEW_SENTENCE else rated)
            if phrase.figure.value == 0 or phrase.role not in _LINKED:
                continue
            name = _name_of(statement, phrase, rated)
            relation = (
                _named_spot(statement, phrase, tables)
                or _named_cell(name, statement, phrase, cells)
                or _like_named(name, statement, phrase, rates)
            )
            if relation is not None:
                yield relation


_SATISFACTION = re.compile(r"满意")


def satisfaction_relations(
    statements: Sequence[Statement], facts: Sequence[Fact]
) -> Iterator[Relation]:
    """B05: the satisfaction that the survey found against the one that the table claims."""
    claimed = [
        fact
        for fact in facts
        if fact.in_table
        and _SATISFACTION.search(fact.subject)
        and fact.role in (Role.ACTUAL, Role.LEVEL)
        and fact.figure.dimension is Dimension.PERCENT
    ]
    found = [
        phrase
        for statement in statements
        for phrase in statement.phrases
        if phrase.figure.dimension is Dimension.PERCENT
        and _SATISFACTION.search(phrase.subject.name)
        and phrase.role is Role.LEVEL
    ]
    if len({fact.figure.value for fact in claimed}) != 1:
        return
    for phrase in found:
        relation = same(phrase.figure, claimed[0].figure, subject="满意度", scope=Scope.TEXT_TABLE)
        relation.covers = ("B05",)
        yield relation


def _by_name(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The table facts under each name, one of those that say just the same."""
    cells: dict[str, dict[tuple[object, ...], Fact]] = defaultdict(dict)
    for fact in facts:
        if fact.in_table and fact.role in _LINKED and fact.subject:
            figure = fact.figure
            distinct = (figure.digits, figure.unit, fact.stage, fact.year, fact.role)
            cells[_core(fact.subject)].setdefault(distinct, fact)
            if _WHOLE_ROW.fullmatch(fact.subject):
                cells[_WHOLE].setdefault(distinct, fact)
    return {name: list(found.values()) for name, found in cells.items()}


@lru_cache(maxsize=8192)
def _core(name: str) -> str:
    previous = ""
    while name != previous:
        previous, name = name, _NOISE.sub("", name)
    for alias, standard in _ALIASES:
        name = name.replace(alias, standard)
    return name


def _name_of(statement: Statement, phrase: Phrase, rated: str) -> str:
    """The name under which a table would state the figure; ``rated`` is the rate just named."""
    if phrase.rate_name:
        return _core(phrase.rate_name)
    if phrase.role is Role.SCORE:
        return _core(phrase.subject.name or rated)
    if phrase.role is Role.LEVEL and phrase.figure.dimension is not Dimension.PERCENT:
        return _core(statement.subject) if not is_whole(statement) else _WHOLE
    return _core(phrase.subject.name)


def _like_named(
    name: str, statement: Statement, phrase: Phrase, rates: list[tuple[str, Fact]]
) -> Relation | None:
    """A rate, or the score for one, named shorter here than there; told where they agree."""
    if not name.endswith(("率", "度")):
        return None
    for other, fact in rates:
        alike = other.endswith(name) or name.endswith(other)
        scores = (phrase.role is Role.SCORE) == (fact.role is Role.SCORE)
        if alike and scores and fact.figure.dimension is phrase.figure.dimension:
            relation = _linked(phrase, fact, statement)
            if relation.verdict is Verdict.HOLDS:
                return relation
    return None


_TOTAL_ROW = re.compile(r"(?:自评|评价)?(?:总|合计)?(?:得分|评分|总分|合计|总计)(?:合计)?")


def total_score_relations(phrases: Sequence[Phrase], facts: Sequence[Fact]) -> Iterator[Relation]:
    """B03: the total score of the narrative against that of the one score sheet."""
    totals = [
        fact
        for fact in facts
        if fact.in_table and fact.role is Role.SCORE and _TOTAL_ROW.fullmatch(fact.subject)
    ]
    stated = [phrase for phrase in phrases if is_total_score(phrase)]
    if len(totals) != 1 or not stated:
        return
    relation = same(stated[0].figure, totals[0].figure, subject="自评总分", scope=Scope.TEXT_TABLE)
    relation.covers = ("B03",)
    yield relation


def _named_spot(
    statement: Statement, level: Phrase, tables: Sequence[TableReading]
) -> Relation | None:
    """A total of the narrative against the cell that states it."""
    link = next((link for link in _links() if link.subject.fullmatch(statement.subject)), None)
    if (
        link is None
        or not level.money
        or level.prior
        or level.subject.stage in ("initial", "adjusted")
    ):
        return None
    relations = [
        _linked(level, entry.fact, statement)
        for spot in link.spots
        for table in tables
        if table.kind == spot.kind
        for entry in find(table, spot)[:2]
        if _same_time(level, entry.fact)
    ]
    for relation in relations:
        if agrees(relation.judgement):
            return relation
    return relations[0] if relations and not link.soft else None


def _named_cell(
    name: str, statement: Statement, level: Phrase, cells: dict[str, list[Fact]]
) -> Relation | None:
    """An amount against the cells of the same name, stage and year."""
    fitting = [
        fact
        for fact in cells.get(name, ())
        if fact.figure.dimension is level.figure.dimension
        and _same_time(level, fact)
        and (level.role is Role.SCORE) == (fact.role is Role.SCORE)
    ]
    relations = [_linked(level, fact, statement) for fact in fitting if name]
    agreeing = [relation for relation in relations if agrees(relation.judgement)]
    if agreeing:
        return agreeing[0]
    values = {fact.figure.value for fact in fitting}
    certain = len(name) >= _SPECIFIC and len(values) == 1 and name != _WHOLE
    known = statement.owner is not None or statement.first.classified or len(name) > _SPECIFIC
    return relations[0] if certain and known and _staged(level, fitting[0]) else None


def _same_time(level: Phrase, fact: Fact) -> bool:
    stages = {level.subject.stage, fact.stage} - {""}
    if len(stages) > 1 and not ("budget" in stages and stages & {"initial", "adjusted"}):
        return False
    return None in (level.year, fact.year) or level.year == fact.year


def _staged(level: Phrase, fact: Fact) -> bool:
    """Whether both say of which stage they are, or neither does."""
    return level.subject.stage in (fact.stage, "") or not fact.stage


def _linked(level: Phrase, fact: Fact, statement: Statement) -> Relation:
    named = level.figure.dimension is Dimension.PERCENT or level.role is Role.SCORE
    subject = level.subject.name or fact.subject if named else statement.title(level)
    return same(level.figure, fact.figure, subject=subject, scope=Scope.TEXT_TABLE)
