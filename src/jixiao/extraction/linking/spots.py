"""A total of the narrative against the cell that the vocabulary names (I24)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from jixiao.extraction.building import agrees
from jixiao.extraction.linking.cells import linked, same_time
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.tables.places import Spot, find
from jixiao.extraction.tables.reading import TableReading
from jixiao.extraction.vocabulary.words_of import load
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation

_CELLS = 2
"""Cells of one spot that are tried: 收入 and 支出 side by side."""
_EARLIER_STAGES = ("initial", "adjusted")
"""Final tables state neither."""


@dataclass(frozen=True, slots=True)
class _Link:
    """Where the tables state what a subject of the narrative names (vocabulary/text_table.yaml)."""

    subject: re.Pattern[str]
    spots: tuple[Spot, ...]
    soft: bool
    """Told only where the figures agree."""


@cache
def _links() -> tuple[_Link, ...]:
    return tuple(
        _Link(
            late_regex(entry["subject"]),
            tuple(_spot(spot) for spot in entry["spots"]),
            bool(entry.get("soft")),
        )
        for entry in load("text_table")
    )


def _spot(entry: dict[str, str]) -> Spot:
    side, row, column = (entry.get(key, "") for key in ("side", "row", "column"))
    return Spot(entry["kind"], side, row, column, many=False, first=False)


@lru_cache(maxsize=8192)
def _link_for(subject: str) -> _Link | None:
    return next((link for link in _links() if link.subject.fullmatch(subject)), None)


def named_spot(
    statement: Statement, level: Phrase, tables: Sequence[TableReading]
) -> Relation | None:
    """A total of the narrative against the cell that states it."""
    link = _link_for(statement.subject)
    if link is None or not level.money or level.prior or level.subject.stage in _EARLIER_STAGES:
        return None
    relations = [
        linked(level, entry.fact, statement)
        for spot in link.spots
        for table in tables
        if table.kind == spot.kind
        for entry in find(table, spot)[:_CELLS]
        if same_time(level, entry.fact)
    ]
    for relation in relations:
        if agrees(relation.judgement):
            return relation
    return relations[0] if relations and not link.soft else None
