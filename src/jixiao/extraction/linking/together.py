"""An amount of the narrative that several rows of a table make together: 甲、乙、丙21.25亿元."""

from __future__ import annotations

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.linking.cells import own_words, same_time
from jixiao.extraction.linking.names import standard_name
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import subject_of
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, Scope

_JOINS = late_regex(r"[、和与]|(?<!以)及")


def names_together(phrase: Phrase) -> list[str]:
    """The names that an amount is told of, where 、 joins two or more; else none."""
    said = own_words(phrase)
    return [subject_of(part).name for part in _JOINS.split(said)] if "、" in said else []


def cells_together(
    statement: Statement, phrase: Phrase, cells: dict[str, list[Fact]]
) -> Relation | None:
    """The sum of one cell for each of the names, told where the cells make it."""
    rows = [
        [
            fact
            for fact in cells.get(standard_name(name), ())
            if fact.figure.dimension is phrase.figure.dimension and same_time(phrase, fact)
        ]
        for name in names_together(phrase)
    ]
    if len(rows) < 2 or any(len(row) != 1 for row in rows):
        return None
    relation = signed_sum(
        phrase.figure, [(1, row[0].figure) for row in rows],
        subject=statement.title(phrase), scope=Scope.TEXT_TABLE,
    )  # fmt: skip
    return relation if agrees(relation.judgement) else None
