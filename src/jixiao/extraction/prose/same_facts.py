"""The same fact stated in several places of the prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.extraction.building import agrees, same
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import NEW_CLAUSE, Statement
from jixiao.figures.figure import Dimension
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, Role

_TOTALS = re.compile(r"(?P<side>收入|支出)(?P<rest>总计|总额|总数)$")
_NOISE = re.compile(r"[“”的、《》]|本年度?|年度|部门|本级|预算(?=收入|支出|安排)")
_SAME_SENTENCE = 2
_TELLING_DIGITS = 4


def same_fact_relations(statements: list[Statement]) -> Iterator[Relation]:
    """Repeated statements of one fact, and 收入总计 against 支出总计."""
    yield from _two_sides(statements)
    yield from _repeated(statements)


def _two_sides(statements: list[Statement]) -> Iterator[Relation]:
    """收入总计 = 支出总计 of one year in one passage (identity I04)."""
    last: dict[tuple[int, str, str], tuple[str, Statement]] = {}
    for statement in statements:
        match = _TOTALS.search(statement.subject)
        if match is None or not statement.levels:
            continue
        key = (statement.passage, statement.subject[: match.start()], match["rest"])
        seen = last.get(key)
        if seen is not None and seen[0] != match["side"]:
            other = seen[1]
            relation = same(
                statement.levels[0].figure, other.levels[0].figure, subject="收支总计"
            )
            beside = statement.before is other and statement.first.pause < NEW_CLAUSE
            if beside or agrees(relation.judgement):
                yield relation
        last[key] = (match["side"], statement)


def _repeated(statements: list[Statement]) -> Iterator[Relation]:
    """One relation for each later statement of a fact, against the first."""
    known: dict[tuple[str, str, str], list[Phrase]] = defaultdict(list)
    for statement in statements:
        for phrase in (*statement.levels, *statement.changes):
            if not _telling(phrase):
                continue
            key = _key(statement, phrase)
            relation = _against(known[key], phrase, statement)
            if relation is not None:
                yield relation
            known[key].append(phrase)


def _key(statement: Statement, phrase: Phrase) -> tuple[str, str, str]:
    name = _NOISE.sub("", statement.subject)
    if phrase.role is Role.CHANGE:
        return name, f"change{phrase.sign}", phrase.figure.dimension
    return name, phrase.subject.stage, phrase.figure.dimension


def _telling(phrase: Phrase) -> bool:
    digits = phrase.figure.digits.replace(".", "").strip("0")
    if phrase.figure.dimension is Dimension.MONEY:
        return len(digits) >= _TELLING_DIGITS - 1
    return len(digits) >= _TELLING_DIGITS - 1 and phrase.figure.dimension is Dimension.COUNT


def _against(seen: list[Phrase], phrase: Phrase, statement: Statement) -> Relation | None:
    for reference in seen:
        if None not in (reference.year, phrase.year) and reference.year != phrase.year:
            continue
        relation = same(phrase.figure, reference.figure, subject=statement.subject)
        if relation.verdict is Verdict.HOLDS:
            return relation
    return None
