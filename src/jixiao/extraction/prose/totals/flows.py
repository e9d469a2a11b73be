"""What there was, what came and what went, and what there is: 年初甲，新增乙，报废丙，年末丁.

Budgets that were added to and cut, assets, debts, vehicles, stores: the words at each amount tell
on which side it stands, and every amount between the first and the last is one of these.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from jixiao.extraction.building import agrees
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import near_total, sum_towards
from jixiao.extraction.prose.totals.slips import shows_a_slip
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_OPENS = late_regex(r"[年期]初|上年末|上年年末|\x01末|原有")
_CLOSES = late_regex(r"[年期]末|年底|调整后|可用|实有|结存|现有")
_COMES = late_regex(
    r"追加|增加|增拨|新增|增列|调增|核增|下达|收到|购入|购置|新购|轮入|调入|划入|转入|接收|举借|借入|发行|入库|补充|"
    r"上年结转|结转上年"
)
_GOES = late_regex(
    r"收回|核减|调减|压减|减少|追减|偿还|归还|还本|化解|报废|处置|核销|拍卖|调出|划出|转出|上缴|注销|"
    r"轮出|出库|发放|领用|消耗|清退"
)
_FEWEST = 2
"""What there was, and one amount that came or went."""
_REACH = 8
"""Amounts of one sentence over which they may run."""
_Told = tuple[Statement, Phrase]
_Row = list[tuple[int, Phrase]]


def flow_relations(amounts: Sequence[_Told], stated: Container[int]) -> Iterator[Relation]:
    """What there is at the end of such a sentence, or what stands right before it (全年预算甲：
    年初批复乙，追加丙); ``stated`` are the figures that other sums already make.
    """
    for place, (_, first) in enumerate(amounts):
        gap, initial = first.gap, first.subject.stage == "initial"
        if not initial and "初" not in gap and "末" not in gap and "原有" not in gap:
            continue
        if first.role is not Role.LEVEL or not (initial or _says(_OPENS, first)):
            continue
        row, end = _read(amounts[place:][: 1 + _REACH])
        total = end or _right_before(amounts, place)
        if len(row) >= _FEWEST and total is not None and total[1].figure.start not in stated:
            yield from _made(total, row, closes=end is not None)


def _says(words: re.Pattern[str], one: Phrase) -> bool:
    return words.search(last_clause(one.gap).text) is not None


def _read(amounts: Sequence[_Told]) -> tuple[_Row, _Told | None]:
    """The first amount with those that came and went, and the one behind them that did neither."""
    first = amounts[0][1]
    row: _Row = [(1, first)]
    for pair in amounts[1:]:
        one = pair[1]
        if (one.passage, one.stop) != (first.passage, first.stop) or one.depth < first.depth:
            break
        if one.depth > first.depth or not comparable(one, first):
            continue
        side = _side_of(one)
        if not side:
            return row, pair
        row.append((side, one))
    return row, None


def _side_of(one: Phrase) -> int:
    """1 for what came, −1 for what went, 0 where nothing or both are said."""
    if one.role is Role.CHANGE:
        return 0 if one.base else one.sign
    if one.subject.stage:
        return 0
    return int(_says(_COMES, one)) - int(_says(_GOES, one))


def _right_before(amounts: Sequence[_Told], place: int) -> _Told | None:
    """The amount that the sentence from an opening amount on details."""
    statement, total = amounts[place - 1]
    first = amounts[place][1]
    detailed = place > 0 and first.opener and total.after == first.gap
    levels = total.role is Role.LEVEL and comparable(total, first)
    return (statement, total) if detailed and levels else None


def _made(total: _Told, row: _Row, *, closes: bool) -> Iterator[Relation]:
    """The sum; where the amounts do not make it, it is told where a slip explains that, or where
    some came, some went and they come near it.
    """
    statement, phrase = total
    ends = phrase.subject.stage == "adjusted" or _says(_CLOSES, phrase)
    if closes and not (ends and phrase.role is Role.LEVEL):
        return
    relation = sum_towards(statement, phrase, row)
    both = {sign for sign, _ in row[1:]} == {1, -1} and near_total(relation)
    if agrees(relation.judgement) or both or shows_a_slip(relation):
        yield relation
