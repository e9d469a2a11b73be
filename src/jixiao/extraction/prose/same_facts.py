"""The same fact stated in several places of the prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from jixiao.extraction.building import agrees, same
from jixiao.extraction.prose import words
from jixiao.extraction.prose.earlier import Earlier
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import NEW_CLAUSE, Statement, comparison_base
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, Role

_TOTALS = re.compile(r"(?P<side>收入|支出)(?P<rest>总计|总额|总数)$")
_NOISE = re.compile(r"[“”的、《》]|本年度?|年度|部门|本级|预算(?=收入|支出|安排)")
_SAME_SENTENCE = 2
_TELLING_DIGITS = 4
_SHORTEST_NAME = 4


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
    known: dict[tuple[str, str, str], Earlier] = defaultdict(Earlier)
    latest: dict[str, tuple[Statement, Phrase]] = {}
    for statement in statements:
        for phrase in _stated(statement):
            if not _telling(phrase):
                continue
            key = _key(statement, phrase)
            relation = _against(known[key], phrase, statement)
            if relation is None and not known[key]:
                relation = _echo(latest, statement, phrase)
            if relation is not None:
                yield relation
            known[key].add(statement, phrase)
            latest[phrase.figure.digits] = (statement, phrase)


def _stated(statement: Statement) -> Iterator[Phrase]:
    """The amounts, changes, named rates and named scores of a statement."""
    yield from statement.levels
    yield from statement.changes
    for phrase in statement.phrases:
        if (phrase.role in _RATES and phrase.subject.name) or phrase.rate_name:
            yield phrase


_RATES = (Role.EXECUTION_RATE, Role.COMPLETION_RATE, Role.SCORE, Role.ACTUAL)


def _key(statement: Statement, phrase: Phrase) -> tuple[str, str, str]:
    dimension = phrase.figure.dimension
    if phrase.role is Role.CHANGE:
        base = comparison_base(phrase)
        return _NOISE.sub("", statement.subject), f"{base}{phrase.sign}", dimension
    if phrase.rate_name:
        return phrase.rate_name.removeprefix("预算"), "", dimension
    if phrase.role in _RATES or dimension is Dimension.PERCENT:
        return _NOISE.sub("", phrase.subject.name), "", dimension
    stage = phrase.subject.stage or ("budget" if "预算" in phrase.gap[-8:] else "outturn")
    return _NOISE.sub("", statement.subject), stage, dimension


def _telling(phrase: Phrase) -> bool:
    digits = phrase.figure.digits.replace(".", "").strip("0")
    return len(digits) >= _TELLING_DIGITS - 1


def _against(earlier: Earlier, phrase: Phrase, statement: Statement) -> Relation | None:
    """The relation to an equal statement, else to one that differs as a slip would."""
    for _, reference in earlier.alike(phrase.figure):
        if _same_time(reference, phrase):
            relation = same(phrase.figure, reference.figure, subject=_title(statement, phrase))
            if relation.verdict is Verdict.HOLDS:
                return relation
    if not _sure_of_subject(statement, phrase):
        return None
    for other, reference in earlier.misprinted(phrase.figure):
        if _same_time(reference, phrase) and _same_owner(other, statement):
            return same(phrase.figure, reference.figure, subject=_title(statement, phrase))
    return None


def _echo(
    latest: dict[str, tuple[Statement, Phrase]], statement: Statement, phrase: Phrase
) -> Relation | None:
    """The same change or count a little further on, under a like name."""
    seen = latest.get(phrase.figure.digits)
    if seen is None and phrase.role is Role.CHANGE:
        seen = next((latest[near] for near in _next_to(phrase.figure) if near in latest), None)
    if seen is None:
        return None
    other, reference = seen
    if reference.role is not phrase.role or reference.figure.unit != phrase.figure.unit:
        return None
    if phrase.role is Role.CHANGE:
        near = statement.passage - other.passage <= 2 and reference.sign == phrase.sign
    else:
        shared = len(set(other.subject) & set(statement.subject))
        shorter = min(len(set(other.subject)), len(set(statement.subject)))
        near = shared >= _SHARED and (not phrase.money or (shared > 3 and shared * 5 >= shorter * 3))
    if not near:
        return None
    return same(phrase.figure, reference.figure, subject=_title(statement, phrase))


def _next_to(figure: Figure) -> Iterator[str]:
    """The digits one last unit above and below."""
    for step in (-1, 1):
        yield f"{Decimal(figure.digits) + step * Decimal(1).scaleb(-figure.places):f}"


_SHARED = 2


def _title(statement: Statement, phrase: Phrase) -> str:
    if phrase.role in _RATES:
        return phrase.subject.name
    return statement.title(phrase)


def _same_time(one: Phrase, other: Phrase) -> bool:
    if one.prior != other.prior:
        return False
    return None in (one.year, other.year) or one.year == other.year


def _sure_of_subject(statement: Statement, phrase: Phrase) -> bool:
    """Whether an amount that differs by a misprint is surely meant as the same: it needs a
    telling subject of its own."""
    name = _NOISE.sub("", statement.subject)
    telling = len(name) >= _SHORTEST_NAME and not words.GENERIC_SUBJECT.match(name)
    return phrase.role is Role.LEVEL and telling


def _same_owner(one: Statement, other: Statement) -> bool:
    owners = (one.owner, other.owner)
    return owners[0] is None or owners[1] is None or owners[0].subject == owners[1].subject


def misprinted(one: str, other: str) -> bool:
    """Whether two digit strings differ by one digit changed, added, lost, or two neighbours
    swapped."""
    if len(one) == len(other):
        wrong = [place for place in range(len(one)) if one[place] != other[place]]
        if len(wrong) == 1:
            return True
        swapped = len(wrong) == 2 and wrong[1] - wrong[0] == 1
        return swapped and one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
