"""Amounts that go together in the narrative and apart in a table, or the other way round: 甲、乙、
丙21.25亿元 beside three rows; 甲费8万元、乙费5万元 beside one row 甲费、乙费.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, product

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.linking.cells import own_words, same_time
from jixiao.extraction.linking.names import standard_name
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import subject_of
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, Role, Scope

_JOINS = late_regex(r"[、和与]|(?<!以)及")
_MOST = 16
"""Ways to take one amount for each name that are tried."""


def rows_together(facts: Sequence[Fact]) -> Iterator[Relation]:
    """Each amount of a row of several names, of one amount of the prose for each of them, where
    these make it.
    """
    joined = [one for one in facts if one.in_table and "、" in one.subject and _is_amount(one)]
    if not joined:
        return
    told: dict[str, list[Figure]] = defaultdict(list)
    for fact in facts:
        if not fact.in_table and fact.subject and _is_amount(fact):
            told[standard_name(fact.subject)].append(fact.figure)
    for fact in joined:
        names = [standard_name(one) for one in _JOINS.split(fact.subject)]
        ways = product(*(told.get(name, ()) for name in names)) if all(names) else ()
        sums = (
            signed_sum(
                fact.figure, [(1, one) for one in way], subject=fact.subject,
                scope=Scope.TEXT_TABLE,
            )
            for way in islice(ways, _MOST)
        )  # fmt: skip
        relation = next((one for one in sums if one.verdict is Verdict.HOLDS), None)
        if relation is not None:
            yield relation


def _is_amount(fact: Fact) -> bool:
    money = fact.figure.dimension is Dimension.MONEY and fact.figure.value
    return bool(money) and fact.role is Role.LEVEL


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
