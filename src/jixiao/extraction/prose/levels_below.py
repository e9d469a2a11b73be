"""What each level of government gave, told again of each thing that it gave for (A20).

补助30万元（其中省级资金18万元，市级资金12万元），用于道路省级10万元、市级7万元；饮水省级8万元、市级
5万元: where all of the things make the whole, those of each level make what that level gave.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.extraction.building import agrees, same, signed_sum, told_only
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.figure import total_of
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_LEVEL = late_regex(
    r"(?P<level>中央级?|[县区]?[省市县区州旗镇乡]级|[省市县区](?=财政|配套))"
    r"(?:财政|衔接|专项|预算|补助|配套|资金|投入|拨款|安排|承担|投资|下达|到位|[为共：])*$"
)
_SIGNS = ("级", "中央", "财政", "配套")
_PAIR, _FEWEST = 2, 3
"""Levels of a row, and what is told of them behind it, at least."""
_REACH, _MOST = 40, 6
"""Figures behind a row among which its details stand; levels of one row at most."""


def levels_below(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """The sums of every row of levels that the details behind it make."""
    names = [_level(one) for one in phrases]
    for place in range(1, len(phrases) - _PAIR):
        if not (names[place] and names[place + 1]) or names[place - 1]:
            continue
        row = _row(phrases, names, place)
        whole, end = phrases[place - 1], place + len(row)
        if len(row) < _PAIR or not whole.money:
            continue
        if total_of(one.figure.value for one in row.values()) == whole.figure.value:
            yield from _details(whole, row, phrases, names, end)
            yield from _whole_again(whole, row, phrases[end : end + _PAIR], names[end:])


def _level(phrase: Phrase) -> str:
    """The level of government right before an amount, "" without one."""
    if not phrase.money or phrase.role is not Role.LEVEL or phrase.prior:
        return ""
    if not any(sign in phrase.gap for sign in _SIGNS):
        return ""
    match = _LEVEL.search(phrase.gap)
    return match["level"] if match else ""


def _row(phrases: Sequence[Phrase], names: Sequence[str], place: int) -> dict[str, Phrase]:
    """The amounts in a row that stand in one sentence, each of another level."""
    row: dict[str, Phrase] = {}
    for one, name in zip(phrases[place : place + _MOST], names[place:], strict=False):
        alike = (one.sentence, one.depth) == (phrases[place].sentence, phrases[place].depth)
        if not name or name in row or not alike:
            break
        row[name] = one
    return row


def _whole_again(
    whole: Phrase, row: dict[str, Phrase], behind: Sequence[Phrase], names: Sequence[str]
) -> Iterator[Relation]:
    """总投资60万元，其中中央资金40万元，县配套20万元，中央下达资金60万元: all of it as what one
    of the levels gave.
    """
    for one, name in zip(behind, names, strict=False):
        beside = one.passage == whole.passage and name in row
        if beside and one.figure.value == whole.figure.value != row[name].figure.value:
            yield replace(same(one.figure, row[name].figure, subject=name), likely=True)


def _details(
    whole: Phrase, row: dict[str, Phrase], phrases: Sequence[Phrase], names: Sequence[str], end: int
) -> Iterator[Relation]:
    """What stands behind a row in its passage, by level; else in the passages after it."""
    behind = range(end, min(len(phrases), end + _REACH))
    own = [at for at in behind if phrases[at].passage == whole.passage and names[at]]
    tried = own or [at for at in behind if names[at]]
    told: dict[str, list[Phrase]] = defaultdict(list)
    for at in tried:
        told[names[at]].append(phrases[at])
    if len(tried) < _FEWEST or set(told) != set(row):
        return
    all_of_it = signed_sum(
        whole.figure, [(1, phrases[at].figure) for at in tried], subject=whole.subject.name
    )
    whole_agrees = agrees(all_of_it.judgement)
    if whole_agrees:
        yield told_only(all_of_it)
    for name, stated in row.items():
        if len(told[name]) < _PAIR:
            continue
        relation = signed_sum(
            stated.figure, [(1, one.figure) for one in told[name]], subject=stated.subject.name
        )
        if relation.verdict is Verdict.HOLDS or whole_agrees:
            yield relation
