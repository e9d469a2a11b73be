"""Shares: a part over the whole that the clause names, or over the head of its list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose.lists import Parts, comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import NEW_CLAUSE, Statement
from jixiao.extraction.prose.subjects import same_subject, subject_of
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation, RelationKind, Role

_LOOK_BACK = 240
_NEAR = 8
_LOOK_AHEAD = 60
_NOISE = re.compile(r"本年|年度|全年|总|合计|支出|收入|财政拨款|经费|部门|金额|额|的|本|当年|“|”|全部")


def share_relations(statements: list[Statement], lists: list[Parts]) -> Iterator[Relation]:
    """Every share of the prose that can be recomputed."""
    heads = {
        item.index: parts for parts in lists for item, _ in parts.items if parts.stated.role is Role.LEVEL
    }
    unsettled: dict[str, list[Unsettled]] = defaultdict(list)
    settled: dict[str, Figure | None] = {}
    for statement in statements:
        for position, phrase in enumerate(statement.phrases):
            if phrase.role is not Role.SHARE or phrase.respective:
                continue
            part = _named_part(phrase, statement, statements) or _part(
                statement.phrases[:position]
            )
            if part is None or _of_another(phrase, statement, part):
                continue
            relation = _share(phrase, part, statement, statements, heads.get(statement.index))
            if relation is not None:
                yield relation
                if agrees(relation.judgement) and phrase.base:
                    settled.setdefault(phrase.base, relation.operands[-1].figure)
            elif phrase.base:
                unsettled[phrase.base].append((statement, part, phrase))
    for base, siblings in unsettled.items():
        whole = settled.get(base) or _common_whole(siblings, statements)
        if whole is None:
            yield from _of_their_sum(siblings)
        else:
            yield from (_over(phrase, part, whole, statement) for statement, part, phrase in siblings)


Unsettled = tuple[Statement, Phrase, Phrase]


def _common_whole(siblings: list[Unsettled], statements: list[Statement]) -> Figure | None:
    """The amount, wherever it stands, that most of several shares of one base agree with."""
    if len(siblings) < 2:
        return None
    first = siblings[0][0].index
    window = statements[max(0, first - _LOOK_BACK) : first + _LOOK_AHEAD]
    for other in window:
        for level in other.levels:
            agreeing = sum(
                agrees(_over(phrase, part, level.figure, statement).judgement)
                for statement, part, phrase in siblings
                if level.money and level.figure.value
            )
            if agreeing * 2 > len(siblings) and agreeing > 1:
                return level.figure
    return None


def _of_their_sum(siblings: list[Unsettled]) -> Iterator[Relation]:
    """Shares of a whole that is nowhere printed, whose parts are all here: of their sum."""
    names = [statement.subject for statement, _, _ in siblings]
    if partition_of("", names) is None and not _make_hundred(siblings):
        return
    amounts = [part.figure for _, part, _ in siblings]
    for statement, part, phrase in siblings:
        yield rate(
            phrase.figure,
            (part.figure, *amounts),
            _part_of_sum,
            kind=RelationKind.SHARE,
            formula="部分÷各部分之和×100",
            subject=statement.subject,
        )


def _make_hundred(siblings: list[Unsettled]) -> bool:
    """Whether the stated shares themselves say that the parts are all there are."""
    total = sum((phrase.figure.value for _, _, phrase in siblings), Decimal(0))
    room = sum((phrase.figure.ulp for _, _, phrase in siblings), Decimal(0)) / 2
    return len(siblings) > 1 and abs(total - 100) <= room


def _part_of_sum(values: Sequence[Fraction]) -> Fraction:
    part, *parts = values
    return part / sum(parts, Fraction(0)) * 100


def _named_part(
    phrase: Phrase, statement: Statement, statements: list[Statement]
) -> Phrase | None:
    """The amount of the subject that a share names itself (税收占比为…)."""
    name = phrase.subject.name
    if not name or _names(name, statement.subject):
        return None
    for other in reversed(statements[max(0, statement.index - _NEAR) : statement.index]):
        if other.subject == name and other.levels:
            return other.levels[-1]
    return None


def _of_another(phrase: Phrase, statement: Statement, part: Phrase) -> bool:
    """Whether a share speaks of a subject whose amount is nowhere printed."""
    name = phrase.subject.name
    if not name or phrase.pause < NEW_CLAUSE or _names(name, statement.subject):
        return False
    return part in statement.levels


def _part(phrases: list[Phrase]) -> Phrase | None:
    levels = [
        phrase for phrase in phrases if phrase.role is Role.LEVEL and not _is_rate(phrase.figure)
    ]
    return levels[-1] if levels else None


def _is_rate(figure: Figure) -> bool:
    return figure.unit in ("%", "个百分点", "百分点")


def _share(
    phrase: Phrase,
    part: Phrase,
    statement: Statement,
    statements: list[Statement],
    parts: Parts | None,
) -> Relation | None:
    fallback: Relation | None = None
    for whole, likely in _wholes(phrase, part, statement, statements, parts):
        relation = _over(phrase, part, whole, statement)
        if agrees(relation.judgement):
            return relation
        if likely and fallback is None and part.figure.value <= whole.value:
            fallback = relation
    return fallback


def _over(phrase: Phrase, part: Phrase, whole: Figure, statement: Statement) -> Relation:
    return rate(
        phrase.figure,
        (part.figure, whole),
        part_of_whole,
        kind=RelationKind.SHARE,
        formula="部分÷总体×100",
        subject=statement.subject,
    )


def _wholes(
    phrase: Phrase,
    part: Phrase,
    statement: Statement,
    statements: list[Statement],
    parts: Parts | None,
) -> Iterator[tuple[Figure, bool]]:
    named = subject_of(phrase.base).name if phrase.base else ""
    found = False
    if named:
        behind = statements[max(0, statement.index - _LOOK_BACK) : statement.index]
        ahead = statements[statement.index + 1 : statement.index + _LOOK_AHEAD]
        for other in (*reversed(behind), *ahead):
            if _names(named, other.subject):
                fitting = _fit(other, part)
                found = found or bool(fitting)
                yield from ((level.figure, True) for level in fitting)
    if parts is not None:
        yield parts.stated.figure, not named
    if part.figure.value == 0:
        return
    within = _within(statement, statements)
    yield from ((level.figure, not named) for level in within if comparable(level, part))
    owner = statement.owner
    while owner is not None:
        yield from ((level.figure, not named) for level in _fit(owner, part))
        owner = owner.owner
    for other in reversed(statements[max(0, statement.index - _NEAR) : statement.index]):
        yield from ((level.figure, False) for level in _fit(other, part))


def _within(statement: Statement, statements: list[Statement]) -> list[Phrase]:
    """The amounts of what the sentence says that its parts are of (三公经费支出中，…)."""
    for other in reversed(statements[max(0, statement.index - _NEAR) : statement.index + 1]):
        name = other.first.within
        if name and other.passage == statement.passage:
            for head in reversed(statements[max(0, other.index - _LOOK_BACK) : other.index]):
                if same_subject(head.subject, name) and head.levels:
                    return [level for level in head.levels if not level.prior]
    return []


def _fit(statement: Statement, part: Phrase) -> list[Phrase]:
    return [level for level in statement.levels if comparable(level, part)]


@lru_cache(maxsize=65536)
def _names(base: str, subject: str) -> bool:
    """Whether a subject is the whole that a base names, up to words that carry no difference."""
    if not subject:
        return False
    if subject == base or subject.endswith(base) or base.endswith(subject):
        return True
    core, other = _NOISE.sub("", base), _NOISE.sub("", subject)
    return bool(core) and core == other and ("收入" in base) == ("收入" in subject)
