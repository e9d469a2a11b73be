"""Several shares of one whole that is not told: found elsewhere, or the sum of their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.partitions import partition_of
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.wholes import LOOK_AHEAD, LOOK_BACK
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation, RelationKind, Role

_MOST_IN_ROW = 16
"""Shares among which a row that makes 100 is sought."""
Unsettled = tuple[Statement, Phrase, Phrase]
"""A statement, the part and the share that it states."""


def common_whole(siblings: list[Unsettled], statements: list[Statement]) -> Figure | None:
    """The amount, wherever it stands, that most of several shares of one base agree with."""
    if len(siblings) < 2:
        return None
    first = siblings[0][0].index
    window = statements[max(0, first - LOOK_BACK) : first + LOOK_AHEAD]
    for other in window:
        for level in other.levels:
            agreeing = sum(
                agrees(share_of(phrase, part, level.figure, statement).judgement)
                for statement, part, phrase in siblings
                if level.money and part.money and level.figure.value
            )
            if agreeing * 2 > len(siblings) and agreeing > 1:
                return level.figure
    return None


def shares_of_their_sum(siblings: list[Unsettled]) -> Iterator[Relation]:
    """Shares of a whole that is nowhere printed, whose parts are all here: of their sum."""
    names = [statement.subject for statement, _, _ in siblings]
    parts = siblings if partition_of("", names) else _making_hundred(siblings)
    amounts = [part.figure for _, part, _ in parts]
    if not amounts:
        return
    for statement, part, phrase in siblings:
        yield rate(
            phrase.figure,
            (part.figure, *amounts),
            _part_of_sum,
            kind=RelationKind.SHARE,
            formula="部分÷各部分之和×100",
            subject=statement.subject,
        )


def shares_of_a_nameless_whole(shares: list[Unsettled]) -> Iterator[Relation]:
    """占75%；…，占25%: shares that follow one another, of the sum that most of them agree with."""
    for run in _runs(shares):
        relations = list(shares_of_their_sum(run)) if len(run) > 1 else []
        if sum(agrees(relation.judgement) for relation in relations) * 2 >= len(relations):
            yield from relations


def _runs(shares: list[Unsettled]) -> Iterator[list[Unsettled]]:
    """The shares of statements that stand next to each other in a passage."""
    run: list[Unsettled] = []
    for share in shares:
        if run and not _adjoining(run[-1][0], share[0]):
            yield run
            run = []
        run.append(share)
    yield run


def _adjoining(one: Statement, other: Statement) -> bool:
    follows = other.index == one.index + 1
    return follows and (one.passage == other.passage or other.first.listed)


def _making_hundred(siblings: list[Unsettled]) -> list[Unsettled]:
    """The longest row of shares that make 100; the others are of the same whole, cut otherwise."""
    if len(siblings) > _MOST_IN_ROW:
        return siblings if _make_hundred(siblings) else []
    for length in range(len(siblings), 1, -1):
        for start in range(len(siblings) - length + 1):
            if _make_hundred(siblings[start : start + length]):
                return siblings[start : start + length]
    return []


def _make_hundred(siblings: list[Unsettled]) -> bool:
    """Whether the stated shares themselves say that the parts are all there are."""
    total = sum((phrase.figure.value for _, _, phrase in siblings), Decimal(0))
    room = sum((phrase.figure.ulp for _, _, phrase in siblings), Decimal(0)) / 2
    return len(siblings) > 1 and abs(total - 100) <= room


def _part_of_sum(values: Sequence[Fraction]) -> Fraction:
    part, *parts = values
    return part / sum(parts, Fraction(0)) * 100


def share_of(phrase: Phrase, part: Phrase, whole: Figure, statement: Statement) -> Relation:
    """A stated share against part ÷ whole × 100 (A09)."""
    return rate(
        phrase.figure,
        (part.figure, whole),
        part_of_whole,
        kind=RelationKind.SHARE,
        formula="部分÷总体×100",
        subject=statement.subject,
    )


def share_of_head(phrase: Phrase, statement: Statement, whole: Figure | None) -> Relation | None:
    """共90万元，其中：市级60万元、县级30万元。占10%: a share that names nothing, of the head of the
    list before it, where that agrees over what the head is a part of or the share before was of.
    """
    owner = statement.owner
    if owner is None or not owner.levels or phrase.subject.name:
        return None
    head = owner.levels[0]
    above = [level.figure for level in owner.owner.levels] if owner.owner is not None else []
    for one in [*above, *([whole] if whole is not None else [])]:
        if one.dimension is head.figure.dimension and one.value > head.figure.value:
            relation = share_of(phrase, head, one, owner)
            if agrees(relation.judgement):
                return relation
    return None


def share_as_its_siblings(
    phrase: Phrase, part: Phrase, statement: Statement, around: Parts
) -> Relation | None:
    """累计支出90万元：甲60万元，占50%；乙30万元，占33.33%: the share of the head of a list that its
    items make, where all other items have theirs of it, whatever else this one could be of.
    """
    whole = around.stated.figure
    others = [
        share_of(share, value, whole, item)
        for item, value in around.items
        if item is not statement
        for share in item.phrases
        if share.role is Role.SHARE and not share.base
    ]
    alike = bool(others) and all(agrees(one.judgement) for one in others)
    return share_of(phrase, part, whole, statement) if alike else None
