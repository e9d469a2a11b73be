"""培训、走访两项完成率分别为98.40%和95%: a row of rates of completion, each of the row of a table
that its name tells, by the target and the result there.

Told where it holds; where others of the row do, also another rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from jixiao.extraction.building import agrees, part_of_whole, rate
from jixiao.extraction.linking.told_indicators import IndicatorRow
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.rows import ROW_LINK
from jixiao.figures.figure import Dimension, Figure
from jixiao.figures.verdict import Verdict
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
_LONGEST, _PAIR = 8, 2
"""Rates of a row; a result and its target."""


def rates_in_turn(phrases: Sequence[Phrase], rows: Sequence[IndicatorRow]) -> Iterator[Relation]:
    """The rates of each such row, those of a name that tells one row of a table."""
    for place, phrase in enumerate(phrases):
        if phrase.figure.dimension is not Dimension.PERCENT or not _IN_TURN.search(phrase.gap):
            continue
        match = _NAMES.search(phrase.context[-_REACH:])
        if match is None:
            continue
        behind = takewhile(_goes_on, phrases[place + 1 : place + _LONGEST])
        told = list(_in_turn([phrase, *behind], _JOINS.split(match["names"]), rows))
        yield from told
        yield from _in_prose(told, phrases)


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
            found.append(_rate(phrase.figure, row.actual.figure, row.target.figure, row.name))
    held = [one for one in found if agrees(one.judgement)]
    sure = len(held) * 2 >= len(found) and len(held) > 0
    yield from found if sure else held


def _row_of(name: str, rows: Sequence[IndicatorRow]) -> IndicatorRow | None:
    """The one row that is called so, be it with other words between."""
    rows = [row for row in rows if row.actual.figure.dimension is not Dimension.PERCENT]
    within = [row for row in rows if name in row.name]
    between = re.compile(".*".join(map(re.escape, name)))
    like = within or [row for row in rows if between.search(row.name)]
    return like[0] if len(like) == 1 and name else None


def _in_prose(told: Sequence[Relation], phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The rates that hold, of the same figures where the prose prints both, too."""
    said: dict[tuple[Decimal, str], Figure] = {}
    for one in reversed(phrases):
        said[one.figure.value, one.figure.unit] = one.figure
    for relation in told:
        figures = [term.figure for term in relation.operands if term.figure is not None]
        again = [said.get((one.value, one.unit)) for one in figures]
        done, goal = again if len(again) == _PAIR else (None, None)
        stated = relation.stated.figure
        told_so = relation.verdict is Verdict.HOLDS and done is not goal
        if told_so and done is not None and goal is not None and stated is not None:
            yield _rate(stated, done, goal, relation.subject)


def _rate(stated: Figure, done: Figure, goal: Figure, name: str) -> Relation:
    return rate(
        stated, (done, goal), part_of_whole, kind=RelationKind.COMPLETION_RATE,
        formula="完成值÷指标值×100", subject=name, scope=Scope.TEXT_TABLE,
    )  # fmt: skip
