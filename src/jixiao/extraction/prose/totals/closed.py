"""A list whose head says how many items it has, and that ends with what they come to.

安排三个子项目：甲预算30万元，乙预算20万元，丙预算10万元，合计60万元.
"""

from __future__ import annotations

from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import Before, sum_towards, with_signs
from jixiao.figures.figure import Dimension
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, Role

_CLOSING = late_regex(r"[，；、](?:合计|共计|总计)(?:金额|资金|预算|支出)?(?:为|：)?")
_FEWEST = 2


def closed_list(statement: Statement, phrase: Phrase, before: Before) -> Relation | None:
    """The items since the opener, where they are as many as the words before it count."""
    if not _CLOSING.fullmatch(phrase.gap):
        return None
    beside = [
        one
        for _, one in before
        if (one.passage, one.stop) == (phrase.passage, phrase.stop) and one.depth == phrase.depth
    ]
    opened = max((place for place, one in enumerate(beside) if one.opener), default=0)
    count = beside[opened - 1] if opened else None
    items = beside[opened:]
    if count is None or count.figure.dimension is not Dimension.COUNT or len(items) < _FEWEST:
        return None
    if count.figure.value != len(items) or count.after != items[0].gap:
        return None
    levels = all(one.role is Role.LEVEL and comparable(one, phrase) for one in items)
    return sum_towards(statement, phrase, with_signs(items)) if levels else None
