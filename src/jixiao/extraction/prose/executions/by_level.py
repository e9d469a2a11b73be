"""Rates of what each level of government gave: 中央资金支出…，执行率…；省级资金支出…，执行率….

Their amounts stand in one sentence further up, under names of their own (中央车辆购置税补助900万元,
省级补助480万元), so that the level alone ties the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.prose.executions.pairs import names_another
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.subjects import level_of
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.figures.figure import Dimension
from jixiao.ledger.relation import Relation, RelationKind, Role, Scope

_FEWEST = 2
"""Levels told in one sentence; rates that hold, beside which another one is surely meant so."""
_RATES = (Role.EXECUTION_RATE, Role.COMPLETION_RATE)
Row = dict[str, Phrase]
"""The amounts of a sentence by level of government."""


def rates_by_level(statements: Sequence[Statement], stated: Container[int]) -> Iterator[Relation]:
    """The rates that nothing ``stated`` yet, over the row with which most of them hold; where few
    do, those that hold or a misprint keeps from it.
    """
    rows = _rows(statements)
    if not rows:
        return
    rated: dict[int, list[tuple[str, Phrase, Phrase]]] = defaultdict(list)
    for statement in statements:
        for phrase in statement.phrases:
            named = _done_before(statement, phrase)
            if named is not None:
                rated[phrase.passage].append((*named, phrase))
    for together in rated.values():
        for one in _over_best(together, rows):
            if one.stated.figure is not None and one.stated.figure.start not in stated:
                yield one


def _rows(statements: Sequence[Statement]) -> list[Row]:
    """The amounts by level of each sentence, up to a full stop; none where none tells several."""
    found: dict[tuple[int, int], Row] = defaultdict(dict)
    for statement in statements:
        if not (level := level_of(statement.subject)):
            continue
        amounts = [one for one in statement.levels if one.money and one.figure.value]
        if amounts:
            found[amounts[0].passage, amounts[0].stop].setdefault(level, amounts[0])
    several = any(len(row) >= _FEWEST for row in found.values())
    return list(found.values()) if several else []


def _done_before(statement: Statement, phrase: Phrase) -> tuple[str, Phrase] | None:
    """The amount right before a rate, of the statement, or of the one before where the rate has
    a name of its own (市级到位80万元，到位率80%), and its level.
    """
    percent = phrase.figure.dimension is Dimension.PERCENT
    if not percent or not (phrase.role in _RATES or phrase.rate_name):
        return None
    own = statement.before if statement.first is phrase else statement
    if own is None or not (level := level_of(own.subject)):
        return None
    if own is statement and names_another(phrase, statement):
        return None
    before = [one for one in own.levels if one.figure.start < phrase.figure.start]
    told = before and before[-1].money and (own is statement or before[-1].after == phrase.gap)
    return (level, before[-1]) if told else None


def _over_best(
    together: Sequence[tuple[str, Phrase, Phrase]], rows: list[Row]
) -> Iterator[Relation]:
    """Each rate over the row of several levels with which most of them hold; over any amount of
    its level, be that alone in its sentence (县级到位80万元), where it holds.
    """
    tried: list[list[Relation]] = []
    for row in rows:
        found = [
            _rate_over(level, phrase, done, row[level])
            for level, done, phrase in together
            if level in row and row[level].figure.start < done.figure.start
        ]
        several = len(row) >= _FEWEST
        told = [one for one in found if agrees(one.judgement) or (several and is_misprinted(one))]
        tried.append(found if _held(found) >= _FEWEST else told)
    tried.sort(key=lambda row: (_held(row), len(row)), reverse=True)
    every = [one for row in tried for one in row]
    every.sort(key=lambda one: not agrees(one.judgement))
    yield from {id(one.stated.figure): one for one in reversed(every)}.values()


def _held(relations: Sequence[Relation]) -> int:
    return sum(agrees(one.judgement) for one in relations)


def _rate_over(level: str, phrase: Phrase, done: Phrase, planned: Phrase) -> Relation:
    return rate(
        phrase.figure, (done.figure, planned.figure), part_of_whole,
        kind=RelationKind.EXECUTION_RATE, formula="执行数÷预算数×100",
        subject=f"{level}资金", scope=Scope.DOCUMENT,
    )  # fmt: skip
