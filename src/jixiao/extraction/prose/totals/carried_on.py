"""An account that goes on from an amount before its sentence (A20).

收入90.40亿元。扣减上解6.20亿元，加上返还1.30亿元，财力85.50亿元。调入4亿元，扣减还本2亿元，可用87.50亿元:
every amount of such a sentence says whether it is added or taken off, and what it all starts from
is told before. Told where it holds exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.extraction.building import signed_sum
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.gaps import last_clause
from jixiao.extraction.prose.phrases import Phrase
from jixiao.figures.verdict import Verdict
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_SIDE = late_regex(
    r"(?P<added>加上|加计|另加|调入|动用|返还|补助收入|转贷收入)|扣减|扣除|减去|减除|剔除|上解|上缴|调出|偿还|冲减"
)
"""The first word of a clause that says so: 扣减返还 is taken off."""
_LINKED = ("和", "及", "与", "以及", "、")
"""What joins an amount to the one before it, on the same side."""
_BACK, _PASSAGES = 8, 2
"""Amounts, and passages, back in which the account starts."""
_TELLING = 3


def carried_on(phrases: Sequence[Phrase]) -> Iterator[Relation]:
    """What each sentence that adds and takes off comes to, from an amount before it."""
    money = [one for one in phrases if one.money and one.role is Role.LEVEL]
    for place, first in enumerate(money):
        before = money[place - 1] if place else None
        opens = before is None or _sentence(before) != _sentence(first)
        if not opens or not _side(first, 0):
            continue
        row = [(_side(first, 0), first)]
        for one in money[place + 1 :][:_BACK]:
            if _sentence(one) != _sentence(first) or one.depth != first.depth:
                break
            if side := _side(one, row[-1][0]):
                row.append((side, one))
                continue
            if found := _from_before(one, row, money[max(0, place - _BACK) : place]):
                yield found
            break


def _sentence(one: Phrase) -> tuple[int, int]:
    return one.passage, one.stop


def _side(one: Phrase, before: int) -> int:
    """1 for what is added, −1 for what is taken off, 0 where it does not say."""
    said = _SIDE.search(last_clause(one.gap).text)
    if said is not None:
        return 1 if said["added"] else -1
    return before if one.gap.startswith(_LINKED) else 0


def _from_before(
    total: Phrase, row: Sequence[tuple[int, Phrase]], earlier: Sequence[Phrase]
) -> Relation | None:
    """The nearest amount before the sentence that the row leads from to the total."""
    if total.figure.telling < _TELLING:
        return None
    for start in reversed(earlier):
        if total.passage - start.passage > _PASSAGES or not comparable(start, total):
            continue
        terms = [(1, start.figure), *((side, one.figure) for side, one in row)]
        relation = signed_sum(total.figure, terms, subject=total.subject.name)
        if relation.verdict is Verdict.HOLDS:
            return relation
    return None
