"""Shares (A09): a part over the whole that the clause names, or over the head of its list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.lists.parts import Parts
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.shares.part import is_of_another, named_part, part_before
from jixiao.extraction.prose.shares.siblings import (
    Unsettled,
    common_whole,
    share_of,
    shares_of_their_sum,
)
from jixiao.extraction.prose.shares.wholes import wholes_for
from jixiao.extraction.prose.statements import Statement
from jixiao.figures.figure import Figure
from jixiao.ledger.relation import Relation, Role


def share_relations(statements: list[Statement], lists: list[Parts]) -> Iterator[Relation]:
    """Every share of the prose that can be recomputed."""
    heads = {
        item.index: parts
        for parts in lists
        for item, _ in parts.items
        if parts.stated.role is Role.LEVEL
    }
    unsettled: dict[str, list[Unsettled]] = defaultdict(list)
    settled: dict[str, Figure | None] = {}
    for statement in statements:
        for position, phrase in enumerate(statement.phrases):
            if phrase.role is not Role.SHARE or phrase.respective:
                continue
            part = named_part(phrase, statement, statements) or part_before(
                statement.phrases[:position]
            )
            if part is None or is_of_another(phrase, statement, part):
                continue
            relation = _share(phrase, part, statement, statements, heads.get(statement.index))
            if relation is not None:
                yield relation
                if agrees(relation.judgement) and phrase.base:
                    settled.setdefault(phrase.base, relation.operands[-1].figure)
            elif phrase.base:
                unsettled[phrase.base].append((statement, part, phrase))
    for base, siblings in unsettled.items():
        whole = settled.get(base) or common_whole(siblings, statements)
        if whole is None:
            yield from shares_of_their_sum(siblings)
        else:
            yield from (
                share_of(phrase, part, whole, statement) for statement, part, phrase in siblings
            )


def _share(
    phrase: Phrase,
    part: Phrase,
    statement: Statement,
    statements: list[Statement],
    parts: Parts | None,
) -> Relation | None:
    fallback: Relation | None = None
    for whole, likely in wholes_for(phrase, part, statement, statements, parts):
        relation = share_of(phrase, part, whole, statement)
        if agrees(relation.judgement):
            return relation
        if likely and fallback is None and part.figure.value <= whole.value:
            fallback = relation
    return fallback
