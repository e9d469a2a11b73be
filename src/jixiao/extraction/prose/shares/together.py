"""甲、乙占34.41%和59.61%，合计占94.02%: shares told one by one, and then together."""

from __future__ import annotations

from collections.abc import Iterator

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement, nearest_before
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_TOGETHER = late_regex(
    r"(?:合计|共计|总计|[两三二四]者|[两三四]项|共)[^，。；：]{0,8}占[^，。；：]{0,12}$"
)
_LOOK_BACK = 6
"""Statements back in which the shares stand."""


def is_together(phrase: Phrase, position: int, statement: Statement) -> bool:
    """Whether a share right behind another is said to be of several parts."""
    behind = position > 0 and statement.phrases[position - 1].role is Role.SHARE
    return behind and _TOGETHER.search(phrase.gap) is not None


def share_together(
    phrase: Phrase, position: int, statement: Statement, statements: list[Statement]
) -> Iterator[Relation]:
    """The sum of the last shares of its sentence that make it."""
    shares = [one for one in statement.phrases[:position] if one.role is Role.SHARE][::-1]
    for other in nearest_before(statement, statements, _LOOK_BACK):
        if other.phrases[-1].stop != phrase.stop:
            break
        shares.extend(one for one in reversed(other.phrases) if one.role is Role.SHARE)
    for length in range(2, len(shares) + 1):
        terms = [(1, one.figure) for one in reversed(shares[:length])]
        relation = signed_sum(phrase.figure, terms, subject=statement.title(phrase))
        if agrees(relation.judgement):
            yield relation
            return
