"""培训、走访两项完成率分别为98.40%和95%: a row of rates of completion, each of the row of a table
that its name tells, by the target and the result there.

Told where it holds; where others of the row do, also another rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.linking.told_indicators import IndicatorRow
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Scope

_NAMES = late_regex(
    r"(?:^|[。；：，）])(?P<names>[^，。；：（）]+?)"
    r"(?:等?[两二三四五六七八九十\d]+[项个类](?:指标|任务|工作)?)?的?(?:目标|任务)?"
    r"(?:完成|实现|达成)(?:率|比例)(?:分别|依次)(?:为|是|达到?)?$"
)
_IN_TURN = late_regex(r"(?:率|比例)(?:分别|依次)")
_REACH = 60
"""Characters before a row in which its names stand."""
_JOINS = late_regex(r"、|以及|和|与|及")
_LONGEST = 8
"""Rates of a row."""


def rates_in_turn(phrases: Sequence[Phrase], rows: Sequence[IndicatorRow]) -> Iterator[Relation]:
    """The rates of each such row, those of a name that tells one row of a table."""
    for place, phrase in enumerate(phrases):
        if phrase.figure.dimension is not Dimension.PERCENT or not _IN_TURN.search(phrase.gap):
            continue
        match = _NAMES.search(phrase.context[-_REACH:])
        if match is None:
            continue
        behind = takewhile(_goes_on, phrases[place + 1 : place + _LONGEST])
        yield from _in_turn([phrase, *behind], _JOINS.split(match["names"]), rows)


def _goes_on(phrase: Phrase) -> bool:
    percent = phrase.figure.dimension is Dimension.PERCENT
    return percent and ROW_LINK.fullmatch(phrase.gap) is not None


def _in_turn(
    told: Sequence[Phrase], names: Sequence[str], rows: Sequence[IndicatorRow]
) -> Iterator[Relation]:
    if len(told) != len(names) or len(told) == 1:
        return
    found = []
    for phrase, name in zip(told, names, strict=True):
        row = _row_of(name, rows)
        if row is not None:
            found.append(_rate(phrase, row))
    held = [one for one in found if agrees(one.judgement)]
    sure = len(held) * 2 >= len(found) and len(held) > 0
    yield from found if sure else held


def _row_of(name: str, rows: Sequence[IndicatorRow]) -> IndicatorRow | None:
    """The one row that is called so, be it with other words between."""
    within = [row for row in rows if name in row.name]
    between = re.compile(".*".join(map(re.escape, name)))
    like = within or [row for row in rows if between.search(row.name)]
    return like[0] if len(like) == 1 and name else None


def _rate(phrase: Phrase, row: IndicatorRow) -> Relation:
    return rate(
        phrase.figure, (row.actual.figure, row.target.figure), part_of_whole,
        kind=RelationKind.COMPLETION_RATE, formula="完成值÷指标值×100", subject=row.name,
        scope=Scope.TEXT_TABLE,
    )  # fmt: skip
