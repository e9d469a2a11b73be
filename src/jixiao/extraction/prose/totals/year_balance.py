"""当年收支结余: all that came in less all that was spent, however long their lists are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.extraction.building import agrees, signed_sum
from jixiao.extraction.prose.comparability import comparable
from jixiao.extraction.prose.phrases import Phrase
from jixiao.extraction.prose.statements import Statement
from jixiao.extraction.prose.totals.operands import Before
from jixiao.extraction.prose.totals.slips import is_misprinted
from jixiao.late import late_regex
from jixiao.ledger.relation import Relation, RelationKind, Role

_BALANCE = late_regex(r"(?:(?:当年|本年|年度)(?:收支)?|收支)结余(?:为|是)?$")
_INCOME = late_regex(r"(?:总收入|收入(?:总额|总计|合计)|全年收入)(?:为|是|共计?)?$")
_OUTGO = late_regex(r"(?:总支出|支出(?:总额|总计|合计)|全年[共总]?支出)(?:为|是|共计?)?$")


def year_balance(phrase: Phrase, before: Before) -> Relation | None:
    """The balance of the last income and the last outgo of all; told where it holds, or where a
    misprint of it is all that is wrong.
    """
    if phrase.role is not Role.LEVEL or not _BALANCE.search(phrase.gap):
        return None
    income, outgo = (_last(before, pattern, phrase) for pattern in (_INCOME, _OUTGO))
    if income is None or outgo is None:
        return None
    relation = signed_sum(
        phrase.figure, [(1, income.figure), (-1, outgo.figure)],
        subject=phrase.subject.name, kind=RelationKind.DIFFERENCE,
    )  # fmt: skip
    return relation if agrees(relation.judgement) or is_misprinted(relation) else None


def _last(
    before: Sequence[tuple[Statement, Phrase]], pattern: re.Pattern[str], phrase: Phrase
) -> Phrase | None:
    """The last amount of this year called so, of no list."""
    for statement, one in reversed(before):
        level = one.role is Role.LEVEL and not one.prior and statement.owner is None
        if level and pattern.search(one.gap) and comparable(one, phrase):
            return one
    return None
