"""Parts whose whole stands elsewhere: 项目中，甲费31.20万元，乙费46.35万元, of 77.55 in a table.

The amounts of a clause, of a sentence or of a paragraph, but for what each of many costs, make an
amount of the document. Told only where they make it exactly, and so never an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from jixiao.extraction.building import results_of, signed_sum
from jixiao.extraction.prose.comparability import measured_in
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import Dimension, Figure
from jixiao.late import late_regex
from jixiao.ledger.relation import Fact, Relation, RelationKind, Role

_OF_EACH = late_regex(r"[均每]|单价|标准")
_FEWEST, _MOST = 2, 12
_MANY = 4
"""Amounts of one stage that make a whole by no chance, whatever else they belong to."""
_TELLING = 4
"""Digits of a whole that parts make by no chance."""
_SEMICOLON = 3
"""The pause that ends one of several things that a sentence tells."""
_SUMS = (RelationKind.SUM, RelationKind.DIFFERENCE, RelationKind.SCORE)
_MEASURED = (Dimension.MONEY, Dimension.COUNT)
_LARGEST = 4000
"""Figures of a document in which wholes are looked for."""


def parts_elsewhere(
    phrases: Sequence[Phrase], facts: Sequence[Fact], relations: Sequence[Relation]
) -> Iterator[Relation]:
    """One relation for each whole that no sum makes yet, of the first parts that make it."""
    if len(facts) > _LARGEST:
        return
    summed = [one for one in relations if one.kind in _SUMS and not one.contradicted]
    made = results_of(summed)
    parts = {term.figure.start for one in summed for term in one.operands if term.figure}
    wholes = _wholes(facts, set(made))
    told: set[int] = set()
    for row, headed in _rows(phrases, parts):
        value = sum((one.value for one in row), Decimal(0))
        for whole in wholes.get((measured_in(row[0]), value), ()):
            inside = row[0].start <= whole.start <= row[-1].start
            if whole.start not in told and not inside:
                told.add(whole.start)
                yield signed_sum(whole, [(1, one) for one in row], subject="合计")
                if not headed:
                    break


def _wholes(facts: Sequence[Fact], made: set[int]) -> dict[tuple[str, Decimal], list[Figure]]:
    found: dict[tuple[str, Decimal], list[Figure]] = defaultdict(list)
    for fact in facts:
        figure = fact.figure
        level = fact.role in (Role.LEVEL, Role.ACTUAL) and figure.dimension in _MEASURED
        if level and figure.telling >= _TELLING and figure.start not in made:
            found[measured_in(figure), figure.value].append(figure)
    return found


def _rows(phrases: Sequence[Phrase], parts: set[int]) -> Iterator[tuple[list[Figure], bool]]:
    """The figures of one kind of a part of a sentence, of a sentence and of a paragraph, or those
    of one stage (①甲预算6万元，支出5万元；②乙…), none of which belongs to a sum; and whether they
    stand behind their whole, which may belong to one, as may many of one stage
    (支出90万元：建甲6处，每处8万元，共48万元；购乙42万元).
    """
    for _, beside in groupby(phrases, key=lambda one: one.passage):
        told = [one for one in beside if _may_be_part(one)]
        if len(told) < _FEWEST:
            continue
        for group in _groups(told):
            kinds: dict[tuple[str, str], list[Figure]] = defaultdict(list)
            for one in group:
                measured = measured_in(one.figure)
                kinds[measured, ""].append(one.figure)
                if one.subject.stage:
                    kinds[measured, one.subject.stage].append(one.figure)
            for (_, stage), row in kinds.items():
                head, *behind = row
                whole = sum((one.value for one in behind), Decimal(0)) == head.value
                chosen = behind if whole else row
                many = whole or (stage and len(chosen) >= _MANY)
                apart = many or not any(one.start in parts for one in chosen)
                if _FEWEST <= len(chosen) <= _MOST and apart:
                    yield chosen, whole


def _may_be_part(one: Phrase) -> bool:
    level = one.role in (Role.LEVEL, Role.ACTUAL) and one.figure.dimension in _MEASURED
    if not level or one.prior or not one.figure.value:
        return False
    return _OF_EACH.search(last_clause(one.gap).text) is None


def _groups(told: Sequence[Phrase]) -> Iterator[list[Phrase]]:
    """What stands between two semicolons, in one sentence, and in all."""
    clauses: list[list[Phrase]] = []
    for one in told:
        if not clauses or one.pause >= _SEMICOLON:
            clauses.append([])
        clauses[-1].append(one)
    yield from clauses
    if len(clauses) > 1:
        sentences = [[*group] for _, group in groupby(told, key=lambda one: one.stop)]
        yield from sentences
        if len(sentences) > 1:
            yield [*told]
