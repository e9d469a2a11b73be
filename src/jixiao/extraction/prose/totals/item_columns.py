"""What is told alike of each of several items, against an amount anywhere in the document.

（1）甲项目：预算30.50万元，支出28.10万元…；（2）乙项目：预算21.20万元，另有质保金1.40万元，支出19.80万元
…: the budgets make the one of all projects, the outturns the other, whatever else an item tells.
Told by the digits alone and only where they hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import total_of
from jixiao.figures.verdict import Verdict
from jixiao.ledger.relation import Relation, Role

_SENTENCES = 2
"""Sentences of a paragraph that tell of one item."""
_TELLING = 4
"""Digits of an amount that a column makes by no chance."""
_FEWEST, _MOST = 2, 40
_WORD = 2
"""Characters before an amount that say what it is."""
_SAID = "为是了共达到数额：约有"
_LAST = ""
"""The column of the last amounts of the items."""
_TOLD = 2
"""Places of one amount that are told of their column: the first, and the nearest."""
_SIZED = (Role.LEVEL, Role.CHANGE, Role.ACTUAL)
_passage = attrgetter("passage")


class _Item(NamedTuple):
    """The amounts of an item by what is said of them, with its passage and number, and the words
    that its first sentence and its last one begin with.
    """

    passage: int
    mark: int
    columns: dict[str, Phrase]
    opens: tuple[str, str] = ("", "")


def item_columns(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The sums of the columns of all runs of items."""
    amounts = [one for one in phrases if one.money and one.role in _SIZED and one.figure.value]
    places: dict[Decimal, list[Phrase]] = defaultdict(list)
    for one in amounts:
        if one.figure.telling >= _TELLING:
            places[one.figure.value].append(one)
    known: set[tuple[int, int]] = set()
    for run in chain(_runs(amounts, last=True), _runs(amounts, last=False)):
        if (place := (id(run[0].columns[_LAST]), len(run))) in known:
            continue
        known.add(place)
        for parts in _columns(run):
            made = total_of(one.figure.value for one in parts)
            yield from _towards(places.get(made, []), parts)
        if len(run) > _FEWEST:
            yield from _of_the_first(run[0], run[1:])


def _of_the_first(head: _Item, items: Sequence[_Item]) -> Iterator[Relation]:
    """两项收入500.2亿元，支出400.5亿元。甲类收入300.1亿元，支出…。乙类收入200.1亿元，支出…: the
    columns of a paragraph that those behind it make; one alone where it is exact.
    """
    found: list[Relation] = []
    for parts in _columns(items) if len(items) <= _MOST else ():
        word = next(name for name, one in items[0].columns.items() if one is parts[0])
        stated = head.columns.get(word)
        if stated is not None and word:
            operands = [(1, one.figure) for one in parts]
            found.append(signed_sum(stated.figure, operands, subject=stated.subject.name))
    held = [one for one in found if agrees(one.judgement) and _is_telling(one)]
    if len(held) > 1 or any(one.verdict is Verdict.HOLDS for one in held):
        yield from held


def _is_telling(relation: Relation) -> bool:
    stated = relation.stated.figure
    return stated is not None and stated.telling >= _TELLING


def _towards(told: Sequence[Phrase], parts: Sequence[Phrase]) -> Iterator[Relation]:
    """The sum towards the first place of an amount and the one nearest to its parts."""
    start, end = parts[0].figure.start, parts[-1].figure.end
    outside = [one for one in told if not start <= one.figure.start < end]
    nearest = sorted(outside, key=lambda one: abs(one.figure.start - start))[: _TOLD - 1]
    for stated in {id(one): one for one in (*outside[:1], *nearest)}.values():
        operands = [(1, one.figure) for one in parts]
        yield signed_sum(stated.figure, operands, subject=stated.subject.name)


def _runs(amounts: Sequence[Phrase], *, last: bool) -> Iterator[list[_Item]]:
    """The items of a sentence that semicolons part, and those of paragraphs in a row whose last or
    whose first sentences begin alike.
    """
    run: list[_Item] = []
    for _, passage in groupby(amounts, _passage):
        told = [_items(list(sentence)) for _, sentence in groupby(passage, attrgetter("stop"))]
        yield from (items for items in told if len(items) >= _FEWEST)
        item = _whole_of([items[0] for items in told[:_SENTENCES]])
        if run and not _goes_on(run[-1], item, last=last):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _whole_of(told: Sequence[_Item]) -> _Item:
    """The item of a paragraph that tells of it in more than one sentence."""
    columns = {word: one for item in reversed(told) for word, one in item.columns.items()}
    opens = next(iter(told[0].columns)), next(iter(told[-1].columns))
    return told[0]._replace(columns=columns, opens=opens)


def _goes_on(before: _Item, item: _Item, *, last: bool) -> bool:
    """Whether a paragraph tells of one more item: next to the one before it, numbered alike, and
    beginning with the same.
    """
    alike = before.mark == item.mark and item.passage == before.passage + 1
    return alike and before.opens[last] == item.opens[last]


def _items(sentence: Sequence[Phrase]) -> list[_Item]:
    items: list[_Item] = []
    for one in sentence:
        if not items or one.listed or "；" in one.gap:
            items.append(_Item(one.passage, one.mark, {}))
        columns = items[-1].columns
        columns.setdefault(last_clause(one.gap).text.rstrip(_SAID)[-_WORD:], one)
        columns.pop(_LAST, None)
        columns[_LAST] = one
    return items


def _columns(run: Sequence[_Item]) -> Iterator[list[Phrase]]:
    """What every item tells, by the words that say it; the last amount of each."""
    if _FEWEST <= len(run) <= _MOST:
        for name in run[0].columns:
            column = [item.columns.get(name) for item in run]
            parts = [one for one in column if one is not None]
            if len(parts) == len(run):
                yield parts
